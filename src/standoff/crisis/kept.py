"""What many reports say together, kept in their crisis, so that a question need not put it together again.

Each group of copies, actor, claim, dispute and tie is a row of its own, and so is what a report mentions. So what a new
report touches can be written without the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from standoff.link.numbering import natural
from standoff.record import Crisis, SharedActor
from standoff.store import Links, Session

PARTS = tuple(name for name in Crisis.model_fields if name not in {"id", "reports"})
MENTIONS = "mentions"
"""A row for each report: the mentions of each actor of the crisis."""


def kind_of(part: str) -> str:
    """The kind under which the store keeps a part of the crisis."""
    return f"crisis {part}"


def keep(session: Session, crisis: Crisis) -> None:
    """Keeps what was linked, in place of what was kept before. The list of reports is not kept: the store has it."""
    for part in (*PARTS, MENTIONS):
        session.links.drop_facts(kind_of(part))
    keep_rows(session.links, "copies", {group[0]: list(group) for group in crisis.copies})
    keep_rows(session.links, "actors", {each.id: head_of(each) for each in crisis.actors})
    keep_rows(session.links, MENTIONS, _by_report(crisis.actors))
    for part in ("claims", "disputes", "ties"):
        keep_rows(session.links, part, {each.id: each.model_dump(by_alias=True) for each in getattr(crisis, part)})


def keep_rows(links: Links, part: str, rows: Mapping[str, Any]) -> None:
    """Keeps rows of a part in place of those of the same names."""
    links.put_facts(kind_of(part), rows)


def copies_of(links: Links) -> list[list[str]]:
    """The groups of reports that carry one text, the original first."""
    return list(links.facts(kind_of("copies")).values())


def head_of(actor: SharedActor) -> dict[str, Any]:
    """An actor without its mentions, as it is kept."""
    return actor.model_dump(exclude={MENTIONS})


def kept(session: Session, name: str, parts: Iterable[str] | None = None) -> Crisis:
    """The crisis as it was last linked, with all reports that are there now; `name` becomes its id.

    `parts` are the lists that are wanted of it, by default all: copies, actors, claims, disputes, ties. What refers to
    a list must come with it.
    """
    entries = list(session.reports.entries())
    order = {entry.id: n for n, entry in enumerate(entries)}
    lists = "".join(
        f',"{part}":[{",".join(_rows(session.links, part, order))}]' for part in (PARTS if parts is None else parts)
    )
    reports = ",".join(entry.to_json() for entry in entries)
    return Crisis.from_json(f'{{"id":{json.dumps(name)},"reports":[{reports}]{lists}}}')


def _rows(links: Links, part: str, order: Mapping[str, int]) -> Iterator[str]:
    """The rows of a part as JSON, in their order."""
    written = links.written_facts(kind_of(part))
    if part == "copies":
        groups = sorted(map(json.loads, written.values()), key=lambda group: min(order[each] for each in group))
        return map(json.dumps, groups)
    if part == "actors":
        return _actors(links, written, order)
    return (written[each] for each in sorted(written, key=natural))


def _actors(links: Links, heads: Mapping[str, str], order: Mapping[str, int]) -> Iterator[str]:
    """Each actor with its mentions, in the order of the reports."""
    mentions: dict[str, dict[str, Any]] = {actor: {} for actor in sorted(heads, key=natural)}
    told = links.written_facts(kind_of(MENTIONS))
    for report in sorted(told, key=lambda each: order[each]):
        for actor, spans in json.loads(told[report]).items():
            mentions[actor][report] = spans
    return (f'{heads[actor][:-1]},"{MENTIONS}":{json.dumps(own)}}}' for actor, own in mentions.items())


def _by_report(actors: Iterable[SharedActor]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for actor in actors:
        for report, spans in actor.mentions.items():
            found.setdefault(report, {})[actor.id] = spans
    return found
