"""The small tables of this package: classes of words, pronouns, honorifics, weights. A person can edit them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal, cast

from standoff.record.labels import Sector

WordClass = Literal[
    "state", "rulers", "side", "anonymous", "generic", "deed", "time", "particle", "locative", "vessel", "site", "work"
]
Gender = Literal["f", "m", "n"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A personal or possessive pronoun: person (1 or 3), whether it stands for several, gender if it shows one."""

    person: int
    plural: bool
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables, indexed by small-letter forms. Made by `load_lexicon` once; nothing in it changes."""

    words: Mapping[str, frozenset[WordClass]]
    pronouns: Mapping[str, Pronoun]
    honorifics: Mapping[str, Gender | None]
    marks: Mapping[str, Sector | None]
    """Words that names of bodies have, with the sector that they show: "Radio", "Energy"."""
    weights: Mapping[str, float]

    def isa(self, form: str, of: WordClass) -> bool:
        """Whether the word, a noun singular or plural, is in the class."""
        return of in self.words.get(singular(form.lower()), ()) or of in self.words.get(form.lower(), ())


def load_lexicon() -> Lexicon:
    """Reads the tables of this package. Call it once and pass the lexicon on."""
    words: dict[str, frozenset[WordClass]] = {}
    for word, of in _rows("words"):
        words[word] = words.get(word, frozenset()) | {cast("WordClass", of)}
    return Lexicon(
        words=words,
        pronouns={
            form: Pronoun(int(person), number == "plural", cast("Gender | None", gender or None))
            for form, person, number, gender in _rows("pronouns")
        },
        honorifics={form: cast("Gender | None", gender or None) for form, gender in _rows("honorifics")},
        marks={word: cast("Sector | None", sector or None) for word, sector in _rows("marks")},
        weights={name: float(weight) for name, weight, _ in _rows("weights")},
    )


def _rows(name: str) -> Iterator[list[str]]:
    rows = csv.reader(files("standoff.extract.actors").joinpath(f"{name}.csv").read_text("utf-8").splitlines())
    next(rows)
    return rows


def singular(noun: str) -> str:
    """The singular of a regular English noun, of "-men", and of "people"; the model's lemmas are too often wrong."""
    for plural, ending, shortest in _ENDINGS:
        if noun.endswith(plural) and len(noun) >= shortest:
            return noun[: -len(plural)] + ending
    return noun


_ENDINGS = (
    ("people", "person", 6),
    ("men", "man", 3),
    ("ies", "y", 5),
    ("sses", "ss", 5),
    ("xes", "x", 4),
    ("ches", "ch", 5),
    ("shes", "sh", 5),
    ("ss", "ss", 3),
    ("us", "us", 3),
    ("s", "", 4),
)
