"""A gold dossier beside the record that is scored against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmarks.dossiers.gold import Dossier, Gold, GoldActor, Snippet
from benchmarks.dossiers.grades import Item
from benchmarks.dossiers.places import Characters, Span, characters, locate
from benchmarks.errors import BenchmarkError
from standoff.record import Actor, Record


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two records of one text, and their actors by key and by id."""

    text: str
    gold: Gold
    record: Record
    gold_actors: Mapping[str, GoldActor]
    actors: Mapping[str, Actor]

    def place(self, kind: str) -> str:
        """What the ids of the cases of one kind open with."""
        return f"{self.gold.id}/{kind}"

    def locate(self, snippets: Iterable[Snippet]) -> tuple[Span, ...]:
        """Where the snippets stand. Raises BenchmarkError where one does not."""
        return tuple(locate(self.text, snippet) for snippet in snippets)

    def characters(self, spans: Iterable[Span]) -> Characters:
        """The characters of the spans that count."""
        return characters(self.text, spans)

    def words(self, spans: Iterable[Span]) -> str:
        """The words of the spans, on one line."""
        return " … ".join(" ".join(self.text[start:end].split()) for start, end in spans)

    def item(self, spans: Iterable[Span], *about: str) -> Item:
        """An item of the record, named by where it stands and what it is, since its id may change from run to run."""
        kept = tuple(spans)
        place = ",".join(f"{start}-{end}" for start, end in kept)
        return Item(" ".join([place, *about]), ": ".join([*about, self.words(kept)]))

    def gold_actor(self, key: str | None) -> GoldActor | None:
        """The gold's actor by its key; None for nobody."""
        return None if key is None else self.gold_actors[key]

    def actor(self, identity: str | None) -> Actor | None:
        """The record's actor by its id; None for nobody."""
        return None if identity is None else self.actors[identity]

    def name(self, identity: str | None) -> str:
        """The name of the record's actor, for showing."""
        actor = self.actor(identity)
        return actor.name if actor else "nobody"

    def gold_name(self, key: str | None) -> str:
        """The name of the gold's actor, for showing."""
        actor = self.gold_actor(key)
        return actor.name if actor else "nobody"


def compare(dossier: Dossier, record: Record) -> Comparison:
    """Both side by side. Raises BenchmarkError when the record is of another text, as its offsets then say nothing."""
    if record.text != dossier.text:
        raise BenchmarkError("the text of the record is not that of the report, so its offsets say nothing")
    gold_actors = {actor.key: actor for actor in dossier.gold.actors}
    return Comparison(dossier.text, dossier.gold, record, gold_actors, {actor.id: actor for actor in record.actors})
