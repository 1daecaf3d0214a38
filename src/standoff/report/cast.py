"""Who is who in a crisis: its actors by report and by name, and which reports carry one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from standoff.errors import QuestionError, shown
from standoff.record import Crisis, Record, SharedActor
from standoff.record.show_words import visible
from standoff.report.rows import Part
from standoff.store.words import plain

_PARTS: Mapping[str, Part] = {
    **dict.fromkeys(("GOV", "MIL", "LEG", "JUD", "SPY", "IGO"), "official"),
    "EDU": "analyst",
    "MED": "media",
}
_OF_ANOTHER = re.compile(r".*\w['’](?:s\b|(?=\s))")
"""Of "Nicolás Maduro's friends" all that names somebody else."""
_HINTS, _NEAR = 3, 0.6
"""How many names a message offers, and how like they must be."""
_LISTED = 9
"""Of those that words may mean, how many a message lists."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors and the copies of a crisis, made ready for looking up."""

    actors: Mapping[str, SharedActor]
    present: Mapping[str, tuple[SharedActor, ...]]
    """The actors of each report."""
    copies: Mapping[str, tuple[str, ...]]
    """For a report that has copies, all that carry its text, the original first."""

    @classmethod
    def of(cls, crisis: Crisis) -> Cast:
        """The cast of a crisis."""
        present: dict[str, list[SharedActor]] = {}
        for actor in crisis.actors:
            for report in actor.mentions:
                present.setdefault(report, []).append(actor)
        return cls(
            {actor.id: actor for actor in crisis.actors},
            {report: tuple(found) for report, found in present.items()},
            {report: group for group in crisis.copies for report in group},
        )

    def shared(self, record: Record) -> Mapping[str, str]:
        """For each actor of a record, by its id there, its id in the crisis."""
        spans = {span: actor.id for actor in self.present.get(record.id, ()) for span in actor.mentions[record.id]}
        found = {
            actor.id: next((spans[span] for span in actor.mentions if span in spans), None) for actor in record.actors
        }
        return {actor: shared for actor, shared in found.items() if shared}

    def original(self, report: str) -> str:
        """The report whose text it carries: itself, unless it is a copy."""
        return self.copies.get(report, (report,))[0]

    def fellows(self, report: str) -> tuple[str, ...]:
        """The other reports that carry its text."""
        return tuple(each for each in self.copies.get(report, ()) if each != report)

    def count(self, reports: Iterable[str]) -> tuple[int, int]:
        """How many reports these are, and how many independent texts."""
        found = set(reports)
        return len(found), len({self.original(report) for report in found})

    def name(self, actor: str) -> str:
        """The name of an actor of the crisis."""
        return visible(self.actors[actor].name)

    def country(self, actor: str | None) -> str | None:
        """The country of an actor of the crisis, as far as it is known."""
        return self.actors[actor].country if actor else None

    def part(self, actor: str | None) -> Part:
        """From where an actor speaks. A name without a capital is none: "residents", "a senior official"."""
        found = self.actors.get(actor or "")
        if found is None or found.name == found.name.lower() != found.name.upper():
            return "unnamed"
        return "official" if found.kind == "state" else _PARTS.get(found.sector or "", "other")

    def named(self, asked: str) -> frozenset[str]:
        """The actors that the words name: an id, a country's three letters, or words that all stand in the name.

        "Maduro" does not name "Maduro's forces", unless nobody else is called so.
        Raises QuestionError where there is none, with the names that come near.
        """
        words = plain(asked).split()
        exact = {each.id for each in self.actors.values() if asked == each.id or plain(each.name).split() == words}
        states = {each.id for each in self.actors.values() if each.kind == "state" and each.country == asked}
        found = exact | states or self._called(words, _OF_ANOTHER) or self._called(words)
        if not found:
            raise QuestionError(f"Nobody here is called {shown(asked)}. {self._hint(asked)}")
        return frozenset(found)

    def _called(self, words: Sequence[str], passed_over: re.Pattern[str] | None = None) -> set[str]:
        """The actors in whose names all the words stand, outside of what is passed over."""
        names = {each.id: passed_over.sub("", each.name) if passed_over else each.name for each in self.actors.values()}
        return {actor for actor, name in names.items() if words and set(words) <= set(plain(name).split())}

    def one(self, asked: str) -> str:
        """The one actor that the words name; of several the one who is named in most reports is not guessed at.

        Raises QuestionError for none, and for several, with those that may be meant.
        """
        found = sorted(self.named(asked))
        if len(found) > 1:
            names = "; ".join(map(self.told, found[:_LISTED]))
            raise QuestionError(f"{shown(asked)} may be one of {len(found)}: {names}. Name one by its id.")
        return found[0]

    def told(self, actor: str) -> str:
        """An actor by name, with its id and its reports: by these two of one name can be told apart."""
        reports = list(self.actors[actor].mentions)
        more = f" and {len(reports) - _HINTS} more" if len(reports) > _HINTS else ""
        return f"{self.name(actor)} ({actor}, in {', '.join(map(visible, reports[:_HINTS]))}{more})"

    def _hint(self, asked: str) -> str:
        """The names that come near, as a whole or in one word."""
        if not self.actors:
            return "Nobody is known yet: its reports are not linked, or there are none. `standoff add` goes on."
        names = [(plain(each.name), visible(each.name)) for each in self.actors.values()]
        known = {word: name for key, name in names for word in key.split()} | dict(names)
        near = dict.fromkeys(known[each] for each in get_close_matches(plain(asked), known, _HINTS, _NEAR))
        return f"Did you mean {' or '.join(near)}?" if near else "`standoff who` lists everybody."
