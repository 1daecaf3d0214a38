"""The items of one report as rows: who speaks, in which words, and where else the same words stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypedDict

from standoff.record import Record, Statement
from standoff.record.labels import Stance
from standoff.record.show_words import Wording, visible
from standoff.report.asked import plain_day
from standoff.report.cast import Cast
from standoff.report.rows import EventVersionRow, Spans, TieVersionRow, VoiceRow


class Where(TypedDict):
    """The fields of a Place."""

    report: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """A record read against the cast of its crisis."""

    record: Record
    cast: Cast
    wording: Wording
    who: Mapping[str, str]
    """For each actor of the record its id in the crisis."""
    fellows: Mapping[str, str]
    """The texts of the reports that carry the same text, with one blank between words."""
    where: Where
    """The report, as rows name it."""
    named: tuple[tuple[int, int, str], ...]
    """Every mention, in the order of the text: its span, and the id in the crisis of whom it means."""

    @classmethod
    def of(cls, record: Record, cast: Cast, texts: Mapping[str, str]) -> Telling:
        """The telling of a record; `texts` are those of its copies."""
        fellows = {each: " ".join(texts[each].split()) for each in cast.fellows(record.id)}
        who = cast.shared(record)
        named = ((*span, who[each.id]) for each in record.actors if each.id in who for span in each.mentions)
        return cls(record, cast, Wording.of(record), who, fellows, _where(record), tuple(sorted(named)))

    def actor(self, local: str | None) -> str | None:
        """The id in the crisis of an actor of the record."""
        return self.who.get(local or "")

    def name(self, local: str | None) -> str | None:
        """The name of an actor of the record, as the crisis has it."""
        shared = self.actor(local)
        return self.cast.name(shared) if shared else self.wording.name(local) if local else None

    def speaker(self, statement: Statement) -> str:
        """Whoever makes a statement, by name where there is one."""
        return self.name(statement.source.actor) or self.wording.speaker(statement)

    def teller(self, statement: str | None) -> str:
        """Who says so: the speaker of the statement, or the report itself."""
        return self.speaker(self.wording.said[statement]) if statement else self.wording.teller(None)

    def day(self, statement: Statement) -> str | None:
        """When it was said, else when it was published."""
        return plain_day(statement.time) if statement.time else self.record.published

    def also(self, spans: Spans) -> tuple[str, ...]:
        """The copies in which these words stand as well: one that was cut may lack them."""
        if not self.fellows:
            return ()
        words = [" ".join(self.record.text[start:end].split()) for start, end in spans]
        return tuple(each for each, text in self.fellows.items() if all(word in text for word in words))

    def voice(
        self, statement: str, spans: Spans | None = None, stance: Stance | None = None, confidence: float | None = None
    ) -> VoiceRow:
        """A statement, or those of its words that lie in the spans."""
        said = self.wording.said[statement]
        local = next((each for each in self.record.actors if each.id == said.source.actor), None)
        shared = self.actor(said.source.actor)
        return VoiceRow(
            **self.where,
            statement=statement,
            who=self.speaker(said),
            actor=shared,
            country=self.cast.country(shared) or (local.country if local else None),
            role=visible(local.role) if local and local.role else None,
            part=self.cast.part(shared),
            act=said.act,
            stance=stance,
            day=self.day(said),
            words=self.wording.words(*(spans or said.content)),
            spans=spans or said.content,
            quoted=said.quoted,
            confidence=said.confidence if confidence is None else confidence,
            also=self.also(spans or said.content),
        )

    def tie(self, name: str) -> TieVersionRow:
        """A tie as the report tells of it."""
        tie = next(each for each in self.record.ties if each.id == name)
        return TieVersionRow(
            **self.where,
            tie=name,
            figures=tuple(dict.fromkeys(map(self.wording.amount, tie.amounts))),
            status=tie.status,
            since=tie.since,
            until=tie.until,
            teller=self.teller(tie.statement),
            statement=tie.statement,
            words=self.wording.words(*tie.evidence),
            spans=tie.evidence,
            confidence=tie.confidence,
            also=self.also(tie.evidence),
        )

    def event(self, name: str) -> EventVersionRow:
        """An event as the report tells of it."""
        event = next(each for each in self.record.events if each.id == name)
        return EventVersionRow(
            **self.where,
            event=name,
            teller=self.teller(event.statement),
            statement=event.statement,
            words=self.wording.around(event.trigger),
            span=event.trigger,
            confidence=event.confidence,
            also=self.also(_line(self.record.text, event.trigger)),
        )

    def aims(self, statement: Statement) -> Iterator[str]:
        """The actors of the crisis whom a statement is aimed at, or names; never the speaker."""
        about = (self.actor(each) for each in statement.about)
        inside = (actor for span in statement.content for actor in self._named_in(*span))
        found = dict.fromkeys((*about, *inside))
        return (each for each in found if each and each != self.actor(statement.source.actor))

    def _named_in(self, start: int, end: int) -> Iterator[str]:
        for at in range(bisect_left(self.named, (start,)), len(self.named)):
            first, last, actor = self.named[at]
            if first >= end:
                return
            if last <= end:
                yield actor


def _where(record: Record) -> Where:
    return Where(
        report=record.id,
        outlet=record.outlet and visible(record.outlet),
        published=record.published,
        title=record.title and visible(record.title),
        url=record.url and visible(record.url),
    )


def reports_of(rows: Iterable[VoiceRow | TieVersionRow | EventVersionRow]) -> set[str]:
    """All reports that carry one of the rows, copies with them."""
    return {report for row in rows for report in (row.report, *row.also)}


def _line(text: str, span: tuple[int, int]) -> Spans:
    """The line in which the span stands: a verb alone may stand in any text."""
    end = text.find("\n", span[1])
    return ((text.rfind("\n", 0, span[0]) + 1, len(text) if end < 0 else end),)
