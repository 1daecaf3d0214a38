"""What many reports say together, kept in their crisis, so that a question need not put it together again."""

from __future__ import annotations

import json

from standoff.record import Crisis
from standoff.store import Session

_KIND = "crisis"


def keep(session: Session, crisis: Crisis) -> None:
    """Keeps what was linked, in place of what was kept before. The list of reports is not kept: the store has it."""
    session.links.put_facts(_KIND, json.loads(crisis.model_dump_json(by_alias=True, exclude={"id", "reports"})))


def kept(session: Session, name: str) -> Crisis:
    """The crisis as it was last linked, with all reports that are there now; `name` becomes its id."""
    reports = [json.loads(entry.to_json()) for entry in session.reports.entries()]
    return Crisis.from_json(json.dumps({"id": name, "reports": reports, **session.links.facts(_KIND)}))
