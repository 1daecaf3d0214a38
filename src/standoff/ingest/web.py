"""Addresses: a page, a plain text, or a feed with the addresses of many."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from standoff.errors import UnreadableError, shown
from standoff.ingest.door import Fetch, Fetched
from standoff.ingest.feeds import Entry, Form, entries_of, feeds_of, form_of
from standoff.ingest.leads import Found, Lead
from standoff.ingest.page import article_of_page, decoded
from standoff.ingest.plain import Known, article_of_text
from standoff.ingest.settings import Settings
from standoff.record import Article, id_of_text, id_of_url

PAGES = frozenset({"text/html", "application/xhtml+xml", ""})
MEDIA_TYPES = PAGES | {"text/plain"}


def address(url: str, fetch: Fetch, settings: Settings) -> Found | Iterator[Lead]:
    """What an address answers: a report, or the leads of a feed or of a list of feeds."""
    answer = fetch(url)
    form = form_of(answer.content)
    return _report(url, answer, Known(url=url), settings) if form is None else feed(url, answer, form, fetch, settings)


def feed(place: str, answer: Fetched, form: Form, fetch: Fetch, settings: Settings) -> Iterator[Lead]:
    """The reports that a feed names, or the feeds that a list (OPML) names. Raises UnreadableError."""
    if form == "list":
        for url in feeds_of(place, answer.content):
            yield Lead(url, partial(_listed, url, fetch, settings), many=True)
        return
    for entry in entries_of(place, answer):
        if entry.url:
            yield Lead(entry.url, partial(_entry, entry, fetch, settings))
        else:
            # Its number is another as the feed goes on, so this must not look like an address, which is asked once.
            yield Lead(f"entry {entry.number} of {place}", partial(_inside, place, entry, settings))


def _listed(url: str, fetch: Fetch, settings: Settings) -> Iterator[Lead]:
    """A feed out of a list. A list in a list is not followed, lest it come back to itself."""
    return feed(url, fetch(url), "feed", fetch, settings)


def _entry(entry: Entry, fetch: Fetch, settings: Settings) -> Found:
    known = Known(url=entry.url, published=entry.published)
    return _report(str(entry.url), fetch(str(entry.url)), known, settings)


def _inside(place: str, entry: Entry, settings: Settings) -> Found:
    """A report that stands in the feed itself, with no page of its own."""
    if not entry.content:
        raise UnreadableError(f"The entry {entry.number} of {place} has neither an address nor a text.")
    known = Known(None, entry.title, entry.outlet, entry.published, entry.authors)
    content, name = entry.content.encode("utf-8", "replace"), id_of_text(entry.id or entry.content)
    return Found(content, partial(article_of_page, content, name, settings, known, "utf-8"), name)


def _report(url: str, answer: Fetched, known: Known, settings: Settings) -> Found:
    if answer.media_type not in MEDIA_TYPES:
        raise UnreadableError(f"{url} is {shown(answer.media_type)}, which is no web page, plain text or feed.")
    make = partial(article_of_answer, url, answer.media_type, answer.charset, answer.content, settings, known)
    return Found(answer.content, make, id_of_url(url))


def article_of_answer(
    url: str, media_type: str, charset: str | None, content: bytes, settings: Settings, known: Known | None = None
) -> Article:
    """The article of what an address answered. Raises InputError."""
    known = known or Known(url=url)
    if media_type in PAGES:
        return article_of_page(content, id_of_url(url), settings, known, charset)
    return article_of_text(decoded(content, charset), id_of_url(url), settings, known)
