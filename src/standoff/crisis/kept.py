"""What many reports say together, kept in their crisis, so that a question need not put it together again."""

from __future__ import annotations

import json
from collections.abc import Iterable

from standoff.record import Crisis
from standoff.store import Session

_KIND = "crisis"
_PARTS = tuple(name for name in Crisis.model_fields if name not in {"id", "reports"})


def keep(session: Session, crisis: Crisis) -> None:
    """Keeps what was linked, in place of what was kept before. The list of reports is not kept: the store has it."""
    for part in _PARTS:  # one by one, for each is large
        session.links.put_facts(_KIND, crisis.model_dump(by_alias=True, include={part}))


def kept(session: Session, name: str, parts: Iterable[str] | None = None) -> Crisis:
    """The crisis as it was last linked, with all reports that are there now; `name` becomes its id.

    `parts` are the lists that are wanted of it, by default all: copies, actors, claims, disputes, ties. What refers to
    a list must come with it.
    """
    reports = ",".join(entry.to_json() for entry in session.reports.entries())
    lists = (f',"{part}":{written}' for part, written in session.links.written_facts(_KIND, parts).items())
    return Crisis.from_json(f'{{"id":{json.dumps(name)},"reports":[{reports}]{"".join(lists)}}}')
