"""What is asked of one claim, one actor or one report: no more is read than it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from standoff.errors import QuestionError, shown
from standoff.report import claims as of_claims
from standoff.report import disputes as of_disputes
from standoff.report import who as of_who
from standoff.report.answer import Answer
from standoff.report.asked import Asked
from standoff.report.book import Book
from standoff.report.rows import ActorPage, ClaimRow, DisputeRow, VoiceRow
from standoff.web.filters import Filters


def only_claim(book: Book, filters: Filters) -> ClaimRow:
    """A claim by its id. Raises QuestionError where there is none."""
    own = tuple(each for each in book.crisis.claims if each.id == filters.claim)
    found = of_claims.claims(_narrowed(book, claims=own), Asked())
    if not found:
        raise QuestionError(
            f"There is no claim {shown(filters.claim or '')} here. It may have another id since reports were added."
        )
    return found[0]


def voices(book: Book, filters: Filters) -> Answer[VoiceRow]:
    """The voices of a claim, the first to say it first. Raises QuestionError where there is no such claim."""
    return Answer(VoiceRow, only_claim(book, filters).voices if filters.claim else ())


def one_actor(book: Book, filters: Filters) -> ActorPage:
    """All that the crisis holds of one actor, by its id. Raises QuestionError where there is none."""
    if filters.actor is None or filters.actor not in book.cast.actors:
        raise QuestionError(f"There is no actor {shown(filters.actor or '')} here. Ids change when reports are added.")
    return of_who.actor_page(book, filters.asked(), filters.actor)


def spoken_of(book: Book, filters: Filters) -> Answer[VoiceRow]:
    """What others say of an actor, or to it. Raises QuestionError where there is no such actor."""
    return Answer(VoiceRow, one_actor(book, filters).spoken_of if filters.actor else ())


def disputes_in(book: Book, report: str) -> Sequence[DisputeRow]:
    """The disputes in which a report takes a side, the surest first."""
    own = tuple(each for each in book.crisis.disputes if report in {each.claim.report, each.contest.report})
    return of_disputes.disputes(_narrowed(book, disputes=own), Asked())


def _narrowed(book: Book, **items: tuple[Any, ...]) -> Book:
    """The book with some of its items alone."""
    return replace(book, crisis=book.crisis.model_copy(update=items))
