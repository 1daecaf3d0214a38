"""The words of ties: what is given, and the verbs and nouns that bind a giver to a receiver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast, get_args

from standoff.knowledge.tables import table
from standoff.record.labels import TieKind

KINDS = frozenset(get_args(TieKind))
ASKED = "?"
"""Opens a list of kinds in the tables, of which the model of meaning says the likeliest."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which a word binds two actors.

    `form` is a lemma, with its particle ("pull out"). `object` is the slot in which the thing given stands, `classes`
    what it must be, `kind` the tie that results: that of the class where empty. `other` is the kind where a thing of no
    such class is given; with it empty there is no tie then. `giver` and `taker` are the slots in which the two ends are
    looked for, the likeliest first. `status` is what the word says of it by itself, such as past for "withdraw".
    """

    form: str
    pos: str
    object: str
    classes: frozenset[str]
    kind: str
    other: str
    giver: tuple[str, ...]
    taker: tuple[str, ...]
    status: str
    sure: bool

    def kind_of(self, given: str | None) -> str | None:
        """The kind of tie where a thing of the class `given` is given; None where it makes no tie."""
        if not self.classes:
            return self.kind
        if given in self.classes:
            return self.kind or given
        return self.other or None


@dataclass(frozen=True)
class TieLexicon:
    """All tables: frames by form and part of speech, classes of things, and the words that tell of status."""

    frames: Mapping[tuple[str, str], tuple[Frame, ...]]
    goods: Mapping[str, str]
    cues: Mapping[str, str]
    amounts: Sequence[tuple[str, str, str, str]]

    @cached_property
    def vast(self) -> frozenset[str]:
        """Names of parts of the world that nobody acts for."""
        return frozenset(form for form, kind in self.goods.items() if kind == "vast")

    def amount_of(self, form: str, kind: str, unit: str | None) -> str | None:
        """What a figure in a tie is of, by the first row that fits the word that binds, the kind and the unit."""
        asked = (form, kind, unit)
        fitting = (
            row for row in self.amounts if all(want in ("", have) for want, have in zip(row, asked, strict=False))
        )
        return next((row[3] for row in fitting), None)

    def of(self, forms: Sequence[str], pos: str) -> tuple[Frame, ...]:
        """The frames of the first of the forms that has any."""
        return next((found for form in forms if (found := self.frames.get((form, pos)))), ())


def load_tie_lexicon() -> TieLexicon:
    """The tables, read from the package."""
    frames: dict[tuple[str, str], tuple[Frame, ...]] = {}
    for frame in (*map(_verb, table("ties_verbs")), *map(_noun, table("ties_nouns"))):
        frames[frame.form, frame.pos] = (*frames.get((frame.form, frame.pos), ()), frame)
    goods = {row[0]: row[1] for row in table("ties_goods")}
    cues = {row[0]: row[1] for row in table("ties_cues")}
    return TieLexicon(frames, goods, cues, [(form, kind, unit, of) for form, kind, unit, of in table("ties_of")])


def _verb(row: Sequence[str]) -> Frame:
    form, thing, classes, kind, other, giver, taker, status, sure = row
    return _frame((form, "VERB", thing), classes, (kind, other), (giver, taker), (status, sure))


def _noun(row: Sequence[str]) -> Frame:
    form, classes, kind, other, giver, taker, status, sure = row
    return _frame((form, "NOUN", "of"), classes, (kind, other), (giver, taker), (status, sure))


def _frame(
    word: tuple[str, str, str], classes: str, kinds: tuple[str, str], ends: tuple[str, str], marks: tuple[str, str]
) -> Frame:
    giver, taker = (tuple(end.split()) for end in ends)
    return Frame(*word, frozenset(classes.split()), *kinds, giver, taker, marks[0], marks[1] == "yes")


def tie_kind(kind: str) -> TieKind:
    """The label that a table's word stands for. Raises ValueError where it is none."""
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of tie: use one of {', '.join(sorted(KINDS))}")
    return cast("TieKind", kind)
