"""Records made of gold dossiers: as the gold has it, or spoilt in every way that a figure looks at."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import Any, get_args

from benchmarks.dossiers import Dossier
from benchmarks.dossiers.gold import GoldQuantity, GoldStatement, GoldTie, Snippet
from benchmarks.dossiers.places import Span, locate, locate_all, overlap
from standoff.record import (
    Actor,
    Dispute,
    Event,
    Quantity,
    Record,
    Source,
    Statement,
    Tie,
    Time,
    labels,
)

ROOT = Path(__file__).parents[2]
OWN_GOLD = ROOT / "tests" / "gold"

Fields = dict[str, Any]


def gold_folder() -> Path:
    """The folder of gold dossiers and their scorer: STANDOFF_GOLD, or beside the repository."""
    return Path(os.environ.get("STANDOFF_GOLD", ROOT.parent / "shared" / "gold"))


def faithful(dossier: Dossier) -> Record:
    """The gold as a record: its keys are the ids."""
    gold, text = dossier.gold, dossier.text

    def spans(snippets: Iterable[Snippet]) -> tuple[Span, ...]:
        return tuple(sorted({locate(text, snippet) for snippet in snippets}))

    def statement(one: GoldStatement) -> Statement:
        named = locate(text, one.source_text) if one.source_text else None
        return Statement(
            id=one.key,
            source=Source(span=named, actor=one.source),
            content=apart(spans(one.content)),
            quoted=one.quoted,
            act=one.act,
            about=one.about,
            time=one.time,
            within=one.nested_in,
            confidence=1.0,
        )

    def quantity(one: GoldQuantity) -> Quantity:
        return Quantity(span=locate(text, one.text), value=one.value, low=one.low, high=one.high, unit=one.unit)

    def tie(one: GoldTie) -> Tie:
        return Tie(
            id=one.key,
            kind=one.kind,
            from_=one.from_,
            to=one.to,
            status=one.status,
            amounts=tuple(map(quantity, one.amounts)),
            evidence=apart(spans(one.evidence)),
            confidence=1.0,
        )

    return Record(
        id=gold.id,
        text=text,
        furniture=apart(sorted(span for line in gold.boilerplate for span in locate_all(text, line))),
        actors=tuple(
            Actor(
                id=one.key,
                name=one.name,
                kind=one.kind,
                country=one.country,
                sector=one.sector,
                mentions=spans(one.mentions),
            )
            for one in gold.actors
        ),
        statements=tuple(map(statement, gold.statements)),
        disputes=tuple(
            Dispute(id=f"D{n}", claim=one.claim, contest=one.contest, kind=one.kind, confidence=1.0)
            for n, one in enumerate(gold.disputes)
        ),
        events=tuple(
            Event(
                id=one.key,
                code=one.code,
                trigger=locate(text, one.trigger),
                source=one.source,
                target=one.target,
                factuality=one.factuality,
                confidence=1.0,
            )
            for one in gold.events
        ),
        ties=tuple(map(tie, gold.ties)),
        times=tuple(Time(span=locate(text, one.text), value=one.value) for one in gold.times),
        quantities=tuple(map(quantity, gold.quantities)),
    )


def apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans with those that overlap joined."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def spoil(record: Record, chance: Random, share: float = 0.2) -> Record:
    """The record with about this share of everything in it changed, dropped or doubled."""
    fields = record.model_dump()
    spoiler = _Spoiler(chance, share, record)
    statements = spoiler.some(fields["statements"], spoiler.statement)
    kept = {one["id"] for one in statements}
    for one in statements:
        one["within"] = one["within"] if one["within"] in kept and not one["id"].endswith("+") else None
    disputes = [one for one in fields["disputes"] if {one["claim"], one["contest"]} <= kept]
    return Record.model_validate(
        fields
        | {
            "furniture": spoiler.furniture(),
            "actors": tuple(map(spoiler.actor, fields["actors"])),
            "statements": statements,
            "disputes": spoiler.some(disputes, spoiler.dispute),
            "events": spoiler.some(fields["events"], spoiler.event),
            "ties": spoiler.some(fields["ties"], spoiler.tie),
            "times": spoiler.some(fields["times"], spoiler.time),
            "quantities": spoiler.some(fields["quantities"], spoiler.quantity),
        }
    )


def finer(time: str | None) -> str | None:
    """The time told more exactly: a month in the year, a day in the month, an hour of the day."""
    return time and time + {4: "-05", 7: "-12", 10: "T10:00"}.get(len(time), "")


class _Spoiler:
    """Changes fields of records by chance."""

    def __init__(self, chance: Random, share: float, record: Record) -> None:
        self.chance = chance
        self.share = share
        self.record = record
        self.length = len(record.text)
        self.actors = [actor.id for actor in record.actors]

    def happens(self) -> bool:
        return self.chance.random() < self.share

    def some(self, items: Iterable[Fields], change: Any) -> tuple[Fields, ...]:  # noqa: ANN401 - one of the methods below
        """The items changed, but some dropped and some there twice."""
        kept: list[Fields] = []
        for item in items:
            if self.happens():
                continue
            kept.append(change(item))
            if self.happens():
                double = change(item)
                kept.append(double | {"id": f"{double['id']}+"} if "id" in double else double)
        return tuple(kept)

    def one_of(self, value: Any, choices: object) -> Any:  # noqa: ANN401 - a field of any type
        """The value, or another of a set of labels or a sequence."""
        options = choices if isinstance(choices, (list, tuple)) else get_args(choices)
        return self.chance.choice(options) if self.happens() else value

    def span(self, span: Span) -> Span:
        """The span with its ends moved, never to less than two characters nor into furniture."""
        if not self.happens():
            return span
        reach = self.chance.choice((2, 40))
        start = max(0, span[0] + self.chance.randint(-reach, reach))
        end = min(self.length, span[1] + self.chance.randint(-reach, reach))
        clear = not any(overlap((start, end), other) for other in self.record.furniture)
        return (start, end) if end - start > 1 and clear else span

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        return apart([self.span(span) for span in spans])

    def furniture(self) -> tuple[Span, ...]:
        """Some of the furniture, and single letters amid words, which hold no item."""
        record = self.record
        spans = [span for span in record.furniture if not self.happens()]
        inside = {at for span in record.furniture for at in range(span[0] - 1, span[1] + 1)}
        amid = [at for at in range(1, self.length - 1) if record.text[at - 1 : at + 2].isalpha() and at not in inside]
        return tuple(sorted([*spans, *((at, at + 1) for at in self.chance.sample(amid, 20))]))

    def actor(self, fields: Fields) -> Fields:
        return fields | {
            "name": self.one_of(fields["name"], ["Ada Orr", fields["name"].split()[0], f"the {fields['name']}", "?"]),
            "kind": self.one_of(fields["kind"], labels.ActorKind),
            "country": self.one_of(fields["country"], ["RUS", "USA", None]),
            "sector": self.one_of(fields["sector"], labels.Sector),
            "mentions": tuple(sorted({self.span(span) for span in fields["mentions"]})),
        }

    def statement(self, fields: Fields) -> Fields:
        span = fields["source"]["span"]
        return fields | {
            "source": {
                "span": self.one_of(
                    self.span(span) if span else None, [None, self.chance.choice(self.record.actors).mentions[0]]
                ),
                "actor": self.one_of(fields["source"]["actor"], [None, *self.actors]),
            },
            "content": self.spans(fields["content"]),
            "quoted": self.one_of(fields["quoted"], labels.Quoted),
            "act": self.one_of(fields["act"], labels.Act),
            "about": self.one_of(fields["about"], [(), (self.chance.choice(self.actors),)]),
            "time": self.one_of(fields["time"], [None, "2019-05-01", finer(fields["time"])]),
            "within": self.one_of(fields["within"], [None]),
        }

    def dispute(self, fields: Fields) -> Fields:
        turned = {"claim": fields["contest"], "contest": fields["claim"]} if self.happens() else {}
        return fields | turned | {"kind": self.one_of(fields["kind"], labels.DisputeKind)}

    def event(self, fields: Fields) -> Fields:
        return fields | {
            "code": self.one_of(fields["code"], labels.EventCode),
            "trigger": self.span(fields["trigger"]),
            "source": self.one_of(fields["source"], [None, *self.actors]),
            "target": self.one_of(fields["target"], [None, *self.actors]),
            "factuality": self.one_of(fields["factuality"], labels.Factuality),
        }

    def tie(self, fields: Fields) -> Fields:
        turned = {"from": fields["to"], "to": fields["from"]} if self.happens() else {}
        return (
            fields
            | turned
            | {
                "kind": self.one_of(fields["kind"], labels.TieKind),
                "status": self.one_of(fields["status"], labels.TieStatus),
                "amounts": self.some(fields["amounts"], self.quantity),
                "evidence": self.spans(fields["evidence"]),
            }
        )

    def time(self, fields: Fields) -> Fields:
        value = self.one_of(fields["value"], ["2019", "PRESENT_REF", "P1Y"])
        return fields | {"span": self.span(fields["span"]), "value": value}

    def quantity(self, fields: Fields) -> Fields:
        value = fields["value"]
        return fields | {
            "span": self.span(fields["span"]),
            "value": self.one_of(value, [None, 7.0, (value or 1.0) * (1 + 1e-8)]),
            "low": self.one_of(fields["low"], [None]),
            "high": self.one_of(fields["high"], [None]),
            "unit": self.one_of(fields["unit"], [None, "USD", "Meters", "people"]),
        }
