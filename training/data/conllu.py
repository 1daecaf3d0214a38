"""CoNLL-U: trees of EWT and GUM, names out of GUM's entities. Words get offsets in the reconstructed text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from standoff.text import Tokens
from training.data.example import Example, Tree

_TITLES = frozenset(
    (
        *(
            "President",
            "Prime",
            "Minister",
            "Mr.",
            "Mrs.",
            "Ms.",
            "Dr.",
            "Sir",
            "Lord",
            "Senator",
            "Secretary",
            "General",
        ),
        *(
            "King",
            "Queen",
            "Prince",
            "Pope",
            "Judge",
            "Professor",
            "Prof.",
            "Governor",
            "Mayor",
            "Chancellor",
            "Captain",
        ),
        *("Colonel", "Sen.", "Gov.", "Gen.", "Rep.", "St.", "Chairman", "Director"),
    )
)
"""What stands before a person's name and is no part of it."""
_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}


@dataclass(slots=True)
class _Row:
    """One syntactic word as the file has it, with its characters in the document's text."""

    columns: list[str]
    start: int
    end: int


@dataclass(slots=True)
class _Document:
    """A document while it is read."""

    id: str
    text: str = ""
    rows: list[_Row] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)


def read_conllu(path: Path, names: bool = False) -> Iterator[Example]:
    """Every document of a CoNLL-U file; `names`: take names out of MISC's Entity (GUM)."""
    for document in _documents(path):
        yield _example(document, names)


def _documents(path: Path) -> Iterator[_Document]:
    document = _Document(path.stem)
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        comments = [line for line in lines if line.startswith("#")]
        if any(line.startswith("# newdoc") for line in comments):
            if document.rows:
                yield document
            document = _Document(next(line for line in comments if line.startswith("# newdoc")).split("= ")[-1])
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if rows:
            _add_sentence(document, rows, any(line.startswith("# newpar") for line in comments))
    if document.rows:
        yield document


def _add_sentence(document: _Document, rows: list[list[str]], paragraph: bool) -> None:
    first = len(document.rows)
    if paragraph or not document.rows:
        document.paragraphs.append(first)
        document.text = document.text.rstrip() + ("\n" if document.rows else "")
    document.sentences.append(first)
    at, end, surface = 0, 0, 0
    for columns in rows:
        if "." in columns[0]:
            continue
        if "-" in columns[0]:
            at, end = len(document.text), int(columns[0].split("-")[1])
            document.text += columns[1] + _space(columns)
            surface = len(columns[1])
            continue
        if int(columns[0]) <= end:
            last = int(columns[0]) == end
            stop = at + (surface if last else min(len(columns[1]), surface - (end - int(columns[0]))))
            document.rows.append(_Row(columns, at, max(stop, at + 1)))
            surface, at = surface - (stop - at), stop
            continue
        document.rows.append(_Row(columns, len(document.text), len(document.text) + len(columns[1])))
        document.text += columns[1] + _space(columns)


def _space(columns: list[str]) -> str:
    return "" if "SpaceAfter=No" in columns[9] else " "


def _example(document: _Document, names: bool) -> Example:
    rows = document.rows
    tokens = Tokens(document.text, tuple((row.start, row.end) for row in rows), tuple(document.paragraphs))
    heads: list[int] = []
    for start, stop in zip(document.sentences, [*document.sentences[1:], len(rows)], strict=True):
        for i in range(start, stop):
            head = int(rows[i].columns[6])
            heads.append(start + head - 1 if head else i)
    column = lambda k: tuple(row.columns[k] for row in rows)  # noqa: E731 - reads as a table
    tree = Tree(column(3), column(4), column(2), tuple(heads), column(7), tuple(document.sentences))
    tags = _name_tags(rows) if names else None
    return Example(document.id, tokens, tuple(document.sentences), tree, tags)


def _name_tags(rows: list[_Row]) -> tuple[str, ...]:
    """BIO tags of the named persons, organizations and places among GUM's entities, the outermost first.

    An entity is named when its head is a proper noun; its name is the run of capitalised words about the head.
    Peoples and faiths ("Americans") are no names, nor is a title alone.
    """
    tags = ["O"] * len(rows)
    for start, end, kind, head in sorted(_entities(rows), key=lambda e: (e[0] - e[1], e[0])):
        if kind not in _KINDS or rows[head].columns[3] != "PROPN" or (kind == "person" and _many(rows[head])):
            continue
        first, last = _name(rows, start, end, head, kind)
        if first < last and all(tag == "O" for tag in tags[first:last]):
            tags[first:last] = ["B-" + _KINDS[kind]] + ["I-" + _KINDS[kind]] * (last - first - 1)
    return tuple(tags)


def _name(rows: list[_Row], start: int, end: int, head: int, kind: str) -> tuple[int, int]:
    def named(i: int) -> bool:
        form, upos = rows[i].columns[1], rows[i].columns[3]
        return upos == "PROPN" or (form[:1].isupper() and upos in ("ADJ", "NOUN", "VERB", "NUM"))

    def inner(i: int) -> bool:
        return rows[i].columns[1].lower() in ("of", "the", "and", "for", "&", "-", "de", "del", "la", "al", "'s")

    first = last = head
    while first > start and (named(first - 1) or (inner(first - 1) and first - 1 > start and named(first - 2))):
        first -= 1
    while last + 1 < end and (
        named(last + 1) or (inner(last + 1) and any(map(named, range(last + 2, min(last + 4, end)))))
    ):
        last += 1
    while kind == "person" and first <= last and rows[first].columns[1] in _TITLES:
        first += 1
    return first, last + 1


def _many(row: _Row) -> bool:
    return row.columns[4] == "NNPS"


_ENTITY = re.compile(r"\((?P<open>[^()]+)(?P<single>\))?|(?P<close>\d+)\)")


def _entities(rows: list[_Row]) -> Iterator[tuple[int, int, str, int]]:
    """GUM's entities: first word, end, type, head."""
    opened: dict[str, list[tuple[int, str, int]]] = {}
    for i, row in enumerate(rows):
        marks = next((part[7:] for part in row.columns[9].split("|") if part.startswith("Entity=")), "")
        for match in _ENTITY.finditer(marks):
            if match["close"]:
                if opened.get(match["close"]):
                    start, kind, offset = opened[match["close"]].pop()
                    yield start, i + 1, kind, min(start + offset, i)
                continue
            parts = match["open"].split("-")
            head = next((int(part.split(",")[0]) - 1 for part in parts[5:6] if part.split(",")[0].isdigit()), 0)
            if match["single"]:
                yield i, i + 1, parts[1], i
            else:
                opened.setdefault(parts[0], []).append((i, parts[1], head))
