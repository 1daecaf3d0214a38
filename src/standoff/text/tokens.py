"""Cuts a text into words as UD English does (EWT, GUM), by offsets into the text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Span = tuple[int, int]

_APOSTROPHE = "['\u2019`]"
_LETTER = r"[^\W\d_]"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text, by offsets, and where its paragraphs start.

    `spans` are offsets in code points, increasing, not overlapping, without white space inside.
    `paragraphs` holds the index of the first word of each paragraph; the first is 0 when there are words.
    """

    text: str
    spans: tuple[Span, ...]
    paragraphs: tuple[int, ...]


def tokenize(text: str, furniture: Sequence[Span] = ()) -> Tokens:
    """Words and paragraphs of `text`; nothing is read inside `furniture` (spans of characters).

    A paragraph ends at a line end and at furniture. Clitics are words of their own ("do|n't", "Russia|'s"), so are
    the parts of hyphened compounds ("well|-|known", but "anti-ship"), currency signs and units ("$|11.4").
    """
    spans: list[Span] = []
    paragraphs: list[int] = []
    for start, end in _stretches(text, furniture):
        first = len(spans)
        spans.extend(match.span() for match in _pattern().finditer(text, start, end))
        if len(spans) > first:
            paragraphs.append(first)
    return Tokens(text, tuple(spans), tuple(paragraphs))


def _stretches(text: str, furniture: Sequence[Span]) -> Iterator[Span]:
    """The lines of the text, less furniture, as spans of characters."""
    at = 0
    for start, end in [*sorted(furniture), (len(text), len(text))]:
        for line in _LINE.finditer(text, at, max(at, start)):
            yield line.span()
        at = max(at, end)


_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern for a word; its alternatives are tried in order."""
    abbreviation = "|".join(re.escape(form) for form in _table("abbreviation"))
    prefix = "|".join(_table("prefix"))
    clitic = rf"{_APOSTROPHE}(?i:s|m|d|re|ve|ll)\b"
    negation = rf"(?i:n){_APOSTROPHE}?(?i:t)\b"
    stem = rf"{_LETTER}(?:[^\W_]|[\u0300-\u036f\u00ad\u200d])*"
    return re.compile(
        "|".join(
            (
                r"(?i:https?://|www\.)[^\s<>\"\u201c\u201d]*[^\s<>\"\u201c\u201d.,;:!?)\]'\u2019]",
                r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+",
                r"[@#]\w+",
                r"(?i:no)\.(?=\s?\d)|[:;=]-?[)(DP](?!\w)|\$+|[a-z0-9]{1,40}(?:\.[a-z0-9]{2,40}){1,6}\b(?!\.)",
                rf"(?:(?:{abbreviation})\.|(?:{_LETTER}\.){{2,}})(?!\w)",
                r"\b[A-Z]\.(?=\s+[A-Z])",
                r"(?i:can)(?=(?i:not)\b)|(?<=(?i:can))(?i:not)\b|(?i:gon|wan)(?=(?i:na)\b)|(?i:got)(?=(?i:ta)\b)",
                r"(?i:do|does|did|is|was|were|are|would|could|should|has|have|had|wo)(?=(?i:nt)\b)",
                rf"(?<=[a-zA-Z]){negation}",
                rf"(?<=\w){clitic}",
                rf"{_LETTER}{{1,20}}?(?=(?i:n){_APOSTROPHE}(?i:t)\b)",
                rf"\b(?i:{prefix})-{stem}",
                r"\d+(?:[.,:/]\d+)+(?:st|nd|rd|th|s)?\b|\d+(?:st|nd|rd|th|s)\b|\d{3}-\d{3}-\d{4}|\.\d+\b|\d+(?=-)",
                rf"\b[A-Z]{{1,3}}&[A-Z]{{1,3}}\b|\b(?:O|D|L|d|l){_APOSTROPHE}(?={_LETTER}){stem}|\bo{_APOSTROPHE}clock\b",
                rf"{stem}|[^\W_]+",
                r"\.{2,}|-{2,}|[!?]{2,}|<<|>>|[*=_+~#]{2,}",
                r"\S",
            )
        )
    )


@cache
def _table(kind: str) -> tuple[str, ...]:
    """The forms of one kind in words.csv, the longest first so that the pattern prefers them."""
    rows = csv.DictReader(files("standoff.text").joinpath("words.csv").read_text("utf-8").splitlines())
    return tuple(sorted((row["form"] for row in rows if row["kind"] == kind), key=len, reverse=True))
