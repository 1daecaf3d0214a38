"""How two points stand to each other: the same claim, a denial of it, another figure, an accusation back.

What was learned decides; rules look after what must not be mistaken: numbers, days, and who speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from standoff.link.pairs import days, features, numbers, overlap
from standoff.link.points import Number, Point
from standoff.link.weights import Weights

_WORDS_SHOWN = 4
_NO = 0.8
"""How sure it is that the same words with a no deny those without."""
_SAME_WORDS = 0.75
"""Of the shorter point, from which two say the same but for a no."""
_IN_COMMON = 0.5
"""The share of the words of both that must be common to them then."""
_SHARED = 2
"""Words in common, no names, from which two points tell of one matter."""
_NEAR, _ALIKE = 0.45, 0.6
"""The likeness from which they do so where one such word or a body is common to them, and where none is."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A relation (`same`, `denies`, `figures`, `counter`), how sure it is, and why, in words."""

    relation: str
    confidence: float
    reasons: tuple[str, ...]


def standing(one: Point, other: Point, shares: Mapping[str, float], cosine: float, weights: Weights) -> Standing | None:
    """How two points stand to each other; None where nothing ties them that is sure enough."""
    if not may_stand(one, other, cosine):
        return None
    guesses = weights.probabilities(features(one, other, shares, cosine))
    _check(guesses, one, other)
    relation = max(guesses, key=lambda name: guesses[name] / weights.least(name))
    confidence = guesses[relation]
    if confidence < weights.least(relation):
        return None
    return Standing(relation, round(confidence, 4), tuple(_reasons(relation, one, other)))


def may_stand(one: Point, other: Point, cosine: float) -> bool:
    """Whether two points may stand to each other at all: what can be told before the model is asked."""
    return allowed(one, other) and _one_matter(one, other, cosine)


def _one_matter(one: Point, other: Point, cosine: float) -> bool:
    """Whether both tell of one matter: more than who and where, or a word in passing, is common to them."""
    common = set(one.words) & set(other.words)
    told = common - one.proper - other.proper
    counted = bool(common) and any(numbers(one, other))
    near = told or one.bodies & other.bodies
    return len(told) >= _SHARED or counted or cosine >= (_NEAR if near else _ALIKE)


def allowed(one: Point, other: Point) -> bool:
    """Whether the two may speak of one matter: not where both name days, and none in common."""
    return not days(one, other)[1]


def _check(guesses: dict[str, float], one: Point, other: Point) -> None:
    """Other numbers of the same things are another figure, not the same claim; without them no figure differs.

    The same words with a no are a denial, but for "it has no troops" beside "denies that it has troops", which agree.
    Nobody contradicts his own side, but for a denial.
    """
    if numbers(one, other)[1]:
        guesses["figures"], guesses["same"] = max(guesses["figures"], guesses["same"]), 0.0
    else:
        guesses["figures"] = 0.0
    if _says_no(one, other) or _says_no(other, one):
        guesses["same"], guesses["denies"] = max(guesses["same"], guesses["denies"]), 0.0
    elif one.negated != other.negated and _same_words(one, other):
        guesses["denies"], guesses["same"] = max(guesses["denies"], _NO), 0.0
    if same_side(one, other):
        guesses["denies"] *= one.negated != other.negated or one.contrary != other.contrary
        guesses["figures"] = guesses["counter"] = 0.0


def _same_words(one: Point, other: Point) -> bool:
    """Whether two say the same but for a no; where the one says much more, the no may be of that."""
    first, second = set(one.words), set(other.words)
    return overlap(one, other) >= _SAME_WORDS and len(first & second) >= _IN_COMMON * len(first | second)


def _says_no(one: Point, other: Point) -> bool:
    """Whether the one says that something is not so and the other denies that it is."""
    return one.negated and not one.contrary and other.contrary and not other.negated


def same_side(one: Point, other: Point) -> bool:
    """Whether both are told by one side."""
    return one.side is not None and one.side == other.side


def _reasons(relation: str, one: Point, other: Point) -> Iterator[str]:
    yield _matter(one, other)
    if relation == "figures":
        yield from _figures(one, other)
    if relation == "denies":
        yield from _denials(one, other)
    if relation == "counter":
        yield "each accuses the other side"
    if one.side and other.side and one.side != other.side:
        yield f"{one.side} against {other.side}" if relation != "same" else f"{one.side} and {other.side} say so"


def _matter(one: Point, other: Point) -> str:
    """What both speak of: words in common as the first writes them, days and numbers first."""
    common = tuple({*one.words} & {*other.words})
    shown = islice((word for word in one.text.split() if word.lower().startswith(common)), _WORDS_SHOWN)
    of = ", ".join(dict.fromkeys(word.strip("\"“”'’.,;:") for word in shown))
    day = min(one.days & other.days, default="")
    return " ".join(
        filter(None, (f"both speak of {of}" if of else "both speak of the same matter", day and f"on {day}"))
    )


def _figures(one: Point, other: Point) -> Iterator[str]:
    for a in one.numbers:
        for b in other.numbers:
            if a.unit == b.unit:
                yield f"one says {_told(a)}, one says {_told(b)}"
                return


def _told(number: Number) -> str:
    low, high = (f"{bound:,.12g}" for bound in (number.low, number.high))
    value = (
        low
        if low == high
        else f"at least {low}"
        if high == "inf"
        else f"up to {high}"
        if low == "-inf"
        else f"{low} to {high}"
    )
    return " ".join(filter(None, ("about" if number.rough and low == high else "", value, number.unit)))


def _denials(one: Point, other: Point) -> Iterator[str]:
    if one.contrary != other.contrary:
        yield "one puts it forward, one denies it"
    elif one.negated != other.negated:
        yield "one says that it is so, one that it is not"
    else:
        yield "the two accounts cannot both hold"
