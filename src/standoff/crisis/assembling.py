"""A crisis put together of what was linked, and kept: what the machine found, with what people joined and split."""

from __future__ import annotations

from dataclasses import asdict

from standoff.crisis.mending import mend
from standoff.crisis.shelf import StoreShelf
from standoff.knowledge import World
from standoff.report.hands import hand_of
from standoff.store import Session
from standoff.store.people import ACTOR, EFFECTS


def put_together(session: Session, shelf: StoreShelf, world: World) -> None:
    """Mends the kept crisis where what was linked on the shelf touches it, or what people say."""
    hands = [hand_of(each) for each in session.people.hands(ACTOR) if not each.undone_by]
    effects = mend(session, shelf, world, hands)
    session.links.put_facts(EFFECTS, {EFFECTS: [asdict(each) for each in effects]})
