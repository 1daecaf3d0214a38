"""Linking the reports of a store: each new one meets only what it may have to do with, however many there are."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

from standoff.crisis.assembling import put_together
from standoff.crisis.shelf import Memory, StoreShelf, text_of
from standoff.crisis.sights import KeptMind, made_by
from standoff.link import Linker, brief
from standoff.store import Session, Store

_AT_ONCE = 64
"""Reports that are linked in one transaction."""
_COLLECTED = 20_000, 20, 20
"""After so many new values Python looks for those in circles; by default after 700."""


def link(store: Store, name: str, linker: Linker, model: str = "") -> Iterator[int]:
    """Links the reports that are not linked yet, and keeps the crisis; gives how many were linked, as it goes on.

    What the `model` saw of a report is kept beside its record. Where a report was read anew all are linked anew: what
    was found from its older record must not stay.
    """
    with store.writing() as session:
        waiting = session.reports.unlinked()
        if waiting and session.links.signatures(text_of(report) for report in waiting):
            session.links.clear()
            waiting = session.reports.unlinked()
    pending, memory, mind = iter(waiting), Memory(), KeptMind(linker.mind, linker.world)
    linker = replace(linker, mind=mind)
    while some := list(islice(pending, _AT_ONCE)):
        with _seldom_collected(), store.writing() as session:
            shelf = StoreShelf(session.links, memory)
            _add(session, some, linker, shelf, made_by(model), mind)
            if some[-1] == waiting[-1]:  # in one transaction, so that after a kill something is left to go on with
                put_together(session, name, shelf, linker.world)
        yield len(some)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Very many values are made that live long, and none of them in circles: looking for such takes a tenth of all."""
    before = gc.get_threshold()
    gc.set_threshold(*_COLLECTED)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _add(
    session: Session, reports: Sequence[str], linker: Linker, shelf: StoreShelf, made: str, mind: KeptMind
) -> None:
    mind.turn_to(session.reports.views(made, reports))
    for record in session.reports.records(reports):
        linker.add(record, shelf)
        shelf.put_brief(brief(record))
    shelf.flush()
    for report, value in mind.new.items():
        session.reports.put_views(report, made, value)
    session.reports.mark_linked(reports)
