"""Ties over all reports, with differing figures side by side, and what flows each way between two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from standoff.record import SharedTie
from standoff.record.labels import TieKind
from standoff.report.asked import Asked, bounds, plain_day
from standoff.report.book import Book
from standoff.report.rows import BalanceRow, TieRow, TieVersionRow
from standoff.report.telling import Telling, reports_of

KINDS = get_args(TieKind)


def ties(book: Book, asked: Asked) -> list[TieRow]:
    """The ties that are asked for; those of the most independent texts first.

    `since` and `until` are about the time for which a tie is said to hold; where nothing is said, about the reports.
    """
    kind, wanted = asked.one_of(KINDS), book.wanted(asked.actor)
    chosen = [each for each in book.crisis.ties if kind in {None, each.kind} and _fits(each, book, asked, wanted)]
    chosen.sort(key=lambda each: -len({book.cast.original(version.report) for version in each.versions}))

    def row(tie: SharedTie, told: Mapping[str, Telling]) -> TieRow | None:
        made = _row(tie, book, told, asked)
        return made if made.versions and asked.in_time(_days(made)) else None

    return asked.first(book.made(chosen, lambda each: (version.report for version in each.versions), row, asked.limit))


def balance(book: Book, asked: Asked, one: str, other: str) -> list[BalanceRow]:
    """What one gives the other and the other way round, kind by kind, ties that are denied left out.

    Each is an actor, or a state by its name or three letters, with everybody of that country. Raises QuestionError
    where nobody is called so.
    """
    first, second = _side(book, one), _side(book, other)
    between = [row for row in ties(book, replace(asked, limit=0)) if row.status != "denied"]
    there = [row for row in between if row.giver_id in first and row.receiver_id in second]
    back = [row for row in between if row.giver_id in second and row.receiver_id in first]
    kinds = [kind for kind in KINDS if any(row.kind == kind for row in (*there, *back))]
    names = _called(book, one, first), _called(book, other, second)
    rows = (_balance(kind, names, _of(kind, there), _of(kind, back), book) for kind in kinds)
    return asked.first(sorted(rows, key=lambda row: (-row.one_gives - row.other_gives, row.kind)))


def _fits(tie: SharedTie, book: Book, asked: Asked, wanted: frozenset[str] | None) -> bool:
    ends = {tie.from_, tie.to}
    return (wanted is None or bool(ends & wanted)) and asked.from_country(map(book.cast.country, ends))


def _row(tie: SharedTie, book: Book, told: Mapping[str, Telling], asked: Asked) -> TieRow:
    versions = tuple(each for each in _versions(tie, told) if asked.sure(each.confidence))
    first, last = bounds(each.published for each in versions)
    reports, texts = book.cast.count(reports_of(versions))
    return TieRow(
        id=tie.id,
        kind=tie.kind,
        giver=book.cast.name(tie.from_),
        giver_id=tie.from_,
        giver_country=book.cast.country(tie.from_),
        receiver=book.cast.name(tie.to),
        receiver_id=tie.to,
        receiver_country=book.cast.country(tie.to),
        status=tie.status,
        since=min((plain_day(each.since) for each in versions if each.since), default=None),
        until=max((plain_day(each.until) for each in versions if each.until), default=None),
        figures=tuple(dict.fromkeys(figure for each in versions for figure in each.figures)),
        versions=versions,
        first=first,
        last=last,
        reports=reports,
        texts=texts,
        confidence=max((each.confidence for each in versions), default=0.0),
    )


def _versions(tie: SharedTie, told: Mapping[str, Telling]) -> list[TieVersionRow]:
    rows = (told[each.report].tie(each.tie) for each in tie.versions)
    return sorted(rows, key=lambda row: (row.published or "9999", row.report, row.spans))


def _days(row: TieRow) -> Iterable[str | None]:
    return [row.since, row.until] if row.since or row.until else [row.first, row.last]


def _side(book: Book, asked: str) -> frozenset[str]:
    """Whom the name means; of a state everybody of its country."""
    found = book.cast.named(asked)
    countries = {book.cast.country(each) for each in found if book.cast.actors[each].kind == "state"} - {None}
    return found | {each.id for each in book.cast.actors.values() if each.country in countries}


def _called(book: Book, asked: str, side: frozenset[str]) -> str:
    """The name of the state where there is one, else of the only one meant, else what was asked."""
    states = [each for each in side if book.cast.actors[each].kind == "state"]
    chosen = states or list(side)
    return book.cast.name(chosen[0]) if len(chosen) == 1 else asked


def _of(kind: TieKind, rows: Iterable[TieRow]) -> list[TieRow]:
    return [row for row in rows if row.kind == kind]


def _balance(
    kind: TieKind, names: tuple[str, str], there: Sequence[TieRow], back: Sequence[TieRow], book: Book
) -> BalanceRow:
    reports, texts = book.cast.count(reports_of(version for row in (*there, *back) for version in row.versions))
    return BalanceRow(
        kind=kind,
        one=names[0],
        other=names[1],
        one_gives=len(there),
        other_gives=len(back),
        one_figures=_figures(there),
        other_figures=_figures(back),
        ties=tuple(row.id for row in (*there, *back)),
        reports=reports,
        texts=texts,
    )


def _figures(rows: Iterable[TieRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(figure for row in rows for figure in row.figures))
