"""The common ground of CoNLL-like files: blocks of lines parted by blank lines, with comments that say key = value."""

from __future__ import annotations

from collections.abc import Iterator


def read_blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """The blocks that hold words, each with the number of its first line.

    Comments that stand alone (a file's preface) go with the block that follows.
    """
    block: list[str] = []
    first = 1
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            first = first if block else number
            block.append(line.rstrip("\r"))
        elif any(not is_comment(kept) for kept in block):
            yield first, block
            block = []


def is_comment(line: str) -> bool:
    """Whether the line is a comment; the word "#" begins a line too, but in columns."""
    return line.startswith("#") and "\t" not in line


def read_comment(line: str) -> tuple[str, str]:
    """Key and value of "# key = value"; the value is empty where there is none."""
    key, _, value = line[1:].partition("=")
    return key.strip(), value.strip()
