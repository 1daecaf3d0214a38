"""Which claim a point belongs to, and whether it asserts or denies it.

A point joins the claim whose points it agrees with best, one by one as reports come in; where it ties two claims
firmly together they become one. Figures that differ keep claims apart. Who came later into a claim does not speak for
all of it: to join, a point must agree with its first point, or with several.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standoff.link.points import Point
from standoff.link.same_claim import Standing
from standoff.link.shelf import Shelf

_JOINS, _MERGES = 0.2, 0.6
"""How sure it must be that a point belongs to a claim, and that two claims are one."""
_BEST = 2
"""A claim is as near as its nearest points are: a claim of many words is near by some of them."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A point that was compared, and how the new one stands to it, if at all."""

    other: str
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Near:
    """A claim that a point may join: how sure its nearest points are, and how firmly they stand for all of it."""

    claim: str
    sure: float
    firm: float


def join(point: Point, compared: Sequence[Weighed], shelf: Shelf) -> str:
    """Puts the point into a claim, which may be new, and gives the claim's id."""
    claims = shelf.groups("claim", (each.other for each in compared))
    stances = shelf.groups("stance", claims)
    near = _near(compared, claims)
    best = near[0].claim if near else point.id
    for each in near[1:]:
        if min(each.firm, near[0].firm) >= _MERGES:
            _merge(each.claim, best, compared, claims, stances, shelf)
    vote = sum(
        _sign(each.standing, stances[each.other])
        for each in compared
        if each.standing and claims.get(each.other) == best
    )
    stance = ("asserts" if vote > 0 else "denies") if near else "asserts"
    shelf.put_groups("claim", {point.id: best})
    shelf.put_groups("stance", {point.id: stance})
    return best


def _near(compared: Sequence[Weighed], claims: Mapping[str, str]) -> list[Near]:
    """The claims that the point may join, the nearest first."""
    shares: dict[str, dict[str, float]] = {}
    barred = set()
    for each in compared:
        if (claim := claims.get(each.other)) is None:
            continue
        relation = each.standing.relation if each.standing else None
        joins = each.standing is not None and relation in {"same", "denies"}
        shares.setdefault(claim, {})[each.other] = each.standing.confidence if joins and each.standing else 0.0
        if relation == "figures":
            barred.add(claim)
    near = [_nearness(claim, each) for claim, each in shares.items() if claim not in barred]
    return sorted((each for each in near if each.firm >= _JOINS), key=lambda each: (-each.sure, each.claim))


def _nearness(claim: str, sure: Mapping[str, float]) -> Near:
    """The mean of the best; one point alone is half of that, but for the first, which gave the claim its name."""
    best = sorted(sure.values())[-_BEST:]
    return Near(claim, sum(best) / len(best), sum(best) / (len(best) if claim in sure else _BEST))


def _sign(standing: Standing, stance: str) -> float:
    """For asserting above nought, for denying below."""
    if standing.relation not in {"same", "denies"}:
        return 0.0
    return standing.confidence * (1 if (standing.relation == "same") == (stance == "asserts") else -1)


def _merge(
    claim: str,
    into: str,
    compared: Sequence[Weighed],
    claims: Mapping[str, str],
    stances: Mapping[str, str],
    shelf: Shelf,
) -> None:
    """Moves a claim's points into another claim, turned round where the point stands to the two in opposite ways."""
    votes = {
        each: sum(
            _sign(one.standing, stances[one.other])
            for one in compared
            if one.standing and claims.get(one.other) == each
        )
        for each in (claim, into)
    }
    turned = (votes[claim] > 0) != (votes[into] > 0)
    moved = shelf.members("claim", claim)
    before = shelf.groups("stance", moved)
    other = {"asserts": "denies", "denies": "asserts"}
    shelf.put_groups("claim", dict.fromkeys(moved, into))
    if turned:
        shelf.put_groups("stance", {point: other[stance] for point, stance in before.items()})
