"""All benchmarks on a folder of corpora, by the places that the corpora have in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SEEN = "most of this file was trained on: the card gives the figures of the part held out"

_TAUGHT = "the shipped model was taught on this file: `codes --folds 5` gives figures on sentences it has not seen"

# Each line of the table: the benchmark, where its files lie (patterns choose in a folder), what to know of them.
PLACES = (
    ("tree", "ud-ewt/dev.conllu", ""),
    ("tree", "gum/dev/GUM_news_*.conllu", ""),
    ("names", "uner-ewt/dev.iob2", _SEEN),
    ("names", "crossner-politics/dev.txt", _SEEN),
    ("attribution", "polnear/dev", ""),
    ("times", "timeml", ""),
    ("recognizers", "recognizers", ""),
    ("codes", "plv/PLV_train.tsv", _TAUGHT),
    ("dossiers", "../gold/dev", ""),
    ("dyads", "../gold/dev", ""),
    ("calibration", "../gold/dev", ""),
    ("sets", "../gold/sets", ""),
    ("speed", "polnear/dev/text", ""),
)


@dataclass(frozen=True, slots=True)
class Task:
    """A benchmark and the paths to run it on; none where the corpus is not there."""

    name: str
    place: str
    note: str
    paths: tuple[Path, ...]


def find_tasks(corpora: Path, samples: Path) -> Iterator[Task]:
    """The benchmarks of PLACES; speed needs no marked corpus, so it falls back on the folder of sample reports."""
    for name, place, note in PLACES:
        paths = tuple(sorted(corpora.glob(place)))
        if not paths and name == "speed" and samples.is_dir():
            yield Task(name, samples.name, "", (samples,))
        else:
            yield Task(name, place, note, paths)
