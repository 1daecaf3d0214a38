"""The quantities of a document, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from standoff.extract.quantities.amounts import Amount, amounts
from standoff.extract.quantities.guards import is_count, is_elliptic, is_multiple
from standoff.extract.quantities.tables import values
from standoff.extract.quantities.units import Unit, Units, measure_of, with_rate
from standoff.extract.tree import Tree
from standoff.knowledge import World
from standoff.language import Document
from standoff.record import Quantity, Time
from standoff.record.labels import Qualifier

_MONEY_SCALE = 1e6
"""The least that a bare number may be to go on counting money: "the eleven billion"."""


def quantities(document: Document, times: Sequence[Time], world: World) -> tuple[Quantity, ...]:
    """Every number that counts or measures something, sorted by span; `times` are the document's, and count nothing."""
    tree = Tree(document)
    units = Units(tree, world)
    found: list[Quantity] = []
    for amount in amounts(document.text):
        if any(amount.first < time.span[1] and time.span[0] < amount.last for time in times):
            continue
        words = tree.covered([(amount.first, amount.last)])
        if words and (unit := _unit(units, amount, words, found)):
            found.append(_made(amount, with_rate(document.text, unit)))
    return tuple(found)


def _unit(units: Units, amount: Amount, words: Sequence[int], before: Sequence[Quantity]) -> Unit | None:
    """What the amount counts, in the words that it covers; None where it counts nothing."""
    tree, first, last = units.tree, words[0], words[-1] + 1
    glued = tree.document.text[amount.last : tree.words[last - 1].end]
    if tree.words[first].start != amount.first:
        return None
    money = units.money(first, last)
    if money is None and not is_count(tree, amount, first, last):
        return None
    if glued:  # "1.8km"; else the number is a part of a code or an address
        unit = measure_of(glued)
        return Unit(unit, *tree.span(words)) if unit else None
    if amount.kind in ("fraction", "multiple"):
        is_meant = amount.kind == "fraction" or is_multiple(tree, last)
        return Unit("percent" if amount.kind == "fraction" else "times", *tree.span(words)) if is_meant else None
    return _strong(units, first, last) or money or _counted(units, amount, words, before)


def _strong(units: Units, first: int, last: int) -> Unit | None:
    """The people of a "30,000-strong" force."""
    words = units.tree.words
    if [each.text.lower() for each in words[last : last + 2]] == ["-", "strong"]:
        return Unit("person", words[first].start, words[last + 1].end)
    return None


def _counted(units: Units, amount: Amount, words: Sequence[int], before: Sequence[Quantity]) -> Unit | None:
    tree, first, last = units.tree, words[0], words[-1] + 1
    if found := units.measure(first, last) or units.counted(first, last):
        return found
    if amount.value is not None and amount.value < 0:
        return Unit("degree", *tree.span(words))
    if is_elliptic(tree, amount, first, last):
        more = last < len(tree.words) and tree.words[last].text.lower() == "more"
        name = _understood(tree, amount, words, () if amount.kind == "vague" else before)
        return Unit(name, *tree.span([*words, last] if more else words))
    return None


def _understood(tree: Tree, amount: Amount, words: Sequence[int], before: Sequence[Quantity]) -> str | None:
    """What a number without a noun counts: people where they come to harm, else what was counted last."""
    governor = tree.words[tree.head(words)].head
    above = [governor, tree.words[governor].head] if governor >= 0 else []
    if any(at >= 0 and tree.words[at].text.lower() in values("harm") for at in above):
        return "person"
    return next((each.unit for each in reversed(before) if _may_go_on(tree, amount, words, each)), None)


def _may_go_on(tree: Tree, amount: Amount, words: Sequence[int], last: Quantity) -> bool:
    """Whether a bare number may count what an earlier one did: money only by the million, measures in one sentence."""
    unit = last.unit or ""
    if unit in ("percent", "times"):
        return False
    if unit.isupper():
        return (amount.value or amount.low or 0) >= _MONEY_SCALE
    measured = tree.covered([last.span])
    return not measure_of(unit) or not measured or tree.sentence(measured[0]) == tree.sentence(words[0])


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
