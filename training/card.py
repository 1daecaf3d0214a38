"""Step four: the bundle's card, with the sums of its files, the terms of its data, and its figures on dev data."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.models import open_model
from benchmarks.registry import Settings, run_benchmark
from standoff import __version__
from standoff.language.bundle import FORMAT
from training.settings import Folders

_CARDS = ("card.json", "CARD.md")
_BEFORE = ", float32"
_COUNTS = (": gold", ": found")


@dataclass(frozen=True, slots=True)
class Measure:
    """A part of the card: its title, the benchmark, and the files under the corpora (or the work folder)."""

    title: str
    benchmark: str
    place: str


_MEASURES = (
    Measure("EWT dev", "tree", "ud-ewt/dev.conllu"),
    Measure("GUM dev, news", "tree", "gum/dev/GUM_news_*.conllu"),
    Measure("UNER dev, held-out fifth", "names", "names-dev.iob2"),
    Measure("PolNeAR dev", "attribution", "polnear/dev"),
)


def write_card(folders: Folders, bundle: Path, whole: Path | None, extra: Path | None, notes: str) -> None:
    """Measure the bundle, and `whole`, the same before quantisation, and write card.json and CARD.md into it.

    `extra` is a JSON file of further scores by title, such as those of the encoder for meaning.
    """
    for folder in filter(None, (bundle, whole)):
        _write(folder, {}, notes)  # the benchmarks read a bundle only with a card that fits it
    scores: dict[str, Mapping[str, float]] = {}
    for measure in _MEASURES:
        before = _figures(folders, measure, whole) if whole else {}
        after = _figures(folders, measure, bundle)
        scores[f"{measure.title}: {measure.benchmark}"] = after | {k + _BEFORE: v for k, v in before.items()}
    if extra:
        scores |= json.loads(extra.read_text("utf-8"))
    _write(bundle, scores, notes)


def credits_table() -> list[dict[str, str]]:
    """The data behind the model: name, use, terms, credit (credits.csv)."""
    return list(csv.DictReader(Path(__file__).with_name("credits.csv").read_text("utf-8").splitlines()))


def _figures(folders: Folders, measure: Measure, bundle: Path) -> dict[str, float]:
    paths = sorted(folders.corpora.glob(measure.place)) or sorted(folders.work.glob(measure.place))
    if not paths:
        raise SystemExit(f"{measure.place} is neither in {folders.corpora} nor in {folders.work}")
    result = run_benchmark(measure.benchmark, paths, Settings(bundle), open_model).result
    return {name: round(value, 2) for name, value in result.figures.items() if not name.endswith(_COUNTS)}


def _write(bundle: Path, scores: Mapping[str, Mapping[str, float]], notes: str) -> None:
    paths = sorted(path for path in bundle.iterdir() if path.name not in _CARDS)
    card = {
        "name": "standoff-english",
        "version": __version__,
        "format": FORMAT,
        "standoff": _range(),
        "data": credits_table(),
        "scores": scores,
        "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths},
        "notes": notes,
    }
    (bundle / "card.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (bundle / "CARD.md").write_text("\n".join(readable(scores, notes)) + "\n", "utf-8")


def _range() -> tuple[str, str]:
    """From this version to below the next minor one."""
    major, minor, _ = __version__.split(".")
    return __version__, f"{major}.{int(minor) + 1}.0"


def readable(scores: Mapping[str, Mapping[str, float]], notes: str) -> Iterator[str]:
    """The lines of CARD.md."""
    columns = ("name", "use", "terms", "credit")
    yield f"# The language model of Standoff {__version__}\n\n{notes}\n\n## Data and their terms\n"
    yield f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"
    yield from (f"| {' | '.join(row[column] for column in columns)} |" for row in credits_table())
    yield "\n## Figures on dev data\n"
    for title, figures in scores.items():
        yield f"### {title}\n\n| figure | int8 | float32 |\n|---|---|---|"
        shown = (name for name in figures if not name.endswith(_BEFORE))
        yield from (f"| {name} | {figures[name]} | {figures.get(name + _BEFORE, '')} |" for name in shown)
        yield ""
