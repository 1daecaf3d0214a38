"""Addresses of the pages, as templates write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from standoff.report.dossier_net import Link, Node
from standoff.report.rows import EventVersionRow, Part, Place, Spans, TieVersionRow, VoiceRow


def to_report(report: str, item: str = "", spans: Spans = ()) -> str:
    """A report, with an item's words lit and scrolled to."""
    at = " ".join(f"{start}-{end}" for start, end in spans)
    query = urlencode({name: value for name, value in (("id", report), ("item", item), ("at", at)) if value})
    return f"/report?{query}{'#lit' if item or at else ''}"


def to_passage(report: str, number: int | None) -> str:
    """A passage of a report's text, or the text whole."""
    return f"/report?{urlencode({'id': report, 'whole': 1} if number is None else {'id': report, 'passage': number})}"


def to_words(row: Place, spans: Spans | None = None) -> str:
    """The words that back a row."""
    match row:
        case VoiceRow():
            return to_report(row.report, row.statement, row.spans if spans is None else spans)
        case TieVersionRow():
            return to_report(row.report, row.tie)
        case EventVersionRow():
            return to_report(row.report, row.event)
        case _:
            return to_report(row.report)


def to_actor(actor: str | None) -> str | None:
    """An actor's page."""
    return f"/actor?{urlencode({'id': actor})}" if actor else None


def to_claim(claim: str) -> str:
    """A claim with all its voices."""
    return f"/claim?{urlencode({'id': claim})}"


def to_part(part: Part) -> str:
    """All that a kind of source says."""
    return f"/search?{urlencode({'part': part})}"


def to_link(link: Link) -> str:
    """The ties of a kind between two, either way."""
    return f"/ties?{urlencode({'one': link.giver, 'other': link.receiver, 'kind': link.kind})}"


def to_node(node: Node) -> str:
    """All ties of a state or actor."""
    return f"/ties?{urlencode({'one': node.key})}"


LINKS: Mapping[str, Any] = {
    each.__name__: each for each in (to_report, to_passage, to_words, to_actor, to_claim, to_part, to_link, to_node)
}
