"""Persons whom the tables know: whoever holds or held an office is of its state, whatever the report leaves unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standoff.extract.actors.phrase import Phrase
from standoff.knowledge import Holder, World

_STATE_CODE = 3


def recognized(phrases: Sequence[Phrase], world: World, on: str | None) -> tuple[Phrase, ...]:
    """The phrases, the persons among them with the country and sector of the office that they hold by the tables.

    A family name alone is known by the fullest name that the report has for it; where there is none, it must be that
    of one who held an office on the report's day (`on`, an ISO date).
    """
    fullest = _fullest(phrases)
    return tuple(
        _with_office(phrase, world, world.holders_named(fullest[phrase.name], on), on)
        if phrase.name in fullest and phrase.kind == "person"
        else phrase
        for phrase in phrases
    )


def _fullest(phrases: Sequence[Phrase]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """For every person's name the longest that ends with it."""
    names = sorted({p.name for p in phrases if p.kind == "person" and p.name}, key=lambda name: (-len(name), name))
    return {name: next(long for long in names if long[-len(name) :] == name) for name in names}


def _with_office(phrase: Phrase, world: World, held: Sequence[Holder], on: str | None) -> Phrase:
    if not held:
        return phrase
    country = next((holder.of for holder in held if len(holder.of) == _STATE_CODE and holder.of in world.names), None)
    title = world.title(held[0].office.split(), len(held[0].office.split()) - 1)
    sector = title.title.sector if title and on and held[0].covers(on) else None
    return replace(phrase, country=phrase.country or country, office=sector)
