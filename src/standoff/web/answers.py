"""What the pages, the JSON and the tables to take away all show: the questions of `report`, with the pages' filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from standoff.record.labels import TieKind
from standoff.report import claims as of_claims
from standoff.report import disputes as of_disputes
from standoff.report import events as of_events
from standoff.report import ties as of_ties
from standoff.report import who as of_who
from standoff.report.answer import Answer
from standoff.report.book import Book
from standoff.report.dossier import Share, newest
from standoff.report.dossier_net import Link, Network, network, state_names
from standoff.report.rows import (
    PARTS,
    ActorRow,
    BalanceRow,
    ClaimRow,
    DisputeRow,
    EventRow,
    Place,
    TieRow,
    VoiceRow,
)
from standoff.web.desk import DeskBook
from standoff.web.filters import EVERYTHING, Filters
from standoff.web.single import spoken_of, voices

_MOST_FOUND = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report; `original` is the report whose text it carries, where it is a copy."""

    report: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    original: str | None
    copies: tuple[str, ...]
    """The other reports that carry its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much there is; reports and independent texts, copies counted once."""

    reports: int
    texts: int
    statements: int
    actors: int
    claims: int
    disputes: int
    ties: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """All ties of a kind from one state to another."""

    giver: str
    giver_key: str
    """The country, or the actor's id where none is known."""
    receiver: str
    receiver_key: str
    kind: TieKind
    ties: int
    texts: int
    """Of the tie that most independent texts tell of."""
    denied: bool
    """Whether all of them are denied."""

    @classmethod
    def of(cls, link: Link) -> Edge:
        """The edge without its drawing."""
        return cls(
            giver=link.giver_name,
            giver_key=link.giver,
            receiver=link.receiver_name,
            receiver_key=link.receiver,
            kind=link.kind,
            ties=link.ties,
            texts=link.texts,
            denied=link.denied,
        )


def disputes(book: Book, filters: Filters) -> Answer[DisputeRow]:
    """Disputes, the surest first."""
    rows = of_disputes.disputes(book, filters.asked())
    fit = (row for row in rows if _judged(row, filters) and _fits(row.claim, filters, row.contest))
    return Answer(DisputeRow, fit)


def claims(book: Book, filters: Filters) -> Answer[ClaimRow]:
    """Claims, those of most independent texts first."""
    rows = of_claims.claims(book, filters.asked())
    return Answer(ClaimRow, (row for row in rows if _fits(row.voices[0], filters, *row.voices[1:])))


def actors(book: Book, filters: Filters) -> Answer[ActorRow]:
    """Actors, who speaks most first."""
    words = (filters.q or "").casefold()
    rows = of_who.who(book, filters.asked())
    fit = (row for row in rows if filters.part in {None, row.part} and words in row.name.casefold())
    return Answer(ActorRow, fit)


def ties(book: Book, filters: Filters) -> Answer[TieRow]:
    """Ties, those of most independent texts first; with `one` and `other` those between the two, either way."""
    rows = of_ties.ties(book, filters.asked())
    sides = [_side(book, each) for each in (filters.one, filters.other) if each]
    return Answer(TieRow, (row for row in rows if _between(row, sides) and _of_report(row.versions, filters)))


def balance(book: Book, filters: Filters) -> Answer[BalanceRow]:
    """What flows each way between `one` and `other`."""
    if not (filters.one and filters.other):
        return Answer(BalanceRow, ())
    return Answer(BalanceRow, of_ties.balance(book, filters.asked(), filters.one, filters.other))


def edges(book: Book, filters: Filters) -> Answer[Edge]:
    """The edges of the network of states, for the ties that fit."""
    return Answer(Edge, (Edge.of(link) for link in drawing(book, filters, ties(book, filters)).links))


def drawing(book: Book, filters: Filters, rows: Answer[TieRow]) -> Network:
    """The network of states; of others too where they are asked for."""
    names = state_names(book)
    chosen = [each for each in (filters.one, filters.other) if each]
    others = filters.ends == "all" or any(each in book.cast.actors for each in chosen)
    return network(rows, names, others=others)


def events(book: Book, filters: Filters) -> Answer[EventRow]:
    """Events in the order of time."""
    rows = of_events.events(book, filters.asked())
    return Answer(EventRow, (row for row in rows if _of_report(row.versions, filters) and _holds_words(row, filters)))


def statements(book: Book, filters: Filters) -> Answer[VoiceRow]:
    """Statements in the order of time, copies counted once; with words, those that fit best first."""
    asked, wanted = filters.asked(), book.wanted(filters.actor)
    places = _places(book, filters.q) if filters.q else None
    told = book.tellings(_reports(book, filters) if places is None else dict.fromkeys(report for report, _ in places))
    rows = (
        telling.voice(each.id)
        for telling in told
        for each in telling.record.statements
        if places is None or (telling.record.id, each.id) in places
    )
    own = filters.model_copy(update={"q": None})
    fit = [
        row
        for row in rows
        if (wanted is None or row.actor in wanted)
        and asked.from_country([row.country])
        and asked.in_time([row.day])
        and asked.sure(row.confidence)
        and _fits(row, own)
    ]
    if places is None:
        return Answer(VoiceRow, sorted(fit, key=lambda row: (row.day or "9999", row.report, row.spans)))
    return Answer(VoiceRow, sorted(fit, key=lambda row: places[row.report, row.statement]))


def reports(book: Book, filters: Filters) -> Answer[ReportRow]:
    """Reports, the newest first; with words, those in which they all stand."""
    found = None if filters.q is None else {each.report for each in book.session.search.reports(filters.q, _MOST_FOUND)}
    rows = (
        ReportRow(
            report=each.id,
            title=each.title,
            outlet=each.outlet,
            published=each.published,
            url=each.url,
            original=None if book.cast.original(each.id) == each.id else book.cast.original(each.id),
            copies=book.cast.fellows(each.id),
        )
        for each in book.crisis.reports
        if (found is None or each.id in found)
        and filters.outlet in {None, each.outlet}
        and filters.asked().in_time([each.published])
    )
    return Answer(ReportRow, sorted(rows, key=lambda row: row.published or "", reverse=True))


def shares(book: DeskBook, filters: Filters) -> Answer[Share]:
    """Who speaks most, by kind of source."""
    said = Counter(row.part for row in book.ask(statements, filters))
    return Answer(Share, (Share(part, said[part]) for part in PARTS))


def counts(book: DeskBook, _filters: Filters) -> Counts:
    """How much there is in the whole crisis."""
    found = {each.id for each in book.crisis.reports}
    days = sorted(each.published for each in book.crisis.reports if each.published)
    number, texts = book.cast.count(found)
    return Counts(
        reports=number,
        texts=texts,
        statements=len(book.ask(statements, EVERYTHING)),
        actors=len(book.crisis.actors),
        claims=len(book.crisis.claims),
        disputes=len(book.crisis.disputes),
        ties=len(book.crisis.ties),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


QUESTIONS: Mapping[str, Callable[[DeskBook, Filters], Answer[Any]]] = {
    "disputes": disputes,
    "claims": claims,
    "actors": actors,
    "ties": ties,
    "balance": balance,
    "edges": edges,
    "events": events,
    "statements": statements,
    "voices": voices,
    "spoken_of": spoken_of,
    "reports": reports,
    "shares": shares,
}
"""By the name under which they can be taken away."""


def _reports(book: Book, filters: Filters) -> list[str]:
    return [filters.report] if filters.report else book.originals()


def _places(book: Book, words: str) -> dict[tuple[str, str], int]:
    found = book.session.search.statements(words, _MOST_FOUND)
    own = (each for each in found if book.cast.original(each.report) == each.report)
    return {(each.report, each.statement): n for n, each in enumerate(own)}


def _judged(row: DisputeRow, filters: Filters) -> bool:
    judged = newest(row.reviews)
    return filters.judgement in {None, judged.judgement if judged else "none"}


def _fits(row: VoiceRow, filters: Filters, *others: VoiceRow) -> bool:
    """Whether one of the voices fits the filters that are about voices."""
    return any(
        _stands_in(each, filters)
        and filters.act in {None, each.act}
        and filters.part in {None, each.part}
        and (filters.q or "").casefold() in each.words.casefold()
        for each in (row, *others)
    )


def _of_report(versions: Iterable[Any], filters: Filters) -> bool:
    return any(_stands_in(each, filters) for each in versions)


def _stands_in(row: Place, filters: Filters) -> bool:
    return filters.outlet in {None, row.outlet} and filters.report in {None, row.report}


def _holds_words(row: EventRow, filters: Filters) -> bool:
    return filters.q is None or any(filters.q.casefold() in each.words.casefold() for each in row.versions)


def _side(book: Book, asked: str) -> frozenset[str]:
    """A state by its three letters with everybody in it, or whoever is called so."""
    found = frozenset(each.id for each in book.cast.actors.values() if each.country == asked.upper())
    if found or asked in book.cast.actors:
        return found or frozenset({asked})
    return book.cast.named(asked)


def _between(row: TieRow, sides: list[frozenset[str]]) -> bool:
    ends = (row.giver_id, row.receiver_id)
    if len(sides) == 2:
        return any(ends[n] in sides[0] and ends[1 - n] in sides[1] for n in (0, 1))
    return not sides or any(end in sides[0] for end in ends)
