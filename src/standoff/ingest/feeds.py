"""Feeds (RSS, Atom) and lists of them (OPML): the addresses of reports, and what the feed says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any, Literal
from urllib.parse import urldefrag, urljoin
from xml.sax import SAXException

from standoff.errors import UnreadableError, shown
from standoff.ingest.door import Fetched
from standoff.ingest.page import looks_like_page

Form = Literal["feed", "list"]

_ROOT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?>\s+|<\?.{0,500}?\?>|<!--.{0,2000}?-->|<!doctype[^>\[]{0,300}>)*+<([\w:]+)",
    re.DOTALL | re.IGNORECASE,
)
_FORMS: dict[bytes, Form] = {b"rss": "feed", b"feed": "feed", b"rdf:rdf": "feed", b"opml": "list"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of a report."""

    number: int
    """From 1, in the order of the feed."""
    id: str | None
    url: str | None
    title: str | None
    outlet: str | None
    """The feed's own title."""
    published: str | None
    authors: tuple[str, ...]
    content: str
    """HTML; empty where the feed has only a summary."""


def form_of(content: bytes) -> Form | None:
    """Whether bytes are a feed or a list of feeds, by the name of their outermost element."""
    root = _ROOT.match(content[:5000])
    return _FORMS.get(root[1].lower()) if root else None


def entries_of(place: str, answer: Fetched) -> Iterator[Entry]:
    """The entries of a feed, each address once.

    Raises UnreadableError where it is none, and after the last entry where it breaks off.
    """
    parsed = _parsed(place, answer)
    seen: set[str] = set()
    for number, entry in enumerate(parsed.entries, 1):
        found = _entry(number, entry, parsed.feed.get("title"), answer.url)
        if found.url not in seen:
            yield found
        seen.update([found.url] if found.url else [])
    if isinstance(parsed.get("bozo_exception"), SAXException):
        raise UnreadableError(
            f"{place} breaks off or is damaged ({shown(str(parsed.bozo_exception))}): {len(parsed.entries)} entries "
            "could be made out. Fetch it again."
        )


def _parsed(place: str, answer: Fetched) -> Any:  # noqa: ANN401  # feedparser has no types
    if looks_like_page(answer.content):
        raise UnreadableError(f"{place} is a web page and no feed. Look in it for the address of its feed.")
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415  # feeds are not read every time

    kind = f"{answer.media_type or 'application/xml'}{f'; charset={answer.charset}' if answer.charset else ''}"
    headers = {"content-location": answer.url, "content-type": kind}
    # As a stream: what is given as bytes would first be tried as the name of a file.
    parsed = feedparser.parse(BytesIO(answer.content), response_headers=headers)
    if not parsed.get("version"):
        raise UnreadableError(f"{place} is no feed: neither RSS nor Atom. Check the address.")
    return parsed


def _entry(number: int, entry: Any, outlet: str | None, base: str) -> Entry:  # noqa: ANN401  # the same
    link = urldefrag(urljoin(base, entry.get("link") or "")).url if entry.get("link") else ""
    authors = (author.get("name") for author in entry.get("authors", ()))
    return Entry(
        number,
        entry.get("id"),
        link if link.startswith(("http://", "https://")) else None,
        _bare(entry.get("title")),
        _bare(outlet),
        _day(entry.get("published", "")),
        tuple(name for name in authors if name),
        "".join(part.get("value", "") for part in entry.get("content", ())),
    )


def _bare(title: str | None) -> str | None:
    return re.sub(r"<[^>]{0,200}>", "", title).strip() or None if title else None


def _day(published: str) -> str | None:
    """The day at the outlet's own hour."""
    if match := _DAY.match(published.strip()):
        return match[0]
    try:
        return parsedate_to_datetime(published).date().isoformat()
    except ValueError:
        return None


def feeds_of(place: str, content: bytes) -> Iterator[str]:
    """The addresses of the feeds in a list, each once. Raises UnreadableError where it is none or is empty."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415  # lists are rare

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"{place} is no list of feeds: {shown(str(error))}. Export it again.") from error
    found = dict.fromkeys(str(each.get("xmlUrl") or "").strip() for each in root.iter("outline"))
    urls = [url for url in found if url.startswith(("http://", "https://"))]
    if not urls:
        raise UnreadableError(f"{place} names no feed: none of its outlines has an xmlUrl. Export it again.")
    yield from urls
