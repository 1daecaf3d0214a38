"""The words that tell of events: `events.csv`, with the classes of nouns (`events_nouns.csv`) that its rows name.

`events_scopes.csv` holds the words under which what is told of has not simply happened: plan, urge, refuse.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal, cast, get_args

from standoff.record.labels import EventCode, Factuality

TriggerClass = Literal["VERB", "NOUN", "LIGHT"]
"""A LIGHT verb ("impose", "hold") leaves the telling to the noun that is its object."""

ROLES = frozenset({"obj", "iobj", "subj"})
"""What may stand as a target beside prepositions: objects; `subj` only with light verbs."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One way in which a word tells of an event.

    `form` is the lemma, with the particle or preposition that belongs to it ("break off", "call for"). `codes` are the
    PLOVER roots that it may stand for, the likeliest first. `targets` are the places where the one stands to whom it is
    done, by likelihood: `obj`, `iobj` or prepositions; what `of` governs acts unless it is among them. Of a LIGHT verb
    they say where the one stands who acts (`subj`) or suffers (`obj`: "came under attack").

    The row holds only with an object or subject of the class named, where one is (`objects`, `subjects`: lemmas).
    `sure` triggers tell of an event unless the model is certain of none; `alone` ones need no target; the subjects of
    `mutual` ones ("X and Y met") are each other's.
    """

    form: str
    word_class: TriggerClass
    codes: tuple[EventCode, ...]
    targets: tuple[str, ...]
    objects: frozenset[str]
    subjects: frozenset[str]
    sure: bool
    alone: bool
    mutual: bool


@dataclass(frozen=True, slots=True)
class Triggers:
    """All triggers by form and class, the words under which things have not simply happened, the nouns of sport."""

    rows: Mapping[tuple[str, str], tuple[Trigger, ...]]
    scopes: Mapping[str, Factuality]
    sport: frozenset[str]

    def of(self, form: str, word_class: TriggerClass) -> tuple[Trigger, ...]:
        """The rows of a form, in the order of the table, in British or American spelling.

        A lemma that was cut wrongly from an inflected form ("recognis", "deni") is found as well.
        """
        return next((rows for each in spellings(form) if (rows := self.rows.get((each, word_class)))), ())

    def scope(self, form: str) -> Factuality | None:
        """What becomes of that which stands under a word: planned, possible, denied; None where it is left as it is."""
        return next((found for each in spellings(form) if (found := self.scopes.get(each))), None)


def spellings(form: str) -> Iterator[str]:
    """The forms under which the tables may have a lemma."""
    yield form
    if "iz" in form:
        yield form.replace("iz", "is", 1)
    yield f"{form}e"
    yield f"{form[:-1]}y"
    if form.endswith("s"):
        yield form[:-1]


def load_triggers() -> Triggers:
    """The tables, read from the package. Raises ValueError where a row is unsound."""
    nouns: dict[str, frozenset[str]] = {}
    for row in _rows("events_nouns"):
        nouns[row["class"]] = nouns.get(row["class"], frozenset()) | {row["noun"]}
    rows: dict[tuple[str, str], tuple[Trigger, ...]] = {}
    for row in _rows("events"):
        trigger = _trigger(row, nouns)
        key = trigger.form, trigger.word_class
        rows[key] = (*rows.get(key, ()), trigger)
    scopes = {row["form"]: cast("Factuality", row["factuality"]) for row in _rows("events_scopes")}
    return Triggers(rows, scopes, nouns["sport"])


def _rows(name: str) -> csv.DictReader[str]:
    return csv.DictReader((files("standoff.knowledge") / f"{name}.csv").read_text("utf-8").splitlines())


def _trigger(row: Mapping[str, str], nouns: Mapping[str, frozenset[str]]) -> Trigger:
    codes = row["codes"].split()
    marks = [row[name] for name in ("sure", "alone", "mutual")]
    if row["pos"] not in get_args(TriggerClass) or set(codes) - set(get_args(EventCode)) or set(marks) - set(_MARKS):
        raise ValueError(f"events.csv: the row of {row['form']!r} has an unknown class, code or mark: {row}")
    return Trigger(
        form=row["form"],
        word_class=cast("TriggerClass", row["pos"]),
        codes=cast("tuple[EventCode, ...]", tuple(codes)),
        targets=tuple(row["targets"].split()),
        objects=_class(row["object"], nouns),
        subjects=_class(row["subject"], nouns),
        sure=_MARKS[row["sure"]],
        alone=_MARKS[row["alone"]],
        mutual=_MARKS[row["mutual"]],
    )


def _class(name: str, nouns: Mapping[str, frozenset[str]]) -> frozenset[str]:
    if name and name not in nouns:
        raise ValueError(f"events.csv names the class {name!r}, which events_nouns.csv does not have")
    return nouns[name] if name else frozenset()


_MARKS = {"yes": True, "no": False}
