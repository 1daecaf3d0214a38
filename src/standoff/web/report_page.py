"""What the page of one report shows: its text in pieces, and its record beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from standoff.errors import QuestionError, shown
from standoff.record import Article
from standoff.record.labels import EventCode, Factuality
from standoff.record.show_words import in_time, visible
from standoff.report.rows import DisputeRow, EventVersionRow, TieVersionRow
from standoff.report.telling import Telling
from standoff.web import answers
from standoff.web.desk import Desk, DeskBook
from standoff.web.filters import EVERYTHING
from standoff.web.marking import inks, pieces, spans_in, spans_of


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


def report_page(desk: Desk, name: str, item: str, at: str) -> Mapping[str, object]:
    """What the template of a report is filled with. Raises QuestionError where there is no such report."""
    with desk.book() as book:
        article = book.session.reports.articles([name]).get(name)
        if article is None:
            raise QuestionError(f"There is no report {shown(name)} in this crisis. The list of reports has them all.")
        told = book.told([name]).get(name)
        content = _head(article, book) | (_record(told, item, at) if told else _bare(article, at))
    own = [row for row in desk.ask(answers.disputes, EVERYTHING) if name in {row.claim.report, row.contest.report}]
    return {**content, "disputes": own, "shown_disputes": list(_within(own, name)), "item": item}


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


def _record(told: Telling, item: str, at: str) -> dict[str, object]:
    record = told.record
    lit = spans_in(at) or spans_of(record, item)
    return {
        "pieces": list(pieces(record.text, list(inks(record)), lit)),
        "said": [
            (told.voice(each.id), told.teller(each.within) if each.within else None) for each in record.statements
        ],
        "events": list(_deeds(told)),
        "ties": list(_bonds(told)),
        "times": len(record.times),
        "quantities": len(record.quantities),
    }


def _bare(article: Article, at: str) -> dict[str, object]:
    """A report that no model has read yet."""
    nothing: dict[str, object] = {"said": [], "events": [], "ties": [], "times": 0, "quantities": 0}
    return {"pieces": list(pieces(article.text, [], spans_in(at))), **nothing}


def _deeds(told: Telling) -> Iterator[Deed]:
    for event in in_time(told.record.events):
        who, whom = told.name(event.source) or "somebody", told.name(event.target) or ""
        yield Deed(event.time, event.code, who, whom, event.factuality, told.event(event.id))


def _bonds(told: Telling) -> Iterator[Bond]:
    for tie in told.record.ties:
        yield Bond(tie.kind, told.name(tie.from_) or "", told.name(tie.to) or "", told.tie(tie.id))


def _within(rows: list[DisputeRow], report: str) -> Iterator[tuple[DisputeRow, str, str]]:
    """Disputes as the report sees them: the surest about each of its own statements, and what stands against it."""
    seen: set[str] = set()
    for row in rows:
        mine = row.claim.report == report
        statement = (row.claim if mine else row.contest).statement
        if statement not in seen:
            seen.add(statement)
            yield row, statement, "claims" if mine else "contests"
