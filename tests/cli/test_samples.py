"""The commands with the real model, on the sample reports and on what should not break it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from standoff.language.bundle import packaged

SAMPLES = sorted((Path(__file__).parent.parent.parent / "samples").glob("*.txt"))

pytestmark = [
    pytest.mark.bundle,
    pytest.mark.skipif(not packaged().joinpath("card.json").is_file(), reason="there is no bundle in the package yet"),
]


def standoff(*arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "standoff", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.fixture(scope="module")
def documents() -> list[dict[str, Any]]:
    done = standoff("read", "--json", *SAMPLES)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_samples_are_read_in_order_and_unchanged(documents: list[dict[str, Any]]) -> None:
    assert [document["id"] for document in documents] == [path.stem for path in SAMPLES]
    assert [document["text"] for document in documents] == [path.read_bytes().decode() for path in SAMPLES]


def test_words_are_the_text_between_white_space(documents: list[dict[str, Any]]) -> None:
    for document in documents:
        words = [document["text"][slice(*word["span"])] for word in document["words"]]
        assert "".join(words) == "".join(document["text"].split())


def test_the_denial_is_found_with_its_source(documents: list[dict[str, Any]]) -> None:
    (report,) = [document for document in documents if document["id"] == "torsk-today"]
    spoken = {
        report["text"][slice(*source)] for attribution in report["attributions"] for source in attribution["source"]
    }
    assert any("Marina Zoltan" in source for source in spoken)
    assert len(report["attributions"]) > 10


def test_the_card_of_the_packaged_model_is_shown() -> None:
    done = standoff("model")
    assert (done.returncode, done.stderr) == (0, "")
    assert "PolNeAR" in done.stdout


@pytest.mark.parametrize("text", ["", " \n", "Yes", "\x00\x1b[31m", "👩‍👩‍👧 מה \u202e", "x" * 100_000])
def test_odd_text_gets_an_answer(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(text.encode())
    done = standoff("read", path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
