from pathlib import Path

from benchmarks.registry import ABOUT
from benchmarks.suite import PLACES, find_tasks


def test_every_benchmark_has_a_place() -> None:
    assert {name for name, _, _ in PLACES} == set(ABOUT)


def test_corpora_that_are_there_get_their_paths_and_the_others_none(tmp_path: Path) -> None:
    (tmp_path / "gum" / "dev").mkdir(parents=True)
    for name in ("GUM_news_b.conllu", "GUM_bio_a.conllu"):
        (tmp_path / "gum" / "dev" / name).write_text("")
    tasks = {task.place: [path.name for path in task.paths] for task in find_tasks(tmp_path, tmp_path / "none")}
    assert tasks["gum/dev/GUM_news_*.conllu"] == ["GUM_news_b.conllu"]
    assert tasks["ud-ewt/dev.conllu"] == tasks["polnear/dev/text"] == []


def test_speed_falls_back_on_the_samples(tmp_path: Path) -> None:
    (tmp_path / "samples").mkdir()
    tasks = [task for task in find_tasks(tmp_path / "absent", tmp_path / "samples") if task.paths]
    assert [(task.name, task.place) for task in tasks] == [("speed", "samples")]
