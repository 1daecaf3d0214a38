"""The claims of a crisis: who asserts and who denies each, copies counted once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from standoff.link.numbering import called, natural
from standoff.link.points import Said, report_of
from standoff.link.shelf import Shelf
from standoff.link.views import Floats
from standoff.record import Claim, Voice
from standoff.record.labels import Stance

_AT_ONCE = 500
"""Claims whose wordings are compared before the next are looked up."""


@dataclass(frozen=True, slots=True)
class Places:
    """What of the crisis must be known to tell in which order voices speak: of reports and of their copies."""

    numbers: Mapping[str, int]
    """The number of each report."""
    rank: Mapping[str, int]
    """The place of each report among those that carry its text: the original has 0, as have those without copies."""

    @classmethod
    def of(cls, reports: Iterable[str], copies: Iterable[Sequence[str]]) -> Places:
        """The places of all reports, in their order; the original stands first in `copies`."""
        rank = {report: n for group in copies for n, report in enumerate(group)}
        return cls({report: n for n, report in enumerate(reports, 1)}, rank)


@dataclass(frozen=True, slots=True)
class Voices:
    """Points that speak in claims, originals only, by id; of every point the original that it stands for."""

    said: Mapping[str, Said]
    stands_for: Mapping[str, str]
    claims: Mapping[str, str]
    """The id of the claim in the crisis (C3-2) by the point's id."""
    places: Places

    def point(self, name: str) -> Said | None:
        """The original of a point."""
        return self.said.get(self.stands_for.get(name, name))


def voices(group_of: Mapping[str, str], firsts: Mapping[str, str], places: Places, shelf: Shelf) -> Voices:
    """The voices among some points; `group_of` are their claims, `firsts` the points of which copies are copies.

    A claim bears the number of the point that began it, for no point leaves the claim that it began.
    """
    stands_for = _originals(firsts, places.rank)
    kept = sorted(name for name in group_of if stands_for.get(name, name) == name)
    said = sorted(shelf.said(kept), key=lambda each: (places.numbers[each.report], each.content))
    numbers = {each.id: (places.numbers[each.report], each.number) for each in said}
    begun = {group_of[name] for name in kept} - numbers.keys()
    numbers |= {each.id: (places.numbers[each.report], each.number) for each in shelf.said(sorted(begun))}
    claims = {name: called("C", numbers[group_of[name]]) for name in kept}
    return Voices({each.id: each for each in said}, stands_for, claims, places)


def _originals(firsts: Mapping[str, str], rank: Mapping[str, int]) -> dict[str, str]:
    """Of points that are copies of each other, the one that stands in the original, or what comes nearest to it."""
    groups: dict[str, list[str]] = {}
    for name, first in firsts.items():
        groups.setdefault(first, [first]).append(name)
    best = {first: min(names, key=lambda name: (rank.get(report_of(name), 0), name)) for first, names in groups.items()}
    return {name: best[first] for first, names in groups.items() for name in names}


def claims_of(
    spoken: Voices, of: Mapping[tuple[str, str], str], stances: Mapping[str, str], shelf: Shelf
) -> list[Claim]:
    """The claims with their voices, in their order; `of` says who in the crisis an actor of a report is."""
    groups: dict[str, list[Said]] = {}
    for name, each in spoken.said.items():
        groups.setdefault(spoken.claims[name], []).append(each)
    told = {name: stance for group in groups.values() for name, stance in _stances(group, stances).items()}
    gists = _gists(groups, told, shelf)
    return [
        Claim(id=claim, gist=gists[claim], voices=tuple(_voice(each, told[each.id], of) for each in groups[claim]))
        for claim in sorted(groups, key=natural)
    ]


def _stances(group: Sequence[Said], known: Mapping[str, str]) -> dict[str, Stance]:
    """Who asserts and who denies: the side that says no, by word and by act; and whoever is said to deny."""
    found = {each.id: known[each.id] for each in group}
    weights = {each.id: -1 if each.negated or each.contrary else 1 for each in group}
    turned = sum(weight if found[name] == "asserts" else -weight for name, weight in weights.items()) < 0
    contrary = {each.id for each in group if each.contrary}
    return {
        name: "denies" if name in contrary or (stance == "asserts") == turned else "asserts"
        for name, stance in found.items()
    }


def _voice(point: Said, stance: Stance, of: Mapping[tuple[str, str], str]) -> Voice:
    return Voice(
        report=point.report,
        statement=point.statement,
        content=point.content,
        actor=of.get((point.report, point.actor)) if point.actor else None,
        stance=stance,
        confidence=round(point.confidence, 4),
    )


def _gists(groups: Mapping[str, Sequence[Said]], stances: Mapping[str, Stance], shelf: Shelf) -> dict[str, str]:
    """The wording of each claim. Vectors, which are large, are looked up some at a time, where several may be it."""
    able = {claim: _able(group, stances) for claim, group in groups.items()}
    several = iter([claim for claim, group in able.items() if len(group) > 1])
    central = {claim: group[0] for claim, group in able.items()}
    while some := list(islice(several, _AT_ONCE)):
        names = [each.id for claim in some for each in able[claim]]
        vectors = shelf.likenesses(names)
        for claim in some:
            central[claim] = _central(able[claim], np.array([vectors[each.id] for each in able[claim]], np.float32))
    return {claim: each.text.strip('"“”,; ') for claim, each in central.items()}


def _able(group: Sequence[Said], stances: Mapping[str, Stance]) -> Sequence[Said]:
    """Those who may give a claim its wording: of those who assert it, where anybody does."""
    asserting = [each for each in group if stances[each.id] == "asserts" and not each.bare]
    return asserting or [each for each in group if not each.bare] or group


def _central(able: Sequence[Said], vectors: Floats) -> Said:
    """The one that is nearest to all others."""
    return able[int(np.argmax(vectors @ vectors.sum(0)))]
