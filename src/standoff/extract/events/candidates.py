"""Words that may tell of an event, with who may take part in it: by the table of triggers and the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from standoff.extract.events.roles import agents, patients, under
from standoff.extract.events.who import Party, Who
from standoff.extract.tree import Tree
from standoff.knowledge.events import Trigger, Triggers, spellings
from standoff.record.labels import EventCode


@dataclass(frozen=True, slots=True)
class Footing:
    """How firmly a kind of candidate stands.

    `least` is the share of its codes, against "none", that the model must see; `trust` the share of such candidates
    that were right in the open gold dossiers and in our own: the confidence where the model has no doubt.
    """

    least: float
    trust: float


SURE, UNSURE, SAID = Footing(0.1, 0.75), Footing(0.5, 0.5), Footing(0.9, 0.45)
"""Triggers that tell of an event by themselves, those that need the model, and cues like "said"."""

Pair = tuple[Party, Party | None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may tell of an event between the parties of each pair.

    `trigger` holds the words that tell it, `clause` the word on which its negation, tense and time hang: itself, or the
    light verb of a noun.
    """

    trigger: tuple[int, ...]
    clause: int
    codes: tuple[EventCode, ...]
    pairs: tuple[Pair, ...]
    footing: Footing
    lean: float = 1.0
    """How much likelier the first of the codes is than the others, before the model is asked."""
    alone: bool = True
    """Whether it may be an event without a target."""
    turned: bool = False
    """Whether its negation has gone into the codes: not to recognise is to reject."""


def candidates(who: Who, triggers: Triggers) -> Iterator[Candidate]:
    """All candidates of a report, in the order of their triggers; those that must have a target may still lack it."""
    tree = who.tree
    for word, each in enumerate(tree.words):
        if each.upos == "VERB":
            found = _verb(who, word, triggers)
        elif each.upos == "NOUN":
            found = _noun(who, word, triggers)
        else:
            continue
        if found is not None:
            yield found


def _verb(who: Who, verb: int, triggers: Triggers) -> Candidate | None:
    tree = who.tree
    rows = [row for row in _rows_of_verb(tree, verb, triggers) if _fits(tree, verb, row)]
    rows = [row for row in rows if row.objects or row.subjects] or rows
    if not rows or _silent(tree, verb) or _played(tree, verb, rows, triggers):
        return None
    row = rows[0]
    if not (row.objects or row.sure) and _carries(tree, verb, triggers):
        return None
    sources = next(filter(None, (who.parties([each]) for each in agents(tree, verb))), ())
    pairs = _pairs(sources, _targets(who, verb, row, sources), row)
    return _candidate(tree, verb, verb, rows, pairs)


def _played(tree: Tree, verb: int, rows: Sequence[Trigger], triggers: Triggers) -> bool:
    """Whether force is used only on the field: in a sentence with a noun of sport."""
    if not _FORCE & {code for row in rows for code in row.codes}:
        return False
    sentence = tree.document.sentences[tree.sentence(verb)]
    return any(tree.words[each].lemma.lower() in triggers.sport for each in range(sentence.start, sentence.end))


_FORCE: frozenset[EventCode] = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "YIELD", "THREATEN"})


def _carries(tree: Tree, verb: int, triggers: Triggers) -> bool:
    """Whether a light verb leaves the telling to its object: "held talks"."""
    light = triggers.of(tree.form(verb), "LIGHT")
    return bool(light) and any(_rows_of_noun(tree, each, triggers) for each in patients(tree, verb))


def _silent(tree: Tree, verb: int) -> bool:
    """Silence is no event, nor is a question: declined to comment, did not reply, asked whether."""
    if any(tree.words[each].lemma in _SILENCES for each in (verb, *tree.children(verb, "xcomp", "advcl"))):
        return True
    asked = [
        mark for each in tree.children(verb, "ccomp") for mark in tree.children(each, "mark", "advmod", "nsubj", "obj")
    ]
    return tree.words[verb].lemma == "ask" and any(tree.words[each].lemma in _QUESTIONS for each in asked)


_QUESTIONS = frozenset({"whether", "if", "what", "who", "why", "how", "when", "where", "which"})
_SILENCES = frozenset({"comment", "elaborate", "respond", "answer", "reply"})


def _candidate(
    tree: Tree, word: int, clause: int, rows: Sequence[Trigger], pairs: tuple[Pair, ...]
) -> Candidate | None:
    codes = tuple(dict.fromkeys(code for row in rows for code in row.codes))
    particle = [each for each in tree.children(word, "compound:prt") if each == word + 1]
    return (
        Candidate((word, *particle), clause, codes, pairs, SURE if rows[0].sure else UNSURE, alone=rows[0].alone)
        if pairs
        else None
    )


def _rows_of_verb(tree: Tree, verb: int, triggers: Triggers) -> tuple[Trigger, ...]:
    """The rows of the longest form that the verb has here, with its particle or a preposition of its."""
    lemma = tree.words[verb].lemma
    prepositions = [tree.case(each) for each in tree.children(verb, "obl")]
    following = (
        [verb + 1] if verb + 1 < len(tree.words) and tree.words[verb + 1].upos in {"ADP", "SCONJ", "ADV"} else []
    )
    particles = [tree.words[each].lemma for each in (*tree.children(verb, "advmod", "compound:prt"), *following)]
    forms = [tree.form(verb), *(f"{lemma} {each}" for each in (*prepositions, *particles) if each)]
    found = [row for form in dict.fromkeys(forms) if form != lemma for row in triggers.of(form, "VERB")]
    return tuple(found) or triggers.of(lemma, "VERB")


def _fits(tree: Tree, verb: int, row: Trigger) -> bool:
    """Whether the object or subject is of the class that the row asks for."""
    things = (*patients(tree, verb), *under(tree, verb, "with"))
    if row.objects and not _any_of(tree, things, row.objects):
        return False
    return not row.subjects or _any_of(tree, tuple(agents(tree, verb)), row.subjects)


def _any_of(tree: Tree, heads: Sequence[int], lemmas: frozenset[str]) -> bool:
    joined = [each for head in heads for each in (head, *tree.children(head, "conj", "nmod", "compound", "amod"))]
    return any(_any_form(tree, each, lemmas) for each in joined)


def _any_form(tree: Tree, word: int, lemmas: frozenset[str]) -> bool:
    """Whether the word's lemma, in any spelling, is among the lemmas."""
    return any(form in lemmas for form in spellings(tree.words[word].lemma.lower()))


def _targets(who: Who, word: int, row: Trigger, sources: Sequence[Party]) -> tuple[Party, ...]:
    """The parties at the first place of the row where there are any but those who act."""
    acting = {each.actor for each in sources}
    strict = set(row.codes) & _OF_PERSONS
    for role in row.targets:
        heads = who.tree.children(word, "iobj") if role == "iobj" else _places(who.tree, word, role)
        parties = who.plain(heads) if strict and role == "obj" else who.parties(heads)
        if found := tuple(each for each in parties if each.actor not in acting):
            return found
    places = [] if strict else [each for role in row.targets for each in _places(who.tree, word, role)]
    return tuple(each for each in who.parties(who.deep(places)) if each.actor not in acting)[:1]


_OF_PERSONS: frozenset[EventCode] = frozenset({"REQUEST", "CONSULT", "AGREE"})
"""Roots whose direct object must be somebody, not something of theirs: one asks or meets no release."""


def _places(tree: Tree, word: int, role: str) -> tuple[int, ...]:
    return tuple(patients(tree, word)) if role == "obj" else tuple(under(tree, word, role))


def _pairs(sources: Sequence[Party], targets: Sequence[Party], row: Trigger) -> tuple[Pair, ...]:
    """Every source with every target that is another; else the sources with each other, or alone."""
    found = tuple((one, other) for one, other in product(sources, targets) if one.actor != other.actor)
    if found:
        return found
    if row.mutual and len(sources) > 1:
        return tuple((sources[0], other) for other in sources[1:])
    return tuple((one, None) for one in sources)


def _noun(who: Who, noun: int, triggers: Triggers) -> Candidate | None:
    tree = who.tree
    rows = _rows_of_noun(tree, noun, triggers)
    if not rows:
        return None
    row = rows[0]
    carrier, light = _carrier(tree, noun, triggers)
    if row.objects and (carrier is None or not _any_form(tree, carrier, row.objects)):
        return None
    clause = noun if carrier is None else carrier
    between = who.parties(tuple(under(tree, noun, "between")))
    if len(between) > 1:
        pairs = tuple[Pair, ...]((between[0], other) for other in between[1:])
        return _candidate(tree, noun, clause, rows, pairs)
    sources = _own_sources(who, noun, row)
    targets = _targets(who, noun, row, sources)
    if carrier is not None and light is not None:
        acting, suffering = _carried(who, carrier, row)
        if tree.case(noun) == "under":
            suffering = who.parties(patients(tree, carrier)) or suffering
        if light.targets == ("obj",):
            acting, suffering = (), acting
        sources, targets = sources or acting, targets or suffering
    return _candidate(tree, noun, clause, rows, _pairs(sources, targets, row))


def _rows_of_noun(tree: Tree, noun: int, triggers: Triggers) -> tuple[Trigger, ...]:
    word = tree.words[noun]
    compounds = [f"{tree.words[each].lemma} {word.lemma}" for each in tree.children(noun, "compound", "amod")]
    forms = [*compounds, word.text.lower(), word.lemma]
    return next((rows for form in forms if (rows := triggers.of(form, "NOUN"))), ())


def _carrier(tree: Tree, noun: int, triggers: Triggers) -> tuple[int | None, Trigger | None]:
    """The light verb that carries the noun, as its object, its passive subject, or the participle after it."""
    above = tree.words[noun].head
    verbs = [above] if above >= 0 and tree.carries(noun, ["obj", "nsubj:pass", "obl"]) else []
    for verb in (*verbs, *tree.children(noun, "acl", "acl:relcl")):
        lemma = tree.words[verb].lemma
        for form in (tree.form(verb), lemma):
            if rows := triggers.of(form, "LIGHT"):
                return verb, rows[0]
    return None, None


def _own_sources(who: Who, noun: int, row: Trigger) -> tuple[Party, ...]:
    """Who does what a noun tells, by the noun's own modifiers: "X's visit", "a US strike", "a visit by X"."""
    tree = who.tree
    own = [*tree.children(noun, "nmod:poss")]
    own += [each for each in tree.children(noun, "amod", "compound") if who.is_actor(each)]
    prepositions = ("by", "from") if "of" in row.targets else ("by", "of", "from")
    own += [
        each for role in prepositions if role not in row.targets for each in tree.children(noun, "nmod")
        if tree.case(each) == role
    ]  # fmt: skip
    return who.parties(tuple(own[:1]))


def _carried(who: Who, verb: int, row: Trigger) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who acts and who suffers, by the light verb of a noun."""
    tree = who.tree
    acting = who.parties(tuple(agents(tree, verb)))
    received = tree.children(verb, "iobj")
    places = (each for role in row.targets if role not in {"obj", "iobj"} for each in under(tree, verb, role))
    return acting, who.parties((*received, *places))
