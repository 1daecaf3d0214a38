"""A record as a page for people: its head, who says what, what is disputed, what ties whom, what happened when.

Colour helps where there is some; everything is said in words as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from standoff.cli.page_voices import spoken, voices
from standoff.record import Event, Record, Tie
from standoff.record.show_words import Wording, counted, in_time, moment, percent, quoted, verb, visible

_WIDEST = 120
"""Longer lines are hard to read, however wide the terminal is."""


def show(record: Record, console: Console) -> None:
    """Prints the record on the console."""
    print_parts(_parts(Wording.of(record)), console)


def print_parts(parts: Iterable[RenderableType], console: Console) -> None:
    """Prints the parts one below the other, with an empty line behind each."""
    for part in parts:
        console.print(part, width=min(console.width, _WIDEST), overflow="fold")
        console.print()


def _parts(wording: Wording) -> Iterator[RenderableType]:
    record = wording.record
    yield _head(wording)
    if record.statements:
        yield _title("Who says what")
        yield from spoken(wording)
    if record.disputes:
        yield Group(_title("Disputes"), _disputes(wording))
    if record.ties:
        yield Group(_title("Ties"), _listed((visible(tie.id), _tie(tie, wording)) for tie in record.ties))
    if record.events:
        dated = ((event.time or "no day", _event(event, wording)) for event in in_time(record.events))
        yield Group(_title("Timeline"), _listed(dated))
    if values := [*_values(wording)]:
        yield Group(*values)


def _title(words: str) -> Rule:
    return Rule(Text(words, style="bold"), align="left", style="dim")


def _head(wording: Wording) -> Group:
    record = wording.record
    origin = " · ".join((*wording.origin(), f"id {visible(record.id)}"))
    lines = [Text(wording.title(), style="bold"), Text(origin), Text(_size(wording), style="dim")]
    if record.published is None:
        lines.append(Text("No date was found, so days such as “on Tuesday” stay open: give it with --published."))
    if not record.statements:
        lines.append(Text("Nobody is said to say anything."))
    return Group(Rule(characters="═", style="bold"), *lines)


def _size(wording: Wording) -> str:
    """How long the report is, what was left out as furniture, and how much was found."""
    record = wording.record
    furniture = sum(len(record.text[start:end].split()) for start, end in record.furniture)
    parts = [counted(len(record.text.split()) - furniture, "word")]
    if furniture:
        parts.append(f"{counted(furniture, 'word')} of furniture left out")
    if record.statements:
        parts.append(f"{counted(len(record.statements), 'statement')} by {counted(len(voices(wording)), 'voice')}")
    parts += [
        counted(len(items), what)
        for items, what in ((record.disputes, "dispute"), (record.ties, "tie"), (record.events, "event"))
        if items
    ]
    return " · ".join(parts)


def _disputes(wording: Wording) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", no_wrap=True, style="dim")
    for side in ("claim", "contest"):
        table.add_column(side, ratio=1, overflow="fold")
    for dispute in wording.record.disputes:
        table.add_row(visible(dispute.id), Text(f"{dispute.kind} · {percent(dispute.confidence)}", style="bold red"))
        table.add_row("", _side(dispute.claim, wording), _side(dispute.contest, wording))
        table.add_row()
    return table


def _side(statement: str, wording: Wording) -> Text:
    said = wording.said[statement]
    how = f" · {verb(said.act)} · {visible(said.id)}\n"
    return Text.assemble((wording.speaker(said), "bold"), how, wording.words(*said.content))


def _listed(rows: Iterator[tuple[str, Text]]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(ratio=1, overflow="fold")
    for row in rows:
        grid.add_row(*row)
    return grid


def _tie(tie: Tie, wording: Wording) -> Text:
    backed = _backed(wording.words(*tie.evidence), wording.teller(tie.statement), tie.confidence)
    return Text.assemble((wording.bond(tie), "bold"), f" · {wording.terms(tie)}\n", *backed)


def _event(event: Event, wording: Wording) -> Text:
    backed = _backed(wording.around(event.trigger), wording.teller(event.statement), event.confidence)
    return Text.assemble((wording.deed(event), "bold"), f" · {event.factuality}\n", *backed)


def _backed(words: str, teller: str, confidence: float) -> tuple[str, tuple[str, str]]:
    """The words that back an item, who says so, and how sure it is."""
    return quoted(words), (f" · {teller} · {percent(confidence)}", "dim")


def _values(wording: Wording) -> Iterator[Text]:
    """Times and quantities, in a line each: the words, and what they stand for."""
    record = wording.record
    times = ((wording.words(time.span), moment(time)) for time in record.times)
    quantities = ((wording.words(each.span), wording.amount(each)) for each in record.quantities)
    for name, values in (("Times", times), ("Quantities", quantities)):
        if found := [*dict.fromkeys(values)]:
            shown = [words if words == value else f"{words} = {value}" for words, value in found]
            yield Text.assemble((f"{name}  ", "bold"), " · ".join(shown))
