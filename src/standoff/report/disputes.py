"""Disputes: claim and contest side by side, with everybody on either side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from standoff.record import Claim, SharedDispute, Side
from standoff.record.labels import DisputeKind
from standoff.record.show_words import visible
from standoff.report.asked import Asked, bounds
from standoff.report.book import Book
from standoff.report.claims import voices_of
from standoff.report.rows import DisputeRow, VoiceRow
from standoff.report.telling import Telling, reports_of

KINDS = get_args(DisputeKind)


def disputes(book: Book, asked: Asked) -> list[DisputeRow]:
    """The disputes that are asked for, the surest first.

    An actor or a country fits where it takes a side, in the two statements or elsewhere among the voices of the claims.
    """
    kind, wanted = asked.one_of(KINDS), book.wanted(asked.actor)
    claims = {claim.id: claim for claim in book.crisis.claims}
    sure = [each for each in book.crisis.disputes if kind in {None, each.kind} and asked.sure(each.confidence)]
    sure = [each for each in sure if wanted is None or _may_have(each, claims, book, wanted)]
    sure.sort(key=lambda each: -each.confidence)

    def row(dispute: SharedDispute, told: Mapping[str, Telling]) -> DisputeRow | None:
        made = _row(dispute, claims, book, told)
        return made if _fits(made, asked, wanted) else None

    return asked.first(book.made(sure, lambda each: _reports(each, claims), row, asked.limit))


def item_of(dispute: SharedDispute) -> str:
    """The name by which reviews of a dispute are kept: its two places, which stay when reports are added."""
    return " ".join(f"{side.report}/{side.statement}/{side.content[0][0]}" for side in (dispute.claim, dispute.contest))


def _may_have(dispute: SharedDispute, claims: Mapping[str, Claim], book: Book, wanted: frozenset[str]) -> bool:
    """Whether one of the actors may take a side, as far as can be told before any report is read."""
    voices = (voice.actor for each in dispute.claims for voice in claims[each].voices)
    sides = (dispute.claim.report, dispute.contest.report)
    return any(actor in wanted for actor in voices) or any(
        report in book.cast.actors[actor].mentions for actor in wanted for report in sides
    )


def _reports(dispute: SharedDispute, claims: Mapping[str, Claim]) -> Iterator[str]:
    yield from (dispute.claim.report, dispute.contest.report)
    yield from (voice.report for each in dispute.claims for voice in claims[each].voices)


def _row(dispute: SharedDispute, claims: Mapping[str, Claim], book: Book, told: Mapping[str, Telling]) -> DisputeRow:
    claim, contest = _side(dispute.claim, told), _side(dispute.contest, told)
    asserting, denying = _sides(claim, contest, [voices_of(claims[each], told) for each in dispute.claims])
    voices = (*asserting, *denying)
    first, last = bounds(voice.day for voice in voices)
    reports, texts = book.cast.count(reports_of(voices))
    return DisputeRow(
        id=dispute.id,
        item=item_of(dispute),
        kind=dispute.kind,
        confidence=dispute.confidence,
        claim=claim,
        contest=contest,
        reasons=tuple(map(visible, dispute.reasons)),
        claims=dispute.claims,
        asserting=asserting,
        denying=denying,
        reviews=book.reviews.get(item_of(dispute), ()),
        first=first,
        last=last,
        reports=reports,
        texts=texts,
    )


def _side(side: Side, told: Mapping[str, Telling]) -> VoiceRow:
    return told[side.report].voice(side.statement, side.content)


def _sides(
    claim: VoiceRow, contest: VoiceRow, claims: Iterable[tuple[VoiceRow, ...]]
) -> tuple[tuple[VoiceRow, ...], tuple[VoiceRow, ...]]:
    """Who is on the side of the claim, and who on that of the contest; each claim is turned as its two places stand."""
    for_, against = {_place(claim): claim}, {_place(contest): contest}
    for voices in claims:
        stances = {_place(voice): voice.stance for voice in voices}
        turned = stances.get(_place(claim)) == "denies" or stances.get(_place(contest)) == "asserts"
        for voice in voices:
            if _place(voice) not in {*for_, *against}:
                (for_ if (voice.stance == "asserts") != turned else against)[_place(voice)] = voice
    return tuple(for_.values()), tuple(against.values())


def _place(voice: VoiceRow) -> tuple[object, ...]:
    return voice.report, voice.statement, voice.spans


def _fits(row: DisputeRow, asked: Asked, wanted: frozenset[str] | None) -> bool:
    voices = (*row.asserting, *row.denying)
    return (
        (wanted is None or any(voice.actor in wanted for voice in voices))
        and asked.from_country(voice.country for voice in voices)
        and asked.in_time((row.claim.day, row.contest.day))
    )
