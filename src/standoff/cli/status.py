"""`standoff status`: what is in a crisis, in numbers."""

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from typing import Literal

from standoff.cli.add import counted, line_of
from standoff.crisis.status import Status, status_of
from standoff.record.show_words import visible
from standoff.store import open_store


def show(crisis: str, form: Literal["table", "json"]) -> None:
    """Writes the counts of a crisis. Raises StoreError where it cannot be read."""
    with closing(open_store(crisis)) as store, store.reading() as session:
        found = status_of(session)
    if form == "json":
        sys.stdout.write(json.dumps(asdict(found)) + "\n")
        return
    rows = list(_rows(found))
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        sys.stdout.write(f"{name:{width}}  {value}\n")


def list_sources(crisis: str) -> None:
    """Writes a line for each source that was ever to be added, with what became of it at last."""
    with closing(open_store(crisis)) as store, store.reading() as session:
        for outcome in session.outcomes.all():
            sys.stdout.write(line_of(outcome) + "\n")


def _rows(status: Status) -> Iterator[tuple[str, str]]:
    yield "reports", f"{status.reports:,} ({status.independent:,} independent texts)"
    yield "statements", f"{status.statements:,}"
    yield "claims", f"{status.claims:,}"
    yield "disputes", f"{status.disputes:,} across reports ({status.disputes_within:,} within single ones)"
    yield "events", f"{status.events:,}"
    yield "ties", f"{status.ties:,}"
    yield "sources", counted(status.sources).partition(": ")[2]
    if status.unlinked:
        yield "not linked", f"{status.unlinked:,} reports; `standoff add` goes on with them"
    if status.hands:
        lost = f"; {status.hands_lost:,} name somebody whom no record has any more" if status.hands_lost else ""
        what = "join or split" if status.hands == 1 else "joins and splits"
        yield "by hand", f"{status.hands:,} {what}{lost}; `standoff hands` lists them"
    for model, count in status.models.items():
        yield "records", f"{count:,} by {visible(model)}"
