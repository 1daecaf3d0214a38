"""Answers for people: readable on a narrow terminal, and in words where there is no colour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from standoff.cli.page import print_parts
from standoff.record.show_words import counted, percent, quoted, verb, visible
from standoff.report.answer import Answer
from standoff.report.rows import (
    ActorPage,
    ActorRow,
    BalanceRow,
    ClaimRow,
    DisputeRow,
    EventRow,
    FoundRow,
    HandMentionRow,
    HandRow,
    TieRow,
    VoiceRow,
)

_VOICES = 6
"""Voices on a side of a dispute that are listed; the claim has all."""
_SIGNS = {"asserts": "+", "denies": "−", None: "·"}


def show_answer(answer: Answer[Any], console: Console) -> None:
    """Prints the rows of an answer, of which there is one at least."""
    print_parts(_parts(answer), console)


def show_actor(page: ActorPage, console: Console) -> None:
    """Prints an actor's page."""
    print_parts(_page_parts(page), console)


def _parts(answer: Answer[Any]) -> Iterable[RenderableType]:
    if answer.kind in _WHOLE:
        return [_WHOLE[answer.kind](answer)]
    return _one_by_one(answer.kind, answer)


def _one_by_one(kind: type, rows: Iterable[Any]) -> Iterable[RenderableType]:
    return _disputes(rows) if kind is DisputeRow else map(_EACH[kind], rows)


def _page_parts(page: ActorPage) -> Iterator[RenderableType]:
    yield _WHOLE[ActorRow]([page.actor])
    lists: Mapping[str, tuple[Any, ...]] = {
        f"Said by {page.actor.name}": page.said,
        f"Said of {page.actor.name}": page.spoken_of,
        "Ties": page.ties,
        "Disputes": page.disputes,
    }
    for title, rows in lists.items():
        if rows:
            yield Rule(Text(title, style="bold"), align="left", style="dim")
            yield from _one_by_one(type(rows[0]), rows)


def _size(reports: int, texts: int) -> str:
    """How many reports, and how many independent texts where these are fewer."""
    return counted(reports, "report") + (f", {counted(texts, 'independent text')}" if texts != reports else "")


def _days(first: str | None, last: str | None) -> str:
    """From when to when."""
    return (first or "no day") if first == last else f"{first} to {last}"


def _disputes(rows: Iterable[DisputeRow]) -> Iterator[RenderableType]:
    """All voices stand with the first dispute of their claims; with the next ones stands where they are."""
    first: dict[tuple[str, ...], str] = {}
    for row in rows:
        yield _dispute(row, first.setdefault(row.claims, row.id))


def _dispute(row: DisputeRow, first: str) -> RenderableType:
    head = _head(
        row.id, f"{row.kind} · {percent(row.confidence)}", _size(row.reports, row.texts), _days(row.first, row.last)
    )
    sides = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in ("claim", "contest"):
        sides.add_column(title, ratio=1, overflow="fold")
    sides.add_row(_said(row.claim), _said(row.contest))
    more = [*map(_others, (row.asserting, row.denying), (row.claim, row.contest))]
    if any(more) and first == row.id:
        sides.add_row(*map(_listed, more))
    notes = [f"all voices: see {first}"] * (any(more) and first != row.id) + [f"why: {each}" for each in row.reasons]
    judged = [
        Text(visible(f"{each.judgement} by {each.reviewer}, {each.at}" + (f": {each.note}" if each.note else "")))
        for each in row.reviews
    ]
    return Group(head, Padding(Group(sides, *(Text(note, style="dim") for note in notes), *judged), (0, 0, 0, 2)))


def _others(side: Iterable[VoiceRow], own: VoiceRow) -> list[VoiceRow]:
    return [voice for voice in side if voice.words != own.words or voice.report != own.report]


def _listed(voices: Sequence[VoiceRow]) -> Text:
    left = len(voices) - _VOICES
    more = [Text(f"and {left} more, with `standoff claims`", style="dim")] * (left > 0)
    return Text("\n").join([*map(_short, voices[:_VOICES]), *more])


def _claim(row: ClaimRow) -> RenderableType:
    count = f"{row.asserts} for it, {row.denies} against"
    head = _head(row.id, row.gist, row.kind, count, _size(row.reports, row.texts), _days(row.first, row.last))
    return Group(head, *(Padding(_voice(voice), (0, 0, 0, 2)) for voice in row.voices))


def _tie(row: TieRow) -> RenderableType:
    time = [f"since {row.since}"] * bool(row.since) + [f"until {row.until}"] * bool(row.until)
    what = ", ".join((row.kind, row.status, *time))
    head = _head(row.id, f"{row.giver} → {row.receiver}", what, _size(row.reports, row.texts))
    told = Table.grid(padding=(0, 2, 0, 0))
    told.add_column(ratio=1, overflow="fold")
    told.add_column(ratio=3, overflow="fold")
    for each in row.versions:
        figure = ", ".join(each.figures) or "no figure"
        told.add_row(Text(figure, style="bold"), _quoted(each.words, each.teller, each.where, each.confidence))
    return Group(head, Padding(told, (0, 0, 0, 2)))


def _event(row: EventRow) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim", min_width=10)
    grid.add_column(ratio=1, overflow="fold")
    whom = f" → {row.target}" if row.target else ""
    where = f", {row.place}" if row.place else ""
    deed = f"{row.source or 'somebody'} {row.code.lower()}s{whom}{where}"
    told = (_quoted(each.words, each.teller, each.where, each.confidence) for each in row.versions)
    head = Text.assemble((deed, "bold"), f" · {row.factuality} · {_size(row.reports, row.texts)}")
    grid.add_row(row.day or "no day", Group(head, *told))
    return grid


def _found(row: FoundRow) -> RenderableType:
    head = row.title or row.report if row.act is None else f"{row.who} {verb(row.act)}"
    place = f"{row.where} · {row.report}" + (f"/{row.statement}" if row.statement else "")
    return Group(Text.assemble((head, "bold"), (f" · {place}", "dim")), Padding(Text(row.words), (0, 0, 0, 2)))


def _hand(row: HandRow) -> RenderableType:
    """The machine's answer stands beside the person's, and each mention leads to its place."""
    who = f"by {visible(row.reviewer)}, {row.at}"
    head = _head(str(row.number), row.kind, who, *[visible(row.note)] * bool(row.note))
    lines = [Text(f"undone by {visible(row.undone_by)}, {row.undone_at}")] * bool(row.undone_by)
    lines += [Text("waits: reports are not linked yet; `standoff add` goes on with them")] * row.waits
    for title, names in (("now", row.now), ("machine", row.machine)):
        if names:
            lines.append(Text.assemble((f"{title}: ", "dim"), f"{counted(len(names), 'actor')}: {'; '.join(names)}"))
    return Group(head, Padding(Group(*lines, *(_named(row, each) for each in row.mentions)), (0, 0, 0, 2)))


def _named(row: HandRow, mention: HandMentionRow) -> Text:
    side = {"split": "out " if mention.taken else "stays ", "join": ""}[row.kind]
    known = not (row.waits or row.undone_by)
    now = f" → {mention.name or 'nobody is named here any more'}" if known else ""
    return Text.assemble((side, "dim"), quoted(mention.words), (f" · {visible(mention.report)}{now}", "dim"))


def _actors(rows: Iterable[ActorRow]) -> RenderableType:
    table = _table("id", "who", "says", "most of it", "about", "spoken of", "reports")
    for row in rows:
        known = ", ".join(each for each in (row.country, row.id and row.part) if each)
        name = Text.assemble((row.name, "bold"), (f" {known}", "dim"))
        size = str(row.reports) + (f" ({counted(row.texts, 'text')})" if row.texts != row.reports else "")
        cells = (str(row.statements), ", ".join(row.acts[:2]), ", ".join(row.about), str(row.spoken_of), size)
        table.add_row(row.id or "", name, *map(Text, cells))
    return table


def _balances(rows: Iterable[BalanceRow]) -> RenderableType:
    found = list(rows)
    table = _table("kind", f"{found[0].one} → {found[0].other}", f"{found[0].other} → {found[0].one}", "reports")
    for row in found:
        ways = ((row.one_gives, row.one_figures), (row.other_gives, row.other_figures))
        cells = ("; ".join((counted(count, "tie"), *figures)) if count else "—" for count, figures in ways)
        table.add_row(Text(row.kind, style="bold"), *map(Text, cells), Text(_size(row.reports, row.texts)))
    return table


def _table(*headings: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    for heading in headings:
        table.add_column(
            Text(heading), overflow="fold", ratio=3 if heading in {"who", "about"} or "→" in heading else None
        )
    return table


def _head(name: str, what: str, *rest: str) -> Text:
    return Text.assemble((f"{name} ", "dim"), (what, "bold"), *(f" · {each}" for each in rest))


def _said(voice: VoiceRow) -> Text:
    who = ", ".join(each for each in (voice.role, voice.country) if each)
    also = f"; also in {', '.join(voice.also)}" if voice.also else ""
    return Text.assemble(
        (voice.who, "bold"),
        (f", {who}" if who else "", ""),
        (f" {verb(voice.act)}", "bold red" if voice.act in {"deny", "reject"} else ""),
        f"\n{quoted(voice.words)}\n",
        (f"{voice.where}{also} · {voice.report}/{voice.statement}", "dim"),
    )


def _short(voice: VoiceRow) -> Text:
    return Text.assemble(
        (f"{_SIGNS[voice.stance]} ", "bold"), voice.who, (f", {voice.where}: ", "dim"), quoted(voice.words)
    )


def _voice(voice: VoiceRow) -> Text:
    also = f"; also in {', '.join(voice.also)}" if voice.also else ""
    told = f" · {voice.where}{also} · {percent(voice.confidence)}"
    who = (f"{_SIGNS[voice.stance]} {voice.who} {verb(voice.act)}", "bold")
    return Text.assemble(who, ": ", quoted(voice.words), (told, "dim"))


def _quoted(words: str, teller: str, where: str, confidence: float) -> Text:
    return Text.assemble(quoted(words), (f" · {teller} · {where} · {percent(confidence)}", "dim"))


_EACH: Mapping[type, Callable[[Any], RenderableType]] = {
    ClaimRow: _claim,
    TieRow: _tie,
    EventRow: _event,
    FoundRow: _found,
    HandRow: _hand,
    VoiceRow: _voice,
}
_WHOLE: Mapping[type, Callable[[Iterable[Any]], RenderableType]] = {ActorRow: _actors, BalanceRow: _balances}
