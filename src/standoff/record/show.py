"""A record as a notebook shows it: the text with its statements marked, and disputes, ties and events below it.

Everything out of the report is escaped. Styles stand in the elements themselves; their colours are thin and take the
rest from the page around them, so that they can be read on light and on dark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from standoff.record.show_marks import Mark, Piece, marks, pieces
from standoff.record.show_words import Wording, in_time, percent, steady, verb

if TYPE_CHECKING:
    from standoff.record.items import Statement
    from standoff.record.labels import Act
    from standoff.record.record import Record

HUES: Mapping[Act, int] = {
    "assert": 210,
    "deny": 0,
    "accuse": 24,
    "warn": 45,
    "demand": 285,
    "pledge": 170,
    "endorse": 125,
    "reject": 330,
    "assess": 250,
    "ask": 70,
}
"""The colour of each act, in degrees of the colour wheel; contests are red, consents green."""

_FRAME = "max-width:60em;line-height:1.6;color:inherit;background:transparent;text-align:left"
_FAINT = "opacity:.65;font-size:.85em"
_LABEL = "opacity:.65;font-size:.7em;user-select:none"
_TEXT = "white-space:pre-wrap;overflow-wrap:anywhere;margin:.8em 0"
_CELL = "border-top:1px solid rgba(128,128,128,.4);padding:.3em 1em .3em 0;text-align:left;vertical-align:top"
_TABLE = "border-collapse:collapse;margin:.8em 0;color:inherit;background:transparent"
_KINDS = {
    "cue": "text-decoration:underline;text-underline-offset:.2em",
    "source": "font-weight:bold",
    "furniture": "opacity:.45",
}


def html(record: Record) -> str:
    """The record as a piece of a page. Raises nothing: whatever the report holds is shown as text."""
    wording = Wording.of(record)
    parts = (
        _div("font-weight:bold;font-size:1.15em", escape(wording.title())),
        _div(_FAINT, escape(" · ".join(wording.origin()))),
        _legend(record),
        _div(_TEXT, "".join(_text(wording))),
        _table(("dispute", "claim", "contest"), _disputes(wording)),
        _table(("tie", "words", "who says so"), _ties(wording)),
        _table(("day", "event", "how", "who says so"), _events(wording)),
    )
    return _div(_FRAME, "".join(parts))


def _legend(record: Record) -> str:
    """The acts that occur, each in its colour, and how the rest is marked."""
    said = {statement.act for statement in record.statements}
    acts = (_span(_background(act), escape(act)) for act in HUES if act in said)
    rest = (_span(style, kind) for kind, style in _KINDS.items() if kind != "furniture" or record.furniture)
    return _div(_FAINT + ";margin-top:.4em", " &nbsp;".join((*acts, *rest)))


def _text(wording: Wording) -> Iterator[str]:
    """The text, piece by piece; a statement's id stands before its first words."""
    record = wording.record
    begins: dict[int, list[str]] = {}
    for statement in record.statements:
        begins.setdefault(statement.content[0][0], []).append(statement.id)
    for piece in pieces(len(record.text), tuple(marks(record))):
        for name in begins.get(piece.start, ()):
            yield f'<sup style="{_LABEL}">{escape(name)}</sup>'
        words = escape(steady(record.text[piece.start : piece.end]))
        yield _span(_style(piece), words, _tooltip(piece, wording)) if piece.marks else words


def _style(piece: Piece) -> str:
    """The innermost statement gives the colour, the one around it a line below."""
    said = _statements(piece.marks, "content")
    styles = [style for kind, style in _KINDS.items() if any(mark.kind == kind for mark in piece.marks)]
    if said:
        styles.append(_background(said[-1].act))
    if len(said) > 1:
        styles.append(f"box-shadow:inset 0 -2px 0 {_colour(said[-2].act, 0.8)}")
    return ";".join(styles)


def _tooltip(piece: Piece, wording: Wording) -> str:
    """Who does what with these words, from the innermost statement outwards."""
    said = reversed(_statements(piece.marks, "content", "cue", "source"))
    return "\n".join(
        f"{each.id}: {wording.speaker(each)} {verb(each.act)}, {percent(each.confidence)}"
        for each in dict.fromkeys(said)
    )


def _statements(marked: Iterable[Mark], *kinds: str) -> list[Statement]:
    return [mark.statement for mark in marked if mark.statement is not None and mark.kind in kinds]


def _background(act: Act) -> str:
    return f"background:{_colour(act, 0.28)};border-radius:2px"


def _colour(act: Act, strength: float) -> str:
    return f"hsla({HUES[act]},80%,50%,{strength})"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML already; nothing where there are no rows."""
    body = "".join(f"<tr>{_cells('td', _CELL, row)}</tr>" for row in rows)
    titles = f"<thead><tr>{_cells('th', f'{_CELL};{_FAINT}', head)}</tr></thead>"
    return f'<table style="{_TABLE}">{titles}<tbody>{body}</tbody></table>' if body else ""


def _cells(tag: str, style: str, contents: Iterable[str]) -> str:
    return "".join(f'<{tag} style="{style}">{each}</{tag}>' for each in contents)


def _disputes(wording: Wording) -> Iterator[tuple[str, str, str]]:
    for dispute in wording.record.disputes:
        kind = f"{escape(dispute.kind)}<br>{percent(dispute.confidence)}"
        yield kind, _side(dispute.claim, wording), _side(dispute.contest, wording)


def _side(statement: str, wording: Wording) -> str:
    """One side of a dispute: who, and in which words."""
    said = wording.said[statement]
    speaker, words = escape(wording.speaker(said)), escape(wording.words(*said.content))
    return f"<b>{speaker}</b> <sup>{escape(said.id)}</sup><br>{words}"


def _ties(wording: Wording) -> Iterator[tuple[str, str, str]]:
    for tie in wording.record.ties:
        bond = f"<b>{escape(wording.bond(tie))}</b><br>{escape(wording.terms(tie))}, {percent(tie.confidence)}"
        yield bond, escape(wording.words(*tie.evidence)), escape(wording.teller(tie.statement))


def _events(wording: Wording) -> Iterator[tuple[str, str, str, str]]:
    for event in in_time(wording.record.events):
        deed = f"<b>{escape(wording.deed(event))}</b><br>{escape(wording.around(event.trigger))}"
        how = f"{escape(event.factuality)}, {percent(event.confidence)}"
        yield escape(event.time or "no day"), deed, how, escape(wording.teller(event.statement))


def _div(style: str, content: str) -> str:
    return f'<div style="{style}">{content}</div>'


def _span(style: str, content: str, title: str = "") -> str:
    tooltip = f' title="{escape(title)}"' if title else ""
    return f'<span style="{style}"{tooltip}>{content}</span>'
