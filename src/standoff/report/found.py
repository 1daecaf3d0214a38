"""Search for words, with what is known of the places where they stand."""

from __future__ import annotations

from typing import get_args

from standoff.record.labels import Act
from standoff.record.show_words import visible
from standoff.report.asked import Asked
from standoff.report.book import Book
from standoff.report.rows import FoundRow
from standoff.report.telling import Telling
from standoff.store import ReportFound, StatementFound

KINDS = ("report", "statement", *get_args(Act))
_MOST = 1_000
"""Reports and statements that are looked at, at most: the filters come after the search."""


def search(book: Book, asked: Asked, words: str) -> list[FoundRow]:
    """Where all the words stand: statements, then reports, the best first. Copies are found as well.

    Words in quotation marks stand together, a star leaves a word open. An actor or a country is the speaker's; of a
    report it is enough that it names them. A kind is `report`, `statement`, or an act.
    """
    kind, wanted = asked.one_of(KINDS), book.wanted(asked.actor)
    said = book.session.search.statements(words, _MOST) if kind != "report" else []
    whole = book.session.search.reports(words, _MOST) if kind in {None, "report"} else []
    told = book.told(each.report for each in said)
    urls = {each.id: each.url for each in book.crisis.reports}
    rows = (
        *(_statement(each, told[each.report]) for each in said),
        *(_report(each, urls[each.report]) for each in whole),
    )
    return asked.first(row for row in rows if kind in {None, row.what, row.act} and _fits(row, book, asked, wanted))


def _statement(found: StatementFound, telling: Telling) -> FoundRow:
    voice = telling.voice(found.statement)
    same = ("report", "outlet", "published", "title", "url", "statement", "who", "actor", "country", "act", "day")
    rest = ("words", "spans", "confidence")
    return FoundRow(what="statement", **{name: getattr(voice, name) for name in (*same, *rest)})


def _report(found: ReportFound, url: str | None) -> FoundRow:
    return FoundRow(
        what="report",
        report=found.report,
        outlet=found.outlet and visible(found.outlet),
        published=found.published,
        title=found.title and visible(found.title),
        url=url,
        statement=None,
        who=None,
        actor=None,
        country=None,
        act=None,
        day=found.published,
        words=visible(found.words),
        spans=(),
        confidence=None,
    )


def _fits(row: FoundRow, book: Book, asked: Asked, wanted: frozenset[str] | None) -> bool:
    present = book.cast.present.get(row.report, ()) if row.what == "report" else ()
    actors, countries = {row.actor, *(each.id for each in present)}, (row.country, *(each.country for each in present))
    return (
        (wanted is None or bool(actors & wanted))
        and asked.from_country(countries)
        and asked.in_time([row.day])
        and (row.confidence is None or asked.sure(row.confidence))
    )
