"""Small web archives of our own, written record by record."""

import gzip
from collections.abc import Mapping, Sequence

from tests.ingest.pages import page

DAY = "2019-05-02T10:00:00Z"


def record(kind: str, url: str, block: bytes, content_type: str) -> bytes:
    """One record of a WARC."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {DAY}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{abs(hash(url)) % 10**12:012}>\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(
    url: str,
    body: bytes | str,
    status: str = "200 OK",
    headers: Mapping[str, str] = {"Content-Type": "text/html"},
) -> bytes:
    """The record of an answer over HTTP."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    content = body.encode() if isinstance(body, str) else body
    return record(
        "response", url, f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + content, "application/http; msgtype=response"
    )


def packed(records: Sequence[bytes]) -> bytes:
    """Each record a member of its own, as archives are packed."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def sample() -> list[bytes]:
    """A page, a text, and what is no report."""
    return [
        record("warcinfo", "", b"software: own\r\n", "application/warc-fields"),
        answer("https://a.example/1", page()),
        answer("https://a.example/style.css", "p {}", headers={"Content-Type": "text/css"}),
        answer("https://a.example/gone", page(), status="404 Not Found"),
        record("request", "https://a.example/1", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        record("conversion", "https://a.example/2", b"Ada Orr said Tarn lent two ships.", "text/plain"),
    ]
