"""Web pages to articles: the main text is taken out, and compared with what a reader of the page would see."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from threading import Thread
from typing import TYPE_CHECKING

from standoff.errors import TooLargeError, UnreadableError, shown
from standoff.ingest.plain import NOTHING_KNOWN, Known, article_of_text
from standoff.ingest.settings import Settings
from standoff.record import Article

if TYPE_CHECKING:
    from trafilatura.settings import Document

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([\w:.-]{1,40})|<\?xml[^>]{0,99}encoding=[\"']([\w:.-]{1,40})",
    re.IGNORECASE,
)
_LATIN_1 = frozenset({"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"})
_NOT_FREE = re.compile(r"[\"']isAccessibleForFree[\"']\s{0,9}:\s{0,9}[\"']?false", re.IGNORECASE)
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "iframe", "select", "textarea", "object"}
)
_ABOUT = frozenset({"a", "nav", "header", "footer", "button", "aside"})
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
_LEAST_SHARE = 1 / 3  # of the running text that must have been found
_LEAST = 40  # characters of running text: what has less is menus
_STUB = 1_500  # characters: what a page for subscribers shows to others
_LATEST = "2100-12-31"  # the library's own bound is today, and a record must not depend on the day it is made


def looks_like_page(content: bytes) -> bool:
    """Whether bytes are a web page rather than plain text."""
    start = content[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<?xml") and b"<html" in start)


def article_of_page(
    content: bytes, report_id: str, settings: Settings, known: Known = NOTHING_KNOWN, charset: str | None = None
) -> Article:
    """The article of a web page's bytes. `charset` is what the server said of them.

    Raises UnreadableError where no report can be made out or only the start of one is shown, TooLargeError where the
    page is larger than is taken apart, and LanguageError for a language that is not read.
    """
    if len(content) > settings.most_page_bytes:
        raise TooLargeError(
            f"The page has {len(content):,} bytes, and pages are read up to {settings.most_page_bytes:,}. "
            "Copy its text into a .txt file."
        )
    markup = decoded(content, charset)
    view = _view(markup)
    found = _within(settings.most_seconds, lambda: _extracted(markup, known.url))
    text = (found.text or "") if found else ""
    _refuse_fragments(text, view, markup)
    return article_of_text(text, report_id, settings, _known(known, view, found, settings))


def decoded(content: bytes, charset: str | None) -> str:
    """The page's characters: by byte order mark, the server's word, the page's own, UTF-8, else Windows-1252."""
    mark = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    declared = _DECLARED.search(content[:2048])
    own = (declared[1] or declared[2]).decode("ascii") if declared else None
    for name in (mark, charset, own, "utf-8"):
        if name:
            try:
                return content.decode("cp1252" if name.lower() in _LATIN_1 else name).removeprefix("\ufeff")
            except (LookupError, UnicodeError):
                continue
    return content.decode("cp1252", "replace")


@dataclass(frozen=True, slots=True)
class _View:
    """What a reader of the page would see of it."""

    language: str | None
    running: int
    """Characters that are no white space, outside links and menus."""


def _view(markup: str) -> _View:
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return _View(reader.language, reader.running)


class _Reader(HTMLParser):
    """Counts running text. It keeps counts and no tree, so that no nesting is too deep for it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.language: str | None = None
        self.running = 0
        self._outside: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            self.language = dict(attrs).get("lang") or dict(attrs).get("xml:lang")
        if tag in _UNSEEN | _ABOUT:
            self._outside[tag] = self._outside.get(tag, 0) + 1
        if tag in {"body", "p"}:  # what was left open before does not reach here
            self._outside.pop("head", None)

    def handle_endtag(self, tag: str) -> None:
        if self._outside.get(tag, 0) > 1:
            self._outside[tag] -= 1
        else:
            self._outside.pop(tag, None)

    def handle_data(self, data: str) -> None:
        if not self._outside:
            self.running += sum(not char.isspace() for char in data)


def _extracted(markup: str, url: str | None) -> Document | None:
    """The main text and what the page says of itself; repeated paragraphs stay."""
    from trafilatura import bare_extraction  # noqa: PLC0415  # takes a second

    found = bare_extraction(
        markup,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        deduplicate=False,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": _LATEST},
    )
    return None if isinstance(found, dict) else found


def _within(seconds: float, work: Callable[[], Document | None]) -> Document | None:
    """What the work gives, if it gives it in time; it cannot be stopped, and what it gives late is thrown away."""
    results: list[Document | None] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            results.append(work())
        except Exception as error:  # noqa: BLE001  # whatever a parser meets in a page is the page's fault
            errors.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise UnreadableError(
            f"The page cannot be taken apart: {shown(str(errors[0]))}. Copy its text into a .txt file."
        )
    if not results:
        raise UnreadableError(
            f"The page took more than {seconds:g} seconds to take apart. Copy its text into a .txt file."
        )
    return results[0]


def _refuse_fragments(text: str, view: _View, markup: str) -> None:
    found = sum(not char.isspace() for char in text)
    if found < _STUB and (view.running < _LEAST or found < view.running * _LEAST_SHARE):
        raise UnreadableError(
            f"No report can be made out in the page: {found:,} of {view.running:,} characters of running text were "
            "found. Copy its text into a .txt file."
        )
    if found < _STUB and _NOT_FREE.search(markup):
        raise UnreadableError(
            f"The page shows only the start of its report ({found:,} characters) to those who do not subscribe. "
            "Copy the whole text into a .txt file."
        )


def _known(known: Known, view: _View, found: Document | None, settings: Settings) -> Known:
    """What the caller knows, or else would have it, completed by what the page says of itself."""
    if found is None:
        return known
    authors = tuple(name for name in (found.author or "").split("; ") if name)
    return replace(
        known,
        title=known.title or found.title,
        outlet=known.outlet or settings.outlet or found.sitename,
        published=known.published or settings.published or found.date,
        authors=known.authors or authors,
        language=known.language or view.language or found.language,
    )
