"""The actors of a report, from its words: phrases are found, judged, joined, and described."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standoff.extract.actors.bonds import Bond, bonds
from standoff.extract.actors.context import Context, home
from standoff.extract.actors.describe import describe
from standoff.extract.actors.ground import Ground, ground
from standoff.extract.actors.kinds import Judge
from standoff.extract.actors.known import recognized
from standoff.extract.actors.lexicon import Lexicon, load_lexicon
from standoff.extract.actors.links import Clusters, link
from standoff.extract.actors.names import known_names, stretches, titles
from standoff.extract.actors.phrase import Phrase, genders
from standoff.extract.actors.phrases import Finder
from standoff.extract.actors.places import dateline, rulers
from standoff.extract.actors.profiles import Profiles
from standoff.extract.actors.pronouns import Resolver, holders
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
    found = Judge(base, world, lexicon, found, tied).judged()
    found = recognized(found, world, document.article.published)
    found = tuple(replace(phrase, gender=phrase.gender or genders(world, phrase)) for phrase in found)
    lands = _lands(found, tied)
    about = home(base, found, lexicon.weights, line)
    found = _keyed(found, lexicon, tied, Context(base, found, lands, lexicon.weights, about))
    lands = _lands(found, tied)
    context = Context(base, found, lands, lexicon.weights, about)
    clusters = Clusters(found, lands)
    profiles = Profiles(clusters, tied, context)
    link(lexicon, clusters, tied)
    Resolver(base, lexicon, clusters, profiles, holders(found)).resolve()
    _by_owner(lexicon, clusters, tied, profiles)
    return describe(base, lexicon, clusters, profiles)


def _phrases(base: Ground, world: World, lexicon: Lexicon, line: range) -> tuple[Phrase, ...]:
    known = known_names(base, world)
    offices = titles(base, world, known)
    finder = Finder(base, world, lexicon, offices, stretches(base, world, lexicon, known, offices))
    return rulers(base, lexicon, finder.phrases(), line)


def _lands(phrases: Sequence[Phrase], tied: Sequence[Bond]) -> tuple[str | None, ...]:
    """The country of every phrase: its own, or that of what it is bound to, the nearest kind of bond first."""
    lands = [phrase.country for phrase in phrases]
    for relation in ("before", "of", "in"):
        for bond in tied:
            if bond.relation == relation and lands[bond.owned] is None and phrases[bond.owned].key is None:
                lands[bond.owned] = lands[bond.owner]
    return tuple(lands)


def _keyed(phrases: Sequence[Phrase], lexicon: Lexicon, tied: Sequence[Bond], context: Context) -> tuple[Phrase, ...]:
    """The phrases; a state told of by a common noun is that of its country ("Sudan's government") or of the context.

    Its rulers are told of by its name alone ("the Sudanese authorities"): "the authorities" may be those of a town.
    """
    owned = {bond.owned for bond in tied if phrases[bond.owner].form == "pronoun"}
    keyed = list(phrases)
    for i, phrase in enumerate(phrases):
        if _a_state(lexicon, phrase) and i not in owned:
            land = context.lands[i] or context.at(i)
            keyed[i] = replace(phrase, key=land, country=land)
        elif lexicon.isa(phrase.noun, "rulers") and context.lands[i]:
            keyed[i] = replace(phrase, key=context.lands[i], country=context.lands[i], kind="state", plural=False)
    return tuple(keyed)


def _a_state(lexicon: Lexicon, phrase: Phrase) -> bool:
    """Whether the phrase tells of one state by a common noun: "the country", not "its neighbour"."""
    return phrase.form == "nominal" and phrase.definite and not phrase.plural and lexicon.isa(phrase.noun, "state")


def _by_owner(lexicon: Lexicon, clusters: Clusters, tied: Sequence[Bond], profiles: Profiles) -> None:
    """Joins "his country" with the state of the one whom the pronoun stands for."""
    for bond in tied:
        phrase, owner = clusters.phrases[bond.owned], clusters.phrases[bond.owner]
        if _a_state(lexicon, phrase) and owner.form == "pronoun":
            land = profiles.country(clusters.of(bond.owner))
            state = next((k for k, other in enumerate(clusters.phrases) if land and other.key == land), None)
            if state is not None:
                clusters.join(state, bond.owned)
