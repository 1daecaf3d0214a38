"""The files of a corpus, and the sum that says which corpus it was."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.errors import BenchmarkError


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file and the name it goes by: relative to the folder that was asked for, so that no machine's path counts."""

    name: str
    path: Path


def find_files(paths: Sequence[Path], suffixes: Sequence[str]) -> tuple[CorpusFile, ...]:
    """The files named by `paths`, and those with one of the suffixes in the folders named, sorted by name.

    Raises BenchmarkError when a path does not exist or a folder holds no such file.
    """
    return tuple(file for path in paths for file in _files_at(path, suffixes))


def _files_at(path: Path, suffixes: Sequence[str]) -> list[CorpusFile]:
    if path.is_file():
        return [CorpusFile(path.name, path)]
    if not path.is_dir():
        raise BenchmarkError(f"{path} does not exist; give a file or a folder of {' or '.join(suffixes)} files")
    found = sorted(inner for inner in path.rglob("*") if inner.suffix in suffixes and inner.is_file())
    if not found:
        raise BenchmarkError(f"{path} holds no {' or '.join(suffixes)} file; is it the right folder?")
    return [CorpusFile(inner.relative_to(path).as_posix(), inner) for inner in found]


def corpus_sum(files: Sequence[CorpusFile]) -> str:
    """sha256 over the files' names and bytes, in the order of their names."""
    total = hashlib.sha256()
    for file in sorted(files, key=lambda one: one.name):
        content = file.path.read_bytes()
        # The lengths keep a name and the bytes after it apart.
        total.update(f"{len(file.name)} {file.name} {len(content)} ".encode())
        total.update(content)
    return total.hexdigest()


def read_text(file: CorpusFile) -> str:
    """The file's text with its line ends as they are, since offsets count them."""
    try:
        with file.path.open(encoding="utf-8", newline="") as stream:
            return stream.read()
    except UnicodeDecodeError as error:
        raise BenchmarkError(f"{file.path} is not UTF-8 text: {error}") from error
