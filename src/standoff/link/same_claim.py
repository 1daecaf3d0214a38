"""How two points stand to each other: the same claim, a denial of it, another figure, an accusation back.

What was learned decides; rules look after what must not be mistaken: numbers, days, and who speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from standoff.link.pairs import days, features, numbers
from standoff.link.points import Number, Point
from standoff.link.weights import Weights

_WORDS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Standing:
    """A relation (`same`, `denies`, `figures`, `counter`), how sure it is, and why, in words."""

    relation: str
    confidence: float
    reasons: tuple[str, ...]


def standing(one: Point, other: Point, shares: Mapping[str, float], cosine: float, weights: Weights) -> Standing | None:
    """How two points stand to each other; None where nothing ties them that is sure enough."""
    guesses = weights.probabilities(features(one, other, shares, cosine))
    if not allowed(one, other):
        return None
    _check_numbers(guesses, one, other)
    relation = max(guesses, key=lambda name: guesses[name] / weights.least(name))
    confidence = guesses[relation]
    if confidence < weights.least(relation):
        return None
    return Standing(relation, round(confidence, 4), tuple(_reasons(relation, one, other)))


def allowed(one: Point, other: Point) -> bool:
    """Whether the two may speak of one matter: not where both name days, and none in common."""
    return not days(one, other)[1]


def _check_numbers(guesses: dict[str, float], one: Point, other: Point) -> None:
    """Other numbers of the same things are another figure, not the same claim; without such numbers none differ."""
    equal, differ = numbers(one, other)
    if differ:
        guesses["figures"] = max(guesses["figures"], guesses["same"])
        guesses["same"] = 0.0
    else:
        guesses["figures"] = 0.0
    if one.side is not None and one.side == other.side:
        guesses["denies"] = guesses["denies"] * (one.negated != other.negated or one.contrary != other.contrary)
        guesses["counter"] = 0.0
    del equal


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
    common = [word for word in dict.fromkeys(one.words) if word in set(other.words)]
    shown = [word for word in one.text.split() if any(word.lower().startswith(each) for each in common)]
    of = ", ".join(dict.fromkeys(word.strip("\"“”'’.,;:") for word in shown[:_WORDS_SHOWN]))
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
