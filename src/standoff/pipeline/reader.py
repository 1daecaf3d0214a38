"""Articles in, records out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from standoff.extract.actors import Lexicon, cast, load_lexicon
from standoff.extract.disputes import Facts, Weights, disputes, load_weights
from standoff.extract.events import Surroundings, Who, events
from standoff.extract.quantities import quantities
from standoff.extract.sayers import sayers
from standoff.extract.statements import (
    ActWeights,
    AimWeights,
    Scene,
    Stage,
    Trust,
    load_act_weights,
    load_aim_weights,
    load_trust,
    statements,
    with_about,
)
from standoff.extract.ties import Setting, TieLexicon, TieWeights, load_tie_lexicon, load_tie_weights, ties
from standoff.extract.times import times, times_near
from standoff.extract.tree import Tree
from standoff.knowledge import Speech, World, load_speech, load_world
from standoff.knowledge.events import Triggers, load_triggers
from standoff.language import Document, LanguageModel
from standoff.language import load as load_language
from standoff.language.bundle import packaged
from standoff.language.meaning import MeaningModel
from standoff.pipeline.judging import Judging
from standoff.record import Article, Record, Time


@dataclass(frozen=True, slots=True)
class Tables:
    """What is known of the world and of words, read once."""

    world: World
    speech: Speech
    lexicon: Lexicon
    acts: ActWeights
    trust: Trust
    aims: AimWeights
    disputes: Weights
    triggers: Triggers
    tie_words: TieLexicon
    ties: TieWeights


@dataclass(frozen=True, slots=True)
class Reader:
    """A loaded pipeline. A record depends on its article alone, not on what is read with it."""

    language: LanguageModel
    meaning: MeaningModel
    tables: Tables

    def read(self, articles: Sequence[Article]) -> list[Record]:
        """The record of each article, in the order given."""
        return [record_of(document, self.meaning, self.tables) for document in self.language.read(articles)]


def load(bundle: Path | None = None, threads: int = 1) -> Reader:
    """The pipeline over a bundle, by default the one inside the package; `threads` read side by side.

    Raises BundleError where the bundle is missing, damaged or of another version.
    """
    folder = packaged() if bundle is None else bundle
    language = load_language(folder, threads)
    return Reader(language, MeaningModel(folder, threads), load_tables())


def load_tables() -> Tables:
    """All tables, read from the package."""
    acts, aims = load_act_weights(), load_aim_weights()
    return Tables(
        world=load_world(),
        speech=load_speech(),
        lexicon=load_lexicon(),
        acts=acts,
        trust=load_trust(),
        aims=aims,
        disputes=load_weights(),
        triggers=load_triggers(),
        tie_words=load_tie_lexicon(),
        ties=load_tie_weights(),
    )


def record_of(document: Document, meaning: MeaningModel, tables: Tables) -> Record:
    """What all extractors find in one document."""
    placed = times(document)
    scene = scene_of(document, placed, tables)
    tree, who, judging = scene.tree, scene.cast, Judging(meaning, document)
    said = statements(scene, judging.acts)
    counted = quantities(document, placed, tables.world)
    facts = Facts(tree, who, tables.speech, tables.disputes.words, said, counted)
    contested = disputes(facts, judging.compare, tables.disputes)
    binding = Setting(tree, who, tables.world, tables.tie_words, said, placed, counted, scene.date)
    newcomers, tied = ties(binding, judging.ties, tables.ties)
    aimed = with_about(Stage(tree, who, tables.speech, said, contested), tables.aims)
    around = Surroundings(Who(tree, who, tables.world), tables.triggers, aimed, scene.date)
    return Record(
        **dict(document.article),
        actors=(*who.actors, *newcomers),
        statements=aimed,
        disputes=contested,
        events=events(around, judging.events),
        ties=tied,
        times=placed,
        quantities=counted,
    )


def scene_of(document: Document, placed: Sequence[Time], tables: Tables) -> Scene:
    """What is known of a document before its statements; `placed` are its times."""
    tree = Tree(document)
    who = cast(document, tables.world, tables.lexicon)
    can_say = sayers(tree, who, tables.world)
    return Scene(tree, who, tables.speech, can_say, times_near(tree, placed), tables.acts, tables.trust, placed)
