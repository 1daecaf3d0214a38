"""Sentences with one tie each, or none: `cases.csv`, and what is found in them when the model of meaning is a fake.

The fake says of every draft that it is of the kind that the case wants (`none` where the case has no tie), and nothing
of its status: so the cases test words, tree, figures and signs, whatever the model has learned.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from standoff.extract.actors import cast, load_lexicon
from standoff.extract.quantities import quantities
from standoff.extract.ties import Judge, Setting, Shares, load_tie_lexicon, load_tie_weights, ties
from standoff.extract.ties.lexicon import KINDS
from standoff.extract.ties.status import STATUSES
from standoff.extract.times import time_near, times
from standoff.extract.tree import Tree
from standoff.extract.types import Question
from standoff.knowledge import World, load_world
from standoff.language import Document
from standoff.record import Actor, Article, Quantity, Statement, Tie

PUBLISHED = "2025-05-17"


class Case(NamedTuple):
    """A text and its tie; a text without one has an empty kind. Amounts are "value unit", joined by "|"."""

    text: str
    kind: str
    from_: str
    to: str
    status: str
    amounts: str


_LINES = Path(__file__).with_name("cases.csv").read_text("utf-8").splitlines()
CASES = tuple(Case(*row) for row in list(csv.reader(_LINES))[1:])
ARTICLES = [Article(id=str(n), text=case.text, published=PUBLISHED) for n, case in enumerate(CASES)]
LEXICON, TIE_LEXICON, WEIGHTS = load_lexicon(), load_tie_lexicon(), load_tie_weights()
WORLD: World = load_world()


def fake(kind: str) -> Judge:
    """A model that is sure of one kind, and does not know of any status."""
    kinds = {each: 0.9 if each == kind else 0.01 for each in (*sorted(KINDS), "none")}
    shares: Shares = {"kind": kinds, "status": dict.fromkeys(STATUSES, 0.25)}

    def judge(questions: Sequence[Question]) -> Sequence[Shares]:
        return [shares for _ in questions]

    return judge


def setting_of(document: Document, statements: Sequence[Statement] = ()) -> Setting:
    """What is known of a document, with the statements given."""
    tree, placed = Tree(document), times(document)
    counted = quantities(document, placed, WORLD)
    who = cast(document, WORLD, LEXICON)
    date = lambda word: time_near(document, placed, word)  # noqa: E731 - one of the setting's values
    return Setting(tree, who, WORLD, TIE_LEXICON, statements, placed, counted, date)


def found(document: Document, kind: str) -> tuple[dict[str, Actor], tuple[Tie, ...]]:
    """The actors by id, those that only ties name with them, and the ties."""
    setting = setting_of(document)
    new, bound = ties(setting, fake(kind or "none"), WEIGHTS)
    return {actor.id: actor for actor in (*setting.cast.actors, *new)}, bound


def number(quantity: Quantity) -> str:
    """A quantity as the cases write it."""
    bounds = f"{quantity.low:.15g}-{quantity.high:.15g}" if quantity.value is None else f"{quantity.value:.15g}"
    return f"{bounds} {quantity.unit}"


def same_actor(name: str, actor: Actor) -> bool:
    """Whether a name in a case is that of the actor, or that of its state."""
    match = WORLD.at(name.split(), 0)
    state = match.senses[0].country if match else None
    return name in actor.name or (state is not None and state == actor.country)
