"""What is news in a crisis: disputes, and statements by chosen actors, in texts that were not looked through before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from standoff.crisis.kept import kept
from standoff.crisis.watch_settings import Plan
from standoff.errors import QuestionError
from standoff.record import SharedDispute
from standoff.report.asked import Asked
from standoff.report.book import Book
from standoff.report.disputes import disputes
from standoff.report.rows import DisputeRow, VoiceRow
from standoff.store import News, Session, Store

_VOICE = ("who", "role", "country", "act", "words", "quoted", "day", "report", "statement", "outlet", "published")


def news_since(store: Store, moment: str) -> list[News]:
    """What was found later than a moment in UTC (2019-05-01T18:40:00Z), the oldest first. Raises StoreError."""
    with store.reading() as session:
        return session.watched.since(moment)


def look_through(session: Session, name: str, plan: Plan, *, waits: bool) -> list[News]:
    """Finds the news in the reports that were not looked through, and keeps them; what was kept before is no news."""
    reports = session.watched.unlooked()
    if not reports:
        return []
    book = Book(kept(session, name), session)
    new = session.watched.put(_news(book, plan, _fresh(book, reports)), waits=waits)
    session.watched.mark_looked(reports)
    return new


def unknown(session: Session, name: str, plan: Plan) -> list[str]:
    """Those of the followed who are not in the crisis, not yet or under another name."""
    return [each for each in plan.follow if not _named(Book(kept(session, name), session), each)]


def _fresh(book: Book, reports: Sequence[str]) -> list[str]:
    """Those of the reports whose text is new; of copies the original, and none where one of them is known."""
    new = set(reports)
    return [each for each in reports if book.cast.original(each) == each and new.issuperset(book.cast.fellows(each))]


def _news(book: Book, plan: Plan, fresh: Sequence[str]) -> Iterator[News]:
    for row in _disputes(book, plan, frozenset(fresh)):
        yield News(_id(f"dispute {row.item}"), "dispute", _dispute(row))
    wanted = {actor for each in plan.follow for actor in _named(book, each)}
    for voice in _statements(book, plan, fresh, wanted):
        place = f"{voice.report}/{voice.statement}/{voice.spans[0][0]}"
        yield News(_id(f"statement {place}"), "statement", _statement(voice))


def _disputes(book: Book, plan: Plan, fresh: frozenset[str]) -> list[DisputeRow]:
    """The disputes in which a new text takes a side. The same two over the same claim are told of once."""
    new: list[SharedDispute] = []
    others: list[SharedDispute] = []
    for each in book.crisis.disputes:
        if each.confidence >= plan.min_confidence:
            (new if fresh & {each.claim.report, each.contest.report} else others).append(each)
    claims = {claim for each in new for claim in each.claims}
    near = [each for each in others if claims.intersection(each.claims)]
    topics = {topic for row in _rows(book, near) for topic in _topics(row)}
    return [row for row in _rows(book, new) if not _seen(row, topics)]


def _rows(book: Book, some: Iterable[SharedDispute]) -> list[DisputeRow]:
    part = Book(book.crisis.model_copy(update={"disputes": tuple(some)}), book.session)
    return disputes(part, Asked())


def _topics(row: DisputeRow) -> set[tuple[str, str, str]]:
    """Who stands against whom over which claim, as far as both have names."""
    sides = row.claim.actor, row.contest.actor
    return {(sides[0], sides[1], claim) for claim in row.claims} if sides[0] and sides[1] else set()


def _seen(row: DisputeRow, topics: set[tuple[str, str, str]]) -> bool:
    own = _topics(row)
    known = bool(own & topics)
    topics |= own
    return known


def _statements(book: Book, plan: Plan, fresh: Sequence[str], wanted: set[str]) -> Iterator[VoiceRow]:
    for telling in book.tellings(fresh) if wanted else ():
        for each in telling.record.statements:
            if telling.actor(each.source.actor) in wanted and each.confidence >= plan.min_confidence:
                yield telling.voice(each.id)


def _named(book: Book, asked: str) -> frozenset[str]:
    try:
        return book.cast.named(asked)
    except QuestionError:
        return frozenset()


def _id(item: str) -> str:
    return uuid5(NAMESPACE_URL, f"standoff:{item}").urn


def _dispute(row: DisputeRow) -> dict[str, Any]:
    return {
        "title": f"{row.contest.who} against {row.claim.who}: {row.kind}",
        "confidence": row.confidence,
        "dispute": row.kind,
        "claim": _voice(row.claim),
        "contest": _voice(row.contest),
        "reasons": list(row.reasons),
    }


def _statement(row: VoiceRow) -> dict[str, Any]:
    return {"title": f"{row.who}: {row.act}", "confidence": row.confidence, "statement": _voice(row)}


def _voice(row: VoiceRow) -> dict[str, Any]:
    """A voice with its words, its report and the address of that; `title` is the report's, spans are offsets in it."""
    own = {name: getattr(row, name) for name in (*_VOICE, "title", "url", "confidence")}
    return own | {"spans": [list(span) for span in row.spans]}


def as_json(news: News) -> dict[str, Any]:
    """The news as one object, in the form in which it leaves the house."""
    fields = asdict(news)
    return {**{name: fields[name] for name in ("id", "kind", "at")}, **json.loads(json.dumps(fields["value"]))}
