"""Claims: the gold's voices found in some claim, how they lie together, and their stance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.dossiers.places import Characters, likeness
from benchmarks.results import Case
from benchmarks.sets.bcubed import Shares, bcubed
from benchmarks.sets.gold import GoldClaim, GoldVoice
from benchmarks.sets.places import LEAST, Beside, share
from standoff.record import Voice

Item = tuple[str, str]
"""A report and a stretch of it: it may speak in several claims."""


@dataclass(frozen=True, slots=True)
class ClaimScores:
    """Voices found and in the gold; how claims lie together; stances that are right."""

    found: int
    gold: int
    shares: Shares
    right: int
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class _Have:
    claim: str
    voice: Voice
    place: Characters


def score_claims(beside: Beside) -> ClaimScores:
    """The scores of one set; copies' voices are left out."""
    have = [
        _Have(claim.id, voice, beside.found(voice.report, voice.content))
        for claim in beside.crisis.claims
        for voice in claim.voices
    ]
    gold: dict[Item, set[str]] = {}
    found: dict[Item, set[str]] = {}
    rows = [(claim, voice, list(_best(beside, voice, have))) for claim, voice in _voices(beside)]
    for claim, voice, best in rows:
        if best:
            item = voice.report, str(voice.content)
            gold.setdefault(item, set()).add(claim.key)
            found.setdefault(item, set()).update(each.claim for each in best)
    right = sum(any(each.voice.stance == voice.stance for each in best) for _, voice, best in rows)
    cases = tuple(_case(beside, claim, voice, best) for claim, voice, best in rows)
    return ClaimScores(sum(bool(best) for *_, best in rows), len(rows), bcubed(gold, found), right, cases)


def _voices(beside: Beside) -> Iterator[tuple[GoldClaim, GoldVoice]]:
    for claim in beside.set.gold.claims:
        yield from ((claim, voice) for voice in claim.voices if not voice.copy_of)


def _best(beside: Beside, voice: GoldVoice, have: list[_Have]) -> Iterator[_Have]:
    """The found voices that are most like the gold's, if they are like enough."""
    want = beside.gold(voice.report, voice.content)
    ranked = [
        ((likeness(want, each.place), share(want, each.place)), each)
        for each in have
        if each.voice.report == voice.report
    ]
    best = max((rank for rank, _ in ranked), default=(0.0, 0.0))
    if best[1] >= LEAST:
        yield from (each for rank, each in ranked if rank == best)


def _case(beside: Beside, claim: GoldClaim, voice: GoldVoice, best: list[_Have]) -> Case:
    words = voice.content if isinstance(voice.content, str) else voice.content.text
    name = f"{beside.set.id}/voices/{claim.key} {voice.report}: {words[:30]}"
    wanted = f"{voice.stance}: {words} (in: {claim.gist})"
    if not best:
        return Case(name, 0, 2, wanted, "nothing")
    each = best[0]
    said = beside.words(each.voice.report, each.voice.content)
    right = any(one.voice.stance == voice.stance for one in best)
    return Case(name, 1 + right, 2, wanted, f"{each.voice.stance}: {said} (in: {each.claim})")
