"""A crisis that is kept in rows is mended where newly linked reports touch it; the rest of it is not even read.

What comes of it is what `standoff.link.assembled` gives for all reports at once, which says what a crisis is. It goes
from what depends on nothing to what depends on it: who carries one text, who is who, claims, disputes, ties.
"""

from __future__ import annotations

from collections.abc import Sequence

from standoff.crisis.kept import keep_rows, kind_of
from standoff.crisis.mend_actors import mend_actors
from standoff.crisis.mend_claims import mend_claims, mend_disputes
from standoff.crisis.mend_hands import lay_hands
from standoff.crisis.mend_ties import mend_ties
from standoff.crisis.shelf import StoreShelf
from standoff.crisis.touched import NUMBER, TEXT, forget, touched
from standoff.knowledge import World
from standoff.link.edges import Edge, grouped
from standoff.link.hands import Effect, Hand
from standoff.link.texts import in_order
from standoff.store import Links, Session


def mend(session: Session, shelf: StoreShelf, world: World, hands: Sequence[Hand]) -> tuple[Effect, ...]:
    """Brings the kept crisis up to what was linked on the shelf and what people say; gives what hands come to."""
    shelf.flush()
    links, changed = session.links, touched(session.links)
    fresh = session.reports.in_order(changed.reports)
    _number(links, fresh)
    copied = _mend_copies(shelf, fresh)
    moved = mend_actors(shelf, world, fresh, changed.profiles)
    laid = lay_hands(shelf, world, hands)
    moved |= laid.moved
    mend_claims(shelf, changed.claims, moved)
    mend_disputes(shelf, changed.edges, changed.points)
    mend_ties(shelf, {*fresh, *copied, *(report for report, _ in moved)})
    forget(links)
    return laid.effects


def _number(links: Links, fresh: Sequence[str]) -> None:
    """Numbers new reports on."""
    known = links.count_groups(NUMBER)[1]
    links.put_groups(NUMBER, {report: str(n) for n, report in enumerate(fresh, known + 1)})


def _mend_copies(shelf: StoreShelf, fresh: Sequence[str]) -> set[str]:
    """Puts new reports beside those that carry their text; gives all reports of groups that changed."""
    links, edges = shelf.links, shelf.edges("text", fresh)
    ends = dict.fromkeys(end for edge in edges for end in (edge.first, edge.second))
    group_of = dict.fromkeys(ends) | links.groups(TEXT, ends)
    names = {end: group or end for end, group in group_of.items()}
    united = grouped(names.values(), (Edge(names[e.first], names[e.second], e.relation, e.confidence) for e in edges))
    before = links.members(TEXT, names.values())
    after = [
        in_order(shelf.sketches([each for name in group for each in before.get(name, [name])])) for group in united
    ]
    links.put_groups(TEXT, {report: group[0] for group in after for report in group})
    links.drop_facts(kind_of("copies"), names.values())
    keep_rows(links, "copies", {group[0]: group for group in after})
    return {report for group in after for report in group}
