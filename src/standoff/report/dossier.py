"""The dossier: a page that stands by itself, for a reader with three minutes. Every item has its words and a link."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from math import log2
from typing import Any
from urllib.parse import quote, urlsplit

from standoff.record import ReportEntry
from standoff.record.show_words import percent, quoted, visible
from standoff.report.asked import Asked, bounds
from standoff.report.book import Book
from standoff.report.disputes import disputes
from standoff.report.dossier_net import Network, ends_of, network, state_names
from standoff.report.dossier_time import Timeline, timeline
from standoff.report.dossier_words import CALLED, counted, environment, style
from standoff.report.events import events
from standoff.report.rows import (
    PARTS,
    ActorRow,
    DisputeRow,
    EventRow,
    Part,
    Place,
    Spans,
    TieRow,
    VoiceRow,
)
from standoff.report.ties import ties
from standoff.report.who import who
from standoff.store import Review

_DISPUTES, _EVENTS, _TIES, _ACTORS = 7, 14, 12, 12
_FRAGMENT = 6
"""Words of a quotation that an address carries, by which browsers find its place in the page."""
_FEW = 4
_EXACT = len("2019-05-01")


@dataclass(frozen=True, slots=True)
class Share:
    """How many statements a kind of source has."""

    part: Part
    statements: int


@dataclass(frozen=True)
class Dossier:
    """What a dossier shows, chosen out of a crisis."""

    book: Book

    @cached_property
    def disputes(self) -> list[DisputeRow]:
        """All disputes."""
        return disputes(self.book, Asked())

    @cached_property
    def said(self) -> list[VoiceRow]:
        """All statements, copies counted once."""
        tellings = self.book.tellings(self.book.originals())
        return [telling.voice(each.id) for telling in tellings for each in telling.record.statements]

    @cached_property
    def ties(self) -> list[TieRow]:
        """All ties that are not denied, those of most independent texts first."""
        return [row for row in ties(self.book, Asked()) if row.status != "denied"]

    @cached_property
    def days(self) -> tuple[str | None, str | None]:
        """The first and the last day of a report."""
        return bounds(each.published for each in self.book.crisis.reports)

    def shares(self) -> list[Share]:
        """Who speaks, by kind of source."""
        counts = Counter(row.part for row in self.said)
        return [Share(part, counts[part]) for part in PARTS]

    def line(self) -> Timeline | None:
        """When it was said."""
        first, last = self.days
        said = ((row.day, row.part) for row in self.said)
        return timeline(said, (row.contest.day for row in self.disputes), first, last) if first and last else None

    def events(self) -> list[EventRow]:
        """The events that most texts tell, of known days in the time of the reports, in the order of time."""
        first, last = self.days
        dated = [row for row in events(self.book, Asked(since=first, until=last)) if _told(row)]
        chosen = sorted(dated, key=lambda row: (-row.texts, -row.confidence))[:_EVENTS]
        return sorted(chosen, key=lambda row: row.day or "")

    def actors(self) -> list[tuple[ActorRow, VoiceRow]]:
        """Who speaks most, each with the surest of what they say."""
        surest: dict[str | None, VoiceRow] = {}
        for row in sorted(self.said, key=lambda row: (-row.confidence, row.report, row.spans)):
            surest.setdefault(row.actor, row)
        rows = (row for row in who(self.book, Asked()) if row.id and row.statements and row.id in surest)
        return [(row, surest[row.id]) for row in rows][:_ACTORS]

    def net(self) -> Network:
        """The states and their ties."""
        return network(self.ties, state_names(self.book))

    def summary(self) -> list[str]:
        """A few sentences that say how much there is, who speaks, what is disputed most widely, and what binds."""
        return [*self._size(), *self._speakers(), *self._contest(), *self._bond()]

    def _size(self) -> Iterable[str]:
        found = self.book.crisis.reports
        number, texts = self.book.cast.count(each.id for each in found)
        outlets = len({each.outlet for each in found if each.outlet})
        first, last = self.days
        by = f" by {counted(outlets, 'outlet')}" if outlets else ""
        when = f", published from {first} to {last}" if first else ""
        yield f"{counted(number, 'report')}{by}, {counted(texts, 'independent text')}{when}."

    def _speakers(self) -> Iterable[str]:
        if not self.said:
            return
        shares = sorted((each for each in self.shares() if each.statements), key=lambda each: -each.statements)
        told = ", ".join(f"{CALLED[each.part]} {percent(each.statements / len(self.said))}" for each in shares)
        yield f"{counted(len(self.said), 'statement')}: {told}."

    def _contest(self) -> Iterable[str]:
        for row in leading(self.disputes, 1):
            sides = f"{row.claim.who}: {quoted(row.claim.words)} against {row.contest.who}: {quoted(row.contest.words)}"
            yield f"{counted(len(self.disputes), 'dispute')}. The widest of the surer ones sets {sides}."

    def _bond(self) -> Iterable[str]:
        across = [row for row in self.ties if len({*ends_of(row)}) == 2]
        for row in across[:1]:
            figures = f" ({row.figures[0]})" if row.figures else ""
            most = f"{row.kind} from {row.giver} to {row.receiver}{figures}"
            yield f"{counted(len(across), 'tie')} between states. Most texts tell of: {most}."


def dossier(book: Book, title: str) -> str:
    """The page, as HTML that needs nothing beside it and runs no script."""
    found = Dossier(book)
    numbers = {each.id: n for n, each in enumerate(book.crisis.reports, 1)}
    addresses = {each.id: each.url for each in book.crisis.reports if _fetched(each.url)}
    made = environment()
    made.globals |= _links(numbers, addresses)
    first, actors = leading(found.disputes, _DISPUTES), found.actors()
    sheet = style()
    return made.get_template("dossier.html").render(
        title=visible(title),
        style=sheet,
        style_sum=b64encode(sha256(sheet.encode()).digest()).decode(),
        summary=found.summary(),
        disputes=first,
        surroundings=surroundings(book, (*sides_of(first), *(example for _, example in actors))),
        disputed=len(found.disputes),
        line=found.line(),
        events=found.events(),
        net=found.net(),
        ties=found.ties[:_TIES],
        tied=len(found.ties),
        shares=found.shares(),
        actors=actors,
        reports=[
            (numbers[each.id], each, _original(book, each), addresses.get(each.id)) for each in book.crisis.reports
        ],
    )


def leading(rows: Iterable[DisputeRow], count: int) -> list[DisputeRow]:
    """The disputes to look at first: one for each claim, surer ones and those of more texts before the others.

    Of a claim's disputes the surest is taken whose sides can be understood alone ("that" cannot), where there is one.
    What a person rejected last is left out.
    """
    found: dict[object, DisputeRow] = {}
    for row in sorted(rows, key=lambda row: (not _speaking(row), -row.confidence)):
        judged = newest(row.reviews)
        if judged is None or judged.judgement != "reject":
            found.setdefault(row.claims[:1] or row.id, row)
    weighed = sorted(found.values(), key=lambda row: -row.confidence * log2(1 + row.texts))
    return weighed[:count]


def surroundings(book: Book, voices: Iterable[VoiceRow]) -> Mapping[str, str]:
    """What stands about the voices that say little alone, by `place_of`: “… denied that on Monday”."""
    bare = [each for each in voices if not _says_enough(each)]
    told = book.told(each.report for each in bare)
    return {place_of(each): told[each.report].wording.around(each.spans[0]) for each in bare}


def sides_of(rows: Iterable[DisputeRow]) -> Iterable[VoiceRow]:
    """The two sides of each dispute."""
    return (side for row in rows for side in (row.claim, row.contest))


def place_of(row: VoiceRow) -> str:
    """Where the words of a voice begin."""
    return f"{row.report}/{row.spans[0][0]}"


def _speaking(row: DisputeRow) -> bool:
    return _says_enough(row.claim) and _says_enough(row.contest)


def _says_enough(row: VoiceRow) -> bool:
    return len(row.words.split()) >= _FEW


def newest(reviews: Sequence[Review]) -> Review | None:
    """What counts of what people said of an item, the oldest first."""
    return reviews[-1] if reviews else None


def _told(row: EventRow) -> bool:
    """Whether an event says enough to stand in a list: somebody, and a day."""
    return bool(row.day and len(row.day) >= _EXACT and row.source)


def _original(book: Book, entry: ReportEntry) -> str | None:
    original = book.cast.original(entry.id)
    return None if original == entry.id else original


def _fetched(address: str | None) -> bool:
    """Whether the address is one that a browser fetches: a report may bring any text for one."""
    try:
        return bool(address) and urlsplit(address).scheme in {"http", "https"}
    except ValueError:
        return False


def _links(numbers: Mapping[str, int], addresses: Mapping[str, str | None]) -> Mapping[str, Callable[..., Any]]:
    """Where the items of a dossier lead: to the words in the report's own page, else to the list of sources."""

    def to_words(row: Place, _spans: Spans | None = None) -> str:
        address = addresses.get(row.report)
        words = str(getattr(row, "words", "")).replace("…", " ").split()[:_FRAGMENT]
        if address is None:
            return f"#source-{numbers[row.report]}"
        fragment = quote(" ".join(words).strip(' "“”'), safe="").replace("-", "%2D")
        return f"{address.partition('#')[0]}#:~:text={fragment}" if words else address

    return {
        "place_of": place_of,
        "to_words": to_words,
        "to_actor": lambda _actor: None,
        "to_part": lambda _part: None,
        "to_link": lambda _link: "#ties",
        "to_node": lambda _node: "#ties",
    }
