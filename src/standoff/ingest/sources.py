"""From names of files, folders, pages, feeds and archives to articles. What cannot be read is told, and not the end."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from standoff.errors import DuplicateError, InputError, shown
from standoff.ingest.door import make_fetcher
from standoff.ingest.files import path_leads, stream_leads
from standoff.ingest.leads import Found, Lead, Rejected, opened
from standoff.ingest.settings import DEFAULTS, Settings
from standoff.ingest.web import address
from standoff.record import Article

STANDARD_INPUT = "-"


def read(
    names: Iterable[str], settings: Settings = DEFAULTS, standard_input: BinaryIO | None = None
) -> Iterator[Article | Rejected]:
    """The articles that the names lead to, in their order, and what is wrong with the others.

    A name is a file (plain text, web page, JSON lines, web archive, feed or list of feeds), a folder of these but for
    feeds, the http(s) address of a page, a feed or a list of feeds, or `-` for the standard input. Of two inputs with
    one id the second is rejected.
    """
    seen: dict[str, str] = {}
    for place, found in opened(leads_of(names, settings, standard_input)):
        if isinstance(found, Found):
            yield _once(place, found, seen)
        elif found:
            yield found


def leads_of(
    names: Iterable[str], settings: Settings = DEFAULTS, standard_input: BinaryIO | None = None
) -> Iterator[Lead]:
    """What the names stand for, each to be opened in its turn."""
    fetch = make_fetcher(settings)
    for name in names:
        if is_address(name):
            yield Lead(name, partial(address, name, fetch, settings))
        elif name == STANDARD_INPUT:
            yield from stream_leads(standard_input or sys.stdin.buffer, settings)
        else:
            yield from path_leads(Path(name), fetch, settings)


def is_address(name: str) -> bool:
    """Whether a name is one of the web."""
    return name.lower().startswith(("http://", "https://"))


def count_reports(names: Sequence[str]) -> int | None:
    """How many reports the names lead to, found without reading them; an address counts as one.

    None where that cannot be told: for feeds and archives, and for the standard input, which comes once.
    """
    if STANDARD_INPUT in names:
        return None
    total = 0
    for lead in leads_of(names):
        if lead.many:
            return None
        total += 1
    return total


def _once(place: str, found: Found, seen: dict[str, str]) -> Article | Rejected:
    try:
        article = found.make()
        if article.id in seen:
            raise DuplicateError(
                f"{place} has the id {shown(article.id)}, which is that of {seen[article.id]}. Rename one of them."
            )
    except InputError as reason:
        return Rejected(place, reason)
    seen[article.id] = place
    return article
