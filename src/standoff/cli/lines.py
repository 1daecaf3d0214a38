"""Records as lines: one for each item, to search and cut; or one for each report, to look over."""

from collections.abc import Iterable, Iterator

from standoff.record import Record
from standoff.record.show_words import Wording, counted, in_time, moment, percent, verb, visible

_COUNTED = ("statements", "disputes", "ties", "events")
_ID = 24
_LEAST_TITLE = 11
_BESIDE_TITLE = len("2019-05-01 ") + _ID + 1 + sum(len(what) + 1 for what in _COUNTED)
"""Columns of a summary that are not the title's."""


def lines(record: Record) -> Iterator[str]:
    """A line for each item, its fields parted by tabs: the report's id, the sort of item, its own id, what it says.

    Reports, statements, disputes, ties, events, times and quantities, in this order.
    """
    return ("\t".join((visible(record.id), *fields)) for fields in _items(Wording.of(record)))


def _items(wording: Wording) -> Iterator[tuple[str, ...]]:
    record = wording.record
    yield "report", "", wording.title(), *map(visible, (record.outlet or "", record.published or "", record.url or ""))
    yield from _statements(wording)
    for dispute in record.disputes:
        sides = (_side(wording, each) for each in (dispute.claim, dispute.contest))
        yield "dispute", visible(dispute.id), dispute.kind, percent(dispute.confidence), *sides
    for tie in record.ties:
        said = (wording.teller(tie.statement), percent(tie.confidence), wording.words(*tie.evidence))
        yield "tie", visible(tie.id), wording.bond(tie), wording.terms(tie), *said
    for event in in_time(record.events):
        said = (wording.teller(event.statement), percent(event.confidence), wording.around(event.trigger))
        yield "event", visible(event.id), event.time or "", wording.deed(event), event.factuality, *said
    yield from (("time", "", moment(time), wording.words(time.span)) for time in record.times)
    yield from (("quantity", "", wording.amount(each), wording.words(each.span)) for each in record.quantities)


def _statements(wording: Wording) -> Iterator[tuple[str, ...]]:
    for each in wording.record.statements:
        within = f"within {visible(each.within)}" if each.within else ""
        how = ", ".join(wording.circumstances(each))
        yield (
            "statement",
            visible(each.id),
            wording.speaker(each),
            verb(each.act),
            how,
            within,
            wording.words(*each.content),
        )


def _side(wording: Wording, statement: str) -> str:
    return f"{wording.teller(statement)}: {wording.words(*wording.said[statement].content)}"


def summary(records: Iterable[Record], width: int) -> Iterator[str]:
    """A line for each report: its day, its id, its title, and how many items were found in it; and how many in all."""
    yield _row(width, "day", "report", "title", _COUNTED)
    found: list[list[int]] = []
    for record in records:
        found.append([len(getattr(record, what)) for what in _COUNTED])
        yield _row(width, record.published or "no day", record.id, Wording.of(record).title(), found[-1])
    yield _row(width, "", counted(len(found), "report"), "", map(sum, zip(*found, strict=True)) if found else ())


def _row(width: int, day: str, name: str, title: str, counts: Iterable[int | str]) -> str:
    numbers = "".join(f" {count:>{len(what)}}" for what, count in zip(_COUNTED, counts, strict=False))
    room = max(_LEAST_TITLE, width - _BESIDE_TITLE)
    return f"{day:<10} {_cut(visible(name), _ID):<{_ID}} {_cut(title, room):<{room}}{numbers}".rstrip()


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
