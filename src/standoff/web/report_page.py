"""What the page of one report shows: its text in pieces, and its record beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from standoff.errors import QuestionError, shown
from standoff.record import Article
from standoff.record.labels import EventCode, Factuality
from standoff.record.show_words import in_time, visible
from standoff.report.dossier import sides_of, surroundings
from standoff.report.rows import DisputeRow, EventVersionRow, TieVersionRow
from standoff.report.telling import Telling
from standoff.web.desk import Desk, DeskBook
from standoff.web.filters import Filters
from standoff.web.marking import Span, inks, pieces, spans_in, spans_of, written
from standoff.web.passages import Passage, passage_at
from standoff.web.single import disputes_in

NOTHING: Mapping[str, object] = {
    "of_report": Filters(),
    "said": (),
    "statements": 0,
    "events": (),
    "ties": (),
    "disputes": 0,
    "shown_disputes": (),
    "surroundings": {},
}
"""The record beside a text of which there is none."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of which report, and what is to be lit in it."""

    report: str
    item: str = ""
    at: str = ""
    """Spans as an address has them; without them the item's own words are lit."""
    passage: int = 1
    whole: bool = False
    """Whether the text is wanted whole, however long it is; then nothing stands beside it."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An event of the report in words."""

    day: str | None
    code: EventCode
    who: str
    whom: str
    factuality: Factuality
    version: EventVersionRow


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie of the report in words."""

    kind: str
    giver: str
    receiver: str
    version: TieVersionRow


def report_page(desk: Desk, wanted: Wanted) -> Mapping[str, object]:
    """What the template of a report is filled with. Raises QuestionError where there is no such report."""
    with desk.book() as book:
        article = book.session.reports.articles([wanted.report]).get(wanted.report)
        if article is None:
            raise QuestionError(
                f"There is no report {shown(wanted.report)} in this crisis. The list of reports has them all."
            )
        told = book.told([wanted.report]).get(wanted.report)
        lit = spans_in(wanted.at) or (spans_of(told.record, wanted.item) if told else ())
        passage = _passage(article.text, lit, wanted)
        beside = _beside(told, passage, book) if told and not wanted.whole else NOTHING
        head = _head(article, book)
    text = written(pieces(article.text, inks(told.record) if told else (), lit, passage.span))
    return {**head, "wanted": wanted, "passage": passage, "text": text, **beside}


def _passage(text: str, lit: Sequence[Span], wanted: Wanted) -> Passage:
    """The passage in which what is lit begins, else the one that is asked for."""
    return (
        Passage((0, len(text)), 1, 1) if wanted.whole else passage_at(text, lit[0][0] if lit else None, wanted.passage)
    )


def _head(article: Article, book: DeskBook) -> dict[str, object]:
    original = book.cast.original(article.id)
    return {
        "article": article,
        "title": visible(article.title or "") or article.id,
        "original": None if original == article.id else original,
        "fellows": book.cast.fellows(article.id),
        # An address out of a report may be anything; only what a browser fetches is a link.
        "address": article.url if (article.url or "").lower().startswith(("http://", "https://")) else None,
    }


def _beside(told: Telling, passage: Passage, book: DeskBook) -> dict[str, object]:
    """The items whose words begin in the passage."""
    said = [each for each in told.record.statements if passage.holds(each.content[0])]
    here, rows = {each.id for each in said}, [told.voice(each.id) for each in said]
    disputes = disputes_in(book, told.record.id)
    shown = [each for each in _within(disputes, told.record.id) if each[1] in here]
    return {
        "of_report": Filters(report=told.record.id),
        "said": [
            (row, told.teller(each.within) if each.within else None) for row, each in zip(rows, said, strict=True)
        ],
        "statements": len(told.record.statements),
        "events": list(_deeds(told, passage)),
        "ties": list(_bonds(told, passage)),
        "disputes": len(disputes),
        "shown_disputes": shown,
        "surroundings": surroundings(book, (*rows, *sides_of(row for row, _, _ in shown))),
    }


def _deeds(told: Telling, passage: Passage) -> Iterator[Deed]:
    for event in in_time(each for each in told.record.events if passage.holds(each.trigger)):
        who, whom = told.name(event.source) or "somebody", told.name(event.target) or ""
        yield Deed(event.time, event.code, who, whom, event.factuality, told.event(event.id))


def _bonds(told: Telling, passage: Passage) -> Iterator[Bond]:
    for tie in (each for each in told.record.ties if passage.holds(each.evidence[0])):
        yield Bond(tie.kind, told.name(tie.from_) or "", told.name(tie.to) or "", told.tie(tie.id))


def _within(rows: Iterable[DisputeRow], report: str) -> Iterator[tuple[DisputeRow, str, str]]:
    """Disputes as the report sees them: the surest about each of its own statements, and what stands against it."""
    seen: set[str] = set()
    for row in rows:
        mine = row.claim.report == report
        statement = (row.claim if mine else row.contest).statement
        if statement not in seen:
            seen.add(statement)
            yield row, statement, "claims" if mine else "contests"
