"""Names put in the place of names, so that the words about a name tell what it is, and not memory of the name.

Names are drawn from the corpora or coined of syllables (coined.csv). Examples that had trees lose them here.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from standoff.knowledge.tables import table
from standoff.text import Tokens, tokenize
from training.data.example import Example

_HERE = Path(__file__).parent
_COINED = 0.5
"""The share of new names that are coined."""
_KNOWN_STATE = 0.4
"""The share of states in frames that exist."""


@dataclass(frozen=True, slots=True)
class State:
    """A state's name, and its adjective, which is no name."""

    name: str
    adjective: str


@dataclass(frozen=True, slots=True)
class Found:
    """A name in an example: the words [first, last), its kind (PER, ORG, LOC), its text."""

    first: int
    last: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Names:
    """Where new names come from: those of the corpora by kind, states that exist, and the parts of coined names."""

    drawn: Mapping[str, Sequence[str]]
    states: Sequence[State]
    parts: Mapping[str, Sequence[str]]

    def new(self, kind: str, chance: random.Random) -> str:
        """A name of this kind."""
        if chance.random() >= _COINED:
            return chance.choice(self.drawn[kind])
        if kind == "LOC":
            return self.town(chance) if chance.random() < _COINED else self.state(chance).name
        return self.person(chance) if kind == "PER" else self.body(chance)

    def person(self, chance: random.Random) -> str:
        """A given name of the corpora or a coined one, and a coined family name."""
        full = [name.split() for name in (chance.choice(self.drawn["PER"]) for _ in range(9)) if " " in name]
        given = full[0][0] if full and chance.random() >= _COINED else self._word("given", chance)
        return f"{given} {self._word('family', chance)}"

    def state(self, chance: random.Random) -> State:
        """A coined state."""
        word = self._word("state", chance)
        ending = {"a": "n", "n": "i", "d": "er"}.get(word[-1], "i")
        return State(chance.choice(self.parts["of_state"]).format(word), word + ending)

    def town(self, chance: random.Random) -> str:
        """A coined town or other place."""
        return chance.choice(self.parts["of_town"]).format(self._word("town", chance))

    def body(self, chance: random.Random) -> str:
        """A coined organization."""
        words = {part: self._word(part, chance) for part in ("state", "town", "family")}
        acronym = "".join(chance.choices("ABCDEFGHIKLMNOPRSTUV", k=chance.randint(3, 5)))
        return chance.choice(self.parts["of_body"]).format(**words, acronym=acronym)

    def _word(self, part: str, chance: random.Random) -> str:
        middle = chance.choice(self.parts["middle"]) if chance.random() < _COINED else ""
        return chance.choice(self.parts["first"]) + middle + chance.choice(self.parts[part])


def read_parts() -> dict[str, list[str]]:
    """The parts of coined names."""
    with (_HERE / "coined.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["part"]: row["forms"] for row in csv.DictReader(file)}
    return {part: forms.split("|" if part.startswith("of_") else None) for part, forms in rows.items()}


def read_states() -> list[State]:
    """The states of the world that have an adjective."""
    adjectives = {row[0]: row[3].split("|")[0].rstrip("?") for row in table("state_forms")}
    found = (State(row[2], adjectives.get(row[0], "")) for row in table("states"))
    return [state for state in found if state.adjective]


def read_frames() -> list[str]:
    """Sentences of our own with places for names."""
    with (_HERE / "frames.csv").open(encoding="utf-8", newline="") as file:
        return [row["frame"] for row in csv.DictReader(file)]


def found_names(example: Example) -> Iterator[Found]:
    """The names of an example, in their order."""
    tags, spans = [*(example.names or ()), "O"], example.tokens.spans
    starts = [i for i, tag in enumerate(tags) if tag.startswith("B-")]
    for first in starts:
        last = next(i for i in range(first + 1, len(tags)) if not tags[i].startswith("I-"))
        yield Found(first, last, tags[first][2:], example.tokens.text[spans[first][0] : spans[last - 1][1]])


def renamed(example: Example, names: Names, share: float, chance: random.Random) -> Example:
    """The example with about `share` of its names replaced, the same by the same; without its tree."""
    new = _chosen(list(found_names(example)), names, share, chance)
    text, at = "", 0
    spans: list[tuple[int, int]] = []
    tags: list[str] = []
    places: dict[int, int] = {}
    skip = {found.first: found for found in found_names(example) if found.text in new}
    i, count = 0, len(example.tokens.spans)
    while i < count:
        start, end = example.tokens.spans[i]
        places[i] = len(spans)
        text += example.tokens.text[at:start]
        found = skip.get(i)
        words: Sequence[tuple[int, int]] = ((0, end - start),)
        form, tag = example.tokens.text[start:end], (example.names or ())[i]
        if found:
            form, end = new[found.text], example.tokens.spans[found.last - 1][1]
            words = tokenize(form).spans
        tags += ["B-" + found.kind, *["I-" + found.kind] * (len(words) - 1)] if found else [tag]
        spans += [(len(text) + a, len(text) + b) for a, b in words]
        text, at = text + form, end
        i = found.last if found else i + 1
    text += example.tokens.text[at:]
    units = tuple(places[u] for u in example.units if u in places)
    paragraphs = tuple(places[p] for p in example.tokens.paragraphs if p in places)
    tokens = Tokens(text, tuple(spans), paragraphs)
    return replace(example, tokens=tokens, units=units, tree=None, names=tuple(tags))


def _chosen(found: list[Found], names: Names, share: float, chance: random.Random) -> dict[str, str]:
    """Old names and their new ones; the last word of a person's name, alone, goes with the whole."""
    new: dict[str, str] = {}
    for name in sorted(found, key=lambda f: (f.first - f.last, f.first)):
        if name.text in new or chance.random() >= share:
            continue
        form = names.new(name.kind, chance)
        if name.kind == "PER":
            form = form if " " in name.text else form.split()[-1]
            new.setdefault(name.text.split()[-1], form.split()[-1])
        new[name.text] = _cased(form, name.text)
    return new


def _cased(form: str, like: str) -> str:
    if like.islower():
        return form.lower()
    return form.upper() if like.isupper() and len(like) > 5 else form


def written(count: int, names: Names, chance: random.Random) -> Iterator[Example]:
    """`count` documents of a few of our own frames, each with a cast of its own."""
    frames = read_frames()
    for n in range(count):
        yield _written(f"frames-{n}", chance.sample(frames, chance.randint(2, 7)), _cast(names, chance))


def _cast(names: Names, chance: random.Random) -> dict[str, tuple[str, str]]:
    """What fills the places of the frames: text and kind ("" for what is no name)."""

    def state() -> State:
        return chance.choice(names.states) if chance.random() < _KNOWN_STATE else names.state(chance)

    one, two, town, lead = state(), state(), names.town(chance), names.person(chance)
    return {
        "L1": (one.name, "LOC"),
        "L2": (two.name, "LOC"),
        "D1": (one.adjective, ""),
        "D2": (two.adjective, ""),
        "T": (town, "LOC"),
        "T_UPPER": (town.upper(), "LOC"),
        "P": (lead, "PER"),
        "p": (lead.split()[-1], "PER"),
        "P2": (names.person(chance), "PER"),
        "O": (names.new("ORG", chance), "ORG"),
        "O2": (names.new("ORG", chance), "ORG"),
    }


def _written(key: str, frames: Sequence[str], cast: Mapping[str, tuple[str, str]]) -> Example:
    text, marks, starts = "", [], []
    for frame in frames:
        starts.append(len(text))
        for n, part in enumerate(frame.replace("}", "{").split("{")):
            form, kind = cast[part] if n % 2 else (part, "")
            marks.append((len(text), len(text) + len(form), kind))
            text += form
        text += " "
    tokens = tokenize(text)
    tags = tuple(_tags(tokens, [mark for mark in marks if mark[2]]))
    units = tuple(next(i for i, (a, _) in enumerate(tokens.spans) if a >= start) for start in starts)
    return Example(key, tokens, units, names=tags)


def _tags(tokens: Tokens, marks: Iterable[tuple[int, int, str]]) -> list[str]:
    tags = ["O"] * len(tokens.spans)
    for start, end, kind in marks:
        inside = [i for i, (a, b) in enumerate(tokens.spans) if start <= a and b <= end]
        for i in inside:
            tags[i] = ("B-" if i == inside[0] else "I-") + kind
    return tags
