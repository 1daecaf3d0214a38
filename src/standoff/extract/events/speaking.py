"""Statements as events: to accuse, reject, threaten, ask and back are deeds too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from standoff.extract.events.aiming import aimed, other_side
from standoff.extract.events.candidates import SAID, SURE, Candidate, Pair, candidates
from standoff.extract.events.roles import agents
from standoff.extract.events.surroundings import Surroundings
from standoff.extract.events.who import Party
from standoff.extract.tree import Tree
from standoff.record import Statement
from standoff.record.labels import Act, EventCode

CODES: Mapping[Act, EventCode] = {
    "accuse": "ACCUSE",
    "reject": "REJECT",
    "warn": "THREATEN",
    "demand": "REQUEST",
    "endorse": "SUPPORT",
    "pledge": "AGREE",
}
"""The root of an act; denials and mere assertions are no events. Pledges are only where a word says so: not "will"."""

_SPEECH = frozenset(CODES.values())
_OFFERED: tuple[EventCode, ...] = ("ACCUSE", "REJECT", "THREATEN", "REQUEST", "SUPPORT")
_FRIENDLY: frozenset[EventCode] = frozenset({"SUPPORT", "AGREE"})
_HOSTILE: frozenset[EventCode] = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID"})
"""What one is accused of when another says that one did it, arming the other's foes included."""
_STATING = frozenset({"assert", "assess"})
_LEAN = 4.0
"""How much likelier the root of the statement's act is than the other four, before the event's meaning is asked."""


def proposed(scene: Surroundings) -> list[Candidate]:
    """The candidates of the tree, those that are cues with what their statements say of them, and the other cues."""
    told = tuple(candidates(scene.who, scene.triggers))
    found = [each for one in told if (each := _as_spoken(scene, one, told)) is not None]
    whole = [one for each in found if (one := _whole(scene, each)).pairs]
    return sorted([*whole, *_other_cues(scene, whole, found)], key=lambda each: each.trigger)


def _told_as_fact(scene: Surroundings, statement: Statement) -> bool:
    """Whether what is said has happened: who warns of that threatens nobody."""
    tree = scene.tree
    head = tree.head(tree.covered(statement.content))
    verbs = [head, *tree.children(head, "aux", "cop")]
    finite = any(tree.words[each].xpos in {"VBD", "VBZ", "VBP"} for each in verbs)
    return finite and not any(tree.words[each].xpos == "MD" for each in verbs)


def _whole(scene: Surroundings, each: Candidate) -> Candidate:
    """A candidate without the pairs that lack a target which they must have; what is a statement may lack it."""
    spoken = bool(set(each.codes) & _SPEECH) and each.trigger[0] in scene.spoken
    pairs = tuple(pair for pair in each.pairs if pair[1] is not None or each.alone or spoken)
    return replace(each, pairs=pairs)


def _as_spoken(scene: Surroundings, each: Candidate, told: Sequence[Candidate]) -> Candidate | None:
    """A candidate of words of speech, with whom they are aimed at; None where they make a denial."""
    if not set(each.codes) & _SPEECH:
        return each
    statement = scene.spoken.get(each.trigger[0])
    if statement is not None and (
        statement.act == "deny" or (each.codes[0] == "THREATEN" and _told_as_fact(scene, statement))
    ):
        return None
    if set(each.codes) <= _FRIENDLY and scene.tree.negated(each.clause):
        each = replace(each, codes=("REJECT",), turned=True)
    sources = tuple(dict.fromkeys(source for source, _ in each.pairs))
    if statement is not None and len(sources) < 2 and (speaker := _speaker(scene, statement)):
        sources = (speaker,)
    targets = tuple(dict.fromkeys(target for _, target in each.pairs if target is not None))
    return replace(each, pairs=_pairs(scene, each.trigger[0], sources, targets, statement, told))


def _other_cues(scene: Surroundings, whole: Sequence[Candidate], found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The cues that are no candidates yet ("said"), where the statement does something by its act.

    Media that say so only report, and are left out.
    `found` are the candidates that tell what others do, `whole` those of them that stand as they are.
    """
    taken = {word for each in whole for word in each.trigger}
    for statement in scene.statements:
        cue = tuple(scene.tree.covered([statement.cue])) if statement.cue else ()
        if not cue or taken & set(cue) or not _verbal(scene.tree, cue):
            continue
        source = _speaker(scene, statement)
        if source is not None and scene.who.actors[source.actor].sector != "MED":
            yield from _done_by_saying(scene, statement, cue, source, found)


def _done_by_saying(
    scene: Surroundings, statement: Statement, cue: tuple[int, ...], source: Party, found: Sequence[Candidate]
) -> Iterator[Candidate]:
    """The candidate of a cue: since it tells of force that another used, or by the statement's act.

    Where act and content agree that somebody is accused, the model need not be sure as well.
    """
    head = scene.tree.head(cue)
    code = CODES.get(statement.act)
    accused = [each for each in _wrongdoers(scene, statement, found) if other_side(scene, source, each)]
    if accused and (code == "ACCUSE" or statement.act in _STATING):
        pairs: tuple[Pair, ...] = tuple((source, each) for each in accused)
        yield Candidate(cue, head, ("ACCUSE",), pairs, SURE if code == "ACCUSE" else SAID)
    elif code in _OFFERED and (code != "THREATEN" or _of_own(scene, statement, source)):
        codes = (code, *(other for other in _OFFERED if other != code))
        yield Candidate(cue, head, codes, _pairs(scene, head, (source,), (), statement, found), SAID, _LEAN)


def _of_own(scene: Surroundings, statement: Statement, source: Party) -> bool:
    """Whether those whom a statement says will act are on its speaker's side: else it is no threat of theirs."""
    tree, actors = scene.tree, scene.who.actors
    acting = scene.who.parties(agents(tree, tree.head(tree.covered(statement.content))))
    own = actors[source.actor]
    return any(each.actor == own.id or (own.country and actors[each.actor].country == own.country) for each in acting)


def _verbal(tree: Tree, cue: Sequence[int]) -> bool:
    """Whether a cue is a verb or noun, which "according to" is not, however it is tagged."""
    word = tree.words[tree.head(cue)]
    return word.upos in {"VERB", "NOUN"} and word.text.lower() != "according"


def _wrongdoers(scene: Surroundings, statement: Statement, found: Sequence[Candidate]) -> tuple[Party, ...]:
    """Who, by what a statement puts forward, uses force."""
    head = scene.tree.head(scene.tree.covered(statement.content))
    hostile = (each for each in found if each.trigger[0] == head and set(each.codes) & _HOSTILE)
    return tuple(dict.fromkeys(source for each in hostile for source, _ in each.pairs))


def _speaker(scene: Surroundings, statement: Statement) -> Party | None:
    span, actor = statement.source.span, statement.source.actor
    words = scene.tree.covered([span]) if span else []
    return Party(actor, scene.tree.head(words)) if actor and words else None


def _pairs(
    scene: Surroundings,
    word: int,
    sources: tuple[Party, ...],
    targets: tuple[Party, ...],
    statement: Statement | None,
    told: Sequence[Candidate],
) -> tuple[Pair, ...]:
    """Each source with each target; where the tree tells no target, with the one the words are aimed at."""
    found: list[Pair] = []
    for source in sources:
        others = [each for each in targets if each.actor != source.actor]
        others = others or aimed(scene, word, source, statement, told)
        found += [(source, other) for other in others] or [(source, None)]
    return tuple(found)
