"""Reports for tests, told in a few words each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from standoff.record import Actor, Quantity, Record, Source, Statement, Time
from standoff.record.labels import Act, ActorKind, Qualifier

_NUMBER = re.compile(r"(about |some |at least )?(\d[\d,]*) (\w+?)s?\b")
_DAYS = {"on Monday": "2031-05-05", "on Thursday": "2031-05-08"}


@dataclass(frozen=True)
class Said:
    """A sentence of a report: who says what."""

    who: str
    content: str
    act: Act = "assert"
    country: str | None = None
    kind: ActorKind = "person"
    role: str | None = None


def report(name: str, day: str | None, said: Sequence[Said], before: str = "", after: str = "") -> Record:
    """A report in which each sentence is a statement; numbers and two days are found, "they" is nobody."""
    text, actors, statements = before, list[Actor](), list[Statement]()
    for n, one in enumerate(said, 1):
        start = len(text)
        text += f"{one.who} said {one.content}.\n"
        at = start + len(one.who) + 6
        actors.append(
            Actor(
                id=f"A{n}",
                name=one.who,
                kind=one.kind,
                country=one.country,
                role=one.role,
                mentions=((start, start + len(one.who)),),
            )
        )
        statements.append(
            Statement(
                id=f"S{n}",
                source=Source(span=(start, start + len(one.who)), actor=f"A{n}"),
                cue=(at - 5, at - 1),
                content=((at, at + len(one.content)),),
                quoted="indirect",
                act=one.act,
                confidence=0.9,
            )
        )
    text += after
    return Record(
        id=name,
        published=day,
        text=text,
        actors=tuple(actors),
        statements=tuple(statements),
        times=tuple(_times(text)),
        quantities=tuple(_quantities(text)),
    )


def _quantities(text: str) -> list[Quantity]:
    found = []
    for each in _NUMBER.finditer(text):
        value = float(each[2].replace(",", ""))
        low = value if each[1] == "at least " else None
        rough: Qualifier | None = "about" if each[1] in {"about ", "some "} else "at least" if low else None
        high = None if each[1] else value
        low = low if each[1] else value
        found.append(Quantity(span=each.span(), value=value, low=low, high=high, unit=each[3], qualifier=rough))
    return found


def _times(text: str) -> list[Time]:
    places = [(text.index(words), words) for words in _DAYS if words in text]
    return [Time(span=(at, at + len(words)), value=_DAYS[words]) for at, words in sorted(places)]
