"""Claims and disputes, mended where a point joined them, or where another speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from standoff.crisis.kept import keep_rows, kind_of
from standoff.crisis.shelf import StoreShelf
from standoff.crisis.touched import CAST, NUMBER, SPEAKER, TEXT, Pair
from standoff.link.disputing import dispute, in_order
from standoff.link.edges import Edge
from standoff.link.hands import Place
from standoff.link.numbering import called
from standoff.link.points import report_of
from standoff.link.voicing import Places, Voices, claims_of, voices
from standoff.store import Links
from standoff.store.parts import in_parts

_AT_ONCE = 500
_DISPUTE = "dispute"
"""The grouping of edges, by their two points, by the dispute that they are."""


def mend_claims(shelf: StoreShelf, claims: Iterable[str], moved: Iterable[Place]) -> None:
    """Puts claims anew: those that points joined or left, and those in which actors speak who are others now."""
    links = shelf.links
    points = [point for own in links.members(SPEAKER, map("/".join, moved)).values() for point in own]
    for some in in_parts(dict.fromkeys([*claims, *links.groups("claim", points).values()]), _AT_ONCE):
        _put_claims(shelf, some)


def _put_claims(shelf: StoreShelf, claims: Sequence[str]) -> None:
    links, members = shelf.links, shelf.links.members("claim", claims)
    group_of = {name: claim for claim, own in members.items() for name in own}
    spoken = _voices(shelf, group_of, links.groups("copied", group_of))
    actors = {(each.report, each.actor): f"{each.report}/{each.actor}" for each in spoken.said.values() if each.actor}
    known = links.groups(CAST, actors.values())
    of = {place: known[written] for place, written in actors.items()}
    made = claims_of(spoken, of, shelf.groups("stance", spoken.said), shelf)
    keep_rows(links, "claims", {each.id: each.model_dump(by_alias=True) for each in made})
    links.drop_facts(kind_of("claims"), _names(shelf, [claim for claim in claims if claim not in members]))


def _names(shelf: StoreShelf, claims: Sequence[str]) -> list[str]:
    """The names that claims have, or had: that of the point that began each."""
    numbers = _numbers(shelf.links, map(report_of, claims))
    return [called("C", (numbers[each.report], each.number)) for each in shelf.said(claims)]


def _voices(shelf: StoreShelf, group_of: Mapping[str, str], firsts: Mapping[str, str]) -> Voices:
    reports = {report_of(name) for name in (*group_of, *group_of.values())}
    groups = shelf.links.groups(TEXT, reports)
    copies = shelf.links.facts(kind_of("copies"), set(groups.values()))
    rank = {report: n for group in copies.values() for n, report in enumerate(group)}
    return voices(group_of, firsts, Places(_numbers(shelf.links, reports), rank), shelf)


def _numbers(links: Links, reports: Iterable[str]) -> dict[str, int]:
    return {report: int(n) for report, n in links.groups(NUMBER, set(reports)).items()}


def mend_disputes(shelf: StoreShelf, new: Iterable[Pair], points: Iterable[str]) -> None:
    """Puts disputes anew: those that new reports brought, and those about points that changed."""
    brought: dict[str, list[Pair]] = {}
    for pair in new:
        brought.setdefault(report_of(pair[1]), []).append(pair)
    for reports in in_parts(brought, _AT_ONCE // 10):
        pairs = dict.fromkeys(pair for report in reports for pair in brought[report])
        edges = shelf.edges("point", dict.fromkeys(second for _, second in pairs))
        _put_disputes(shelf, _numbered(shelf, [edge for edge in edges if (edge.first, edge.second) in pairs]))
    for some in in_parts(points, _AT_ONCE):
        of = {_key(edge): edge for edge in shelf.edges("point", some)}
        _put_disputes(shelf, {name: of[key] for key, name in shelf.links.groups(_DISPUTE, of).items()})


def _numbered(shelf: StoreShelf, edges: Iterable[Edge]) -> dict[str, Edge]:
    """Gives all disputes of new reports their names. Points that are in no claim are in no dispute."""
    by_report: dict[str, list[Edge]] = {}
    for edge in edges:
        by_report.setdefault(report_of(edge.second), []).append(edge)
    told = shelf.links.groups("claim", {end for own in by_report.values() for each in own for end in _ends(each)})
    numbers = _numbers(shelf.links, by_report)
    named = {
        called("D", (numbers[report], n)): edge
        for report, own in by_report.items()
        for n, edge in enumerate(in_order(each for each in own if set(_ends(each)) <= told.keys()), 1)
    }
    shelf.links.put_groups(_DISPUTE, {_key(edge): name for name, edge in named.items()})
    return named


def _put_disputes(shelf: StoreShelf, edges: Mapping[str, Edge]) -> None:
    links, ends = shelf.links, {end for edge in edges.values() for end in _ends(edge)}
    firsts = {name: first for first, own in links.members("copied", ends).items() for name in own}
    spoken = _voices(shelf, links.groups("claim", {*ends, *firsts}), firsts)
    made = [dispute(name, edge, spoken) for name, edge in edges.items()]
    keep_rows(links, "disputes", {each.id: each.model_dump(by_alias=True) for each in made})


def _ends(edge: Edge) -> Pair:
    return edge.first, edge.second


def _key(edge: Edge) -> str:
    return "\n".join(_ends(edge))
