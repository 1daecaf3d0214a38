"""Where a text quotes: pairs of marks of every kind, paragraph by paragraph.

A mark without a partner costs no more than its own paragraph. A quotation that runs over several paragraphs opens anew
in each of them, and `Quotation.goes_on` says that it did not close.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from standoff.text.tokens import Span

_PARTNERS = {"“": "”", "«": "»", "„": "“”", "‟": "”", "‹": "›", "‚": "‘’", '"': '"', "‘": "’", "'": "'"}
_SINGLE = "‘'"
_MARK = re.compile(r"[“”„‟«»‹›‚‘’\"']")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks. `start` and `end` take the marks in; `inner` leaves them out.

    `goes_on` where the paragraph ended before the mark that closes: the next paragraph may open anew.
    """

    start: int
    end: int
    inner: Span
    goes_on: bool


def quotations(text: str, furniture: Sequence[Span] = ()) -> tuple[Quotation, ...]:
    """All outermost quotations of a text, in order; none reaches from one line into the next, or into furniture."""
    found: list[Quotation] = []
    at = 0
    for start, end in [*sorted(furniture), (len(text), len(text))]:
        for line in _LINE.finditer(text, at, max(at, start)):
            found.extend(_in_line(text, *line.span()))
        at = max(at, end)
    return tuple(found)


def _in_line(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    marks = [mark.start() for mark in _MARK.finditer(text, start, end)]
    at = start
    for place in marks:
        if place < at or not _opens(text, place, (start, end)):
            continue
        close = _partner(text, place, marks, end)
        if close is None and text[place] in _SINGLE:
            continue
        last = end if close is None else close
        found.append(Quotation(place, last if close is None else last + 1, (place + 1, last), close is None))
        at = found[-1].end
    return found


def _opens(text: str, place: int, line: Span) -> bool:
    """Whether the mark can open: by its form, and for straight and doubtful ones by what stands around it."""
    if text[place] not in _PARTNERS:
        return False
    before = text[place - 1] if place > line[0] else " "
    after = text[place + 1] if place + 1 < line[1] else " "
    if text[place] in "“„‟«‹":
        return not after.isspace() or text[place] in "«‹"
    free = not before.isalnum() and before not in ".,!?’”"
    return free and (after.isalnum() or after in _INSIDE)


_INSIDE = "[(…‘“'\"$€£¥-–—.¿¡"


def _partner(text: str, opened: int, marks: Sequence[int], end: int) -> int | None:
    """The mark that closes the quotation, or None. Single marks inside words are apostrophes."""
    closing = _PARTNERS[text[opened]]
    places = [place for place in marks if place > opened and text[place] in closing]
    if text[opened] not in _SINGLE:
        return next((place for place in places if _may_close(text, place, end)), None)
    places = [place for place in places if place + 1 >= end or not text[place + 1].isalnum()]
    nearest = next((place for place in marks if place > opened and text[place] in _SINGLE and text[place] != "'"), end)
    inside = [place for place in places if place < nearest]
    sure = (place for place in inside if not _may_own(text, place, end))
    return next(sure, inside[0] if inside else None)


def _may_close(text: str, place: int, end: int) -> bool:
    """Whether a double mark closes: a straight one right before a word opens another quotation instead."""
    return text[place] != '"' or place + 1 >= end or not (text[place + 1].isalnum() and text[place - 1].isspace())


def _may_own(text: str, place: int, end: int) -> bool:
    """Whether a single mark may be the apostrophe of a plural ("the workers’ union")."""
    after = text[place + 1 : place + 3] if place + 2 < end else ""
    return text[place - 1] in "sS" and len(after) == 2 and after[0] == " " and after[1].isalpha()
