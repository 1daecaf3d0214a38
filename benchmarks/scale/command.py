"""The command: the base is read, reports are made of it, and what they cost is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.scale.base import Base, articles, read, seen
from benchmarks.scale.made import Maker
from benchmarks.scale.measuring import STEP, measure
from benchmarks.scale.names import Words
from standoff.crisis.mind import MeaningMind
from standoff.link import Linker, Mind, Views, load_weights
from standoff.link.points import Point
from standoff.link.views import Floats
from standoff.pipeline import Reader, load
from standoff.record import Record


@dataclass(frozen=True, slots=True)
class MadeMind:
    """Sees made reports as their maker says, and compares as the model does."""

    maker: Maker
    mind: Mind

    def views(self, record: Record, points: Sequence[Point]) -> Views:
        """What is seen of the points of a made report."""
        return self.maker.views(record, points)

    def compare(self, first: Floats, second: Floats) -> Floats:
        """How the sides of points stand to each other."""
        return self.mind.compare(first, second)


def run(root: Path, reports: int, most_texts: int, bundle: Path | None) -> None:
    """Measures on so many reports, made of the samples and the written passages that lie under `root`."""
    reader = load(bundle)
    linker = Linker(reader.tables.world, load_weights(), MeaningMind(reader.meaning))
    base = _base(root, most_texts, reader, linker)
    maker = Maker(base, Words.of([each.record for each in base], linker.world))
    made = replace(linker, mind=MadeMind(maker, linker.mind))
    with TemporaryDirectory() as folder:
        seconds = measure(maker, made, reports, Path(folder) / "scale.db", _tell)
    first = min(STEP, reports)
    early, late = (_one(seconds, at) for at in (first, reports))
    _tell(f"storing and linking one: at {reports} {late:.2f} s, {late / early:.2f} times as long as at {first}")


def _base(root: Path, most_texts: int, reader: Reader, linker: Linker) -> list[Base]:
    """The base, and how long it took: what is seen of points is seen when reports are read."""
    found = list(articles(root / "samples" / "venezuela", root / "training" / "written"))[:most_texts]
    begin = perf_counter()
    records = read(reader, found)
    middle = perf_counter()
    base = seen(records, linker)
    each = (1000 * spent / len(base) for spent in (middle - begin, perf_counter() - middle))
    _tell("base: {} texts; read in {:.0f} ms each, their points seen in {:.0f} ms each".format(len(base), *each))
    return base


def _one(seconds: Mapping[str, float], at: int) -> float:
    return sum(seconds[f"{what} one, at {at}"] for what in ("storing", "linking"))


def _tell(line: str) -> None:
    print(line, flush=True)
