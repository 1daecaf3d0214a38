"""A pipeline that reads by rule, for tests of the commands: no weights, no runtime."""

import re
from collections.abc import Sequence
from pathlib import Path

from standoff.errors import InputError
from standoff.record import Actor, Article, Dispute, Record, Source, Statement

REFUSED = "unreadable to the model"


class FakeReader:
    """`X said Y.` says that X said Y, and `X denied Y.` contests the statement before."""

    def read(self, articles: Sequence[Article], /) -> list[Record]:
        return [_read(article) for article in articles]


def load_fake(_bundle: Path | None, _threads: int) -> FakeReader:
    return FakeReader()


def _read(article: Article) -> Record:
    if REFUSED in article.text:
        raise InputError(f"{article.id} is {REFUSED}. Take it out.")
    found = [*re.finditer(r"(\w+) (said|denied) ([^.]+)", article.text)]
    statements = tuple(_statement(number, match) for number, match in enumerate(found, 1))
    return Record(
        **dict(article),
        actors=tuple(
            Actor(id=f"A{number}", name=match[1], kind="person", mentions=(match.span(1),))
            for number, match in enumerate(found, 1)
        ),
        statements=statements,
        disputes=tuple(
            Dispute(id=f"D{number}", claim=f"S{number}", contest=f"S{number + 1}", kind="denial", confidence=0.8)
            for number, contest in enumerate(statements[1:], 1)
            if contest.act == "deny"
        ),
    )


def _statement(number: int, match: "re.Match[str]") -> Statement:
    return Statement(
        id=f"S{number}",
        source=Source(span=match.span(1), actor=f"A{number}"),
        cue=match.span(2),
        content=(match.span(3),),
        quoted="indirect",
        act="deny" if match[2] == "denied" else "assert",
        confidence=0.9 if match[2] == "said" else 0.4,
    )
