"""When an actor or a number in a record is the one that the gold names."""

from __future__ import annotations

import re
from typing import Protocol

from benchmarks.dossiers.gold import GoldQuantity
from standoff.record import Quantity

_NEAR = 1e-6

# Units that mean a size of their own; of counted things ("12 frigates") any unit will do.
_MEASURES = frozenset({
    "percent", "times", "kilometre", "metre", "mile", "nautical mile", "hectare", "acre", "tonne", "kilogram", "gram",
    "ton", "barrel", "litre", "cubic metre", "degree", "megawatt", "gigawatt", "kilowatt", "hour", "minute", "day",
    "week", "month", "year",
})  # fmt: skip


class Party(Protocol):
    """What gold and found actors have in common."""

    @property
    def name(self) -> str:
        """The fullest form in the text."""
        ...

    @property
    def kind(self) -> str:
        """One of the kinds of actors."""
        ...

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3."""
        ...

    @property
    def sector(self) -> str | None:
        """PLOVER sector."""
        ...


def same_name(gold: Party | None, found: Party | None) -> bool:
    """Whether both are one state, or share the last word of their names or all words of the shorter; or are nobody."""
    if gold is None or found is None:
        return gold is found
    if gold.kind == "state" and found.kind == "state":
        return gold.country == found.country
    one, other = _words(gold.name), _words(found.name)
    if not one or not other:
        return False
    return one[-1] == other[-1] or set(one) <= set(other) or set(other) <= set(one)


def same_side(gold: Party | None, found: Party | None) -> bool:
    """Whether both act as one: by name, or from one country, where one is its state or both are of one sector."""
    if same_name(gold, found):
        return True
    if gold is None or found is None or not gold.country or gold.country != found.country:
        return False
    return gold.sector == found.sector or "state" in {gold.kind, found.kind}


def same_number(gold: GoldQuantity, found: Quantity) -> bool:
    """Whether value (or bounds) and unit agree; of vague ones ("dozens") only the unit, and that there is no value."""
    if not _same_unit(gold.unit or "", found.unit or ""):
        return False
    if gold.value is None and gold.high is None:
        return found.value is None
    return all(map(_near, _bounds(gold), _bounds(found)))


def _words(name: str) -> list[str]:
    return re.sub(r"[^\w ]", "", name).casefold().split()


def _same_unit(gold: str, found: str) -> bool:
    wanted = _plain(gold)
    is_exact = re.fullmatch(r"[A-Z]{3}", gold) is not None or wanted in set(map(_plain, _MEASURES))
    return wanted == _plain(found) or not is_exact


def _plain(unit: str) -> str:
    """The unit in lower case and the singular, metres as they are spelt in Britain."""
    return re.sub(r"met(er|re)s?$", "metre", unit.strip().casefold()).rstrip("s")


def _bounds(quantity: GoldQuantity | Quantity) -> tuple[float | None, float | None]:
    if quantity.value is not None:
        return quantity.value, quantity.value
    return quantity.low, quantity.high


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _NEAR * max(abs(one), abs(other), 1)
