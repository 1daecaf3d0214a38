"""The tables that CSV and Parquet share: one for each kind of item, a row for each item of each report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from standoff.record import Event, Quantity, SharedActor, Side, Statement, Tie
from standoff.report.exports.material import Material
from standoff.report.telling import Telling

Cell = str | int | float | None
Row = tuple[Cell, ...]
Column = type[str] | type[int] | type[float]
_BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of item: its columns in their order, and how its rows are made."""

    columns: Mapping[str, Column]
    rows: Callable[[Material], Iterator[Row]]


def spans_of(spans: Iterable[tuple[int, int]]) -> str:
    """Spans as the tables write them: `180-206 210-214`."""
    return " ".join(f"{start}-{end}" for start, end in spans)


def _span(span: tuple[int, int] | None) -> str | None:
    return spans_of([span]) if span else None


def _words(telling: Telling, span: tuple[int, int] | None) -> str | None:
    return telling.wording.words(span) if span else None


def _who(material: Material, actor: str | None) -> Row:
    """An actor of the crisis by id, name, kind, country and sector."""
    found: SharedActor | None = material.cast.actors.get(actor or "")
    return (found.id, material.cast.name(found.id), found.kind, found.country, found.sector) if found else (None,) * 5


def _end(material: Material, telling: Telling, local: str | None) -> Row:
    """One end of an event or a tie: id, name, country and sector."""
    name, _, country, sector = _who(material, telling.actor(local))[1:]
    return telling.actor(local), name or telling.name(local), country, sector


def _teller(telling: Telling, statement: str | None) -> Row:
    return statement, telling.teller(statement)


def _reports(material: Material) -> Iterator[Row]:
    for telling in material.tellings.values():
        own = telling.record
        original = material.cast.original(own.id)
        copy_of = original if original != own.id else None
        authors = _BETWEEN.join(own.authors) or None
        known = telling.where
        place = (known["report"], known["outlet"], known["published"], known["title"], known["url"])
        yield *place, authors, own.language, copy_of, len(own.text)


def _actors(material: Material) -> Iterator[Row]:
    for telling in material.tellings.values():
        for each in telling.record.actors:
            shared = telling.actor(each.id)
            name = telling.name(each.id)
            own = (each.name, name, each.kind, each.country, each.sector, each.role)
            yield telling.record.id, each.id, shared, *own, len(each.mentions), spans_of(each.mentions)


def _statements(material: Material) -> Iterator[Row]:
    return (
        _statement(material, telling, each)
        for telling in material.tellings.values()
        for each in telling.record.statements
    )


def _statement(material: Material, telling: Telling, said: Statement) -> Row:
    about = _BETWEEN.join(telling.name(each) or each for each in said.about) or None
    source = said.source.span
    return (
        *(telling.record.id, said.id, said.act, said.quoted),
        *(*_who(material, telling.actor(said.source.actor)), _words(telling, source), _span(source)),
        *(_words(telling, said.cue), _span(said.cue)),
        *(telling.wording.words(*said.content), spans_of(said.content)),
        *(about, _words(telling, said.medium), _span(said.medium)),
        *(said.time, said.within, said.confidence),
    )


def _claims(material: Material) -> Iterator[Row]:
    for claim in material.crisis.claims:
        for voice in claim.voices:
            side = Side(report=voice.report, statement=voice.statement, content=voice.content)
            said = _side(material, side)
            yield claim.id, claim.gist, voice.stance, voice.actor, *said, voice.confidence


def _side(material: Material, side: Side) -> Row:
    """One side of a dispute: report, statement, speaker, words and their spans."""
    telling = material.tellings.get(side.report)
    said = telling.wording.said.get(side.statement) if telling else None
    speaker = telling.speaker(said) if telling and said else None
    words = telling.wording.words(*side.content) if telling else None
    return side.report, side.statement, speaker, words, spans_of(side.content)


def _disputes(material: Material) -> Iterator[Row]:
    for each in material.crisis.disputes:
        sides = (*_side(material, each.claim), *_side(material, each.contest))
        reasons, claims = (_BETWEEN.join(found) or None for found in (each.reasons, each.claims))
        yield each.id, each.kind, *sides, reasons, claims, each.confidence


def _events(material: Material) -> Iterator[Row]:
    return (_event(material, telling, each) for telling in material.tellings.values() for each in telling.record.events)


def _event(material: Material, telling: Telling, event: Event) -> Row:
    place = event.place
    return (
        *(telling.record.id, event.id, event.code),
        *(*_end(material, telling, event.source), *_end(material, telling, event.target)),
        *(event.time, place.name if place else None, place.country if place else None, event.factuality),
        *(_words(telling, event.trigger), _span(event.trigger)),
        *(*_teller(telling, event.statement), event.confidence),
    )


def _ties(material: Material) -> Iterator[Row]:
    for shared in material.crisis.ties:
        for telling, tie in material.ties(shared):
            yield shared.id, *_tie(material, telling, tie)


def _tie(material: Material, telling: Telling, tie: Tie) -> Row:
    figures = _BETWEEN.join(dict.fromkeys(map(telling.wording.amount, tie.amounts))) or None
    return (
        *(telling.record.id, tie.id, tie.kind),
        *(*_end(material, telling, tie.from_), *_end(material, telling, tie.to)),
        *(tie.status, tie.since, tie.until, figures),
        *(telling.wording.words(*tie.evidence), spans_of(tie.evidence)),
        *(*_teller(telling, tie.statement), tie.confidence),
    )


def _amounts(material: Material) -> Iterator[Row]:
    for telling in material.tellings.values():
        for tie in telling.record.ties:
            yield from ((telling.record.id, tie.id, *_quantity(telling, each)) for each in tie.amounts)


def _quantities(material: Material) -> Iterator[Row]:
    for telling in material.tellings.values():
        yield from ((telling.record.id, *_quantity(telling, each)) for each in telling.record.quantities)


def _quantity(telling: Telling, each: Quantity) -> Row:
    words = telling.wording.words(each.span), spans_of([each.span])
    return (*words, each.value, each.low, each.high, each.unit, each.per, each.qualifier, each.of)


def _times(material: Material) -> Iterator[Row]:
    for telling in material.tellings.values():
        for each in telling.record.times:
            yield telling.record.id, telling.wording.words(each.span), spans_of([each.span]), each.value, each.mod


def _columns(names: str, **kinds: Column) -> Mapping[str, Column]:
    """Columns by their names, all of them of words, but for those whose kind is said."""
    return {name: kinds.get(name, str) for name in names.split()}


_QUANTITY = "words span value low high unit per qualifier of"
_NUMBERS: Mapping[str, Column] = {"value": float, "low": float, "high": float}
_EVENT_ENDS = "source_id source source_country source_sector target_id target target_country target_sector"
_TIE_ENDS = "from_id from from_country from_sector to_id to to_country to_sector"
_CONTENT = "report statement speaker content content_spans"
_SIDES = " ".join(f"{side}_{name}" for side in ("claim", "contest") for name in _CONTENT.split())

TABLES: Mapping[str, Table] = {
    "reports": Table(
        _columns("report outlet published title url authors language copy_of characters", characters=int), _reports
    ),
    "actors": Table(
        _columns("report actor actor_id name_here name kind country sector role mentions mention_spans", mentions=int),
        _actors,
    ),
    "statements": Table(
        _columns(
            "report statement act quoted actor_id actor kind country sector source source_span cue cue_span "
            "content content_spans about medium medium_span time within confidence",
            confidence=float,
        ),
        _statements,
    ),
    "claims": Table(_columns(f"claim gist stance actor_id {_CONTENT} confidence", confidence=float), _claims),
    "disputes": Table(_columns(f"dispute kind {_SIDES} reasons claims confidence", confidence=float), _disputes),
    "events": Table(
        _columns(
            f"report event code {_EVENT_ENDS} time place place_country factuality trigger trigger_span "
            "statement said_by confidence",
            confidence=float,
        ),
        _events,
    ),
    "ties": Table(
        _columns(
            f"tie_id report tie kind {_TIE_ENDS} status since until amounts evidence evidence_spans "
            "statement said_by confidence",
            confidence=float,
        ),
        _ties,
    ),
    "amounts": Table(_columns(f"report tie {_QUANTITY}", **_NUMBERS), _amounts),
    "quantities": Table(_columns(f"report {_QUANTITY}", **_NUMBERS), _quantities),
    "times": Table(_columns("report words span value mod"), _times),
}
"""All tables by name. What each column means is told in docs/EXPORTS.md."""
