"""Watching real feeds on loopback: what is asked, what is told, and that nothing is told twice."""

import hmac
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest

from standoff.cli.linking import link_new
from standoff.cli.watch_rounds import Watching, watch_feeds
from standoff.crisis.watch_news import news_since
from standoff.store import open_store
from tests.cli.fakes import load_fake
from tests.ingest.pages import page

KEY = "grain and tides"


@dataclass
class Site:
    """A feed with its reports, and a receiver of news. `down` is the status of a receiver that takes nothing."""

    base: str = ""
    pages: dict[str, bytes] = field(default_factory=dict)
    down: int = 0
    asked: list[tuple[str, int]] = field(default_factory=list)
    posted: list[tuple[Mapping[str, str], bytes]] = field(default_factory=list)

    def add(self, name: str, *sentences: str) -> None:
        """A report, which the feed names from now on."""
        self.pages[f"/{name}"] = page(sentences).encode()
        links = (path for path in self.pages if path != "/rss")
        items = "".join(
            f"<item><link>{link}</link><pubDate>Wed, 01 May 2019 18:40:00 GMT</pubDate></item>" for link in links
        )
        self.pages["/rss"] = f"<rss version='2.0'><channel><title>N</title>{items}</channel></rss>".encode()

    def news(self) -> list[dict[str, Any]]:
        """All that was taken by the receiver."""
        return [each for _, body in self.posted for each in json.loads(body)["news"]]


def handler_of(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = site.pages.get(self.path)
            etag = f'"{sha256(body).hexdigest()}"' if body else ""
            status = 404 if body is None else 304 if self.headers["If-None-Match"] == etag else 200
            site.asked.append((self.path, status))
            self._answer(status, body if body and status == 200 else b"", etag)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if not site.down:
                site.posted.append((dict(self.headers), body))
            self._answer(site.down or 204, b"", "")

        def _answer(self, status: int, body: bytes, etag: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/rss+xml" if self.path == "/rss" else "text/html")
            self.send_header("ETag", etag)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
            pass

    return Handler


@contextmanager
def running() -> Iterator[Site]:
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(site))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    site.base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as found:
        found.add("a", "Ada said the ship left the harbor of Tarn on Friday.")
        yield found


@pytest.fixture
def place(tmp_path: Path, site: Site) -> Path:
    """A folder with the plan in it: one feed, one actor, a receiver, a file."""
    tmp_path.joinpath("feeds.toml").write_text(
        f"""follow = ["Ada"]
[[feeds]]
url = "{site.base}/rss"
name = "Harbor News"
[webhook]
url = "{site.base}/hook"
secret = "{KEY}"
[atom]
path = "news.atom"
""",
        "utf-8",
    )
    return tmp_path


def once(place: Path) -> bool:
    asked = Watching(place / "feeds.toml", str(place / "tarn.db"), None, None, allow_private=True, pause=0.01)
    return watch_feeds(asked, load_fake, link_new)


def test_a_feed_that_has_not_changed_costs_one_request(site: Site, place: Path) -> None:
    assert once(place)
    assert ("/rss", 200) in site.asked
    site.asked.clear()
    assert once(place)
    assert site.asked == [("/robots.txt", 404), ("/rss", 304)]


def test_a_new_entry_is_one_signed_call_and_none_the_second_time(site: Site, place: Path) -> None:
    once(place)
    site.posted.clear()
    site.add("b", "Bex denied the ship left the harbor of Tarn on Friday.", "Ada said the crew is well.")
    assert once(place)
    ((headers, body),) = site.posted
    signed = headers["X-Standoff-Timestamp"].encode() + b"." + body
    assert headers["X-Standoff-Signature"] == "sha256=" + hmac.new(KEY.encode(), signed, sha256).hexdigest()
    told = site.news()
    statement = next(each for each in told if each["kind"] == "statement")["statement"]
    assert (statement["who"], statement["words"]) == ("Ada", "the crew is well")
    assert (statement["url"], statement["confidence"], statement["published"]) == (f"{site.base}/b", 0.9, "2019-05-01")
    assert once(place)
    assert len(site.posted) == 1


def test_a_dispute_is_told_with_both_sides(site: Site, place: Path) -> None:
    site.add(
        "b", "Cal said the ship left the harbor of Tarn on Friday.", "Bex denied the ship left the harbor of Tarn."
    )
    once(place)
    disputes = [each for each in site.news() if each["kind"] == "dispute"]
    assert ("Cal", "Bex") in {(each["claim"]["who"], each["contest"]["who"]) for each in disputes}
    assert {each["dispute"] for each in disputes} == {"denial"}
    assert all(each["claim"]["words"].startswith("the ship left") and each["reasons"] for each in disputes)


def test_copies_are_told_once(site: Site, place: Path) -> None:
    sentences = tuple(f"Ada said ship number {n} of the northern fleet is safe in its harbor." for n in range(9))
    site.add("b", *sentences)
    once(place)
    before = len(site.news())
    site.add("c", *sentences)
    once(place)
    assert (before, len(site.news())) == (10, 10)


def test_what_is_there_when_watching_begins_is_no_news(site: Site, place: Path) -> None:
    from standoff.crisis.adding import add
    from standoff.crisis.reading import Reading
    from standoff.ingest import Settings

    store = open_store(str(place / "tarn.db"), create=True)
    list(add(store, [f"{site.base}/rss"], Settings(private_addresses=True), Reading(load_fake, "fake 1")))
    store.close()
    assert once(place)
    assert site.posted == []


def test_the_webhook_is_told_later_where_it_is_down(
    site: Site, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.down = 503
    assert not once(place)
    assert "answers with status 503" in capsys.readouterr().err
    site.down = 0
    assert once(place)
    assert [each["statement"]["who"] for each in site.news()] == ["Ada"]


def test_the_atom_file_can_be_followed(site: Site, place: Path) -> None:
    site.add("b", "Ada said that 3 &lt; 4 &amp; &lt;script&gt;alert(1)&lt;/script&gt;.")
    once(place)
    first = feedparser.parse(place.joinpath("news.atom").read_bytes())
    assert (first.bozo, first.version) == (False, "atom10")
    assert len(first.entries) == 2
    entry = next(each for each in first.entries if each.link == f"{site.base}/b")
    assert entry.content[0].type == "text/plain"
    assert "3 < 4 & <script>alert(1)</script>" in entry.content[0].value
    site.add("c", "Ada said the sea is calm.")
    once(place)
    second = feedparser.parse(place.joinpath("news.atom").read_bytes())
    assert second.feed.id == first.feed.id
    assert {each.id for each in first.entries} < {each.id for each in second.entries}
    assert list(place.glob(".news.atom*")) == []


def test_a_file_that_is_no_feed_is_not_written_over(
    site: Site, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place.joinpath("news.atom").write_text("my notes", "utf-8")
    assert not once(place)
    assert "is no Atom file" in capsys.readouterr().err
    assert place.joinpath("news.atom").read_text("utf-8") == "my notes"
    assert len(site.posted) == 1


def test_pages_can_ask_for_what_is_new(site: Site, place: Path) -> None:
    once(place)
    store = open_store(str(place / "tarn.db"))
    (found,) = news_since(store, "")
    assert found.value["statement"]["words"] == "the ship left the harbor of Tarn on Friday"
    assert news_since(store, found.at) == []
    store.close()
    assert site.base


def test_what_fails_is_told_and_the_others_are_read(
    site: Site, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = place / "feeds.toml"
    more = "".join(f'[[feeds]]\nurl = "{site.base}{path}"\n' for path in ("/a", "/gone"))
    plan.write_text(plan.read_text("utf-8") + more, "utf-8")
    assert not once(place)
    err = capsys.readouterr().err
    assert f"{site.base}/a is a web page and no feed." in err
    assert f"{site.base}/gone answers with status 404." in err
    assert len(site.news()) == 1


def test_a_page_that_does_not_come_is_tried_again_and_one_that_is_refused_is_not(site: Site, place: Path) -> None:
    site.add("late", "Ada said the tide is late.")
    late = site.pages.pop("/late")
    site.pages["/bad"] = b"\x00"
    site.pages["/rss"] = site.pages["/rss"].replace(b"</channel>", b"<item><link>/bad</link></item></channel>")
    assert not once(place)
    site.asked.clear()
    assert not once(place)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/rss", "/late"]
    site.pages["/late"] = late
    assert once(place)
    site.asked.clear()
    assert once(place)
    assert site.asked[1:] == [("/rss", 304)]
    assert {each["statement"]["words"] for each in site.news()} >= {"the tide is late"}


def test_a_page_that_never_comes_is_given_up(site: Site, place: Path) -> None:
    site.add("late", "Ada said the tide is late.")
    del site.pages["/late"]
    assert [once(place) for _ in range(6)] == [False] * 5 + [True]
    site.asked.clear()
    assert once(place)
    assert site.asked[1:] == [("/rss", 304)]


def test_entries_without_addresses_are_read_as_the_feed_goes_on(site: Site, place: Path) -> None:
    def entries(*words: str) -> bytes:
        bodies = [page((each,)).replace("<", "&lt;") for each in words]
        items = (
            f"<item><guid isPermaLink='false'>{each}</guid><content:encoded>{body}</content:encoded></item>"
            for each, body in zip(words, bodies, strict=True)
        )
        space = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
        return f"<rss version='2.0' {space}><channel><title>N</title>{''.join(items)}</channel></rss>".encode()

    site.pages["/rss"] = entries("Ada said the first ship is here.")
    assert once(place)
    site.pages["/rss"] = entries("Ada said the second ship is here.", "Ada said the first ship is here.")
    assert once(place)
    assert [each["statement"]["words"] for each in site.news()] == ["the first ship is here", "the second ship is here"]


def test_it_goes_on_until_it_is_interrupted(site: Site, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        site.add("b", "Ada said the crew is well.")
        if len(waits) == 3:
            raise KeyboardInterrupt

    asked = Watching(place / "feeds.toml", str(place / "tarn.db"), 10, None, allow_private=True)
    assert watch_feeds(asked, load_fake, link_new, wait)
    assert waits == [600, 600, 600]
    assert len(site.news()) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "standoff: ended; what was added and found is kept"


def test_a_change_of_the_plan_is_followed_and_a_broken_one_is_told(
    site: Site, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = place / "feeds.toml"
    words = plan.read_text("utf-8")
    changes = iter([words.replace('"Ada"', '"Ada", "Bex"'), words.replace("url = ", "url ", 1)])
    rounds: list[str] = []

    def wait(_: float) -> None:
        rounds.append(capsys.readouterr().err)
        site.add(f"r{len(rounds)}", f"Bex said the crew of ship {len(rounds)} is well.")
        changed = next(changes, None)
        if len(rounds) == 4:
            raise KeyboardInterrupt
        plan.write_text(changed or words, "utf-8")

    watch_feeds(Watching(plan, str(place / "tarn.db"), 10, None, allow_private=True), load_fake, link_new, wait)
    assert rounds[0] == ""
    assert rounds[1] == f"standoff: {plan} has changed, and is followed as it is now\n"
    assert rounds[2].startswith(
        f"standoff: the change is not followed, what was read before goes on: {plan} is no TOML"
    )
    assert rounds[3] == f"standoff: {plan} has changed, and is followed as it is now\n"
    assert [each["title"] for each in site.news()][1:] == ["Bex: assert"] * 2
