"""Plain text to articles: every character is kept, and what the report's own head says of it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, takewhile

from pydantic import ValidationError

from standoff.errors import UnreadableError, shown
from standoff.ingest.language import language_of
from standoff.ingest.settings import Settings
from standoff.record import Article
from standoff.text import furniture
from standoff.text.furniture import Span
from standoff.text.furniture_lines import Line, lines_of
from standoff.text.furniture_table import made_of, words

_HEAD = 25  # lines in which a report says what it is
_SHORT = 14  # words: the longest line that is a date, a byline or a masthead
_TITLE = 30  # words
_MENU = 8  # lines, in which a page has its menu
_PARTS = re.compile(r"\s*[|•·]\s*|\s{2,}|\s[-–—]\s")
_DATED = re.compile(r"(?:date|published|posted|updated)\b", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>[12]\d{{3}})\b",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>[12]\d{{3}})\b",
        r"\b(?P<year>[12]\d{3})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)",
        r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>[12]\d{3})\b",
    )
)
_DATELINE = re.compile(
    r"[A-Z][\w .,'’/-]{1,60}[,.] [\w .]{3,16}(?:\((?P<round>[A-Z][\w .'-]{1,40})\)|/(?P<slashed>[A-Z][\w .'-]{1,40})/)"
)
_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:[12]\d{3}\s*)?(?:by )?(?P<owner>[A-Z][\w'’&-]*(?: [A-Z][\w'’&-]*){0,5})", re.IGNORECASE
)
_NAME = r"[A-Z][\w'’.-]+(?: (?:d[aeiu]|v[ao]n|al|der|la|bin|[A-Z][\w'’.-]+)){1,3}"
_BYLINE = re.compile(
    rf"(?:exclusive |words |text )?by (?P<names>(?-i:{_NAME})(?:(?:,| and|, and) (?-i:{_NAME}))*)", re.IGNORECASE
)
_OFFICE = re.compile(r"\b(?:editor|correspondent|reporter|staff|writer|service|desk|team|agency|news)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a report beside its text; what is None or empty is looked for in the text."""

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    """The language that the page declares."""


NOTHING_KNOWN = Known()


def article_of_text(text: str, report_id: str, settings: Settings, known: Known = NOTHING_KNOWN) -> Article:
    """The article of a plain text, whose characters stay as they are.

    What `known` says wins over `settings`, and this over what stands in the text. Raises LanguageError for a language
    that is not read and UnreadableError where a value given is none, such as a day that no calendar has.
    """
    spans = furniture(text)
    lines = lines_of(text)
    head = lines[:_HEAD]
    language = language_of(_report(text, spans), known.language, settings.languages)
    try:
        return Article(
            id=report_id,
            url=known.url,
            title=known.title or _title(head, spans),
            outlet=known.outlet or settings.outlet or _outlet(lines, spans),
            authors=known.authors or tuple(_authors(head)),
            language=language,
            published=known.published or settings.published or _published(lines),
            text=text,
            furniture=spans,
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise UnreadableError(f"{first['loc'][0]} is {shown(first['input'])}: {first['msg']}. Mend it.") from error


def _report(text: str, spans: Sequence[Span]) -> str:
    """The text without furniture."""
    starts, ends = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)]
    return "\n".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def _is_furniture(line: Line, spans: Sequence[Span]) -> bool:
    return any(start <= line.start and line.end <= end for start, end in spans)


def _title(head: Sequence[Line], spans: Sequence[Span]) -> str | None:
    """The first line that is no furniture and holds no full date, unless it is a sentence.

    What stands above the menu is the outlet's own head, such as its motto, and is taken only where nothing else is.
    """
    below = _below_menu(head, spans)
    return _first_title(head[below:], spans) or _first_title(head[:below], spans)


def _first_title(lines: Sequence[Line], spans: Sequence[Span]) -> str | None:
    able = (line for line in lines if not (_is_furniture(line, spans) or _day(line.text) or _is_label(line)))
    first = next(able, None)
    return first.text if first and first.words <= _TITLE and not first.sentence else None


def _is_label(line: Line) -> bool:
    """A section or a sort of article, such as "EXPLAINER"."""
    return line.words == 1 and line.text.isupper()


def _below_menu(head: Sequence[Line], spans: Sequence[Span]) -> int:
    """The number of the line after the menu, 0 where there is none. A menu stands high, and above every date."""
    top = list(takewhile(lambda line: not _day(line.text), head[:_MENU]))
    return max((n for n, line in enumerate(top, 1) if _is_furniture(line, spans) and _is_menu(line)), default=0)


def _is_menu(line: Line) -> bool:
    return len(_PARTS.split(line.text)) >= 3 and not made_of(line.text, ("button",))


def _published(lines: Sequence[Line]) -> str | None:
    """The first full date on a short line of the head or in an agency's dateline; else one that says so at the foot."""
    head = lines[:_HEAD]
    found = (_day(line.text) for line in head if line.words <= _SHORT)
    datelines = (_day(match[0]) for line in head if (match := _DATELINE.match(line.text[:200])))
    labelled = (_day(line.text) for line in lines[-_HEAD:] if line.words <= _SHORT and _DATED.match(line.text))
    return next((day for day in chain(found, datelines, labelled) if day), None)


def _day(line: str) -> str | None:
    """The day that stands in the line; 03/04/2031 is two days, and so none."""
    for pattern in _DATES:
        if match := pattern.search(line):
            month = match["month"].lower()
            number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
            try:
                return date(int(match["year"]), number, int(match["day"])).isoformat()
            except ValueError:
                return None
    return None


def _authors(head: Sequence[Line]) -> Iterator[str]:
    """The names of the first byline, as they are written."""
    found = next((match for line in head if line.words <= _SHORT and (match := _BYLINE.match(line.text))), None)
    for name in re.split(r",? and |, ", found["names"]) if found else []:
        if not _OFFICE.search(name):
            yield name


def _outlet(lines: Sequence[Line], spans: Sequence[Span]) -> str | None:
    """Whose report it is: by what stands above the menu, by masthead, agency's dateline or copyright, in this order."""
    above = (_masthead(line) for line in lines[: _below_menu(lines[:_HEAD], spans)])
    return next((name for name in (*above, *_signs(lines, spans)) if name), None)


def _signs(lines: Sequence[Line], spans: Sequence[Span]) -> Iterator[str | None]:
    """What else names an outlet."""
    for line in lines[:_HEAD]:
        if _is_furniture(line, spans) and (name := _masthead(line)) and _names_outlet(name):
            yield name
        if match := _DATELINE.match(line.text[:200]):
            yield match["round"] or match["slashed"]
    for line in lines[-_HEAD:]:
        if _is_furniture(line, spans) and (match := _OWNER.search(line.text[:200])):
            yield match["owner"]


def _names_outlet(name: str) -> bool:
    """Whether a word stands in it that outlets are named by."""
    return any(word.casefold().strip(".,") in words("outlet") for word in name.split())


def _masthead(line: Line) -> str | None:
    """What may be a name: the line's first part, in capitals throughout, and no section, button or byline."""
    name = _PARTS.split(line.text)[0]
    proper = Line(0, len(name), name, 0).title_case and len(name.split()) <= 6
    return name if proper and not made_of(name, ("section", "button")) and not name.lower().startswith("by ") else None
