"""A lead is a name under which reports may be found; it is opened when its turn comes, and may hold leads itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from standoff.errors import InputError
from standoff.record import Article


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that could not be read, and why. `name` is the file, the page, or the file and line."""

    name: str
    reason: InputError


@dataclass(frozen=True, slots=True)
class Found:
    """The bytes of one report. The way from them to the article may be long, and may be gone by another process."""

    content: bytes
    make: Callable[[], Article]
    """Gives the article. Raises InputError."""
    id: str | None = None
    """The report's id where it is known before its text is."""
    fetched: str | None = None
    """When an archive fetched it, in UTC."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Where to look: a file, a line of one, an address, a feed, an archive."""

    place: str
    open: Callable[[], Found | Iterator[Lead]]
    """Gives the report, or the leads of a feed or an archive. Raises InputError."""
    many: bool = False
    """Whether it is known to hold any number of reports."""


def opened(
    leads: Iterable[Lead], known: Callable[[str], bool] = lambda _: False
) -> Iterator[tuple[str, Found | Rejected | None]]:
    """Each place that the leads come to in the end, with the report that is there or why there is none.

    A place of which `known` says so is not opened, and comes with None.
    """
    for lead in leads:
        if known(lead.place):
            yield lead.place, None
        else:
            yield from _opened(lead, known)


def _opened(lead: Lead, known: Callable[[str], bool]) -> Iterator[tuple[str, Found | Rejected | None]]:
    try:
        found = lead.open()
        if isinstance(found, Found):
            yield lead.place, found
        else:
            yield from opened(found, known)
    except InputError as reason:
        yield lead.place, Rejected(lead.place, reason)
