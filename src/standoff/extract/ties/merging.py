"""Ties that are told of twice become one, with all the evidence and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from standoff.language.document import Span
from standoff.record import Quantity
from standoff.record.labels import TieKind, TieStatus


@dataclass(frozen=True, slots=True)
class Reading:
    """A tie as one place of the report tells of it; `from_` and `to` are ids of actors, or codes of states."""

    kind: TieKind
    from_: str
    to: str
    status: TieStatus
    amounts: tuple[Quantity, ...]
    since: str | None
    until: str | None
    evidence: tuple[Span, ...]
    statement: str | None
    confidence: float
    places: tuple[Span, ...]
    """Where the words stand by which its ends are named."""


def merged(readings: Sequence[Reading]) -> list[Reading]:
    """The ties, in the order of their evidence. Of two that are one, the surer says what the other leaves open."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda each: (-each.confidence, each.evidence)):
        at = next((n for n, other in enumerate(kept) if _same(other, reading)), None)
        if at is None:
            kept.append(reading)
        else:
            kept[at] = _joined(kept[at], reading)
    return sorted(kept, key=lambda each: (each.evidence, each.kind, each.places))


def _same(one: Reading, other: Reading) -> bool:
    if one.kind != other.kind or _ends(one) != _ends(other):
        return False
    if any(_overlap(a, b) for a in one.evidence for b in other.evidence):
        return True
    return one.status == other.status and not _rival(one.amounts, other.amounts)


def _ends(reading: Reading) -> tuple[str, ...]:
    ends = (reading.from_, reading.to)
    return tuple(sorted(ends)) if reading.kind == "alliance" else ends


def _rival(ones: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    """Whether two places give different sums for the same: then they are two accounts."""
    numbers = [{(each.value, each.low, each.high, each.unit) for each in group} for group in (ones, others)]
    return bool(numbers[0] and numbers[1]) and not numbers[0] & numbers[1]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _joined(first: Reading, second: Reading) -> Reading:
    more = [each for each in second.amounts if each not in first.amounts]
    return replace(
        first,
        amounts=tuple(sorted([*first.amounts, *more], key=lambda each: each.span)),
        since=first.since or second.since,
        until=first.until or second.until,
        evidence=_stretches([*first.evidence, *second.evidence]),
    )


def shown(reading: Reading) -> tuple[Span, ...]:
    """The evidence, with the figures that it touches whole: "lent $2 billion", not "lent $"."""
    figures = (each.span for each in reading.amounts)
    return _stretches(
        [*reading.evidence, *(each for each in figures if any(_overlap(each, a) for a in reading.evidence))]
    )


def _stretches(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
