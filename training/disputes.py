"""Fit what each feature of two statements counts for a dispute, on the hand-written passages.

The pipeline reads every passage; its statements are paired with the written ones by their words, so that the features
are those of real reading. One ridge logistic model is fitted by Newton's method: weights that all kinds share, and what
each kind adds to them, which is held down more. The threshold is the best by cross-validation over passages. The model
of meaning was taught on some of these passages (see `held_out`), so the figure on the others is printed as well.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np
import numpy.typing as npt

from standoff.extract.disputes import Facts, Features, Pair, weighed
from standoff.extract.disputes.weights import BIAS, LEAST
from standoff.extract.quantities import quantities
from standoff.extract.statements import statements
from standoff.extract.times import times
from standoff.pipeline import load
from standoff.pipeline.judging import Judging
from standoff.pipeline.reader import Reader, scene_of
from standoff.record import Article
from standoff.record.labels import DisputeKind
from training.data.example import held_out

OWN = Path(__file__).parent / "written"
TABLE = Path("src/standoff/extract/disputes/weights.csv")
Floats = npt.NDArray[np.float64]
_KINDS: tuple[DisputeKind, ...] = get_args(DisputeKind)
_FOLDS = 10
_RIDGE, _RIDGE_OF_KIND, _RIDGE_OF_BIAS = 3.0, 10.0, 0.3
_STEPS = 30
_SAME = 0.5
"""How much of the shorter content two statements must share to count as one end, as in the benchmark."""
_THRESHOLDS = np.arange(0.1, 0.8, 0.01)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair of found statements: the written disputes that it may stand for, and whether its ends are just theirs."""

    kind: DisputeKind
    features: Features
    hits: frozenset[int]
    exact: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """The candidates of a passage, and how many disputes its writer saw."""

    candidates: tuple[Candidate, ...]
    disputes: int
    unseen: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A dispute as written: the found statements that each end may be, the best one first."""

    claim: tuple[int, ...]
    contest: tuple[int, ...]
    turns: bool
    """Whether either end may be the claim."""

    def answers(self, pair: Pair) -> bool:
        """Whether the pair has these ends."""
        there = pair.claim in self.claim and pair.contest in self.contest
        return there or (self.turns and pair.contest in self.claim and pair.claim in self.contest)

    def exactly(self, pair: Pair) -> bool:
        """Whether the pair has the best of these ends."""
        return Written(self.claim[:1], self.contest[:1], self.turns).answers(pair)


def fit_disputes(table: Path = TABLE) -> None:
    """Read the passages, fit, print what cross-validation says, and write the table."""
    passages = list(read_passages(load(), sorted(OWN.glob("passages*.jsonl"))))
    names = sorted({name for each in passages for one in each.candidates for name in one.features})
    guesses = cross_validated(passages, names)
    least = float(max(_THRESHOLDS, key=lambda at: f1(passages, guesses, at)))
    unseen = [n for n, each in enumerate(passages) if each.unseen]
    print(f"{len(passages)} passages, {sum(each.disputes for each in passages)} disputes, threshold {least:.2f}")
    print(f"cross-validated F1 {f1(passages, guesses, least):.3f}", end="; ")
    print(f"held out from meaning {f1([passages[n] for n in unseen], [guesses[n] for n in unseen], least):.3f}")
    write(table, names, fit(passages, names), least)


def read_passages(reader: Reader, files: Sequence[Path]) -> Iterator[Passage]:
    """Every passage of the files as the pipeline reads it."""
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    articles = [Article(id=f"p{n}", text=line["text"], published=line["date"]) for n, line in enumerate(lines)]
    for line, document in zip(lines, reader.language.read(articles), strict=True):
        placed, judging = times(document), Judging(reader.meaning, document)
        scene = scene_of(document, placed, reader.tables)
        said, counted = statements(scene, judging.acts), quantities(document, placed, reader.tables.world)
        facts = Facts(scene.tree, scene.cast, reader.tables.speech, reader.tables.disputes.words, said, counted)
        disputes = list(_written(line, facts))
        pairs = weighed(facts, judging.compare)
        found = tuple(_candidate(disputes, *each) for each in pairs)
        yield Passage(found, len(disputes), held_out(line["text"]))


def _candidate(disputes: Sequence[Written], kind: DisputeKind, pair: Pair, features: Features) -> Candidate:
    hits = frozenset(n for n, each in enumerate(disputes) if each.answers(pair))
    return Candidate(kind, features, hits, any(each.exactly(pair) for each in disputes))


def _written(line: Mapping[str, Any], facts: Facts) -> Iterator[Written]:
    """The disputes of a passage. Denials and counter-accusations have a direction, incompatible accounts none."""
    acts = {said["key"]: said["act"] for said in line["statements"]}
    ends = {said["key"]: _ends(said["content"], facts) for said in line["statements"]}
    for pair in line["pairs"]:
        if pair["relation"] in ("denies", "figures", "counter"):
            directed = pair["relation"] == "counter" or (pair["relation"] == "denies" and acts[pair["b"]] == "deny")
            yield Written(ends[pair["a"]], ends[pair["b"]], not directed)


def _ends(content: Sequence[Sequence[int]], facts: Facts) -> tuple[int, ...]:
    """The found statements that share enough words with a written content, the most alike first."""
    wanted = {
        w for w in facts.tree.covered((start, end) for start, end in content) if facts.tree.words[w].upos != "PUNCT"
    }
    alike = [(len(wanted & set(words)), len(wanted | set(words)), n) for n, words in enumerate(facts.words)]
    near = [(-both / of, n) for both, of, n in alike if both >= _SAME * max(1, min(len(wanted), len(facts.words[n])))]
    return tuple(n for _, n in sorted(near))


def cross_validated(passages: Sequence[Passage], names: Sequence[str]) -> list[Floats]:
    """The probabilities of each passage's candidates by models that were fitted without it."""
    fold_of = np.random.default_rng(7).permutation(len(passages)) % _FOLDS
    guesses: list[Floats] = [np.zeros(0)] * len(passages)
    for fold in range(_FOLDS):
        weights = fit([each for each, of in zip(passages, fold_of, strict=True) if of != fold], names)
        for n in np.flatnonzero(fold_of == fold).tolist():
            guesses[n] = _probability(_matrix(passages[n].candidates, names) @ weights)
    return guesses


def fit(passages: Sequence[Passage], names: Sequence[str]) -> Floats:
    """The weights: those that all kinds share, then what each kind adds. Pairs that are nearly right teach nothing."""
    told = [one for each in passages for one in each.candidates if one.exact or not one.hits]
    rows, labels = _matrix(told, names), np.array([one.exact for one in told], float)
    shared, own = np.full(len(names) + 1, _RIDGE), np.full(len(names) + 1, _RIDGE_OF_KIND)
    shared[0] = own[0] = _RIDGE_OF_BIAS
    ridge = np.concatenate([shared, *[own] * len(_KINDS)])
    weights: Floats = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        guess = _probability(rows @ weights)
        slope = rows.T @ (guess - labels) + ridge * weights
        weights = weights - np.linalg.solve((rows.T * (guess * (1 - guess))) @ rows + np.diag(ridge), slope)
    return weights


def _matrix(candidates: Sequence[Candidate], names: Sequence[str]) -> Floats:
    """A row for each candidate: bias and features, and the same again in the block of its kind."""
    width = len(names) + 1
    rows = np.zeros((len(candidates), width * (1 + len(_KINDS))))
    for row, one in zip(rows, candidates, strict=True):
        values = [1.0, *(one.features[name] for name in names)]
        at = width * (1 + _KINDS.index(one.kind))
        row[:width] = row[at : at + width] = values
    return rows


def _probability(scores: Floats) -> Floats:
    odds: Floats = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return odds


def f1(passages: Sequence[Passage], guesses: Sequence[Floats], least: float) -> float:
    """F1 of the disputes at a threshold; each written one is found once at most."""
    right = found = 0
    for passage, guess in zip(passages, guesses, strict=True):
        taken: set[int] = set()
        kept = [n for n in np.argsort(-guess, kind="stable") if guess[n] >= least]
        for n in kept:
            taken.update(sorted(passage.candidates[n].hits - taken)[:1])
        right, found = right + len(taken), found + len(kept)
    return 2 * right / max(1, found + sum(each.disputes for each in passages))


def write(table: Path, names: Sequence[str], weights: Floats, least: float) -> None:
    """The table of weights by kind and feature, without those that are nothing."""
    blocks = weights.reshape(1 + len(_KINDS), len(names) + 1)
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("kind", "feature", "weight"))
        for kind, own in zip(_KINDS, blocks[1:], strict=True):
            bias, *rest = blocks[0] + own
            rows.writerows([(kind, BIAS, f"{bias:.2f}"), (kind, LEAST, f"{least:.2f}")])
            given = ((name, f"{value:.2f}") for name, value in zip(names, rest, strict=True))
            rows.writerows((kind, name, value) for name, value in given if float(value))
