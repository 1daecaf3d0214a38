"""Small pages of our own, and a web of them on loopback."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

PARAGRAPHS = (
    "Ardan has accused Belmar of seizing one of its grain ships in the Selim Strait on Friday.",
    "Belmar denied it.",
    "The ship had asked for help with its engine, the coast guard of Belmar said, and was free to leave at any hour.",
    "Ardan's ministry called that account a fairy tale and asked for the return of the twelve sailors.",
    "Belmar denied it.",
)

GERMAN = (
    "Die Regierung von Ardan wirft Belmar vor, am Freitag ein Getreideschiff in der Meerenge festgehalten zu haben. "
    "Das Ministerium in Belmar wies den Vorwurf am Samstag zurück und sprach von einer Hilfe für die Mannschaft."
)


def page(paragraphs: tuple[str, ...] = PARAGRAPHS, lang: str = "en", head: str = "", extra: str = "") -> str:
    """A news page with a menu, a headline, paragraphs and a foot."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>Ship seized in the strait</title>{head}</head><body>'
        '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
        f"<main><article><h1>Ship seized in the strait</h1>{body}</article></main>{extra}"
        "<footer>© Northmoor News</footer></body></html>"
    )


@dataclass(frozen=True)
class Answer:
    """What the web answers at one path; `drip` sends the body byte by byte, so many seconds apart."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    drip: float = 0.0


@contextmanager
def serving(answers: Mapping[str, Answer]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """A real server on loopback: its address, and what was asked of it (path, user agent)."""
    asked: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers["User-Agent"]))
            answer = answers.get(self.path, Answer(status=404))
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self._send(answer)

        def _send(self, answer: Answer) -> None:
            try:
                if not answer.drip:
                    self.wfile.write(answer.body)
                for i in range(len(answer.body) if answer.drip else 0):
                    self.wfile.write(answer.body[i : i + 1])
                    self.wfile.flush()
                    stop.wait(answer.drip)
            except OSError:
                pass  # the client has hung up

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
            pass

    stop = Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        stop.set()
        server.shutdown()
        thread.join()
        server.server_close()
