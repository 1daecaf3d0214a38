"""Records as brat opens them: a folder of texts, annotations, and the configuration that says what there can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

from standoff.record import Actor, Event, Record, Statement, Tie
from standoff.record.labels import Act, ActorKind, DisputeKind, EventCode, Factuality, Quoted, TieKind
from standoff.record.show_words import moment, percent
from standoff.report.exports.brat_lines import Lines, Span
from standoff.report.exports.files import File, file_names
from standoff.report.exports.material import Material
from standoff.report.telling import Telling

_KINDS: Mapping[str, str] = {kind: kind.capitalize() for kind in get_args(ActorKind)}
_ACTS: Mapping[str, str] = {act: f"Says_{act}" for act in get_args(Act)}


def brat_files(material: Material) -> Iterator[File]:
    """A text and its annotations for each report, and the two configuration files."""
    yield "annotation.conf", annotation_conf().encode()
    yield "visual.conf", visual_conf().encode()
    for name, telling in zip(file_names(list(material.tellings)), material.tellings.values(), strict=True):
        yield f"{name}.txt", telling.record.text.encode()
        yield f"{name}.ann", "".join(f"{line}\n" for line in annotated(telling)).encode()


def annotation_conf() -> str:
    """The types, roles and labels that the annotations use."""
    actors, says = "|".join(_KINDS.values()), "|".join(_ACTS.values())
    stating = f"Source?:Source, Content*:Content, Medium?:Medium, About*:{actors}, Within?:{says}"
    doing = f"Source?:{actors}, Target?:{actors}, Place?:Place, Told_by?:{says}"
    relations = [f"{kind}\tArg1:{actors}, Arg2:{actors}" for kind in get_args(TieKind)]
    relations += [f"{kind}\tArg1:{says}, Arg2:{says}" for kind in get_args(DisputeKind)]
    return "\n".join(
        (
            *("[entities]", *_KINDS.values(), "Source", "Content", "Medium", "Place", "Time", "Quantity", "Furniture"),
            *("[relations]", *relations, "Coreference\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive"),
            "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
            *("[events]", *(f"{act}\t{stating}" for act in _ACTS.values())),
            *(f"{code}\t{doing}" for code in get_args(EventCode)),
            "[attributes]",
            f"Quoted\tArg:{says}, Value:{'|'.join(get_args(Quoted))}",
            f"Factuality\tArg:{'|'.join(get_args(EventCode))}, Value:{'|'.join(get_args(Factuality))}",
            "",
        )
    )


def visual_conf() -> str:
    """What brat shows for the types, and in which colours."""
    return "\n".join(
        (
            *("[labels]", *(f"{name} | {act}" for act, name in _ACTS.items())),
            *("[drawing]", "SPAN_DEFAULT\tfgColor:black, bgColor:#e8e8e8, borderColor:darken"),
            *(f"{name}\tbgColor:#c7dcf5" for name in _KINDS.values()),
            *(f"{name}\tbgColor:#f5dfb8" for name in _ACTS.values()),
            *(f"{code}\tbgColor:#d5ecc8" for code in get_args(EventCode)),
            *("Content\tbgColor:#fbf3dc", "Furniture\tbgColor:#f6f6f6, fgColor:#888888", ""),
        )
    )


def annotated(telling: Telling) -> list[str]:
    """The annotations of a report, a line each."""
    page = _Page(telling.record, telling, Lines(telling.record.text))
    page.write()
    return page.lines.written


@dataclass(slots=True)
class _Page:
    record: Record
    telling: Telling
    lines: Lines
    mentions: dict[str, list[tuple[Span, str]]] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)

    def write(self) -> None:
        self._words()
        for actor in self.record.actors:
            self._actor(actor)
        for statement in _outermost_first(self.record):
            self._statement(statement)
        for event in self.record.events:
            self._event(event)
        for tie in self.record.ties:
            self._tie(tie)
        for dispute in self.record.disputes:
            ends = self.said.get(dispute.contest), self.said.get(dispute.claim)
            self.lines.note(self.lines.relation(dispute.kind, *ends), [percent(dispute.confidence)])

    def _words(self) -> None:
        for span in self.record.furniture:
            self.lines.bound("Furniture", [span])
        for time in self.record.times:
            self.lines.note(self.lines.bound("Time", [time.span]), [moment(time)])
        for quantity in self.record.quantities:
            words = self.telling.wording.amount(quantity)
            self.lines.note(self.lines.bound("Quantity", [quantity.span]), [words])

    def _actor(self, actor: Actor) -> None:
        bound = [(span, self.lines.mention(_KINDS[actor.kind], span)) for span in actor.mentions]
        self.mentions[actor.id] = [(span, name) for span, name in bound if name]
        names = [name for _, name in self.mentions[actor.id]]
        self.lines.same("Coreference", names)
        if names:
            self.lines.note(names[0], [self.telling.name(actor.id), actor.role, actor.country, actor.sector])

    def _nearest(self, actor: str | None, span: Span) -> str | None:
        """The mention of an actor that lies nearest to the span."""
        found = self.mentions.get(actor or "", [])
        return min(found, key=lambda each: _distance(each[0], span))[1] if found else None

    def _statement(self, said: Statement) -> None:
        label, at = _ACTS[said.act], said.cue or said.content[0]
        trigger = self.lines.bound(label, [at])
        if trigger is None:
            return
        source, medium = said.source.span, said.medium
        arguments = [
            ("Source", self.lines.bound("Source", [source]) if source else None),
            ("Content", self.lines.bound("Content", said.content)),
            ("Medium", self.lines.bound("Medium", [medium]) if medium else None),
            *(("About", self._nearest(actor, at)) for actor in dict.fromkeys(said.about)),
            ("Within", self.said.get(said.within or "")),
        ]
        name = self.said[said.id] = self.lines.event(label, trigger, arguments)
        self.lines.attribute("Quoted", name, said.quoted)
        self.lines.note(name, [said.id, self.telling.speaker(said), said.time, percent(said.confidence)])

    def _event(self, event: Event) -> None:
        trigger = self.lines.bound(event.code, [event.trigger])
        if trigger is None:
            return
        arguments = [
            ("Source", self._nearest(event.source, event.trigger)),
            ("Target", self._nearest(event.target, event.trigger)),
            ("Place", self.lines.bound("Place", [event.place.span]) if event.place else None),
            ("Told_by", self.said.get(event.statement or "")),
        ]
        name = self.lines.event(event.code, trigger, arguments)
        self.lines.attribute("Factuality", name, event.factuality)
        self.lines.note(name, [event.id, event.time, percent(event.confidence)])

    def _tie(self, tie: Tie) -> None:
        ends = (self._nearest(each, tie.evidence[0]) for each in (tie.from_, tie.to))
        terms = self.telling.wording.terms(tie)
        teller = self.telling.teller(tie.statement)
        self.lines.note(self.lines.relation(tie.kind, *ends), [tie.id, terms, teller, percent(tie.confidence)])


def _outermost_first(record: Record) -> Iterator[Statement]:
    """The statements, each behind the one that reports it."""
    by_id = {each.id: each for each in record.statements}
    done: set[str] = set()
    for statement in record.statements:
        chain = [statement]
        while (outer := chain[-1].within) is not None:
            chain.append(by_id[outer])
        for each in reversed(chain):
            if each.id not in done:
                done.add(each.id)
                yield each


def _distance(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)
