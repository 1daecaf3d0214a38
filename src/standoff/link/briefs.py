"""What of a record the crisis still needs when its statements are linked: who it is, its actors, its ties."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from standoff.link.words import Span
from standoff.record import Record, ReportEntry, Tie
from standoff.record.labels import ActorKind, Sector

_ARTICLE = re.compile(r"[Tt]he\s+(?=[A-Z]{2,}\Z)")


class Named(NamedTuple):
    """Who an actor of a report is."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: Sector | None


@dataclass(frozen=True, slots=True)
class Brief:
    """A record in brief; `mentions` are those of its actors, in order."""

    entry: ReportEntry
    actors: tuple[Named, ...]
    mentions: tuple[frozenset[Span], ...]
    ties: tuple[Tie, ...]


def brief(record: Record) -> Brief:
    """The brief of a record."""
    entry = ReportEntry(
        id=record.id, title=record.title, outlet=record.outlet, published=record.published, url=record.url
    )
    mentions = tuple(frozenset(_named(record.text, span) for span in actor.mentions) for actor in record.actors)
    actors = tuple(Named(each.id, each.name, each.kind, each.country, each.sector) for each in record.actors)
    return Brief(entry, actors, mentions, record.ties)


def _named(text: str, span: Span) -> Span:
    """An acronym's article is no part of the name: "the TTP" is TTP."""
    article = _ARTICLE.match(text, *span)
    return (article.end(), span[1]) if article else span
