"""Reads names marked word by word in the IOB form: that of Universal NER and that of CrossNER."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.blocks import is_comment, read_blocks, read_comment
from benchmarks.errors import BenchmarkError

Span = tuple[int, int]
Name = tuple[int, int, str]
"""A name: its first word, the word after its last, and its type."""


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence's words with their tags; `text` is None where the file does not give it."""

    id: str
    words: tuple[str, ...]
    tags: tuple[str, ...]
    text: str | None


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with the places of its words, the words that open sentences, and its names as ranges of words."""

    id: str
    text: str
    spans: tuple[Span, ...]
    sentences: tuple[int, ...]
    sentence_ids: tuple[str, ...]
    names: tuple[Name, ...]
    is_raw: bool


def parse_texts(content: str, name: str) -> tuple[MarkedText, ...]:
    """The texts of a file: one for each `# newdoc`, or for each sentence where the file knows no documents.

    Raises BenchmarkError, with `name` in it, for a line that is of neither form.
    """
    runs: list[list[MarkedSentence]] = []
    knows_documents = "# newdoc" in content
    for number, lines in read_blocks(content):
        where = f"{name}:{number}"
        opens = any(line.startswith("# newdoc") for line in lines)
        if opens or not knows_documents or not runs:
            runs.append([])
        runs[-1].append(_sentence(lines, where))
    if not runs:
        raise BenchmarkError(f"{name} holds no words; is it an IOB file?")
    return tuple(_laid_out(run) for run in runs)


def _sentence(lines: Sequence[str], where: str) -> MarkedSentence:
    comments = dict(read_comment(line) for line in lines if is_comment(line))
    rows = [_word_and_tag(line, where) for line in lines if not is_comment(line)]
    words, tags = tuple(row[0] for row in rows), tuple(row[1] for row in rows)
    return MarkedSentence(comments.get("sent_id", where), words, tags, comments.get("text"))


def _word_and_tag(line: str, where: str) -> tuple[str, str]:
    columns = line.split("\t")
    word, tag = columns[1:3] if len(columns) >= 3 else columns if len(columns) == 2 else ("", "")
    if not word or not (tag == "O" or tag[:2] in ("B-", "I-")):
        raise BenchmarkError(f"{where}: wanted 'word<tab>tag' or 'number<tab>word<tab>tag…', found {line[:60]!r}")
    return word, tag


def _laid_out(sentences: Sequence[MarkedSentence]) -> MarkedText:
    """The sentences' texts joined by a space, as paragraphs are not marked in these files."""
    texts = [sentence.text or " ".join(sentence.words) for sentence in sentences]
    spans: list[Span] = []
    names: list[Name] = []
    opens: list[int] = []
    at = 0
    for sentence, text in zip(sentences, texts, strict=True):
        opens.append(len(spans))
        names += [(len(spans) + start, len(spans) + end, kind) for start, end, kind in marked_names(sentence.tags)]
        spans += [(at + start, at + end) for start, end in place_words(text, sentence.words, sentence.id)]
        at += len(text) + 1
    return MarkedText(
        id=sentences[0].id,
        text=" ".join(texts),
        spans=tuple(spans),
        sentences=tuple(opens),
        sentence_ids=tuple(sentence.id for sentence in sentences),
        names=tuple(names),
        is_raw=all(sentence.text is not None for sentence in sentences),
    )


def place_words(text: str, words: Sequence[str], where: str) -> tuple[Span, ...]:
    """Where the words stand in the text, in order. Raises BenchmarkError when the text does not hold them."""
    spans: list[Span] = []
    at = 0
    for word in words:
        start = text.find(word, at)
        if start < 0 or text[at:start].strip():
            raise BenchmarkError(
                f"{where}: the word {word!r} is not where it should be in the text: {text[at:][:40]!r}"
            )
        at = start + len(word)
        spans.append((start, at))
    return tuple(spans)


def marked_names(tags: Sequence[str]) -> tuple[Name, ...]:
    """The names that IOB tags mark; an I- tag that continues nothing of its type begins a name."""
    names: list[Name] = []
    for at, tag in enumerate(tags):
        if tag == "O":
            continue
        mark, kind = tag[0], tag[2:]
        if mark == "I" and names and names[-1][1] == at and names[-1][2] == kind:
            names[-1] = (names[-1][0], at + 1, kind)
        else:
            names.append((at, at + 1, kind))
    return tuple(names)
