"""How the items of a record are put into words for people: who speaks, what they do, how much, when, who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.record.items import Actor, Event, Quantity, Statement, Tie, Time
    from standoff.record.labels import Act, Modifier
    from standoff.record.record import Record

NOBODY = "nobody named"
ITSELF = "the report itself"
_GAP = " … "
_EDGES = " ,;:"
_QUOTES = "\"“”„«»‘’'"
_AROUND = 40
"""Characters on either side of a word or two that alone say little."""
_VERBS: Mapping[Act, str] = {
    "assert": "asserts",
    "deny": "denies",
    "accuse": "accuses",
    "warn": "warns",
    "demand": "demands",
    "pledge": "pledges",
    "endorse": "endorses",
    "reject": "rejects",
    "assess": "assesses",
    "ask": "asks",
}
_MODIFIERS: Mapping[Modifier, str] = {"START": "start of ", "MID": "middle of ", "END": "end of ", "APPROX": "about "}
_SIZES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"), (0.0, ""))
_UNSEEN = str.maketrans({"\ufeff": None, "\u00ad": None, "\u200b": None, "\u2060": None, "\r": None})
"""Byte order mark, soft hyphen, joiners and breaks without width: they show nothing and mean nothing to a reader."""


def visible(text: str) -> str:
    """The text on one line, without the characters that would steer a terminal or turn a line round."""
    return steady(" ".join(text.split()))


def steady(text: str) -> str:
    """The text in its lines, with a dot for each character that is neither printed nor white space."""
    return text if text.isprintable() else "".join(map(_shown, text.translate(_UNSEEN)))


def _shown(character: str) -> str:
    if character.isprintable() or character in "\n\t":
        return character
    return " " if character.isspace() and character >= "\xa0" else "·"


@dataclass(frozen=True, slots=True)
class Wording:
    """The items of one record in words. All of it is safe to print on a terminal, none of it is markup."""

    record: Record
    actors: Mapping[str, Actor]
    said: Mapping[str, Statement]

    @classmethod
    def of(cls, record: Record) -> Wording:
        """The wording of a record."""
        return cls(record, {each.id: each for each in record.actors}, {each.id: each for each in record.statements})

    def words(self, *spans: tuple[int, int]) -> str:
        """The words of the spans; a gap between them shows as an ellipsis."""
        return _GAP.join(visible(self.record.text[start:end]) for start, end in spans)

    def around(self, span: tuple[int, int]) -> str:
        """The words of the span, with some of its line before and behind, so that they can be understood."""
        text = self.record.text
        first, last = text.rfind("\n", 0, span[0]) + 1, text.find("\n", span[1])
        last = len(text) if last < 0 else last
        start, end = max(first, span[0] - _AROUND), min(last, span[1] + _AROUND)
        if start > first:
            start = text.find(" ", start, span[0]) + 1 or span[0]
        if end < last:
            end = max(text.rfind(" ", span[1], end), span[1])
        return f"{'… ' if start > first else ''}{visible(text[start:end])}{' …' if end < last else ''}"

    def name(self, actor: str) -> str:
        """The name of an actor, given by its id."""
        return visible(self.actors[actor].name)

    def speaker(self, statement: Statement) -> str:
        """Whoever makes the statement: the actor's name, else the words for it, else that nobody is named."""
        source = statement.source
        if source.actor is not None:
            return self.name(source.actor)
        return self.words(source.span).strip(_EDGES) if source.span else NOBODY

    def description(self, statement: Statement) -> str:
        """Role and country of the speaker, as far as they are known."""
        actor = self.actors.get(statement.source.actor or "")
        return ", ".join(visible(each) for each in (actor.role, actor.country) if each) if actor else ""

    def teller(self, statement: str | None) -> str:
        """Who says so, given the statement that an item stands in; None is the report itself."""
        return ITSELF if statement is None else f"{self.speaker(self.said[statement])} ({visible(statement)})"

    def circumstances(self, statement: Statement) -> tuple[str, ...]:
        """How it was said: cue, medium, day, whom it is about, the sort of quotation, and how sure all this is."""
        about = " and ".join(self.name(each) for each in statement.about)
        return tuple(
            each
            for each in (
                f"“{self.words(statement.cue)}”" if statement.cue else "",
                f"“{self.words(statement.medium)}”" if statement.medium else "",
                f"{_when(statement.time)} {statement.time}" if statement.time else "",
                f"about {about}" if about else "",
                statement.quoted,
                percent(statement.confidence),
            )
            if each
        )

    def deed(self, event: Event) -> str:
        """Who does what to whom: "Russia accuses → United States"."""
        who = self.name(event.source) if event.source else "somebody"
        whom = f" → {self.name(event.target)}" if event.target else ""
        where = f", {visible(event.place.name)}" if event.place else ""
        return f"{who} {event.code.lower()}s{whom}{where}"

    def bond(self, tie: Tie) -> str:
        """Who is tied to whom: "Russia → Venezuela"."""
        return f"{self.name(tie.from_)} → {self.name(tie.to)}"

    def terms(self, tie: Tie) -> str:
        """What the tie is, and how long it holds: "loan, past, 6 billion USD, since 2006"."""
        since = [f"since {tie.since}"] if tie.since else []
        until = [f"until {tie.until}"] if tie.until else []
        return ", ".join((tie.kind, tie.status, *map(self.amount, tie.amounts), *since, *until))

    def amount(self, quantity: Quantity) -> str:
        """The quantity in figures: "at least 6 billion USD per year", "3 × frigate"; without figures, in its words."""
        figures = _figures(quantity)
        if not figures:
            return self.words(quantity.span)
        qualifier = f"{quantity.qualifier} " if quantity.qualifier else ""
        per = f" per {visible(quantity.per)}" if quantity.per else ""
        return f"{qualifier}{figures}{_unit(quantity)}{per}"

    def origin(self) -> tuple[str, ...]:
        """Where the report comes from: outlet, day, authors, address, as far as they are known."""
        record = self.record
        authors = f"by {', '.join(record.authors)}" if record.authors else None
        return tuple(visible(each) for each in (record.outlet, record.published, authors, record.url) if each)

    def title(self) -> str:
        """The report's title, or its id where it has none."""
        return visible(self.record.title or "") or visible(self.record.id)


def verb(act: Act) -> str:
    """The act as a verb: "denies"."""
    return _VERBS[act]


def _when(date: str) -> str:
    """The preposition: on a day, in a week, a month or a year."""
    return "on" if len(date) >= len("2019-05-01") else "in"


def _figures(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if quantity.value is not None:
        return number(quantity.value)
    if low is not None and high is not None:
        return f"{number(low)} to {number(high)}"
    if low is not None:
        return f"{number(low)} or more"
    return f"{number(high)} or less" if high is not None else ""


def _unit(quantity: Quantity) -> str:
    """A code or "percent" as it is; nouns, which stand in the singular, behind a sign that needs no plural."""
    unit = visible(quantity.unit or "")
    plain = not unit or unit.isupper() or unit == "percent"
    return f" {unit}".rstrip() if plain else f" × {unit}"


def number(value: float) -> str:
    """A number as people read it: 6e9 is "6 billion"."""
    size, name = next((size, name) for size, name in _SIZES if abs(value) >= size)
    return f"{value / (size or 1):,.6g}{name}"


def moment(time: Time) -> str:
    """What a time expression stands for: "end of 2019-03"."""
    return f"{_MODIFIERS[time.mod] if time.mod else ''}{time.value}"


def percent(confidence: float) -> str:
    """A confidence as people read it: 0.876 is "88%"."""
    return f"{confidence:.0%}"


def counted(count: int, what: str) -> str:
    """A count with what it counts: "1 tie", "1,200 statements"."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def in_time(events: Iterable[Event]) -> list[Event]:
    """The events as a timeline has them: by day, what has no day at the end, and else in the order of the text."""
    return sorted(events, key=lambda event: (event.time is None, event.time or "", event.trigger))


def quoted(words: str) -> str:
    """Words in quotation marks, where they have none of their own."""
    return words if words[:1] in _QUOTES else f"“{words}”"
