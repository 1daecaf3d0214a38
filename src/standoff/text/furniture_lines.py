"""The lines of a page's text and what can be told of each by its form alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])[^\S\n]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])")
_SENTENCE = re.compile(r"[.!…][\"”’'»)\]]*$")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun|wed|thu|sat)(?:day)?"
_DATE_PART = re.compile(
    rf"\b(?:{_MONTH}|{_DAY}|\d{{1,2}}(?:st|nd|rd|th)?|\d{{4}}|[ap]\.?m\.?|at|on"
    r"|(?:last )?(?:published|updated|modified|posted|issued|filed|created)|date|gmt|utc|bst|[a-z]{1,3}st"
    r"|cet|cest|et|edt|hrs?|all|times?|local|hours?|min(?:ute)?s?|days?|ago|first|of)\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}})\b",
    re.IGNORECASE,
)
_TIMED = re.compile(r"\b\d{1,2}[:.]\d{2} ?(?:gmt|utc|[ap]\.?m|[a-z]{1,3}t)\b|\bago$", re.IGNORECASE)
_CLOCK = re.compile(r"(?:[Pp]osted |[Uu]pdated )?(?:[Aa]t )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?")
_SMALL = frozenset(
    re.findall(r"\w+", "a an and as at by de del der di du el for from in la of on or the to van von with")
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, by offsets into the text, without the white space around it."""

    start: int
    end: int
    text: str
    block: int
    """The number of its block: lines without a blank line between them."""

    @property
    def words(self) -> int:
        """Its length in words."""
        return len(self.text.split())

    @property
    def sentence(self) -> bool:
        """Whether it ends as a statement does; headlines end in question marks too."""
        return bool(_SENTENCE.search(self.text[-6:]))

    @property
    def dated(self) -> bool:
        """Whether a date stands in it."""
        return bool(_YEARLY.search(self.text[:200]))

    @property
    def date(self) -> bool:
        """Whether it is a date, a time with its zone, or both, and nothing else."""
        left = _DATE_PART.sub("", self.text[:80])
        timed = self.dated or bool(_TIMED.search(self.text[:80]))
        return len(self.text) < 80 and timed and not any(char.isalpha() for char in left)

    @property
    def clock(self) -> bool:
        """Whether it is a time of day, or a duration, and nothing else."""
        return bool(_CLOCK.fullmatch(self.text))

    @property
    def title_case(self) -> bool:
        """Whether every word but the small ones has a capital."""
        words = re.findall(r"[^\W\d_][\w'’-]*", self.text[:200])
        return bool(words) and all(any(char.isupper() for char in word) or word in _SMALL for word in words)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of the text that are not blank."""
    found: list[Line] = []
    block, at = 0, 0
    for match in _LINE.finditer(text):
        bare = match.group().strip()
        if not bare:
            continue
        start = match.start() + match.group().index(bare)
        block += bool(_BLANK.search(text, at, start))
        found.append(Line(start, start + len(bare), bare, block))
        at = start + len(bare)
    return tuple(found)
