"""Reads treebanks in the CoNLL-U form: documents of paragraphs of sentences of surface tokens of words.

https://universaldependencies.org/format.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.blocks import is_comment, read_blocks, read_comment
from benchmarks.errors import BenchmarkError


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A syntactic word; `head` counts the sentence's words from 1, and 0 marks the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    label: str


@dataclass(frozen=True, slots=True)
class GoldToken:
    """A stretch of the text: one word, or several ("don't" is do and n't)."""

    form: str
    words: tuple[GoldWord, ...]
    space_after: bool


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence; `document` is the id of the document that it opens, None inside one."""

    id: str
    tokens: tuple[GoldToken, ...]
    opens_paragraph: bool
    document: str | None

    @property
    def words(self) -> tuple[GoldWord, ...]:
        """The words of all tokens."""
        return tuple(word for token in self.tokens for word in token.words)


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document as its paragraphs."""

    id: str
    paragraphs: tuple[tuple[GoldSentence, ...], ...]


def parse_documents(text: str, name: str) -> tuple[GoldDocument, ...]:
    """The documents of a file. Without `# newdoc` the file is one document, without `# newpar` one paragraph.

    `name` stands in errors. Raises BenchmarkError for a line that is not CoNLL-U.
    """
    sentences = [_sentence(lines, f"{name}, sentence at line {number}") for number, lines in read_blocks(text)]
    if not sentences:
        raise BenchmarkError(f"{name} holds no sentence; is it a CoNLL-U file?")
    return tuple(
        GoldDocument(run[0].document or name, tuple(map(tuple, _runs(run, lambda one: one.opens_paragraph))))
        for run in _runs(sentences, lambda one: one.document is not None)
    )


def _runs(sentences: Sequence[GoldSentence], opens: Callable[[GoldSentence], bool]) -> list[list[GoldSentence]]:
    """The sentences in runs, each beginning with one that opens it (the first run begins anyhow)."""
    runs: list[list[GoldSentence]] = []
    for sentence in sentences:
        if opens(sentence) or not runs:
            runs.append([])
        runs[-1].append(sentence)
    return runs


def _sentence(lines: Sequence[str], where: str) -> GoldSentence:
    comments = dict(read_comment(line) for line in lines if is_comment(line))
    rows = [_columns(line, where) for line in lines if not is_comment(line)]
    opened = next((comments[key] or where for key in ("newdoc id", "newdoc") if key in comments), None)
    return GoldSentence(
        id=comments.get("sent_id", where),
        tokens=tuple(_tokens(rows, where)),
        opens_paragraph=any(key in comments for key in ("newpar", "newpar id")),
        document=opened,
    )


def _columns(line: str, where: str) -> list[str]:
    columns = line.split("\t")
    if len(columns) != 10:
        raise BenchmarkError(f"{where}: a word's line has 10 columns parted by tabs, not {len(columns)}: {line[:60]!r}")
    return columns


def _tokens(rows: Sequence[Sequence[str]], where: str) -> Iterator[GoldToken]:
    """Surface tokens; a line "8-9" covers the words 8 and 9; empty nodes (8.1) stand for nothing in the text."""
    real = [row for row in rows if "." not in row[0]]
    at = 0
    while at < len(real):
        identity, form, misc = real[at][0], real[at][1], real[at][9]
        covered = real[at : at + 1]
        if "-" in identity:
            first, last = (_number(part, where) for part in identity.split("-"))
            covered = real[at + 1 : at + 2 + last - first]
            at += 1
        at += len(covered)
        yield GoldToken(form, tuple(_word(row, where) for row in covered), "SpaceAfter=No" not in misc.split("|"))


def _word(row: Sequence[str], where: str) -> GoldWord:
    _number(row[0], where)
    return GoldWord(row[1], row[2], row[3], row[4], _number(row[6], where), row[7])


def _number(text: str, where: str) -> int:
    if not text.isdecimal():
        raise BenchmarkError(f"{where}: a number is wanted where {text!r} stands; is the file annotated with trees?")
    return int(text)
