"""Where states stand in a drawing of their ties: nodes in a ring, and an edge for each kind of tie each way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import Literal

from standoff.record.labels import TieKind
from standoff.report.book import Book
from standoff.report.rows import TieRow

Family = Literal["force", "money", "standing", "pressure"]
FAMILIES: Mapping[TieKind, Family] = {
    "arms": "force",
    "deployment": "force",
    "training": "force",
    "loan": "money",
    "aid": "money",
    "trade": "money",
    "investment": "money",
    "recognition": "standing",
    "alliance": "standing",
    "sanction": "pressure",
}
"""What kind of thing flows: the colours of edges."""
WIDTH, HEIGHT = 860, 480
_RING = (285, 190)
_MOST = 18
_LONGEST = 18
"""Letters of a name that are drawn."""
_NODE = 7.0
_APART, _BEND = 24.0, 0.11
"""How far edges of the same two states stand apart: pixels, and never more than this share of their length."""


@dataclass(frozen=True, slots=True)
class Node:
    """A state, or an actor of no known country: `name` is read, cut where it is long, and `key` asked for."""

    key: str
    name: str
    x: float
    y: float
    radius: float
    anchor: Literal["start", "middle", "end"]
    label_x: float
    label_y: float
    ties: int


@dataclass(frozen=True, slots=True)
class Link:
    """All ties of a kind from one node to another; `texts` of the one that most texts tell of."""

    giver: str
    receiver: str
    giver_name: str
    receiver_name: str
    kind: TieKind
    family: Family
    ties: int
    texts: int
    width: float
    path: str
    denied: bool
    """Whether all of them are denied."""


@dataclass(frozen=True, slots=True)
class Network:
    """The nodes with most ties, and the links among them."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    left: int
    """Nodes for which there was no room."""
    others: int
    """Actors of no known state that were not asked for."""


def state_names(book: Book) -> Mapping[str, str]:
    """What the countries of all actors are called, by their three letters; these alone where no state is an actor."""
    actors = [each for each in book.cast.actors.values() if each.country]
    states = {each.country: book.cast.name(each.id) for each in actors if each.kind == "state" and each.country}
    return {each.country: states.get(each.country, each.country) for each in actors if each.country}


def ends_of(row: TieRow) -> tuple[str, str]:
    """By whom a tie is drawn: countries, and actors where no country is known."""
    return row.giver_country or row.giver_id, row.receiver_country or row.receiver_id


def network(rows: Sequence[TieRow], names: Mapping[str, str], *, others: bool = False) -> Network:
    """The drawing of ties between countries, given their names, and with `others` of actors of no known country.

    Whoever is of a country stands for it; ties within a country are left out.
    """
    across = [row for row in rows if len({*ends_of(row)}) == 2]
    between = [row for row in across if others or all(end in names for end in ends_of(row))]
    left_out = {end for row in across for end in ends_of(row)} - {end for row in between for end in ends_of(row)}
    called = {key: name for row in between for key, name in zip(ends_of(row), (row.giver, row.receiver), strict=True)}
    called |= names
    weights = Counter(end for row in between for end in ends_of(row))
    kept = [key for key, _ in weights.most_common(_MOST)]
    nodes = {key: _node(key, called[key], n / len(kept), weights[key]) for n, key in enumerate(_spread(kept))}
    drawn = [row for row in between if all(end in nodes for end in ends_of(row))]
    return Network(
        tuple(nodes.values()), tuple(_links(drawn, nodes)), len(weights) - len(kept), len(left_out - set(names))
    )


def _spread(keys: Sequence[str]) -> list[str]:
    """The heaviest apart from each other, the lighter between them."""
    half = (len(keys) + 1) // 2
    heavy, light = keys[:half], keys[half:]
    return [key for n, each in enumerate(heavy) for key in (each, *light[n : n + 1])]


def _node(key: str, name: str, turn: float, ties: int) -> Node:
    angle = 2 * pi * turn - pi / 2
    across, up = cos(angle), sin(angle)
    x, y = WIDTH / 2 + _RING[0] * across, HEIGHT / 2 + _RING[1] * up
    radius = _NODE + min(ties, 30) ** 0.5 * 2
    anchor: Literal["start", "middle", "end"] = "middle" if abs(across) < 0.2 else "start" if across > 0 else "end"
    label = x + across * (radius + 7), y + up * (radius + 12) + 4
    shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    return Node(
        key, shown, round(x, 1), round(y, 1), round(radius, 1), anchor, round(label[0], 1), round(label[1], 1), ties
    )


def _links(rows: Iterable[TieRow], nodes: Mapping[str, Node]) -> Iterable[Link]:
    groups: dict[tuple[str, str, TieKind], list[TieRow]] = {}
    for row in rows:
        groups.setdefault((*ends_of(row), row.kind), []).append(row)
    drawn: Counter[frozenset[str]] = Counter()
    for (giver, receiver, kind), own in sorted(groups.items()):
        pair = frozenset((giver, receiver))
        yield _link((nodes[giver], nodes[receiver]), kind, own, drawn[pair])
        drawn[pair] += 1


def _link(ends: tuple[Node, Node], kind: TieKind, rows: Sequence[TieRow], lane: int) -> Link:
    texts = max(row.texts for row in rows)
    return Link(
        giver=ends[0].key,
        receiver=ends[1].key,
        giver_name=ends[0].name,
        receiver_name=ends[1].name,
        kind=kind,
        family=FAMILIES[kind],
        ties=len(rows),
        texts=texts,
        width=round(1.4 + min(texts - 1, 8) * 0.7, 1),
        path=_path(*ends, lane),
        denied=all(row.status == "denied" for row in rows),
    )


def _path(giver: Node, receiver: Node, lane: int) -> str:
    """A curve from edge to edge of the nodes, bent inwards, where no names stand; the further the higher its lane."""
    across, down = receiver.x - giver.x, receiver.y - giver.y
    far = hypot(across, down) or 1.0
    along, aside = (across / far, down / far), (-down / far, across / far)
    start = giver.x + along[0] * giver.radius, giver.y + along[1] * giver.radius
    gap = receiver.radius + 7
    end = receiver.x - along[0] * gap, receiver.y - along[1] * gap
    centre = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    inwards = aside[0] * (WIDTH / 2 - centre[0]) + aside[1] * (HEIGHT / 2 - centre[1]) >= 0
    bend = (lane + 1) * min(_APART, far * _BEND) * (1 if inwards else -1)
    points = (*start, centre[0] + aside[0] * bend, centre[1] + aside[1] * bend, *end)
    return "M{:.1f} {:.1f}Q{:.1f} {:.1f} {:.1f} {:.1f}".format(*points)
