"""Fit what each feature of two statements counts for a dispute, on the hand-written passages.

The pipeline reads every passage; its statements are paired with the written ones by their words, so that the features
are those of real reading. The model of meaning was taught on four fifths of `passages*.jsonl` and is far too sure of
those, so the fit has two steps, both ridge logistic by Newton's method: what does not come from the model is weighed on
what it has seen, and these weights are the prior of the second step, on what it has not seen: the other fifth, and
`contests.jsonl`, from which no model may ever learn. Threshold and figures are cross-validated over the latter two.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.extract.disputes import OF_MEANING, Facts, Features, Pair, weighed
from standoff.extract.disputes.weights import BIAS, LEAST
from standoff.extract.quantities import quantities
from standoff.extract.statements import statements
from standoff.extract.times import times
from standoff.language import Document
from standoff.pipeline import load
from standoff.pipeline.judging import Judging
from standoff.pipeline.reader import Reader, scene_of
from standoff.record import Article
from training.data.example import held_out

OWN = Path(__file__).parent / "written"
TABLE = Path("src/standoff/extract/disputes/weights.csv")
Floats = npt.NDArray[np.float64]
_FOLDS, _ROUNDS = 8, 5
_RIDGE, _RIDGE_OF_BIAS = 10.0, 0.3
_STEPS = 15
_PRECISION = 0.6
"""The least precision that a threshold may have."""
_SAME = 0.5
"""How much of the shorter content two statements must share to count as one end, as in the benchmark."""
_THRESHOLDS = np.arange(0.1, 0.8, 0.01)
_CONTESTS = "contests"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair of found statements: the written disputes that it may stand for, and whether its ends are just theirs."""

    features: Features
    hits: frozenset[int]
    exact: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """The candidates of a passage, how many disputes its writer saw, and whether the model of meaning never did."""

    candidates: tuple[Candidate, ...]
    disputes: int
    unseen: bool
    file: str


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
    files = sorted([*OWN.glob("passages*.jsonl"), OWN / f"{_CONTESTS}.jsonl"])
    passages = list(read_passages(load(), files))
    names = sorted({name for each in passages for one in each.candidates for name in one.features})
    unseen = [each for each in passages if each.unseen]
    prior = fit_prior([each for each in passages if not each.unseen], names)
    rounds = [cross_validated(unseen, names, prior, seed) for seed in range(_ROUNDS)]
    least = best_threshold(unseen, rounds)
    report(unseen, rounds, least)
    write(table, names, fit(unseen, names, prior), least)


def report(passages: Sequence[Passage], rounds: Sequence[Sequence[Floats]], least: float) -> None:
    """Print precision, recall and F1 at the threshold, of all passages and by where they come from."""
    for title, chosen in (("all", (True, False)), ("held out from meaning", (False,)), (_CONTESTS, (True,))):
        own = [n for n, each in enumerate(passages) if (each.file == _CONTESTS) in chosen]
        kept = [passages[n] for n in own]
        figures = np.mean([scores(kept, [guesses[n] for n in own], least) for guesses in rounds], axis=0)
        wanted = sum(each.disputes for each in kept)
        print(f"{title}: {wanted} disputes in {len(kept)} passages, ", end="")
        print("P {:.3f}, R {:.3f}, F1 {:.3f}".format(*figures), f"at {least:.2f}")


def best_threshold(passages: Sequence[Passage], rounds: Sequence[Sequence[Floats]]) -> float:
    """The threshold of the best F1 among those that are precise enough, on the mean of all rounds."""
    figures = {float(at): np.mean([scores(passages, each, at) for each in rounds], axis=0) for at in _THRESHOLDS}
    return max((at for at in figures if figures[at][0] >= _PRECISION), key=lambda at: float(figures[at][2]))


def read_passages(reader: Reader, files: Sequence[Path]) -> Iterator[Passage]:
    """Every passage of the files as the pipeline reads it."""
    lines = [(file.stem, json.loads(line)) for file in files for line in file.read_text("utf-8").splitlines()]
    articles = [Article(id=f"p{n}", text=line["text"], published=line["date"]) for n, (_, line) in enumerate(lines)]
    for (file, line), document in zip(lines, reader.language.read(articles), strict=True):
        judging = Judging(reader.meaning, document)
        facts = _facts(reader, judging, document)
        disputes = list(_written(line, facts))
        found = tuple(_candidate(disputes, pair, features) for _, pair, features in weighed(facts, judging.compare))
        unseen = file == _CONTESTS or held_out(line["text"])
        yield Passage(found, len(disputes), unseen, file)


def _facts(reader: Reader, judging: Judging, document: Document) -> Facts:
    """What is known of a document when its disputes are looked for, as the pipeline finds it."""
    placed = times(document)
    scene = scene_of(document, placed, reader.tables)
    said, counted = statements(scene, judging.acts), quantities(document, placed, reader.tables.world)
    return Facts(scene.tree, scene.cast, reader.tables.speech, reader.tables.disputes.words, said, counted)


def _candidate(disputes: Sequence[Written], pair: Pair, features: Features) -> Candidate:
    hits = frozenset(n for n, each in enumerate(disputes) if each.answers(pair))
    return Candidate(features, hits, any(each.exactly(pair) for each in disputes))


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


def cross_validated(passages: Sequence[Passage], names: Sequence[str], prior: Floats, seed: int) -> list[Floats]:
    """The probabilities of each passage's candidates by models whose second step went without it."""
    fold_of = np.random.default_rng(seed).permutation(len(passages)) % _FOLDS
    guesses: list[Floats] = [np.zeros(0)] * len(passages)
    for fold in range(_FOLDS):
        weights = fit([each for each, of in zip(passages, fold_of, strict=True) if of != fold], names, prior)
        for n in np.flatnonzero(fold_of == fold).tolist():
            guesses[n] = _probability(_matrix(passages[n].candidates, names) @ weights)
    return guesses


def fit_prior(passages: Sequence[Passage], names: Sequence[str]) -> Floats:
    """The weights of what does not come from the model of meaning, as if it said nothing."""
    plain = np.array([1.0, *(not name.startswith(OF_MEANING) for name in names)])
    weights: Floats = fit(passages, names, np.zeros(len(plain)), plain) * plain
    return weights


def fit(passages: Sequence[Passage], names: Sequence[str], prior: Floats, scale: Floats | float = 1.0) -> Floats:
    """The weights of bias and features, drawn to the prior. Pairs that are nearly right teach nothing."""
    told = [one for each in passages for one in each.candidates if one.exact or not one.hits]
    rows, labels = _matrix(told, names) * scale, np.array([one.exact for one in told], float)
    ridge = np.array([_RIDGE_OF_BIAS, *[_RIDGE] * len(names)])
    weights = prior
    for _ in range(_STEPS):
        guess = _probability(rows @ weights)
        slope = rows.T @ (guess - labels) + ridge * (weights - prior)
        weights = weights - np.linalg.solve((rows.T * (guess * (1 - guess))) @ rows + np.diag(ridge), slope)
    return weights


def _matrix(candidates: Sequence[Candidate], names: Sequence[str]) -> Floats:
    """A row for each candidate: bias and features."""
    rows = [[1.0, *(one.features[name] for name in names)] for one in candidates]
    return np.array(rows, float).reshape(len(rows), len(names) + 1)


def _probability(scores: Floats) -> Floats:
    odds: Floats = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return odds


def scores(passages: Sequence[Passage], guesses: Sequence[Floats], least: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of the disputes at a threshold; each written one is found once at most."""
    right = found = 0
    for passage, guess in zip(passages, guesses, strict=True):
        taken: set[int] = set()
        kept = [n for n in np.argsort(-guess, kind="stable") if guess[n] >= least]
        for n in kept:
            taken.update(sorted(passage.candidates[n].hits - taken)[:1])
        right, found = right + len(taken), found + len(kept)
    wanted = sum(each.disputes for each in passages)
    return right / max(1, found), right / max(1, wanted), 2 * right / max(1, found + wanted)


def write(table: Path, names: Sequence[str], weights: Floats, least: float) -> None:
    """The table of weights by feature, without those that are nothing."""
    bias, *rest = weights.tolist()
    given = [(name, f"{value:.2f}") for name, value in zip(names, rest, strict=True)]
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerows([("feature", "weight"), (BIAS, f"{bias:.2f}"), (LEAST, f"{least:.2f}")])
        rows.writerows((name, value) for name, value in given if float(value))
