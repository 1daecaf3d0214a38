"""A question to a crisis, answered on the standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from standoff.cli.formats import printed
from standoff.cli.options import RowForm
from standoff.crisis.opened import Filters, OpenCrisis, open_crisis
from standoff.record.show_words import counted
from standoff.report.answer import Answer
from standoff.report.rows import ActorPage, VoiceRow
from standoff.report.writing import csv_of, json_lines, json_of

_SHOWN = 50
"""Rows of a table, unless another number is asked for: nobody reads more, and JSON and CSV hold them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a command was given beside the filters."""

    form: RowForm
    raw: bool
    limit: int | None
    name: str | None = None
    words: Sequence[str] = ()
    balance: tuple[str, str] | None = None


def ask(question: str, location: str, wish: Wish, filters: Filters) -> None:
    """Writes the answer to the standard output. Raises QuestionError and StoreError."""
    cut = wish.form == "table" and wish.limit is None
    filters["limit"] = _SHOWN + 1 if cut else wish.limit or 0
    with open_crisis(location) as crisis:
        if wish.name is not None:
            _write_page(crisis.actor(wish.name, **filters), wish)
            return
        answer = _answer(crisis, question, wish, filters)
        if not answer and wish.form == "table":
            _tell(_nothing(crisis, question))
        elif answer or wish.form != "table":
            write(answer[:_SHOWN] if cut else answer, wish)
    if cut and len(answer) > _SHOWN:
        _tell(f"the first {_SHOWN} are shown; --limit 0 shows all of them")


def _answer(crisis: OpenCrisis, question: str, wish: Wish, filters: Filters) -> Answer[object]:
    if wish.balance:
        return crisis.balance(*wish.balance, **filters)
    if question == "search":
        return crisis.search(" ".join(wish.words), **filters)
    asked: Callable[..., Answer[object]] = getattr(crisis, question)
    return asked(**filters)


def _nothing(crisis: OpenCrisis, question: str) -> str:
    """Why there may be no answer."""
    status = crisis.status()
    if not status.reports:
        return "the crisis holds no reports yet; `standoff add` reads some"
    if status.unlinked:
        return (
            f"nothing fits, and {counted(status.unlinked, 'report')} not linked yet; `standoff add` goes on with them"
        )
    return f"nothing fits; `standoff {question}` with fewer filters may find more"


def write(answer: Answer[object], wish: Wish) -> None:
    """Writes the rows to the standard output in the form that is wished for."""
    match wish.form:
        case "table":
            from standoff.cli.tables import show_answer  # noqa: PLC0415  # the other formats need no rich

            sys.stdout.write(printed(partial(show_answer, answer), sys.stdout))
        case "json":
            _write_lines(json_of(answer))
        case "jsonl":
            _write_lines(json_lines(answer))
        case "csv":
            _write_lines(csv_of(answer, raw=wish.raw))


def _write_page(page: ActorPage, wish: Wish) -> None:
    """As JSON one object; as CSV the statements."""
    match wish.form:
        case "table":
            from standoff.cli.tables import show_actor  # noqa: PLC0415  # the other formats need no rich

            sys.stdout.write(printed(partial(show_actor, page), sys.stdout))
        case "csv":
            write(Answer(VoiceRow, (*page.said, *page.spoken_of)), wish)
        case _:
            _write_lines(json_lines([page]))


def _write_lines(lines: Iterable[str]) -> None:
    sys.stdout.writelines(line + "\n" for line in lines)


def _tell(words: str) -> None:
    sys.stderr.write(f"standoff: {words}\n")
