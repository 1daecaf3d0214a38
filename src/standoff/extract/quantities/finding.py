"""The quantities of a document, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from standoff.extract.quantities.amounts import Amount, amounts
from standoff.extract.quantities.guards import is_count, is_known
from standoff.extract.quantities.tables import values
from standoff.extract.quantities.units import Unit, Units, with_rate
from standoff.extract.tree import Tree
from standoff.knowledge import World
from standoff.language import Document
from standoff.record import Quantity, Time
from standoff.record.labels import Qualifier


def quantities(document: Document, times: Sequence[Time], world: World) -> tuple[Quantity, ...]:
    """Every number that counts or measures something, sorted by span; `times` are the document's, and count nothing."""
    tree = Tree(document)
    units = Units(tree, world)
    taken = [time.span for time in times]
    found = []
    for amount in amounts(document.text):
        if any(amount.first < end and start < amount.last for start, end in taken):
            continue
        if (quantity := _quantity(tree, units, amount)) is not None:
            found.append(quantity)
    return tuple(found)


def _quantity(tree: Tree, units: Units, amount: Amount) -> Quantity | None:
    words = tree.covered([(amount.first, amount.last)])
    if not words or not _fits(tree, amount, words):
        return None
    first, last = words[0], words[-1] + 1
    if not is_count(tree, amount, first, last):
        return None
    unit = _unit(tree, units, amount, first, last)
    if unit is None or (unit.name not in _EXACT and is_known(tree, amount, first)):
        return None
    return _made(amount, with_rate(tree.document.text, unit))


_EXACT = frozenset({"percent", "times"})


def _fits(tree: Tree, amount: Amount, words: Sequence[int]) -> bool:
    """Whether the number begins and ends where words do, so that it is no part of a code or an address."""
    return tree.words[words[0]].start == amount.first and tree.words[words[-1]].end == amount.last


def _unit(tree: Tree, units: Units, amount: Amount, first: int, last: int) -> Unit | None:
    """What the amount counts; None where it counts nothing."""
    span = tree.span(range(first, last))
    if amount.kind == "fraction":
        return Unit("percent", *span)
    if amount.kind == "multiple":
        return Unit("times", *span)
    money = units.money(first, last)
    if money is not None:
        return money
    found = units.measure(first, last) or units.counted(first, last)
    if found is None or (found.name is not None and _is_article(amount, tree, first)):
        return None
    return found


def _is_article(amount: Amount, tree: Tree, first: int) -> bool:
    return amount.value == 1 and tree.words[first].text.lower() in ("a", "an")


def _made(amount: Amount, unit: Unit) -> Quantity:
    return Quantity(
        span=(min(amount.start, unit.start), max(amount.end, unit.end)),
        value=amount.value,
        low=amount.low,
        high=amount.high,
        unit=unit.name,
        per=unit.per,
        qualifier=cast(Qualifier | None, amount.qualifier),
    )
