"""Actors, ties and events as FollowTheMoney entities, a JSON object a line, as Aleph and its kin load them.

Only what is told to hold or to have held becomes a debt, an ownership or a sanction, only what is told to have happened
an event; a planned or denied tie is an UnknownLink whose status says so. Who says it stands in every summary.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from standoff.record import SharedActor, SharedTie, Tie
from standoff.report.exports.event_table import Told, grouped
from standoff.report.exports.material import Material
from standoff.report.exports.sentences import sentence_about
from standoff.report.telling import Telling

Properties = Mapping[str, Iterable[str | None]]
_DIGITS = 16


def follow_the_money(material: Material) -> bytes:
    """The entities: articles, actors, their mentions, ties, events."""
    return "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in entities(material)).encode()


def entities(material: Material) -> Iterator[Mapping[str, object]]:
    """Each entity with its id, schema and properties, ready for JSON."""
    yield from (_article(material, telling) for telling in material.tellings.values())
    for actor in material.crisis.actors:
        yield _actor(material, actor)
        yield from (_mention(material, actor, report) for report in actor.mentions if report in material.tellings)
    for tie in material.crisis.ties:
        if versions := list(material.ties(tie)):
            yield _tie(material, tie, versions)
    for told in grouped(material):
        if told[0][1].factuality == "happened":
            yield _event(material, told)


def _entity(material: Material, schema: str, what: Sequence[str], properties: Properties) -> Mapping[str, object]:
    values = {name: list(dict.fromkeys(each for each in found if each)) for name, found in properties.items()}
    kept = {name: found for name, found in values.items() if found}
    return {"id": _id(material, *what), "schema": schema, "properties": kept}


def _id(material: Material, kind: str, *names: str) -> str:
    """The same for the same thing of the same crisis."""
    known = json.dumps([material.crisis.id, kind, *names])
    return f"standoff-{kind}-{sha256(known.encode()).hexdigest()[:_DIGITS]}"


def _article(material: Material, telling: Telling) -> Mapping[str, object]:
    record = telling.record
    properties = {
        "title": [record.title],
        "author": record.authors,
        "publisher": [record.outlet],
        "publishedAt": [record.published],
        "sourceUrl": [record.url],
        "bodyText": [record.text.strip()],
    }
    return _entity(material, "Article", ("report", record.id), properties)


def _schema(actor: SharedActor) -> str:
    if actor.kind in {"person", "group"}:
        return "Person" if actor.kind == "person" else "LegalEntity"
    if actor.kind == "state" or actor.sector in {"GOV", "MIL", "LEG", "JUD", "SPY"}:
        return "PublicBody"
    return "Company" if actor.sector == "BUS" else "Organization"


def _name(material: Material, actor: SharedActor) -> str:
    return material.cast.name(actor.id) or actor.id


def _actor(material: Material, actor: SharedActor) -> Mapping[str, object]:
    own = [
        each
        for report in actor.mentions
        if (telling := material.tellings.get(report))
        for each in telling.record.actors
        if telling.actor(each.id) == actor.id
    ]
    properties: Properties = {
        "name": [_name(material, actor)],
        "country": [alpha2(actor.country)],
        "sector": [actor.sector],
        "position" if actor.kind == "person" else "description": [each.role for each in own],
    }
    return _entity(material, _schema(actor), ("actor", actor.id), properties)


def _mention(material: Material, actor: SharedActor, report: str) -> Mapping[str, object]:
    properties: Properties = {
        "document": [_id(material, "report", report)],
        "resolved": [_id(material, "actor", actor.id)],
        "name": [_name(material, actor)],
        "detectedSchema": [_schema(actor)],
        "contextCountry": [alpha2(actor.country)],
    }
    return _entity(material, "Mention", ("mention", actor.id, report), properties)


def _tie(material: Material, tie: SharedTie, versions: Sequence[tuple[Telling, Tie]]) -> Mapping[str, object]:
    schema, ends = _bond(material, tie)
    money = [each for _, own in versions for each in own.amounts if _is_money(each.unit)] if schema == "Debt" else []
    properties: Properties = {
        **ends,
        "amount": [f"{each.value:.15g}" for each in money if each.value is not None],
        "currency": [each.unit for each in money if each.value is not None],
        "startDate": [date(own.since) for _, own in versions],
        "endDate": [date(own.until) for _, own in versions],
        "summary": [_summary(telling, own.statement, own.evidence) for telling, own in versions],
        **_sources(material, [telling for telling, _ in versions]),
    }
    return _entity(material, schema, ("tie", tie.id), properties)


def _is_money(unit: str | None) -> bool:
    return unit is not None and len(unit) == len("USD") and unit.isupper()


def _bond(material: Material, tie: SharedTie) -> tuple[str, Properties]:
    """The schema of a tie, with its two ends as that schema names them."""
    giver, receiver = (_id(material, "actor", each) for each in (tie.from_, tie.to))
    holds = tie.status in {"current", "past"}
    if holds and tie.kind == "loan":
        return "Debt", {"creditor": [giver], "debtor": [receiver]}
    if holds and tie.kind == "investment" and _schema(material.cast.actors[tie.to]) == "Company":
        return "Ownership", {"owner": [giver], "asset": [receiver], "status": [tie.status]}
    if holds and tie.kind == "sanction":
        authority = material.cast.actors[tie.from_]
        named: Properties = {"authority": [_name(material, authority)], "country": [alpha2(authority.country)]}
        return "Sanction", {"entity": [receiver], "status": [tie.status], **named}
    return "UnknownLink", {"subject": [giver], "object": [receiver], "role": [tie.kind], "status": [tie.status]}


def _event(material: Material, told: Sequence[Told]) -> Mapping[str, object]:
    telling, event = told[0]
    ends = [telling.actor(each) for each in (event.source, event.target)]
    organizer, involved = ([_id(material, "actor", each)] if each else [] for each in ends)
    properties: Properties = {
        "name": [telling.wording.deed(event)],
        "keywords": [event.code],
        "organizer": organizer,
        "involved": involved,
        "date": [date(event.time)],
        "location": [each.place.name if each.place else None for _, each in told],
        "country": [alpha2(each.place.country) if each.place else None for _, each in told],
        "summary": [
            _summary(own, each.statement, [sentence_about(own.record.text, each.trigger)]) for own, each in told
        ],
        **_sources(material, [own for own, _ in told]),
    }
    return _entity(material, "Event", ("event", telling.record.id, event.id), properties)


def _summary(telling: Telling, statement: str | None, spans: Iterable[tuple[int, int]]) -> str:
    """Who says so, in which words: "the report itself (Harbor News, 2019-05-01): …"."""
    record = telling.record
    where = ", ".join(each for each in (record.outlet or record.id, record.published) if each)
    return f"{telling.teller(statement)} ({where}): {telling.wording.words(*spans)}"


def _sources(material: Material, tellings: Sequence[Telling]) -> Properties:
    return {
        "publisher": [each.record.outlet for each in tellings],
        "sourceUrl": [each.record.url for each in tellings],
        "proof": [_id(material, "report", each.record.id) for each in tellings],
    }


def date(value: str | None) -> str | None:
    """A date as FollowTheMoney has it: a day, a month or a year. It knows no weeks: of one the year is left."""
    return value.partition("T")[0].partition("-W")[0] if value else None


def alpha2(country: str | None) -> str | None:
    """The two letters of a country, in lower case, for its three."""
    return _letters().get(country or "")


@cache
def _letters() -> Mapping[str, str]:
    """`countries.csv`: ISO 3166-1, the three letters and the two."""
    text = (files("standoff.report.exports") / "countries.csv").read_text(encoding="utf-8")
    return {row["alpha3"]: row["alpha2"] for row in csv.DictReader(text.splitlines())}
