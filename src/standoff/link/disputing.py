"""The disputes of a crisis: points that contest each other, in one report or two, copies left out."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.link.edges import Edge
from standoff.link.points import Said
from standoff.link.voicing import Voices
from standoff.record import SharedDispute, Side
from standoff.record.labels import DisputeKind

_LEAST = {"denies": 0.45, "contradicts": 0.45, "counter": 0.2, "figures": 0.0}
"""How sure a dispute must be to be told; less will do to put a voice into a claim. Figures differ or they do not."""


def disputed(edges: Iterable[Edge], spoken: Voices) -> tuple[SharedDispute, ...]:
    """All disputes, each pair once by its surest edge, in the order of the reports."""
    best: dict[tuple[str, str], Edge] = {}
    for edge in edges:
        first, second = spoken.point(edge.first), spoken.point(edge.second)
        if edge.confidence < _LEAST.get(edge.relation, 1.0) or first is None or second is None or first.id == second.id:
            continue
        pair = min(first.id, second.id), max(first.id, second.id)
        if pair not in best or best[pair].confidence < edge.confidence:
            best[pair] = edge
    place = {name: n for n, name in enumerate(spoken.said)}
    order = sorted(best, key=lambda pair: sorted((place[pair[0]], place[pair[1]])))
    return tuple(_dispute(f"D{n}", best[pair], pair, spoken) for n, pair in enumerate(order, 1))


def _dispute(name: str, edge: Edge, pair: tuple[str, str], spoken: Voices) -> SharedDispute:
    claim, contest = sorted((spoken.said[each] for each in pair), key=_contests)
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
