"""The commands with the real pipeline, on the sample reports and on what should not break it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from standoff.language.bundle import packaged
from standoff.record import Record

FOLDER = Path(__file__).parent.parent.parent / "samples" / "venezuela"
SAMPLES = sorted(FOLDER.glob("*.txt"))

pytestmark = [
    pytest.mark.bundle,
    pytest.mark.skipif(not packaged().joinpath("card.json").is_file(), reason="there is no bundle in the package yet"),
]


def standoff(*arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "standoff", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.fixture(scope="module")
def records() -> list[Record]:
    done = standoff("read", "--format", "jsonl", FOLDER)
    assert (done.returncode, done.stderr) == (0, "")
    return [Record.from_json(line) for line in done.stdout.splitlines()]


def test_the_samples_are_read_in_order_and_unchanged(records: list[Record]) -> None:
    assert len(records) >= 12
    assert [record.id for record in records] == [path.stem for path in SAMPLES]
    assert [record.text for record in records] == [path.read_bytes().decode() for path in SAMPLES]


def test_every_sample_has_statements_and_furniture(records: list[Record]) -> None:
    assert [record.id for record in records if len(record.statements) < 10] == []
    assert [record.id for record in records if not record.furniture] == []


def test_outlet_and_day_of_every_sample_are_read_from_its_own_text(records: list[Record]) -> None:
    table = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    listed = {name: (outlet, day) for name, outlet, day in re.findall(r"\| `(.+)\.txt` \| (.+?) \| (.+?) \|", table)}
    assert listed.keys() == {record.id for record in records}
    for record in records:
        outlet, day = listed[record.id]
        assert record.published == day
        assert (record.outlet or "").casefold().startswith(outlet.casefold())


def test_the_denial_is_found_with_its_source(records: list[Record]) -> None:
    (record,) = [record for record in records if record.id == "harbor-news"]
    names = {actor.id: actor.name for actor in record.actors}
    denying = {names[each.source.actor] for each in record.statements if each.act == "deny" and each.source.actor}
    assert "Maria Zakharova" in denying


def test_python_and_the_command_make_the_same_record(records: list[Record]) -> None:
    import standoff as package

    assert package.read(SAMPLES[0]) == records[0]
    assert list(package.read_many([SAMPLES[1], records[2]])) == records[1:3]


def test_the_card_of_the_packaged_model_is_shown() -> None:
    done = standoff("model")
    assert (done.returncode, done.stderr) == (0, "")
    assert "PolNeAR" in done.stdout


@pytest.mark.parametrize("text", ["", " \n", "Yes", "\x00\x1b[31m", "x" * 100_000])
def test_odd_text_gets_an_answer(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(text.encode())
    done = standoff("read", path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no pseudo-terminals on this system")
def test_a_bar_on_a_terminal_leaves_the_output_alone() -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "standoff", "read", "--format", "summary", *map(str, SAMPLES[:2]), "missing.txt"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, text=True, encoding="utf-8") as running:
        os.close(theirs)
        told = b"".join(_until_closed(ours)).decode()
        shown, _ = running.communicate()
    os.close(ours)
    assert running.returncode == 1
    assert len(shown.splitlines()) == 4
    assert "\x1b" not in shown
    assert "3/3" in told
    assert "standoff: not read: missing.txt cannot be opened" in told
    assert "1 of 3 not read" in told


def _until_closed(terminal: int) -> Iterator[bytes]:
    """What is written to a pseudo-terminal. Its end comes as an error on some systems."""
    with suppress(OSError):
        while part := os.read(terminal, 4096):
            yield part
