"""Who is who in a kept crisis, looked up as it is asked: many questions are about few of its reports."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from standoff.crisis.kept import MENTIONS, copies_of, kind_of
from standoff.link.numbering import natural
from standoff.record import SharedActor
from standoff.report.book import Book
from standoff.report.cast import Cast
from standoff.store import Links

_Spans = tuple[tuple[int, int], ...]


class LookingBook(Book):
    """A book whose cast is looked up as it is asked. Its crisis needs neither actors nor copies."""

    @cached_property
    def cast(self) -> Cast:
        """Who is who."""
        links = self.session.links
        known = _Known(links, tuple(each.id for each in self.crisis.reports))
        copies = {report: tuple(group) for group in copies_of(links) for report in group}
        return Cast(_Actors(known), _Present(known), copies)


@dataclass(frozen=True)
class _Known:
    """What was looked up."""

    links: Links
    reports: Sequence[str]
    actors: dict[str, SharedActor] = field(default_factory=dict)
    rows: dict[str, Mapping[str, _Spans]] = field(default_factory=dict)
    named_in: dict[str, Mapping[str, None]] = field(default_factory=dict)

    def of(self, names: Sequence[str]) -> list[SharedActor]:
        """The actors of these names, those that there are."""
        if missing := [name for name in names if name not in self.actors]:
            self._remember(self.links.written_facts(kind_of("actors"), missing))
        return [self.actors[name] for name in names if name in self.actors]

    @cached_property
    def everybody(self) -> tuple[str, ...]:
        """The names of all actors, in their order."""
        self._remember(self.links.written_facts(kind_of("actors")))
        return tuple(sorted(self.actors, key=natural))

    def row(self, report: str) -> Mapping[str, _Spans]:
        """What is mentioned in a report, by actor."""
        if report not in self.rows:
            told = self.links.facts(kind_of(MENTIONS), [report]).get(report, {})
            self.rows[report] = {actor: tuple((a, b) for a, b in told[actor]) for actor in sorted(told, key=natural)}
        return self.rows[report]

    def reports_of(self, actor: str) -> Mapping[str, None]:
        """The reports that name an actor, in their order."""
        if actor not in self.named_in:
            found = self.links.telling_of(kind_of(MENTIONS), f"{json.dumps(actor)}:")
            self.named_in[actor] = {report: None for report in self.reports if report in found}
        return self.named_in[actor]

    def _remember(self, heads: Mapping[str, str]) -> None:
        for name, written in heads.items():
            if name not in self.actors:
                own = json.loads(written)
                self.actors[name] = SharedActor.model_construct(**own, mentions=_Mentions(self, name))


@dataclass(frozen=True)
class _Actors(Mapping[str, SharedActor]):
    known: _Known

    def __getitem__(self, actor: str) -> SharedActor:
        for found in self.known.of([actor]):
            return found
        raise KeyError(actor)

    def __iter__(self) -> Iterator[str]:
        return iter(self.known.everybody)

    def __len__(self) -> int:
        return len(self.known.everybody)


@dataclass(frozen=True)
class _Present(Mapping[str, tuple[SharedActor, ...]]):
    known: _Known

    def __getitem__(self, report: str) -> tuple[SharedActor, ...]:
        if not (row := self.known.row(report)):
            raise KeyError(report)
        return tuple(self.known.of(list(row)))

    def __iter__(self) -> Iterator[str]:
        return iter(self.known.reports)

    def __len__(self) -> int:
        return len(self.known.reports)


@dataclass(frozen=True)
class _Mentions(Mapping[str, _Spans]):
    known: _Known
    actor: str

    def __getitem__(self, report: str) -> _Spans:
        return self.known.row(report)[self.actor]

    def __contains__(self, report: object) -> bool:
        return report in self.known.reports_of(self.actor)

    def __iter__(self) -> Iterator[str]:
        return iter(self.known.reports_of(self.actor))

    def __len__(self) -> int:
        return len(self.known.reports_of(self.actor))
