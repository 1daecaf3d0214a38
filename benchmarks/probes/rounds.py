"""Times language stage, pipeline and yardsticks in turn, round after round, in one process on few cores.

Taking turns spreads whatever else the machine does over all of them alike. Prints JSON: the number of words, the
seconds of every round by name, and what was skipped and why.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from time import perf_counter

from benchmarks.bare import Windows, bare_task, make_windows
from benchmarks.dossiers.reading import open_pipeline
from benchmarks.errors import BenchmarkError
from benchmarks.models import bundle_folder, make_article
from benchmarks.probes.plan import Plan
from benchmarks.yardsticks import YARDSTICKS
from standoff.language import LanguageModel, load
from standoff.record import Article

Task = Callable[[], object]


def main(plan: Plan) -> None:
    """Runs the plan and prints what was measured."""
    keep_to_cores(plan.threads)
    articles = [make_article(file.stem, file.read_text("utf-8")) for file in plan.files]
    model = load(plan.bundle, threads=plan.threads)
    windows = make_windows(model, bundle_folder(plan.bundle), articles)
    others, skipped = _others(windows, plan, articles)
    documents = model.read(articles)  # the first pass warms caches, and is not timed
    rounds = [time_round(model, articles, others) for _ in range(plan.rounds)]
    measured = {
        "words": sum(len(document.words) for document in documents),
        "seconds": {name: [one[name] for one in rounds] for name in rounds[0]},
        "read_again": windows.read_again,
        "skipped": skipped,
    }
    print(json.dumps(measured))


def keep_to_cores(count: int) -> None:
    """Keeps this process to so many of the cores it may use, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:count])


def _others(windows: Windows, plan: Plan, articles: Sequence[Article]) -> tuple[Mapping[str, Task], Mapping[str, str]]:
    """What is timed beside the language stage, warmed up, by name; and why the rest of it cannot be."""
    graph = bundle_folder(plan.bundle) / "reader.onnx"
    texts = [article.text for article in articles]
    makers: dict[str, Callable[[], Task]] = {
        "pipeline": partial(pipeline_task, plan, articles),
        "bare": partial(bare_task, graph, windows.once, plan.threads),
        "bare, own windows": partial(bare_task, graph, windows.own, plan.threads),
    }
    makers |= {name: partial(make, texts) for name, make in YARDSTICKS.items()}
    tasks: dict[str, Task] = {}
    skipped: dict[str, str] = {}
    for name, make in makers.items():
        try:
            task = make()
        except BenchmarkError as error:
            skipped[name] = str(error)
        else:
            task()
            tasks[name] = task
    return tasks, skipped


def pipeline_task(plan: Plan, articles: Sequence[Article]) -> Task:
    """A task that makes records of the articles, the language stage included."""
    reader, _ = open_pipeline(plan.bundle, plan.threads)
    return partial(reader.read, articles)


def time_round(model: LanguageModel, articles: Sequence[Article], others: Mapping[str, Task]) -> dict[str, float]:
    """Seconds of the language stage and of each other task."""
    tasks: dict[str, Task] = {"language": partial(model.read, articles), **others}
    seconds: dict[str, float] = {}
    for name, task in tasks.items():
        start = perf_counter()
        task()
        seconds[name] = perf_counter() - start
    return seconds


if __name__ == "__main__":
    main(Plan.from_argument(sys.argv[1]))
