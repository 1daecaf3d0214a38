"""A crisis put together of what was linked, and kept: what the machine found, with what people joined and split."""

from __future__ import annotations

from dataclasses import asdict

from standoff.crisis.kept import keep
from standoff.crisis.mending import mend
from standoff.crisis.shelf import StoreShelf
from standoff.knowledge import World
from standoff.link import assembled
from standoff.report.hands import hand_of
from standoff.store import Session
from standoff.store.people import ACTOR, EFFECTS


def put_together(session: Session, name: str, shelf: StoreShelf, world: World) -> None:
    """Mends the kept crisis where what was linked on the shelf touches it.

    Hands may move actors anywhere: while there are any, and when the last is undone, all of it is put together anew.
    """
    mend(session, shelf, world)
    hands = [hand_of(each) for each in session.people.hands(ACTOR) if not each.undone_by]
    if not hands and not session.links.facts(EFFECTS).get(EFFECTS):
        return
    made = assembled(name, shelf.briefs(session.reports.ids()), shelf, world, hands)
    keep(session, made.crisis)
    session.links.put_facts(EFFECTS, {EFFECTS: [asdict(each) for each in made.effects]})
