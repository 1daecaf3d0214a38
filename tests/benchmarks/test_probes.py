"""The speed benchmark from end to end, with the bundle that lies in the package."""

from pathlib import Path

import pytest

from benchmarks.corpus import CorpusFile
from benchmarks.models import open_model
from benchmarks.speed import measure_speed
from standoff.language.bundle import packaged

pytestmark = [
    pytest.mark.bundle,
    pytest.mark.skipif(not (packaged() / "card.json").is_file(), reason="no bundle lies in the package"),
]


def test_speed_memory_and_start_up_are_measured_in_processes_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Moscow denied it. “We sent no troops,” a spokesman said.\n" * 20, "utf-8")
    scores, skipped = measure_speed([CorpusFile(path.name, path)], None, rounds=1, most_words=500)
    figures = scores.figures
    assert figures["language w/s: one core"] > 0
    assert 10 < figures["peak memory MB: whole process"] < 2000
    assert 0 < figures["start-up s: whole process"] < 60
    assert all("\n" not in line for line in skipped)


def test_the_model_that_is_opened_says_which_it_is() -> None:
    _, bundle = open_model(None, 1)
    assert bundle.version
    assert len(bundle.sha256) == 64
