"""Actors across reports: the gold's forms of their names, and how they lie together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.results import Case
from benchmarks.sets.bcubed import Shares, bcubed
from benchmarks.sets.places import Beside

Form = tuple[str, str]
"""A report and a form in it."""

_SHORT = 4
"""A form of more letters may be part of a longer one."""


@dataclass(frozen=True, slots=True)
class ActorScores:
    """How actors lie together; forms found, and in the gold."""

    shares: Shares
    found: int
    gold: int
    cases: tuple[Case, ...]


def score_actors(beside: Beside) -> ActorScores:
    """The scores of one set. A form that was not found lies alone."""
    gold: dict[Form, set[str]] = {}
    for number, actor in enumerate(beside.set.gold.actors):
        for report, forms in actor.names.items():
            for form in forms:
                gold.setdefault((report, form), set()).add(str(number))
    have = _found_forms(beside)
    found = {form: have.get(form) or _within(form, have) for form in gold}
    lies: dict[Form, set[str]] = {form: groups or {f"alone {form}"} for form, groups in found.items()}
    cases = tuple(_cases(beside, found))
    return ActorScores(bcubed(gold, lies), sum(map(bool, found.values())), len(found), cases)


def _found_forms(beside: Beside) -> dict[Form, set[str]]:
    have: dict[Form, set[str]] = {}
    for actor in beside.crisis.actors:
        for report, spans in actor.mentions.items():
            for start, end in spans:
                have.setdefault((report, beside.set.texts[report][start:end].strip()), set()).add(actor.id)
    return have


def _within(wanted: Form, have: Mapping[Form, set[str]]) -> set[str]:
    report, form = wanted
    long = len(form) > _SHORT
    groups = (
        ids for (where, name), ids in have.items() if where == report and (name == form or (long and form in name))
    )
    return set().union(*groups)


def _cases(beside: Beside, found: Mapping[Form, set[str]]) -> Iterator[Case]:
    """A case for each actor: its forms that lie with most of them."""
    names = {actor.id: f"{actor.name} ({actor.id})" for actor in beside.crisis.actors}
    for actor in beside.set.gold.actors:
        forms = [(report, form) for report, group in actor.names.items() for form in group]
        lies = {form: " and ".join(sorted(names[each] for each in found[form])) or "nowhere" for form in forms}
        counts = {place: list(lies.values()).count(place) for place in lies.values() if place != "nowhere"}
        told = "; ".join(f"{report}: {form} → {place}" for (report, form), place in lies.items())
        yield Case(
            f"{beside.set.id}/actors/{actor.name}", max(counts.values(), default=0), len(forms), actor.name, told
        )
