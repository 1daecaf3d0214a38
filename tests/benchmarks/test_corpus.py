from pathlib import Path

import pytest

from benchmarks.corpus import CorpusFile, corpus_sum, find_files, read_text
from benchmarks.errors import BenchmarkError


def make(folder: Path, contents: dict[str, str]) -> Path:
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder


def test_folders_give_their_files_of_the_form_and_files_are_taken_as_they_are(tmp_path: Path) -> None:
    make(tmp_path, {"in/b.txt": "", "in/deep/a.txt": "", "in/c.md": "", "odd.name": ""})
    files = find_files([tmp_path / "in", tmp_path / "odd.name"], (".txt",))
    assert [file.name for file in files] == ["b.txt", "deep/a.txt", "odd.name"]


def test_what_is_not_there_or_holds_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"absent does not exist; give a file or a folder of \.conllu files"):
        find_files([tmp_path / "absent"], (".conllu",))
    with pytest.raises(BenchmarkError, match=r"holds no \.conllu file"):
        find_files([tmp_path], (".conllu",))


def test_the_sum_depends_on_names_and_bytes_alone(tmp_path: Path) -> None:
    contents = {"a.txt": "one", "b.txt": "two"}
    sums = [
        corpus_sum(find_files([make(tmp_path / place, files)], (".txt",)))
        for place, files in [
            ("here", contents),
            ("there", contents),
            ("changed", contents | {"b.txt": "too"}),
            ("renamed", {"a.txt": "one", "c.txt": "two"}),
            ("moved", {"a.txt": "onet", "b.txt": "wo"}),
        ]
    ]
    assert sums[0] == sums[1]
    assert len(set(sums)) == 4


def test_the_order_of_files_does_not_change_the_sum(tmp_path: Path) -> None:
    files = find_files([make(tmp_path, {"a.txt": "one", "b.txt": "two"})], (".txt",))
    assert corpus_sum(files) == corpus_sum(files[::-1])


def test_text_keeps_its_line_ends_and_must_be_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\r\nb\rc")
    assert read_text(CorpusFile("a.txt", path)) == "a\r\nb\rc"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(BenchmarkError, match=r"a\.txt is not UTF-8"):
        read_text(CorpusFile("a.txt", path))
