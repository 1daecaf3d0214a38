"""Fit what each feature of two points counts for the same claim, a denial, another figure, an accusation back.

The pipeline reads the written pairs and matters, each side a report of its own, and the written passages; their points
are found by their words. Points of one passage or matter that its writer did not join have nothing to do with each
other, nor have those of different items, of which the most alike are taken. One ridge logistic model for each relation
is fitted by Newton's method. The model of meaning was taught on four fifths of the pairs and passages (see
`held_out`); those count less, and the figures are of the others alone, cross-validated.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from standoff.crisis.mind import MeaningMind
from standoff.link.pairs import Features, features
from standoff.link.points import Point, points
from standoff.link.shelf import Seen
from standoff.link.views import RELATIONS, Views
from standoff.link.weights import BIAS, LEAST, STANDINGS
from standoff.pipeline import load
from standoff.pipeline.reader import Reader
from standoff.record import Article, Record
from training.data.example import held_out
from training.matters import Matter, matters

PASSAGES = Path(__file__).parent / "written"
TABLE = Path("src/standoff/link/weights.csv")
Floats = npt.NDArray[np.float64]
Spans = Sequence[tuple[int, int]]
_RIDGE, _RIDGE_OF_BIAS = 3.0, 0.1
_STEPS, _FOLDS = 25, 10
_TAUGHT, _STRANGE = 0.05, 0.02
"""What a pair counts that the model of meaning was taught on, and one of two items that were only found alike."""
_BETA: Mapping[str, float] = {"same": 1.0, "denies": 0.7, "figures": 1.0, "counter": 0.7}
"""In the choice of thresholds: below one precision counts more than recall. A false denial turns a voice round."""
_REPEATED = 4
"""One in so many sides is set beside itself: a quotation is often repeated word for word."""
_STRANGERS = 2
"""So many points of other items are set beside each point."""
_AFTER_PAIRS, _AFTER_PASSAGES = 10_000, 20_000
"""From these numbers on groups are passages, and matters."""
_BATCH = 512
_OVERLAP = 0.5
_THRESHOLDS = np.arange(0.04, 0.95, 0.01)


@dataclass(frozen=True, slots=True)
class Item:
    """A pair of points: its features, how the two stand to each other (None: not at all), whether meaning knew it."""

    features: Features
    relation: str | None
    unseen: bool
    group: int
    counts: float


@dataclass(frozen=True, slots=True)
class Told:
    """The points of a written text, those that are a written statement's by its key, and what is seen of them."""

    points: Sequence[Point]
    keys: Mapping[int, str]
    views: Views
    group: int
    unseen: bool

    def seen(self, n: int) -> Seen:
        """One of the points."""
        return Seen(self.points[n], *list(self.views.halves)[n])


@dataclass(frozen=True, slots=True)
class Draft:
    """Two points and how they stand to each other."""

    one: Seen
    other: Seen
    relation: str | None
    unseen: bool
    group: int
    stranger: bool = False

    @property
    def counts(self) -> float:
        """What the pair counts."""
        return _STRANGE if self.stranger else 1.0 if self.unseen else _TAUGHT


def fit_claims(corpora: Path, table: Path = TABLE) -> None:
    """Read the items, fit, print what cross-validation says, and write the table."""
    items = read_items(corpora)
    names = sorted({name for item in items for name in item.features})
    rows = np.array([[1.0, *(item.features[name] for name in names)] for item in items])
    columns, least = {}, {}
    for relation in STANDINGS:
        labels = np.array([item.relation == relation for item in items], float)
        least[relation] = _threshold(items, rows, labels, relation)
        columns[relation] = _fit(rows, labels, _counts(items))
    _write(table, names, columns, least)


def read_items(corpora: Path) -> list[Item]:
    """All pairs of points, as the packaged bundle reads them."""
    reader = load()
    mind = MeaningMind(reader.meaning)
    paired = list(_read_pairs(reader, mind, corpora / "written" / "pairs.jsonl"))
    passages = list(_read_passages(reader, mind))
    several = list(_read_matters(reader, mind))
    drafts = [*_of_pairs(paired), *_of_passages(passages), *_of_matters(several)]
    told = [told for _, *sides in paired for told in sides], [told for _, told in passages]
    drafts += _strangers(*told, [each for _, sides in several for each in sides])
    return list(_items(mind, drafts))


def _read_pairs(reader: Reader, mind: MeaningMind, file: Path) -> Iterator[tuple[str | None, Told, Told]]:
    """The written pairs, each side a report of its own, with their relation."""
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    sides = [(n, side) for n in range(len(lines)) for side in "ab"]
    articles = [
        Article(id=f"{side}{n}", text=lines[n][side]["text"], published=lines[n][side]["date"]) for n, side in sides
    ]
    records = dict(zip(sides, reader.read(articles), strict=True))
    for n, line in enumerate(lines):
        of = n, held_out(f"{line['a']['text']}\n{line['b']['text']}")
        one, other = (
            _told(reader, mind, records[n, side], {"x": _places(line[side]["text"], line[side]["content"])}, of)
            for side in "ab"
        )
        yield line["relation"] if line["relation"] in STANDINGS else None, one, other


def _read_passages(reader: Reader, mind: MeaningMind) -> Iterator[tuple[Mapping[frozenset[str], str], Told]]:
    """The written passages, with the relations of their statements."""
    files = sorted(PASSAGES.glob("passages*.jsonl"))
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    articles = [Article(id=f"p{n}", text=line["text"], published=line["date"]) for n, line in enumerate(lines)]
    for n, (line, record) in enumerate(zip(lines, reader.read(articles), strict=True)):
        contents = {one["key"]: one["content"] for one in line["statements"]}
        relations = followed({frozenset((pair["a"], pair["b"])): pair["relation"] for pair in line["pairs"]})
        yield relations, _told(reader, mind, record, contents, (_AFTER_PAIRS + n, held_out(line["text"])))


def _read_matters(reader: Reader, mind: MeaningMind) -> Iterator[tuple[Matter, list[Told]]]:
    """The written matters, each item a report of its own; no model of meaning was taught on them."""
    written = matters(PASSAGES)
    articles = [
        Article(id=f"m{n}-{k}", text=said.text, published=said.date)
        for n, each in enumerate(written)
        for k, said in enumerate(each.said)
    ]
    records = iter(reader.read(articles))
    for n, each in enumerate(written):
        of = _AFTER_PASSAGES + n, True
        yield each, [_told(reader, mind, next(records), {"x": [said.content]}, of) for said in each.said]


def followed(relations: Mapping[frozenset[str], str]) -> dict[frozenset[str], str]:
    """The relations and what follows: two that deny one statement say the same, and so on."""
    signs = {
        pair: 1 if relation == "same" else -1 for pair, relation in relations.items() if relation in {"same", "denies"}
    }
    grown = True
    while grown:
        chains = [
            (one ^ other, a * b) for one, a in signs.items() for other, b in signs.items() if len(one & other) == 1
        ]
        new = {pair: sign for pair, sign in chains if pair not in signs and pair not in relations}
        grown = bool(new)
        signs |= new
    return {**{pair: "same" if sign > 0 else "denies" for pair, sign in signs.items()}, **relations}


def _of_pairs(paired: Iterable[tuple[str | None, Told, Told]]) -> Iterator[Draft]:
    """The written pairs, and some sides repeated word for word."""
    for relation, one, other in paired:
        first, second = next(iter(one.keys), None), next(iter(other.keys), None)
        if first is not None and second is not None:
            yield Draft(one.seen(first), other.seen(second), relation, one.unseen, one.group)
            if one.group % _REPEATED == 0:
                yield Draft(one.seen(first), one.seen(first), "same", one.unseen, one.group)


def _of_passages(passages: Iterable[tuple[Mapping[frozenset[str], str], Told]]) -> Iterator[Draft]:
    """All pairs of points of different statements of each passage."""
    for relations, told in passages:
        for a, b in combinations(sorted(told.keys), 2):
            if told.points[a].statement != told.points[b].statement:
                relation = relations.get(frozenset((told.keys[a], told.keys[b])))
                relation = relation if relation in STANDINGS else None
                yield Draft(told.seen(a), told.seen(b), relation, told.unseen, told.group)


def _of_matters(several: Iterable[tuple[Matter, Sequence[Told]]]) -> Iterator[Draft]:
    """All pairs of items of each matter whose contents were found."""
    for matter, told in several:
        found = {k: one.seen(next(iter(one.keys))) for k, one in enumerate(told) if one.keys}
        for a, b in combinations(found, 2):
            yield Draft(found[a], found[b], matter.relations.get((a, b)), told[a].unseen, told[a].group)


def _strangers(*groups: Sequence[Told]) -> Iterator[Draft]:
    """Each point beside those of other items that are most like it, as linking would find them."""
    pool = [(told.seen(n), told.group) for group in groups for told in group for n in range(len(told.points))]
    vectors = np.array([seen.likeness for seen, _ in pool], np.float32)
    for seen, group in pool:
        nearest = np.argsort(-(vectors @ seen.likeness.astype(np.float32)), kind="stable")[: 4 * _STRANGERS].tolist()
        others = [m for m in nearest if abs(pool[m][1] - group) > 1]
        yield from (Draft(seen, pool[m][0], None, unseen=True, group=group, stranger=True) for m in others[:_STRANGERS])


def _items(mind: MeaningMind, drafts: Sequence[Draft]) -> Iterator[Item]:
    for at in range(0, len(drafts), _BATCH):
        batch = drafts[at : at + _BATCH]
        first, second = (np.array([getattr(each, end).sides for each in batch], np.float32) for end in ("one", "other"))
        one, other = (np.array([getattr(each, end).likeness for each in batch], np.float32) for end in ("one", "other"))
        alike = (one * other).sum(1).tolist()
        for each, row, cosine in zip(batch, mind.compare(first, second).tolist(), alike, strict=True):
            found = features(each.one.point, each.other.point, dict(zip(RELATIONS, row, strict=True)), cosine)
            yield Item(found, each.relation, each.unseen, each.group, each.counts)


def _told(
    reader: Reader, mind: MeaningMind, record: Record, contents: Mapping[str, Spans], of: tuple[int, bool]
) -> Told:
    found = points(record, reader.tables.world)
    ranked = [
        (share, n, key)
        for n, point in enumerate(found)
        for key, content in contents.items()
        if (share := _overlap(point.content, content)) >= _OVERLAP
    ]
    return Told(found, {n: key for _, n, key in sorted(ranked)}, mind.views(record, found), *of)


def _places(text: str, content: str | Iterable[str]) -> Spans:
    words = [content] if isinstance(content, str) else content
    return [(text.find(each), text.find(each) + len(each)) for each in words]


def _overlap(one: Spans, other: Spans) -> float:
    """The share of the shorter one's characters that lie in both."""
    first, second = ({at for start, end in spans for at in range(start, end)} for spans in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))


def _counts(items: Sequence[Item]) -> Floats:
    return np.array([item.counts for item in items])


def _threshold(items: Sequence[Item], rows: Floats, labels: Floats, relation: str) -> float:
    """The threshold that serves best, by models that were fitted without the item's group."""
    fold_of = np.array([item.group % _FOLDS for item in items])
    guesses = np.zeros(len(items))
    for fold in range(_FOLDS):
        kept = fold_of != fold
        guesses[~kept] = _probability(rows[~kept] @ _fit(rows[kept], labels[kept], _counts(items)[kept]))
    unseen = np.array([item.unseen for item in items])
    told = labels[unseen], guesses[unseen], _counts(items)[unseen]
    best = float(max(_THRESHOLDS, key=lambda at: _f(*told, at, _BETA[relation])[0]))
    _, precision, recall = _f(*told, best, 1.0)
    print(
        f"{relation}: {int(labels.sum())} of {len(items)}; precision {precision:.3f}, recall {recall:.3f} at {best:.2f}"
    )
    return best


def _fit(rows: Floats, labels: Floats, counts: Floats) -> Floats:
    ridge = np.full(rows.shape[1], _RIDGE)
    ridge[0] = _RIDGE_OF_BIAS
    weights: Floats = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        guess = _probability(rows @ weights)
        slope = rows.T @ (counts * (guess - labels)) + ridge * weights
        curve = (rows.T * (counts * guess * (1 - guess))) @ rows + np.diag(ridge)
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def _probability(scores: Floats) -> Floats:
    odds: Floats = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return odds


def _f(labels: Floats, guesses: Floats, counts: Floats, at: float, beta: float) -> tuple[float, float, float]:
    """F, precision and recall of what lies above a threshold."""
    found = counts * (guesses >= at)
    right = float((labels * found).sum())
    precision, recall = right / max(1e-9, float(found.sum())), right / max(1e-9, float((counts * labels).sum()))
    both = beta**2 * precision + recall
    return (1 + beta**2) * precision * recall / both if both else 0.0, precision, recall


def _write(table: Path, names: Sequence[str], columns: Mapping[str, Floats], least: Mapping[str, float]) -> None:
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("relation", "feature", "weight"))
        for relation, weights in columns.items():
            rows.writerows([(relation, BIAS, f"{weights[0]:.2f}"), (relation, LEAST, f"{least[relation]:.2f}")])
            given = ((name, f"{value:.2f}") for name, value in zip(names, weights[1:], strict=True))
            rows.writerows((relation, name, value) for name, value in given if float(value))
