"""The actors of a report, from its words: phrases are found, judged, joined, and described."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from standoff.extract.actors.bonds import Bond, bonds
from standoff.extract.actors.describe import describe
from standoff.extract.actors.ground import Ground, ground
from standoff.extract.actors.kinds import with_kinds
from standoff.extract.actors.lexicon import Lexicon, load_lexicon
from standoff.extract.actors.links import Clusters, link
from standoff.extract.actors.names import stretches, titles
from standoff.extract.actors.phrases import Finder, Phrase, genders
from standoff.extract.actors.places import dateline, rulers
from standoff.extract.actors.pronouns import resolve
from standoff.extract.types import Cast
from standoff.knowledge import World
from standoff.language import Document


def cast(document: Document, world: World, lexicon: Lexicon | None = None) -> Cast:
    """Who appears in the report, and where. `lexicon` spares reading the tables again for each of many reports."""
    lexicon = lexicon or load_lexicon()
    base = ground(document)
    line = dateline(base)
    found = _phrases(base, world, lexicon, line)
    tied = bonds(base, found)
    found = with_kinds(base, world, lexicon, found, tied)
    found = tuple(replace(phrase, gender=phrase.gender or genders(world, phrase)) for phrase in found)
    lands = _lands(found, tied)
    found = tuple(_keyed(phrase, land) for phrase, land in zip(found, lands, strict=True))
    clusters = Clusters(found, lands)
    link(lexicon, clusters, tied)
    resolve(base, lexicon, clusters)
    return describe(base, clusters, tied, _home(found, line))


def _phrases(base: Ground, world: World, lexicon: Lexicon, line: range) -> tuple[Phrase, ...]:
    known = titles(base, world)
    finder = Finder(base, world, lexicon, known, stretches(base, world, lexicon, known))
    return rulers(base, lexicon, finder.phrases(), line)


def _lands(phrases: Sequence[Phrase], tied: Sequence[Bond]) -> tuple[str | None, ...]:
    """The country of every phrase: its own, or that of what it is bound to, the nearest kind of bond first."""
    lands = [phrase.country for phrase in phrases]
    for relation in ("before", "of", "in"):
        for bond in tied:
            if bond.relation == relation and lands[bond.owned] is None and phrases[bond.owned].key is None:
                lands[bond.owned] = lands[bond.owner]
    return tuple(lands)


def _keyed(phrase: Phrase, land: str | None) -> Phrase:
    """A state told of by a common noun and its country ("Sudan's government") is that state."""
    if phrase.form == "nominal" and phrase.kind == "state" and land and not phrase.plural:
        return replace(phrase, key=land)
    return phrase


def _home(phrases: Sequence[Phrase], line: range) -> str | None:
    """The country that the report is about: that of its dateline, else the one named most, the first of equals."""
    told = [phrase.country for phrase in phrases if phrase.start in line and phrase.country]
    counts = Counter(phrase.country for phrase in phrases if phrase.kind == "state" and phrase.country)
    return told[0] if told else next((country for country, _ in counts.most_common(1)), None)
