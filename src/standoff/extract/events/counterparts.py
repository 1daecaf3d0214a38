"""Whom words are for where the sentence does not say: the one on the other side of the report's dealings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from standoff.record import Actor, Event
from standoff.record.labels import EventCode

ADDRESSED: frozenset[EventCode] = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST", "AGREE"})
"""Roots that have somebody whom they are addressed to, named or not."""
_DISCOUNT = 0.6
"""How much surer an event is whose other end is told."""


def completed(events: Sequence[Event], actors: Mapping[str, Actor]) -> list[Event]:
    """The events, those addressed to nobody named turned to the side that their source deals with most."""
    dealings = _dealings(events, actors)
    return [_turned(event, dealings, actors) for event in events]


def _dealings(events: Sequence[Event], actors: Mapping[str, Actor]) -> dict[str, Counter[str]]:
    """With whom each side deals in the events, and how often."""
    found: dict[str, Counter[str]] = {}
    for event in events:
        if event.source is not None and event.target is not None:
            for one, other in ((event.source, event.target), (event.target, event.source)):
                if _side(actors[one]) != _side(actors[other]):
                    found.setdefault(_side(actors[one]), Counter())[other] += 1
    return found


def _turned(event: Event, dealings: Mapping[str, Counter[str]], actors: Mapping[str, Actor]) -> Event:
    if event.target is not None or event.source is None or event.code not in ADDRESSED:
        return event
    others = dealings.get(_side(actors[event.source]))
    if not others:
        return event
    target = max(others, key=lambda one: (others[one] * _nearness(event, actors[one]), one))
    return event.model_copy(update={"target": target, "confidence": round(event.confidence * _DISCOUNT, 4)})


def _nearness(event: Event, actor: Actor) -> float:
    """How near before the trigger the actor was last mentioned."""
    before = [start for start, _ in actor.mentions if start < event.trigger[0]]
    return 1 / (_FAR + event.trigger[0] - max(before)) if before else 1e-9


_FAR = 200
"""Characters within which it makes little difference how near a mention is."""


def _side(actor: Actor) -> str:
    """Those of one country are on one side."""
    return actor.country or actor.id
