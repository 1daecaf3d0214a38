"""The speed benchmark: words a second on one core and on two, peak memory, and start-up time.

Words are those of the language stage, for every tool alike. Every figure is the median of the rounds; "% of bare" is
the median, over the rounds, of the speed of the language stage, or of the whole pipeline, as a share of the encoder's
bare forward pass: "bare" reads each word once, "bare, own windows" reads the model's windows, whose overlap is
"read again %".
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.corpus import CorpusFile
from benchmarks.errors import BenchmarkError
from benchmarks.probes.plan import Plan
from benchmarks.results import Figures, Scores

SUFFIXES = (".txt",)

REPORT = 700
"""Words of a report of common length."""

_STARTS = 5
_CORES = {1: "one core", 2: "two cores"}


@dataclass(frozen=True, slots=True)
class Timing:
    """What the rounds on so many cores gave: words, seconds of each round by task, and what was skipped and why.

    `read_again` is the percentage of the texts that is read more than once, as the context of other windows.
    """

    words: int
    seconds: Mapping[str, Sequence[float]]
    read_again: float
    skipped: Mapping[str, str]


def measure_speed(
    files: Sequence[CorpusFile], bundle: Path | None, rounds: int, most_words: int
) -> tuple[Scores, tuple[str, ...]]:
    """The figures, and a line for each yardstick that was skipped. `most_words` bounds what a round reads."""
    chosen = choose_texts([file.path for file in files], most_words)
    figures: dict[str, float] = {}
    skipped: dict[str, str] = {}
    for cores, name in _CORES.items():
        if cores > (os.cpu_count() or 1):
            skipped[name] = "this machine has fewer cores"
            continue
        timing = _timing(_run("rounds", Plan(chosen, bundle, cores, rounds).to_argument()))
        figures |= {f"{figure}: {name}": value for figure, value in speeds(timing).items()}
        skipped |= timing.skipped
    memory = int(_run("memory", Plan(tuple(file.path for file in files), bundle, 1, 1).to_argument()))
    figures["peak memory MB: whole process"] = memory / 1e6
    figures["start-up s: whole process"] = _start_up(bundle)
    lines = tuple(f"{name}: skipped, {reason}" for name, reason in skipped.items())
    return Scores(figures, {"all texts": figures}), lines


def choose_texts(files: Sequence[Path], most_words: int) -> tuple[Path, ...]:
    """The first texts, up to about so many words, but one at least."""
    chosen: list[Path] = []
    words = 0
    for file in files:
        words += len(file.read_text("utf-8").split())
        if chosen and words > most_words:
            break
        chosen.append(file)
    return tuple(chosen)


def speeds(timing: Timing) -> Figures:
    """Words a second of each task; language stage and pipeline in percent of the bare encoder where it was timed."""
    figures = {f"{name} w/s": timing.words / median(seconds) for name, seconds in timing.seconds.items()}
    for stage, bare in product(("language", "pipeline"), ("bare", "bare, own windows")):
        pairs = zip(timing.seconds.get(bare, ()), timing.seconds.get(stage, ()), strict=False)
        if shares := [100 * limit / own for limit, own in pairs]:
            figures[f"{stage}, % of {bare}"] = median(shares)
    if whole := timing.seconds.get("pipeline"):
        figures[f"pipeline, s for {REPORT} words"] = REPORT * median(whole) / timing.words
    return figures | {"read again %": timing.read_again}


def _timing(printed: str) -> Timing:
    read = json.loads(printed)
    return Timing(read["words"], read["seconds"], read["read_again"], read["skipped"])


def _start_up(bundle: Path | None) -> float:
    """Seconds from starting the interpreter to the first word read and the process ended; the first start warms up."""
    arguments = [str(bundle)] if bundle else []
    times = []
    for _ in range(_STARTS + 1):
        start = perf_counter()
        _run("start", *arguments)
        times.append(perf_counter() - start)
    return median(times[1:])


def _run(probe: str, *arguments: str) -> str:
    """What a probe prints. Raises BenchmarkError with the last line of its complaint when it fails."""
    root = str(Path(__file__).parent.parent)
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    done = subprocess.run(  # noqa: S603 - our own module, by this interpreter
        [sys.executable, "-m", f"benchmarks.probes.{probe}", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
    )
    if done.returncode:
        complaint = done.stderr.strip().rpartition("\n")[2]
        raise BenchmarkError(f"the probe {probe!r} failed: {complaint}")
    return done.stdout
