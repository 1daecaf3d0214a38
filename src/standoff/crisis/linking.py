"""Linking the reports of a store: each new one meets only what it may have to do with, however many there are."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice

from standoff.crisis.ahead import Ready, raw_of, readied, ready
from standoff.crisis.assembling import put_together
from standoff.crisis.shelf import Memory, StoreShelf, text_of
from standoff.crisis.sights import Sight, made_by
from standoff.link import Linker
from standoff.store import Session, Store
from standoff.store.parts import in_parts

_AT_ONCE = 64
"""Reports that are linked in one transaction."""
_COLLECTED = 20_000, 20, 20
"""After so many new values Python looks for those in circles; by default after 700."""


def link(store: Store, linker: Linker, model: str = "", workers: int = 1) -> Iterator[int]:
    """Links the reports that are not linked yet, and keeps the crisis; gives how many were linked, as it goes on.

    What the `model` saw of a report is kept beside its record. Where a report was read anew all are linked anew: what
    was found from its older record must not stay. With more than one of `workers` another process makes reports ready.
    """
    with store.writing() as session:
        waiting = session.reports.unlinked()
        if waiting and session.links.signatures(text_of(report) for report in waiting):
            session.links.clear()
            waiting = session.reports.unlinked()
    memory, made = Memory(), made_by(model)
    with closing(readied(store, waiting, made, linker.preparer, workers)) as reports:
        for some in in_parts(waiting, _AT_ONCE):
            own = list(islice(reports, len(some)))
            with _seldom_collected(), store.writing() as session:
                shelf = StoreShelf(session.links, memory)
                _add(session, some, own, linker, shelf, made)
                if some[-1] == waiting[-1]:  # in one transaction, so that after a kill something is left to go on with
                    put_together(session, shelf, linker.world)
            yield len(some)


def _add(
    session: Session, reports: Sequence[str], own: Sequence[Ready], linker: Linker, shelf: StoreShelf, made: str
) -> None:
    for each in _as_they_are(session, reports, own, linker, made):
        sight = Sight(linker, each.raw.written, each.raw.views)
        shelf.expect_points(each.points)
        linker.place(each.report, sight.look, shelf)
        shelf.put_brief(each.report.report, each.brief)
        if sight.new is not None:
            session.reports.put_views(each.report.report, made, sight.new)
    shelf.flush()
    session.reports.mark_linked(reports)


def _as_they_are(
    session: Session, reports: Sequence[str], own: Sequence[Ready], linker: Linker, made: str
) -> Iterator[Ready]:
    """The reports made ready; anew where another model's record has come since."""
    newest = session.reports.newest(reports)
    for report, each in zip(reports, own, strict=True):
        if newest[report] == each.raw.number:
            yield each
        else:
            yield from (ready(raw, linker.preparer) for raw in raw_of(session, [report], made))


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Very many values are made that live long, and none of them in circles: looking for such takes a tenth of all."""
    before = gc.get_threshold()
    gc.set_threshold(*_COLLECTED)
    try:
        yield
    finally:
        gc.set_threshold(*before)
