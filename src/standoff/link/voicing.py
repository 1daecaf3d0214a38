"""The claims of a crisis: who asserts and who denies each, copies counted once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from standoff.link.casting import Company
from standoff.link.points import Point
from standoff.link.shelf import Seen, Shelf
from standoff.record import Claim, Voice
from standoff.record.labels import Stance


@dataclass(frozen=True, slots=True)
class Voices:
    """Points that speak in claims, originals only, by id; of every point the original that it stands for."""

    seen: Mapping[str, Seen]
    stands_for: Mapping[str, str]
    claims: Mapping[str, str]
    """The id of the claim in the crisis (C1, C2, …) by the point's id."""

    def point(self, name: str) -> Point | None:
        """The original of a point."""
        found = self.seen.get(self.stands_for.get(name, name))
        return found.point if found else None


def voices(reports: Sequence[str], copies: Iterable[Sequence[str]], shelf: Shelf) -> Voices:
    """All voices; `reports` are in the order in which claims are to be named, the original stands first in `copies`."""
    rank = {report: n for group in copies for n, report in enumerate(group)}
    group_of, firsts = shelf.all_groups("claim"), shelf.all_groups("copied")
    stands_for = _originals(firsts, rank)
    kept = sorted(name for name in group_of if stands_for.get(name, name) == name)
    order = {report: n for n, report in enumerate(reports)}
    seen = sorted(shelf.seen(kept), key=lambda each: (order[each.point.report], each.point.content))
    numbers: dict[str, int] = {}
    for each in seen:
        numbers.setdefault(group_of[each.point.id], len(numbers) + 1)
    claims = {name: f"C{numbers[group]}" for name in kept if (group := group_of[name])}
    return Voices({each.point.id: each for each in seen}, stands_for, claims)


def _originals(firsts: Mapping[str, str], rank: Mapping[str, int]) -> dict[str, str]:
    """Of points that are copies of each other, the one that stands in the original, or what comes nearest to it."""
    groups: dict[str, list[str]] = {}
    for name, first in firsts.items():
        groups.setdefault(first, [first]).append(name)
    best = {
        first: min(names, key=lambda name: (rank.get(name.split("/")[0], 0), name)) for first, names in groups.items()
    }
    return {name: best[first] for first, names in groups.items() for name in names}


def claims_of(spoken: Voices, who: Company, shelf: Shelf) -> tuple[Claim, ...]:
    """The claims with their voices, in the order of their first voice."""
    groups: dict[str, list[Seen]] = {}
    for name, each in spoken.seen.items():
        groups.setdefault(spoken.claims[name], []).append(each)
    found = shelf.all_groups("stance")
    stances = {name: stance for group in groups.values() for name, stance in _stances(group, found).items()}
    return tuple(
        Claim(
            id=claim,
            gist=_gist(group, stances),
            voices=tuple(_voice(each.point, stances[each.point.id], who) for each in group),
        )
        for claim, group in groups.items()
    )


def _stances(group: Sequence[Seen], known: Mapping[str, str]) -> dict[str, Stance]:
    """Who asserts and who denies: the side that says no, by word and by act, denies."""
    found = {each.point.id: known[each.point.id] for each in group}
    weights = {each.point.id: 1 - each.point.negated - each.point.contrary for each in group}
    turned = sum(weight if found[name] == "asserts" else -weight for name, weight in weights.items()) < 0
    return {name: "asserts" if (stance == "asserts") != turned else "denies" for name, stance in found.items()}


def _voice(point: Point, stance: Stance, who: Company) -> Voice:
    return Voice(
        report=point.report,
        statement=point.statement,
        content=point.content,
        actor=who.of.get((point.report, point.actor)) if point.actor else None,
        stance=stance,
        confidence=round(point.confidence, 4),
    )


def _gist(group: Sequence[Seen], stances: Mapping[str, Stance]) -> str:
    """The wording that is nearest to all others: of those who assert the claim, where anybody does."""
    asserting = [each for each in group if stances[each.point.id] == "asserts" and not each.point.bare]
    able = asserting or [each for each in group if not each.point.bare] or group
    vectors = np.array([each.likeness for each in able], np.float32)
    central = int(np.argmax(vectors @ vectors.sum(0)))
    return able[central].point.text.strip('"“”,; ')
