"""What two points have in common and in what they differ: each feature a number, most of them 0 or 1."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite, log

from standoff.link.points import Number, Point
from standoff.link.views import RELATIONS

Features = Mapping[str, float]

_LEAST = 0.01
_NEAR = 0.02
"""Two numbers that differ by less are the same number, rounded."""
_ROUGH = 0.15
"""The same for numbers that are told as about so much."""


def features(one: Point, other: Point, shares: Mapping[str, float], cosine: float) -> Features:
    """All features of a pair of points; `shares` are probabilities of RELATIONS. Their order does not matter."""
    found = {**_meaning(shares, cosine), **_matter(one, other), **_stand(one, other)}
    return {**found, **crossed(found)}


def crossed(found: Features) -> Features:
    """What counts only together: much in common, and one says no."""
    opposed = max(found["one_negated"], found["one_denies"])
    return {
        "words_opposed": found["words"] * opposed,
        "words_agreed": found["words"] * (1 - opposed),
        "alike_opposed": found["alike"] * opposed,
        "model_opposed": found["says_denies"] * opposed,
        "model_both": found["says_denies"] * max(found["both_negated"], found["both_deny"]),
        "alike_both": found["likeness"] * max(found["both_negated"], found["both_deny"]),
    }


def _meaning(shares: Mapping[str, float], cosine: float) -> Features:
    """The model's relations in nats above one in a hundred; the likeness of the two, and of what is nearly alike."""
    nats = {f"says_{name}": log(max(shares[name], _LEAST) / _LEAST) for name in RELATIONS}
    return {**nats, "likeness": max(0.0, cosine), "alike": max(0.0, cosine - 0.6) * 5}


def _matter(one: Point, other: Point) -> Features:
    """Words, states, numbers and days."""
    first, second = frozenset(one.words), frozenset(other.words)
    both = len(first & second)
    equal, differ = numbers(one, other)
    same_day, other_day = days(one, other)
    return {
        "words": overlap(one, other),
        "jaccard": both / len(first | second) if first or second else 0.0,
        "shared": min(both, 4) / 2,
        "nothing": float(not both),
        "names": min(len(one.names & other.names), 2) / 2,
        "other_names": float(bool(one.names and other.names and not one.names & other.names)),
        "states": float(bool(one.about & other.about)),
        "other_states": float(bool(one.about and other.about and not one.about & other.about)),
        "numbers_same": float(equal),
        "numbers_differ": float(differ),
        "days_same": float(same_day),
        "days_differ": float(other_day),
    }


def _stand(one: Point, other: Point) -> Features:
    """Who says it, and how."""
    known = one.side is not None and other.side is not None
    back = one.side is not None and one.side in other.about
    forth = other.side is not None and other.side in one.about
    return {
        "same_side": float(known and one.side == other.side),
        "other_side": float(known and one.side != other.side),
        "aims_back": float(back != forth),
        "back_and_forth": float(back and forth),
        "one_negated": float(one.negated != other.negated),
        "both_negated": float(one.negated and other.negated),
        "one_denies": float(one.contrary != other.contrary),
        "both_deny": float(one.contrary and other.contrary),
        "both_accuse": float(one.act == other.act == "accuse"),
        "one_hedged": float(one.hedged != other.hedged),
        "short": float(min(len(one.words), len(other.words)) <= 3),
    }


def overlap(one: Point, other: Point) -> float:
    """The share of the shorter one's words of matter that stand in both."""
    first, second = set(one.words), set(other.words)
    least = min(len(first), len(second))
    return len(first & second) / least if least else 0.0


def numbers(one: Point, other: Point) -> tuple[bool, bool]:
    """Whether the two give a number of the same things alike; whether they give such numbers and none are alike."""
    alike = [(a, b) for a in one.numbers for b in other.numbers if a.unit == b.unit]
    equal = any(compatible(a, b) for a, b in alike)
    return equal, bool(alike) and not equal


def compatible(one: Number, other: Number) -> bool:
    """Whether both numbers can be right of the same thing: their bounds meet, but for what rounding explains."""
    margin = _ROUGH if one.rough or other.rough else _NEAR
    low, high = max(one.low, other.low), min(one.high, other.high)
    largest = max(abs(bound) for bound in (low, high) if isfinite(bound)) if isfinite(low) or isfinite(high) else 0.0
    return low <= high or low - high <= margin * largest


def days(one: Point, other: Point) -> tuple[bool, bool]:
    """Whether the two name a day in common; whether both name days and none in common. A month holds its days."""
    same = any(a.startswith(b) or b.startswith(a) for a in one.days for b in other.days)
    return same, bool(one.days and other.days) and not same
