"""Claims with everybody who asserts or denies them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from standoff.record import Claim, Voice
from standoff.record.show_words import visible
from standoff.report.asked import Asked, bounds
from standoff.report.book import Book
from standoff.report.rows import ClaimRow, VoiceRow
from standoff.report.telling import Telling, reports_of

KINDS = ("disputed", "undisputed")


def claims(book: Book, asked: Asked) -> list[ClaimRow]:
    """The claims that are asked for; those of the most independent texts first, then those of the most voices.

    A claim is disputed where somebody denies it, or a dispute is about it. With a claim that fits come all its voices.
    """
    kind, wanted = asked.one_of(KINDS), book.wanted(asked.actor)
    chosen = [claim for claim in book.crisis.claims if _fits(claim, book, asked, wanted)]
    chosen.sort(key=lambda claim: (-_texts(claim, book, asked), -len(claim.voices)))
    disputes = disputes_of(book)

    def row(claim: Claim, told: Mapping[str, Telling]) -> ClaimRow | None:
        made = _row(claim, disputes.get(claim.id, ()), book, told, asked)
        fit = made.voices and kind in {None, made.kind} and asked.in_time(voice.day for voice in made.voices)
        return made if fit else None

    return asked.first(book.made(chosen, lambda each: (voice.report for voice in each.voices), row, asked.limit))


def voices_of(claim: Claim, told: Mapping[str, Telling]) -> tuple[VoiceRow, ...]:
    """The voices of a claim, the earliest first."""
    rows = (voice_row(voice, told) for voice in claim.voices)
    return tuple(sorted(rows, key=lambda row: (row.day or "9999", row.report, row.spans)))


def voice_row(voice: Voice, told: Mapping[str, Telling]) -> VoiceRow:
    """A voice with its words."""
    return told[voice.report].voice(voice.statement, voice.content, voice.stance, voice.confidence)


def disputes_of(book: Book) -> Mapping[str, Sequence[str]]:
    """The disputes about each claim that has any."""
    found: dict[str, list[str]] = {}
    for dispute in book.crisis.disputes:
        for claim in dispute.claims:
            found.setdefault(claim, []).append(dispute.id)
    return found


def _fits(claim: Claim, book: Book, asked: Asked, wanted: frozenset[str] | None) -> bool:
    actors = {voice.actor for voice in claim.voices}
    return (wanted is None or bool(actors & wanted)) and asked.from_country(map(book.cast.country, actors))


def _texts(claim: Claim, book: Book, asked: Asked) -> int:
    """In how many independent texts it stands, as far as they are sure enough."""
    return len({book.cast.original(voice.report) for voice in claim.voices if asked.sure(voice.confidence)})


def _row(claim: Claim, disputes: Iterable[str], book: Book, told: Mapping[str, Telling], asked: Asked) -> ClaimRow:
    voices = tuple(voice for voice in voices_of(claim, told) if asked.sure(voice.confidence))
    denies = sum(voice.stance == "denies" for voice in voices)
    first, last = bounds(voice.day for voice in voices)
    reports, texts = book.cast.count(reports_of(voices))
    return ClaimRow(
        id=claim.id,
        gist=visible(claim.gist),
        kind="disputed" if denies or disputes else "undisputed",
        asserts=len(voices) - denies,
        denies=denies,
        voices=voices,
        disputes=tuple(disputes),
        first=first,
        last=last,
        reports=reports,
        texts=texts,
        confidence=max((voice.confidence for voice in voices), default=0.0),
    )
