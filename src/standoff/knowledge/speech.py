"""The words of speech, with what one does by saying them: `speech.csv`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal, cast, get_args

from standoff.record.labels import Act

SpeechClass = Literal["VERB", "NOUN", "ADJ", "ADP", "ADV", "LIGHT", "MEDIUM"]
"""Parts of speech in UD's terms.

A LIGHT verb (issue, voice) leaves the speaking to the noun that is its object, an ADV (reportedly) leaves its clause to
others, a MEDIUM is what one speaks through (a statement, television).
"""


@dataclass(frozen=True, slots=True)
class SpeechFrame:
    """One way in which a word carries a statement.

    `form` is the lemma, with the particle or preposition that belongs to it ("turn down", "call for"). `act` is None
    where it hangs on what is said. `contents` are the shapes in which the word takes what is said: `clause` (finite, or
    a quotation), `question` (whether, why, a question mark), `inf` (to do), `other` (another to do), `ger` (doing),
    `obj` (a noun phrase), `as`, or a preposition. `alone` words make a statement by the tree alone; others only where
    the model finds one.
    """

    form: str
    word_class: SpeechClass
    act: Act | None
    contents: frozenset[str]
    alone: bool


@dataclass(frozen=True, slots=True)
class Speech:
    """All words of speech, by form and class."""

    frames: Mapping[tuple[str, str], tuple[SpeechFrame, ...]]

    def of(self, form: str, word_class: str) -> tuple[SpeechFrame, ...]:
        """The frames of a form, in the order of the table; none where it is no word of speech.

        A lemma that was cut wrongly from an inflected form ("recognis", "deni") is found as well.
        """
        spellings = (form, f"{form}e", f"{form[:-1]}y")
        return next((found for each in spellings if (found := self.frames.get((each, word_class)))), ())


def load_speech() -> Speech:
    """The table, read from the package. Raises ValueError where a row is unsound."""
    table = (files("standoff.knowledge") / "speech.csv").read_text("utf-8")
    rows = [_frame(row) for row in csv.DictReader(table.splitlines())]
    frames: dict[tuple[str, str], tuple[SpeechFrame, ...]] = {}
    for row in rows:
        key = row.form, row.word_class
        frames[key] = (*frames.get(key, ()), row)
    return Speech(frames)


def _frame(row: Mapping[str, str]) -> SpeechFrame:
    act = row["act"] or None
    if row["pos"] not in get_args(SpeechClass) or (act and act not in get_args(Act)) or row["alone"] not in _ALONE:
        raise ValueError(f"speech.csv: the row of {row['form']!r} has an unknown class, act or mark: {row}")
    return SpeechFrame(
        form=row["form"],
        word_class=cast("SpeechClass", row["pos"]),
        act=cast("Act | None", act),
        contents=frozenset(row["content"].split()),
        alone=_ALONE[row["alone"]],
    )


_ALONE = {"yes": True, "no": False}
