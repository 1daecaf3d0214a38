"""`standoff join`, `split` and `hands`: what a person says of actors, and what it came to."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from standoff.cli.asking import Wish, write
from standoff.cli.options import RowForm
from standoff.crisis.opened import OpenCrisis
from standoff.report.answer import Answer
from standoff.report.rows import HandRow

_NONE = "nobody has joined or split anything here; `standoff join --help` says how"


def tell(row: HandRow) -> None:
    """Writes what was done, and where the actors stand now."""
    write(Answer(HandRow, [row]), Wish(form="table", raw=False, limit=None))


def list_hands(crisis: OpenCrisis, form: RowForm, *, raw: bool) -> None:
    """Writes all hands."""
    answer = crisis.hands()
    if answer or form != "table":
        write(answer, Wish(form=form, raw=raw, limit=None))
    else:
        sys.stderr.write(f"standoff: {_NONE}\n")


def ids_of(crisis: OpenCrisis, given: Iterable[str]) -> list[str]:
    """The ids of reports, of which several may stand in one value, parted by commas. An id may have commas itself."""
    with crisis.book() as book:
        known = {each.id for each in book.crisis.reports}
    return list(_ids(given, known))


def _ids(given: Iterable[str], known: set[str]) -> Iterator[str]:
    for value in given:
        yield from [value] if value in known else filter(None, map(str.strip, value.split(",")))
