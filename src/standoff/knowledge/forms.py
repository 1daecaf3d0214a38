"""Finds the forms of a table in words, however the words are cut, hyphened, accented or shouted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Entry = TypeVar("Entry")

_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
_ATOM = re.compile(r"[^\W_]+|[^\w\s'\u2019\u2018`\u02bc.\u2010\u2011-]|_")
_PLAIN = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "\u0131": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
)


def atoms(word: str) -> list[str]:
    """The letters and figures of a word, without marks on them: "Côte" gives Cote, "U.S." US, "Sana'a" Sana and a.

    Hyphens and apostrophes only part atoms, so that no form depends on how words are cut; every other sign is an atom.
    """
    if word.isalnum() and word.isascii():
        return [word]
    if word == ".":
        return [word]
    word = plain(word)
    if _ABBREVIATION.fullmatch(word) and len(word) > 1:
        return [word.replace(".", "")]
    return _ATOM.findall(word)


def plain(text: str) -> str:
    """The text without diacritics."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(char for char in parts if not unicodedata.combining(char))


def form_atoms(form: str) -> tuple[str, ...]:
    """The atoms of a form as a table gives it, words parted by blanks."""
    words = form.split()
    if form.isascii() and "".join(words).isalnum():
        return tuple(words)
    return tuple(atom for word in words for atom in atoms(word))


@dataclass(frozen=True, slots=True)
class Found(Generic[Entry]):
    """A form found: how many words it takes, and the entries that have this form, in the order of the tables."""

    length: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Forms(Generic[Entry]):
    """An index of forms by the one atom at which a search begins: their first, or their last where `backward`.

    The forms of one atom are ordered, longest first; their atoms stand in the order of the search.
    """

    index: Mapping[str, Sequence[tuple[tuple[str, ...], tuple[Entry, ...]]]]
    backward: bool

    def find(self, words: Sequence[str], at: int) -> Found[Entry] | None:
        """The longest form that begins (backward: ends) with the word at `at`; None where there is none.

        A form takes whole words. Capitals of a form must be capitals in the words; small letters may be either, and
        all of it may be shouted.
        """
        first = self._atoms(words[at])
        candidates = self.index.get(first[0].lower()) if first else None
        if not candidates:
            return None
        step = -1 if self.backward else 1
        end = -1 if self.backward else len(words)
        read: list[str] = []
        ends: dict[int, int] = {}  # number of atoms read → number of words they take
        for count, place in enumerate(range(at, end, step), 1):
            read.extend(self._atoms(words[place]))
            ends.setdefault(len(read), count)
            if len(read) >= len(candidates[0][0]):
                break
        for form, entries in candidates:
            if len(form) in ends and _fits(form, read):
                return Found(ends[len(form)], entries)
        return None

    def _atoms(self, word: str) -> list[str]:
        return atoms(word)[::-1] if self.backward else atoms(word)


def _fits(form: Sequence[str], read: Sequence[str]) -> bool:
    """Whether the atoms read are those of the form, case in order."""
    return all(
        word in (atom, atom.upper()) or (atom.islower() and word == atom.capitalize())
        for atom, word in zip(form, read, strict=False)
    )


def index_forms(pairs: Iterable[tuple[str, Entry]], *, backward: bool = False) -> Forms[Entry]:
    """Forms with their entries as an index; entries of the same form keep their order, each once."""
    merged: dict[tuple[str, ...], list[Entry]] = {}
    for form, entry in pairs:
        cut = form_atoms(form)
        entries = merged.setdefault(cut[::-1] if backward else cut, [])
        if entry not in entries:
            entries.append(entry)
    index: dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]] = {}
    for cut in sorted(merged, key=len, reverse=True):
        index.setdefault(cut[0].lower(), []).append((cut, tuple(merged[cut])))
    return Forms(index, backward)


def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name as they are compared: without case, accents, hyphens and dots."""
    return tuple(atom.lower() for word in name.split() for atom in atoms(word) if atom != ".")


def money_form(form: str) -> str:
    """A currency's form without what does not tell currencies apart: case, dots, blanks diacritics."""
    return plain(form).lower().replace(".", "").strip()


def listed(cell: str) -> list[str]:
    """The values of a cell that holds several, parted by bars."""
    return [value for value in cell.split("|") if value]
