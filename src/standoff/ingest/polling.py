"""A feed is asked for what has changed since it was asked last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.errors import InputError, UnreadableError
from standoff.ingest.door import NO_VERSION, Fetch, Version
from standoff.ingest.feeds import form_of
from standoff.ingest.leads import Lead
from standoff.ingest.settings import Settings
from standoff.ingest.web import feed


@dataclass(frozen=True, slots=True)
class Polled:
    """What a feed answered."""

    leads: tuple[Lead, ...] = ()
    """Its entries, those before the place where it breaks off."""
    version: Version = NO_VERSION
    changed: bool = True
    error: InputError | None = None
    """Why it could not be read, or not to its end."""


def poll(url: str, since: Version, fetch: Fetch, settings: Settings) -> Polled:
    """The entries of a feed where it has changed since the version that was had; nothing is raised."""
    try:
        answer = fetch(url, since)
        if answer.status == 304:
            return Polled((), since, changed=False)
        if form_of(answer.content) == "list":
            raise UnreadableError(f"{url} is a list of feeds. Name those that are to be watched, each by its address.")
        leads, error = _gathered(feed(url, answer, "feed", fetch, settings))
    except InputError as reason:
        return Polled((), since, error=reason)
    return Polled(leads, answer.version, error=error)


def _gathered(leads: Iterator[Lead]) -> tuple[tuple[Lead, ...], InputError | None]:
    """All that can be made out, and why that is not all. Raises InputError where it is nothing."""
    found: list[Lead] = []
    try:
        found.extend(leads)
    except InputError as reason:
        if not found:
            raise
        return tuple(found), reason
    return tuple(found), None
