"""One transaction over a crisis, and what can be done in it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from standoff.store.links import Links
from standoff.store.news import Watched
from standoff.store.outcomes import Outcomes
from standoff.store.people import People
from standoff.store.reports import Reports
from standoff.store.search import Search


@dataclass(frozen=True, slots=True)
class Session:
    """What is done in one session is kept together at its end, or not at all."""

    connection: Connection

    @property
    def reports(self) -> Reports:
        """Reports and records."""
        return Reports(self.connection)

    @property
    def outcomes(self) -> Outcomes:
        """What became of each source."""
        return Outcomes(self.connection)

    @property
    def links(self) -> Links:
        """What was found across reports."""
        return Links(self.connection)

    @property
    def people(self) -> People:
        """What people judged."""
        return People(self.connection)

    @property
    def watched(self) -> Watched:
        """What was found by watching feeds."""
        return Watched(self.connection)

    @property
    def search(self) -> Search:
        """Search for words, and counts."""
        return Search(self.connection)
