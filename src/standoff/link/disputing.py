"""The disputes of a crisis: points that contest each other, in one report or two, copies left out."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.link.edges import Edge
from standoff.link.numbering import called, natural
from standoff.link.points import Said, report_of
from standoff.link.voicing import Voices
from standoff.record import SharedDispute, Side
from standoff.record.labels import DisputeKind

_LEAST = {"denies": 0.35, "contradicts": 0.35, "counter": 0.2, "figures": 0.0}
"""How sure a dispute must be to be told; less will do to put a voice into a claim. Figures differ or they do not."""


def counts(edge: Edge) -> bool:
    """Whether two points contest each other, surely enough to be told."""
    return edge.confidence >= _LEAST.get(edge.relation, 1.0)


def disputed(edges: Iterable[Edge], spoken: Voices) -> tuple[SharedDispute, ...]:
    """All disputes in their order: each pair of points once, under the report that brought it, which is the second's.

    Points of which nothing was told, so that they are in no claim, are in no dispute.
    """
    found = (edge for edge in edges if counts(edge) and spoken.point(edge.first) and spoken.point(edge.second))
    brought: dict[str, list[Edge]] = {}
    for edge in found:
        brought.setdefault(report_of(edge.second), []).append(edge)
    numbers = spoken.places.numbers
    return tuple(
        dispute(called("D", (numbers[report], n)), edge, spoken)
        for report in sorted(brought, key=numbers.__getitem__)
        for n, edge in enumerate(in_order(brought[report]), 1)
    )


def in_order(edges: Iterable[Edge]) -> list[Edge]:
    """Edges of one report in the order in which they are numbered."""
    return sorted(edges, key=lambda edge: (natural(edge.second), natural(edge.first)))


def dispute(name: str, edge: Edge, spoken: Voices) -> SharedDispute:
    """What an edge comes to, by the originals of its two points."""
    sides = [point for each in (edge.first, edge.second) if (point := spoken.point(each))]
    claim, contest = sorted(sides, key=_contests)
    claims = dict.fromkeys(spoken.claims[point.id] for point in (claim, contest))
    return SharedDispute(
        id=name,
        kind=_kind(edge, claim, contest),
        confidence=round(edge.confidence, 4),
        claim=_side(claim),
        contest=_side(contest),
        claims=tuple(claims),
        reasons=edge.reasons,
    )


def _contests(point: Said) -> tuple[int, str, int]:
    """Who denies comes after what is denied; else who speaks later."""
    return point.contrary + (point.contrary and point.negated), point.published or "9999", point.content[0][0]


def _kind(edge: Edge, claim: Said, contest: Said) -> DisputeKind:
    if edge.relation == "counter":
        return "counter-accusation"
    return "denial" if edge.relation == "denies" and (contest.contrary or claim.contrary) else "contradiction"


def _side(point: Said) -> Side:
    return Side(report=point.report, statement=point.statement, content=point.content)
