"""Who speaks most and about what, and all that a crisis holds of one actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from standoff.record import Statement
from standoff.record.labels import ActorKind
from standoff.report.asked import Asked, bounds
from standoff.report.book import Book
from standoff.report.disputes import disputes
from standoff.report.rows import PARTS, ActorPage, ActorRow, VoiceRow
from standoff.report.telling import Telling
from standoff.report.ties import ties

KINDS = (*PARTS, *get_args(ActorKind))
_UNNAMED = "nobody named"
_MOST = 3


@dataclass(slots=True)
class _Tally:
    """What is counted of an actor while the reports go by."""

    acts: Counter[str] = field(default_factory=Counter)
    about: Counter[str] = field(default_factory=Counter)
    days: set[str] = field(default_factory=set)
    spoken_of: int = 0
    reports: set[str] = field(default_factory=set)


def who(book: Book, asked: Asked) -> list[ActorRow]:
    """The actors, who speaks most first. Everybody without a name is one row.

    A kind is a part (official, analyst, media, other, unnamed) or a kind of actor (person, organization, state, group).
    """
    kind, wanted = asked.one_of(KINDS), book.wanted(asked.actor)
    counted = _counted(book, asked, wanted)
    rows = (_row(actor, tally, book) for actor, tally in counted.items() if wanted is None or actor in wanted)
    fit = [row for row in rows if kind in {None, row.part, row.kind} and asked.from_country([row.country])]
    ordered = sorted(fit, key=lambda row: (-row.statements, -row.spoken_of, -row.texts, row.name))
    return asked.first(ordered)


def actor_page(book: Book, asked: Asked, name: str) -> ActorPage:
    """One actor's page; the filters hold for each part of it, and `limit` for each of its lists.

    Raises QuestionError where nobody is called so, or several are.
    """
    actor = book.cast.one(name)
    own = replace(asked, actor=actor)
    found = {each.id: each for each in who(book, replace(own, limit=0, kind=None, country=None))}
    voices = [each for each in _voices(book, actor) if asked.in_time([each.day]) and asked.sure(each.confidence)]
    return ActorPage(
        actor=found.get(actor) or _row(actor, _Tally(), book),
        said=tuple(asked.first(each for each in voices if each.actor == actor)),
        spoken_of=tuple(asked.first(each for each in voices if each.actor != actor)),
        ties=tuple(ties(book, replace(own, kind=None))),
        disputes=tuple(disputes(book, replace(own, kind=None))),
    )


def _voices(book: Book, actor: str) -> list[VoiceRow]:
    """What the actor said, and what was said of the actor, in the order of time."""
    rows = (
        telling.voice(each.id)
        for telling in book.tellings(book.originals({actor}))
        for each in telling.record.statements
        if actor in {telling.actor(each.source.actor), *telling.aims(each)}
    )
    return sorted(rows, key=lambda row: (row.day or "9999", row.report, row.spans))


def _counted(book: Book, asked: Asked, wanted: frozenset[str] | None) -> Mapping[str | None, _Tally]:
    """A tally for each actor who speaks or is named; None for all who are not named."""
    found: dict[str | None, _Tally] = {}
    for telling in book.tellings(book.originals(wanted)):
        for each in _asked_for(telling, asked):
            _count(telling, each, found)
    return found


def _asked_for(telling: Telling, asked: Asked) -> Iterator[Statement]:
    for each in telling.record.statements:
        if asked.sure(each.confidence) and asked.in_time([telling.day(each)]):
            yield each


def _count(telling: Telling, statement: Statement, found: dict[str | None, _Tally]) -> None:
    speaker, aims = telling.actor(statement.source.actor), list(telling.aims(statement))
    own = found.setdefault(speaker if telling.cast.part(speaker) != "unnamed" else None, _Tally())
    reports = {telling.record.id, *telling.also(statement.content)}
    own.acts[statement.act] += 1
    own.about.update(aims)
    own.days.update(filter(None, [telling.day(statement)]))
    own.reports |= reports
    for aim in aims:
        found.setdefault(aim, _Tally()).spoken_of += 1
        found[aim].reports |= reports


def _row(actor: str | None, tally: _Tally, book: Book) -> ActorRow:
    known = book.cast.actors[actor] if actor else None
    first, last = bounds(tally.days)
    reports, texts = book.cast.count(tally.reports)
    return ActorRow(
        id=actor,
        name=book.cast.name(actor) if actor else _UNNAMED,
        kind=known.kind if known else None,
        country=known.country if known else None,
        sector=known.sector if known else None,
        part=book.cast.part(actor),
        statements=tally.acts.total(),
        acts=_most(tally.acts.most_common()),
        about=_most((book.cast.name(each), count) for each, count in tally.about.most_common(_MOST)),
        spoken_of=tally.spoken_of,
        first=first,
        last=last,
        reports=reports,
        texts=texts,
    )


def _most(counts: Iterable[tuple[str, int]] | Sequence[tuple[str, int]]) -> tuple[str, ...]:
    return tuple(f"{what} {count}" for what, count in counts)
