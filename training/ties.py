"""`python -m training.ties`: fits the weights by which drafts of ties are judged, on the written ties, and writes them.

Run it from the repository's root after the model of meaning or a table of ties has changed; `--corpora` names the
folder of corpora. What the grammar says of a draft is fitted on the items from which the model of meaning learns too;
how much that prior and the model's own word count is fitted on the held-out fifth, where the model is honest.
`--report` measures instead of writing: the second step anew for each of five parts of the held-out fifth.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.extract.quantities import quantities
from standoff.extract.statements import statements
from standoff.extract.ties.ends import Ends
from standoff.extract.ties.finding import Weighed, weigh
from standoff.extract.ties.setting import Setting
from standoff.extract.ties.status import STATUSES
from standoff.extract.times import times
from standoff.language import Document
from standoff.language.document import Span
from standoff.pipeline import load
from standoff.pipeline.judging import Judging
from standoff.pipeline.reader import Reader, scene_of
from standoff.record import Article
from training.data.example import held_out

Floats = NDArray[np.float64]
WEIGHTS = Path("src/standoff/extract/ties/weights.csv")
OWN = Path(__file__).parent / "written"
LEAST = 0.4
_PUBLISHED = "2025-11-20"
_RIDGE = 1.0
_MODEL = "model_"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft of an item: its features, and the status of the tie of the item that stands behind it, if one does."""

    text: str
    features: Mapping[str, float]
    signs: Mapping[str, float]
    right: bool
    status: str | None
    asked: bool

    @property
    def held_out(self) -> bool:
        """Whether the model of meaning has never seen it."""
        return held_out(self.text)


def main(arguments: list[str] | None = None) -> None:
    """Fit, and write or report."""
    parser = argparse.ArgumentParser(prog="python -m training.ties", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--report", action="store_true", help="measure on the held-out items instead of writing")
    options = parser.parse_args(arguments)
    items = read_items(options.corpora / "written", OWN)
    drafted = list(drafts_of(items, load()))
    if options.report:
        report(items, drafted)
    else:
        write(fitted(drafted))


def read_items(*folders: Path) -> list[dict[str, Any]]:
    """All items of all files `ties*.jsonl` of the folders."""
    files = [file for folder in folders for file in sorted(folder.glob("ties*.jsonl"))]
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def drafts_of(items: Sequence[Mapping[str, Any]], reader: Reader) -> Iterator[Drafted]:
    """All drafts of the items, each compared with the ties that the item has."""
    articles = [Article(id=str(n), text=item["text"], published=_PUBLISHED) for n, item in enumerate(items)]
    for item, document in zip(items, reader.language.read(articles), strict=True):
        setting = setting_of(document, reader)
        ends = Ends(setting)
        for one in weigh(setting, ends, Judging(reader.meaning, document).ties):
            tie = behind(item, setting, ends, one)
            status = tie["status"] if tie else None
            yield Drafted(item["text"], one.features, one.status, tie is not None, status, "asked_kind" in one.features)


def setting_of(document: Document, reader: Reader) -> Setting:
    """What is known of a document when its ties are looked for, as the pipeline finds it."""
    tables, placed = reader.tables, times(document)
    scene = scene_of(document, placed, tables)
    said = statements(scene, Judging(reader.meaning, document).acts)
    counted = quantities(document, placed, tables.world)
    return Setting(scene.tree, scene.cast, tables.world, tables.tie_words, said, placed, counted, scene.date)


def behind(item: Mapping[str, Any], setting: Setting, ends: Ends, one: Weighed) -> Mapping[str, Any] | None:
    """The tie of the item that a draft has found: of its kind and with both ends; an alliance either way round."""
    spans = {span["label"]: (span["start"], span["end"]) for span in item["spans"]}
    for tie in item["ties"]:
        sides = [(tie["from"], tie["to"])] + [(tie["to"], tie["from"])] * (tie["kind"] == "alliance")
        if tie["kind"] == one.kind and any(
            _is_end(setting, ends, one.draft.giver.actor, spans[giver])
            and _is_end(setting, ends, one.draft.taker.actor, spans[taker])
            for giver, taker in sides
        ):
            return dict(tie)
    return None


def _is_end(setting: Setting, ends: Ends, actor: str, span: Span) -> bool:
    """Whether the words of an end stand for the actor, or for one of its country."""
    known = ends.actors.get(actor)
    if known and any(start < span[1] and span[0] < end for start, end in known.mentions):
        return True
    country = ends.country(actor)
    found = filter(None, map(ends.at, setting.tree.covered([span])))
    return any(each.actor == actor or (country and ends.country(each.actor) == country) for each in found)


Table = dict[str, dict[str, float]]


def fitted(drafted: Sequence[Drafted]) -> Table:
    """The weights of all features, for being a tie and for each status."""
    learned = [one for one in drafted if not one.held_out and not one.asked]
    honest = [one for one in drafted if one.held_out]
    table: Table = {"tie": _two_steps(learned, honest, lambda one: one.features, lambda one: one.right)}
    table["tie"]["least"] = LEAST
    bound = [[one for one in group if one.right] for group in (learned, honest)]
    return table | _statuses(bound[0], bound[1])


def _statuses(learned: Sequence[Drafted], honest: Sequence[Drafted]) -> Table:
    """For each status a prior from its signs, weighed against the model's word by two shares for all."""
    rows = [_plain(one.signs) for one in learned]
    priors = {each: _logistic(rows, [one.status == each for one in learned], _believed(each)) for each in STATUSES}
    signs = np.array([[score(priors[each], one.signs) for each in STATUSES] for one in honest])
    model = np.array([[one.signs[_MODEL + each] for each in STATUSES] for one in honest])
    right = np.array([STATUSES.index(one.status or "") for one in honest])
    steps = np.arange(0.1, 2.55, 0.1)
    share, trust = max(
        ((first, second) for first in steps for second in steps),
        key=lambda pair: _likelihood(pair[0] * signs + pair[1] * model, right),
    )
    scaled = {each: {name: weight * share for name, weight in prior.items()} for each, prior in priors.items()}
    return {each: {**row, _MODEL + each: float(trust)} for each, row in scaled.items()}


def _likelihood(scores: Floats, right: NDArray[np.int64]) -> float:
    """The log likelihood of the right columns under a softmax of each row."""
    tops = scores.max(1, keepdims=True)
    totals = np.log(np.exp(scores - tops).sum(1)) + tops[:, 0]
    return float((scores[np.arange(len(right)), right] - totals).sum())


def _believed(status: str) -> dict[str, float]:
    """What the tables say of a status before anything is counted: rare words keep the meaning written there."""
    negated = 2.0 if status == "denied" else -2.0
    return {f"frame_{status}": 3.0, f"cue_{status}": 1.5, f"above_{status}": 1.5, "negated": negated}


def _two_steps(
    learned: Sequence[Drafted],
    honest: Sequence[Drafted],
    view: Callable[[Drafted], Mapping[str, float]],
    label: Callable[[Drafted], bool],
) -> dict[str, float]:
    """A prior from what the grammar says, then the weights of that prior and of the model's word, made one table."""
    prior = _logistic([_plain(view(one)) for one in learned], [label(one) for one in learned], {})
    rows = [{"prior": score(prior, view(one)), **_of_model(view(one))} for one in honest]
    top = _logistic(rows, [label(one) for one in honest], {"prior": 1.0})
    share = top.pop("prior")
    scaled = {name: weight * share for name, weight in prior.items()}
    return {**scaled, **{name: scaled.get(name, 0.0) + weight for name, weight in top.items()}}


def _plain(features: Mapping[str, float]) -> dict[str, float]:
    return {name: value for name, value in features.items() if not name.startswith(_MODEL)}


def _of_model(features: Mapping[str, float]) -> dict[str, float]:
    return {name: value for name, value in features.items() if name.startswith(_MODEL)}


def score(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The log odds that the weights give to features."""
    return weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in features.items())


def _logistic(
    rows: Sequence[Mapping[str, float]], labels: Sequence[bool], believed: Mapping[str, float]
) -> dict[str, float]:
    """A logistic regression by Newton's method, with a ridge that draws the weights to those believed beforehand."""
    names = sorted({*believed, *(name for row in rows for name in row)})
    matrix = np.array([[1.0, *(row.get(name, 0.0) for name in names)] for row in rows])
    wanted, start = np.array(labels, float), np.array([0.0, *(believed.get(name, 0.0) for name in names)])
    weights = start
    ridge = np.diag([1e-6] + [_RIDGE] * len(names))
    for _ in range(50):
        likely = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (likely - wanted) + ridge @ (weights - start)
        bend = matrix.T @ (matrix * (likely * (1 - likely))[:, None]) + ridge
        weights = weights - np.linalg.solve(bend, slope)
    return dict(zip(["bias", *names], weights.tolist(), strict=True))


def write(table: Table) -> None:
    """The table of weights as the package reads it."""
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["of", "feature", "weight"])
        writer.writerows(
            [of, name, f"{weight:.4g}"] for of, row in table.items() for name, weight in sorted(row.items())
        )


def report(items: Sequence[Mapping[str, Any]], drafted: Sequence[Drafted]) -> None:
    """Precision, recall, status and calibration on the held-out items, each part by the weights of the others."""
    tested: list[tuple[float, Drafted, str]] = []
    for part in range(5):
        table = fitted([one for one in drafted if not one.held_out or _part(one.text) != part])
        for one in drafted:
            if one.held_out and _part(one.text) == part:
                chance = 1 / (1 + np.exp(-score(table["tie"], one.features)))
                tested.append((chance, one, max(STATUSES, key=lambda each: score(table[each], one.signs))))
    gold = sum(len(item["ties"]) for item in items if held_out(item["text"]))
    for least in (0.3, 0.5, 0.7):
        kept = [(one, status) for chance, one, status in tested if chance >= least]
        right = [(one, status) for one, status in kept if one.right]
        statuses = sum(one.status == status for one, status in right)
        found = f"{len(right)} of {len(kept)} right, of {gold} ties"
        print(f"at {least}: {found}; status {statuses / max(1, len(right)):.3f}")
    for low in np.arange(0, 1, 0.1):
        inside = [one.right for chance, one, _ in tested if low <= chance < low + 0.1]
        share = sum(inside) / max(1, len(inside))
        print(f"confidence {low:.1f} to {low + 0.1:.1f}: {len(inside)} drafts, {share:.2f} right")


def _part(text: str) -> int:
    return hashlib.sha256(f"part {text}".encode()).digest()[0] % 5


if __name__ == "__main__":
    main()
