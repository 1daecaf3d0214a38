"""The time expressions of a document, in the order of the text, each with its TIMEX3 value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal, cast

from standoff.extract.times import calendar
from standoff.extract.times.context import Context
from standoff.extract.times.guards import Place, is_time, stands_alone
from standoff.extract.times.readers import READERS
from standoff.extract.times.spans import Found, chosen, is_day, joined, matches, stretches, widened, with_tails
from standoff.extract.times.tense import tense
from standoff.extract.tree import Tree
from standoff.language import Document
from standoff.language.document import Span
from standoff.record import Time

_UNITS = ("D", "W", "M", "Q", "H", "Y", "DE", "CE")


def times(document: Document) -> tuple[Time, ...]:
    """Every expression that places or measures time, sorted by span.

    Relative ones are resolved against `article.published`, the last date told of, and the tense of their verb; what
    the text does not tell is written with X ("XXXX-WXX-2" is a Tuesday of a report without a date).
    """
    tree = Tree(document)
    published = date.fromisoformat(document.article.published) if document.article.published else None
    told: Mapping[str, date] = {}
    result = []
    for stretch in stretches(document):
        for place in _places(tree, stretch):
            found = place.found
            is_stamp = found.reader == "clock" and found.start == stretch[0]
            context = Context(published, {} if is_stamp else told, tense(tree, tree.head(place.words)))
            value = _value(found, context)
            if value is not None:
                told = {**told, **_now_told(value)}
                result.append(_time(found, value))
    return tuple(result)


def _time(found: Found, value: str) -> Time:
    mod = cast(Literal["START", "MID", "END", "APPROX"] | None, found.mod)
    return Time(span=(found.start, found.end), value=value, mod=mod)


def _places(tree: Tree, stretch: Span) -> Iterator[Place]:
    """The expressions of a stretch of text, with their words."""
    text = tree.document.text
    meant = [place.found for found in matches(text, stretch) if is_time(place := _place(tree, found))]
    picked = list(with_tails(text, chosen(meant), stretch))
    for found in joined(text, picked):
        place = _place(tree, widened(text, found, stretch))
        if found not in picked or stands_alone(place):
            yield place


def _place(tree: Tree, found: Found) -> Place:
    """The expression with its words; the full stop of a sentence is none of them."""
    words = tree.covered([(found.start, found.end)])
    if tree.words[words[-1]].text == "." and len(words) > 1:
        words = words[:-1]
    return Place(tree, replace(found, end=min(found.end, tree.words[words[-1]].end)), words)


def _value(found: Found, context: Context) -> str | None:
    """The value of the expression; None where it turns out to be none, such as the 31st of June."""
    value = READERS[found.reader](found.groups, context)
    if value is not None and found.clock and is_day(found):
        return value if "W" in value else value[:10] + found.clock  # TIMEX3 has no hour of a Tuesday of any week
    return value


def _now_told(value: str) -> Mapping[str, date]:
    """What the value adds to the days told of: a day also tells of its week, its month and its year."""
    at = calendar.point(value)
    return {} if at is None else dict.fromkeys(_UNITS[_UNITS.index(at.unit) :], at.day)
