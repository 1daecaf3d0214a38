"""The second model of a bundle, for meaning: what happens to whom, what a statement does, what ties, what agrees.

A text (a sentence, or a few) is read once; whatever is asked of it is answered from the mean vectors of spans in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from standoff.errors import BundleMissingError, InputError, shown
from standoff.language.decode import Floats
from standoff.language.document import Span
from standoff.language.pieces import CLS, SEP, Ints, load_tokenizer, spelled
from standoff.language.session import session
from standoff.text import tokenize

LONGEST = 510
"""Pieces of a text that are read: the encoder has places for so many, and a candidate's sentence is far shorter."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A text's pieces [T], [CLS] and [SEP] with them, and the words: offsets [W, 2], first pieces [W + 1]."""

    pieces: Ints
    spans: Ints
    starts: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text that was read: its pieces and a vector for each, [T, 384]."""

    cut: Cut
    encoded: Floats


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something to be judged: the number of its text, its kind, and the spans (in characters of the text) of its roles.

    kind         roles                          tasks
    `event`      `trigger` `source` `target`    `root` (PLOVER's fifteen, or `none`), `factuality`
    `dyad`       `source` `target`              `code` (PLOVER's fifteen)
    `statement`  `source` `cue` `content`       `act` (ten, or `none`)
    `tie`        `from` `to` `evidence`         `kind` (ten, or `none`), `status`

    A role may be missing: that is something the model knows too. Every kind has the role `text`, the sentence or two
    that are judged: all that was read with them unless it is given.
    """

    text: int
    kind: str
    roles: Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest label of a task, its probability from 0 to 1, and those of all labels in their order (`shares`)."""

    label: str
    probability: float
    shares: tuple[float, ...]


Verdicts = dict[str, Verdict]
"""Verdicts by task."""


class MeaningModel:
    """The meaning encoder of a bundle and its judges. What it says of a text depends on that text alone.

    `folder` is a bundle that was checked; `threads` read texts side by side, with the same result for any number.
    Raises BundleMissingError where the bundle has no such model.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        missing = [name for name in _FILES if not (folder / name).is_file()]
        if missing:
            raise BundleMissingError(
                f"{shown(missing[0])} is missing from the bundle in {shown(str(folder))}: "
                "reinstall standoff, or export the bundle again with `python -m training export`"
            )
        self._tokenizer = load_tokenizer(folder / "tokenizer.json")
        self._encoder, self._judges = session(folder / "meaning.onnx"), session(folder / "judges.onnx")
        with np.load(folder / "words.npz") as words:
            self._words, self._scales = words["ids"], words["scales"]
        with np.load(folder / "meaning.npz") as tables:
            self._tables: dict[str, Floats] = dict(tables)
        trunks: dict[str, dict[str, Any]] = json.loads((folder / "meaning.json").read_text("utf-8"))
        self._roles: dict[str, list[str]] = {name: trunk["roles"] for name, trunk in trunks.items()}
        self._labels: dict[str, dict[str, list[str]]] = {name: trunk["tasks"] for name, trunk in trunks.items()}
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None

    def labels(self, kind: str) -> dict[str, tuple[str, ...]]:
        """The labels of each task of a kind of candidate (`event`, `dyad`, `statement`, `tie`) or of a `pair`."""
        return {task: tuple(labels) for task, labels in self._labels[self._known(kind)].items()}

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Each text, read once. Words beyond the first 510 pieces are not read and have no vectors."""
        cuts = [self.cut(text) for text in texts]
        return [Reading(*pair) for pair in zip(cuts, self.encode(cuts), strict=True)]

    @property
    def width(self) -> int:
        """The length of a piece's vector."""
        return int(self._tables["positions"].shape[1])

    def cut(self, text: str) -> Cut:
        """A text's pieces; words beyond the first 510 pieces have none."""
        return cut_text(text, self._tokenizer)

    def encode(self, cuts: Sequence[Cut]) -> list[Floats]:
        """A vector for each piece of each text, [T, 384]."""
        return list(self._pool.map(self._encode, cuts) if self._pool else map(self._encode, cuts))

    def judge(self, readings: Sequence[Reading], candidates: Sequence[Candidate]) -> list[Verdicts]:
        """What the tasks of its kind say of each candidate, in the order given. `text` counts in `readings`."""
        found: list[Verdicts] = [{} for _ in candidates]
        for kind in dict.fromkeys(candidate.kind for candidate in candidates):
            numbers = [n for n, candidate in enumerate(candidates) if candidate.kind == kind]
            inputs = np.stack([self._inputs(readings, candidates[n]) for n in numbers])
            for n, verdicts in zip(numbers, self._verdicts(kind, self._scores(kind, inputs)), strict=True):
                found[n] = verdicts
        return found

    def contents(self, readings: Sequence[Reading], spans: Sequence[Sequence[Span]]) -> Floats:
        """The mean vector [n, 384] of spans in each text, for `compare`; the whole text's where they touch no word."""
        means = [_mean(reading, group) for reading, group in zip(readings, spans, strict=True)]
        return np.array(means, np.float32).reshape(-1, self.width)

    def sides(self, readings: Sequence[Reading], statements: Sequence[Candidate]) -> Floats:
        """The mean vectors [n, 3, 384] of each statement's content, cue and source, for `compare`.

        A cue or source that is absent, or touches no word that was read, has a vector of nan; such a content has the
        whole text's.
        """
        contents = [_mean(readings[one.text], one.roles.get("content", ())) for one in statements]
        rows = np.full((len(statements), 3, self.width), np.nan, np.float32)
        rows[:, 0] = np.reshape(contents, rows[:, 0].shape)
        for row, one in zip(rows, statements, strict=True):
            for n, role in enumerate(("cue", "source"), 1):
                if len(found := positions(readings[one.text].cut, one.roles.get(role, ()))):
                    row[n] = readings[one.text].encoded[found].mean(0)
        return rows

    def compare(self, first: Floats, second: Floats) -> list[Verdicts]:
        """How the statements `first` stand to `second`, row by row: `sides` [n, 3, 384], or `contents` [n, 384] alone.

        Tasks: `relation` (same, denies, figures, counter, related, unrelated) and `direction`, which means something
        where one statement answers the other: `ab` when the second answers the first, else `ba`. Both orders are
        scored and averaged, so that neither task depends on which statement comes first.
        """
        orders = ((first, second), (second, first))
        there, back = (self._scores("pair", self._pairs(*order)) for order in orders)
        turned = {"relation": back["relation"], "direction": back["direction"][:, ::-1]}
        return self._verdicts("pair", {task: (there[task] + turned[task]) * np.float32(0.5) for task in there})

    def vectors(self, texts: Sequence[str]) -> Floats:
        """A vector [n, 384] of length one for each text: the cosine of two of them says how alike the texts are."""
        means = [reading.encoded.mean(0) for reading in self.read(texts)]
        rows = self._run("likeness", np.array(means, np.float32).reshape(-1, self.width), ["vector"])["vector"]
        lengths: Floats = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / lengths

    def _pairs(self, first: Floats, second: Floats) -> Floats:
        """The judge's rows [n, 6, 384]: contents, cues, sources of both; what is absent is filled in."""
        shape = (len(first), 3, 2, first.shape[-1])
        rows = np.full(shape, np.nan, np.float32)
        for side, vectors in enumerate((first, second)):
            rows[:, : 1 if vectors.ndim == 2 else 3, side] = vectors[:, None] if vectors.ndim == 2 else vectors
        flat: Floats = rows.reshape(len(first), 6, first.shape[-1])
        return np.where(np.isnan(flat), self._tables["absent_pair"], flat)

    def _encode(self, one: Cut) -> Floats:
        vectors = (
            self._words[one.pieces] * self._scales[one.pieces, None] + self._tables["positions"][: len(one.pieces)]
        )
        encoded: Floats = self._encoder.run(None, {"vectors": vectors.astype(np.float32, copy=False)})[0]
        return encoded

    def _inputs(self, readings: Sequence[Reading], candidate: Candidate) -> Floats:
        """The vectors [roles, 384] that a candidate is judged by."""
        roles = self._roles[self._known(candidate.kind)]
        unknown = sorted(set(candidate.roles) - set(roles))
        if unknown:
            raise InputError(f"{shown(unknown[0])} is no role of {shown(candidate.kind)}: use {', '.join(roles[1:])}")
        reading = readings[candidate.text]
        rows = self._tables[f"absent_{candidate.kind}"].copy()
        if "text" not in candidate.roles:
            rows[0] = reading.encoded.mean(0)
        for n, role in enumerate(roles):
            found = positions(reading.cut, candidate.roles.get(role, ()))
            if len(found):
                rows[n] = reading.encoded[found].mean(0)
        return rows

    def _known(self, kind: str) -> str:
        if kind not in self._roles:
            raise InputError(f"{shown(kind)} is no kind of candidate: use one of {', '.join(self._roles)}")
        return kind

    def _scores(self, kind: str, inputs: Floats) -> dict[str, Floats]:
        return self._run(kind, inputs, list(self._labels[kind]))

    def _run(self, name: str, inputs: Floats, outputs: list[str]) -> dict[str, Floats]:
        """One input of the judges' graph; the others are given no rows."""
        feed = {port.name: np.zeros((0, *port.shape[1:]), np.float32) for port in self._judges.get_inputs()}
        values = self._judges.run(outputs, feed | {name: inputs.astype(np.float32, copy=False)})
        return dict(zip(outputs, values, strict=True))

    def _verdicts(self, kind: str, scores: Mapping[str, Floats]) -> list[Verdicts]:
        columns = {task: _likeliest(scores[task], labels) for task, labels in self._labels[kind].items()}
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


_FILES = ("tokenizer.json", "words.npz", "meaning.onnx", "judges.onnx", "meaning.npz", "meaning.json")


def _likeliest(scores: Floats, labels: Sequence[str]) -> list[Verdict]:
    powers = np.exp(scores - scores.max(1, keepdims=True))
    shares = powers / powers.sum(1, keepdims=True)
    rows = zip(shares.argmax(1).tolist(), shares.tolist(), strict=True)
    return [Verdict(labels[best], row[best], tuple(row)) for best, row in rows]


def _mean(reading: Reading, spans: Sequence[Span]) -> Floats:
    found = positions(reading.cut, spans)
    mean: Floats = (reading.encoded[found] if len(found) else reading.encoded).mean(0)
    return mean


def cut_text(text: str, tokenizer: Tokenizer) -> Cut:
    """The pieces of a text, cut as the reader cuts them."""
    tokens = tokenize(text)
    pieces, starts = spelled(tokens, tokenizer)
    ids = np.concatenate([[CLS], pieces[:LONGEST], [SEP]]).astype(np.int64)
    spans = np.array(tokens.spans, dtype=np.int64).reshape(-1, 2)
    return Cut(ids, spans, np.minimum(starts, LONGEST) + 1)


def positions(one: Cut, spans: Sequence[Span]) -> Ints:
    """Where in `one.pieces` the words stand that `spans` touch, in order and each once."""
    found: set[int] = set()
    for start, end in spans:
        first = int(np.searchsorted(one.spans[:, 1], start, side="right"))
        last = int(np.searchsorted(one.spans[:, 0], end, side="left"))
        found.update(range(int(one.starts[first]), int(one.starts[max(first, last)])))
    return np.array(sorted(found), dtype=np.int64)
