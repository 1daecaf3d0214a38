"""The slots of verbs and nouns: where in the tree a giver, a receiver and the thing given stand.

A slot is named in the tables: `subj` (who acts: the subject, or the agent of a passive), `obj`, `iobj`, `adj` (whose
the thing is or of which nation), `conj` (the second of two subjects), `poss`, `cop` (of whom the noun is said),
`appos`, `between` and `and` (the two whom a noun stands between), `verb` (the place of the verb whose subject the noun
is), `under` (who is under it); anything else is a preposition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from standoff.extract.tree import Tree

_OBLIQUE = ("obl", "nmod", "advmod")
_PLACE = frozenset({"in", "at", "on", "near", "inside", "across", "into", "along"})
_BY_PARTICIPLE = frozenset({"in", "by", "at", "from"})
_ROUGHLY = frozenset({"about", "around", "over", "up", "nearly", "between", "some"})
_MEASURING = ("nmod", "obl")
_OWNING = ("nmod:poss", "amod", "compound")
_REACH = 3


def passive(tree: Tree, verb: int) -> bool:
    """Whether a verb is passive: it has a passive subject or auxiliary, or is a participle that modifies a noun."""
    reduced = tree.words[verb].label == "acl" and tree.words[verb].xpos == "VBN"
    return reduced or any(tree.words[each].label in ("nsubj:pass", "aux:pass") for each in tree.children(verb))


def found(tree: Tree, word: int, slot: str, things: Sequence[int]) -> list[int]:
    """The words that stand in a slot of a verb or noun; `things` are the heads of what it gives."""
    special = SLOTS.get(slot)
    if special is not None:
        return list(special(tree, word, things))
    taken = objects(tree, word) if tree.words[word].upos == "VERB" else []
    heads = dict.fromkeys([*taken, *things])
    places = dict.fromkeys([word, *heads, *(each for head in heads for each in _below(tree, head))])
    return [each for place in places for each in _under(tree, place, slot) if each not in things]


def _under(tree: Tree, word: int, preposition: str) -> Iterator[int]:
    """The noun phrases that hang on a word by a preposition."""
    for each in tree.children(word, *_OBLIQUE):
        if preposition in tree.case(each).split() or (preposition == tree.words[each].lemma == "there"):
            yield each


def _below(tree: Tree, word: int) -> Iterator[int]:
    """All nouns that hang on a noun by prepositions: "3,000 troops from 27 countries in Kosovo"."""
    for each in tree.children(word, *_MEASURING):
        yield each
        yield from _below(tree, each)


def _chain(tree: Tree, word: int) -> Iterator[int]:
    """What stands behind the "of" of a noun, and so on: the gas in "a third of the gas"."""
    for each in tree.children(word, *_MEASURING):
        if tree.case(each) in ("of", "in"):
            yield each
            yield from _chain(tree, each)


def subject(tree: Tree, verb: int) -> int | None:
    """Who acts in a verb: its subject, the agent of a passive, or the noun that it modifies as a participle."""
    if passive(tree, verb):
        agents = (each for each in tree.children(verb, "obl") if tree.case(each) == "by")
        return next(agents, None)
    if (whom := _accused(tree, verb)) is not None:
        return whom
    if (who := tree.subject(verb)) is not None:
        return who
    top = _top(tree, verb)
    return tree.words[top].head if tree.words[top].label == "acl" else None


def _accused(tree: Tree, verb: int) -> int | None:
    """Who acts in a gerund behind a preposition: the object of "accuse X of arming", the subject of its passive."""
    marks = {tree.words[each].lemma for each in tree.children(verb, "mark")}
    head = tree.words[verb].head
    if (
        head < 0
        or not marks & {"of", "from", "for"}
        or tree.words[verb].xpos != "VBG"
        or tree.words[head].upos != "VERB"
    ):
        return None
    return next(iter(objects(tree, head)), None)


def _top(tree: Tree, verb: int) -> int:
    """The highest of the verbs that share a subject with this one: "agreed to invest"."""
    while tree.words[verb].label in ("xcomp", "conj") and tree.words[verb].head >= 0:
        verb = tree.words[verb].head
    return verb


def objects(tree: Tree, verb: int) -> list[int]:
    """What a verb acts on: its objects, the subject of a passive, or the noun that the clause modifies."""
    return [_whole(tree, each) for each in _objects(tree, verb)]


def _whole(tree: Tree, word: int) -> int:
    """The word, or the "cent" of "per cent", on which the rest of the phrase may hang."""
    after = word + 1
    is_split = tree.words[word].text == "per" and after < len(tree.words) and tree.words[after].text == "cent"
    return after if is_split else word


def _objects(tree: Tree, verb: int) -> list[int]:
    label = tree.words[verb].label
    if passive(tree, verb):
        own = tree.child(verb, "nsubj:pass")
        remaining = list(tree.children(verb, "obj"))
        first = own if own is not None else tree.words[verb].head if label.startswith("acl") else tree.subject(verb)
        return [*remaining, *([first] if first is not None else [])]
    own_ones = [*tree.children(verb, "obj"), *(each for each in tree.children(verb, "obl") if _bare_figure(tree, each))]
    relative = label == "acl:relcl" and tree.child(verb, "nsubj") is not None
    heads = [tree.words[verb].head] if relative and not _relatives(tree, tree.children(verb, "nsubj", "obl")) else []
    return [*(each for each in own_ones if not _relatives(tree, [each])), *heads]


def _bare_figure(tree: Tree, word: int) -> bool:
    """Whether the word is a sum or share that is given: the tree may take "about" for a preposition of it."""
    is_figure = tree.words[word].upos in ("SYM", "NUM") or tree.words[word].text in ("cent", "percent")
    return is_figure and all(tree.words[each].lemma.lower() in _ROUGHLY for each in tree.children(word, "case"))


def _relatives(tree: Tree, words: Sequence[int]) -> bool:
    return any(tree.words[each].lemma.lower() in ("that", "which", "who", "whom") for each in words)


def _subject_slot(tree: Tree, word: int, _: Sequence[int]) -> Iterator[int]:
    who = subject(tree, word) if tree.words[word].upos == "VERB" else _governing_subject(tree, word)
    if who is not None:
        yield who


def _governing_subject(tree: Tree, noun: int) -> int | None:
    """The subject of the verb whose object or complement the noun is."""
    head = tree.words[noun].head
    is_taken = tree.carries(noun, ["obj", "xcomp", "obl"]) and tree.words[head].upos == "VERB"
    return subject(tree, head) if is_taken else None


def _object_slot(tree: Tree, word: int, things: Sequence[int]) -> Iterator[int]:
    yield from (each for each in objects(tree, word) if each not in things)


def _indirect(tree: Tree, verb: int, things: Sequence[int]) -> Iterator[int]:
    """The one to whom something is given without a preposition; the tree may see a second object or subject in them."""
    yield from tree.children(verb, "iobj")
    subjects = tree.children(verb, "nsubj")
    yield from (each for each in subjects[1:] if each > verb)
    taken = objects(tree, verb)
    if len(taken) > 1:
        yield from (taken if things else taken[:-1])


def _owners(tree: Tree, _: int, things: Sequence[int]) -> Iterator[int]:
    """Whose the things are, or of which nation: on the thing itself, or on what stands behind its "of"."""
    for thing in things:
        for noun in (thing, *_chain(tree, thing)):
            yield from tree.children(noun, *_OWNING)
            yield from (each for each in tree.children(noun, "nmod") if tree.case(each) in ("of", "from"))
            for clause in tree.children(noun, "acl"):
                yield from (each for each in tree.children(clause, "obl") if tree.case(each) in _BY_PARTICIPLE)


def _possessor(tree: Tree, noun: int, _: Sequence[int]) -> Iterator[int]:
    yield from tree.children(noun, "nmod:poss")


def _second(tree: Tree, word: int, things: Sequence[int]) -> Iterator[int]:
    for who in _subject_slot(tree, word, things):
        yield from tree.children(who, "conj")


def _said_of(tree: Tree, noun: int, _: Sequence[int]) -> Iterator[int]:
    """Of whom the noun is said: "X is an ally", "X, long an ally", "X became an ally"."""
    if tree.child(noun, "cop") is not None:
        yield from tree.children(noun, "nsubj")
    elif tree.words[noun].label in ("xcomp", "obl") and tree.words[noun].head >= 0:
        who = tree.subject(tree.words[noun].head)
        yield from () if who is None else (who,)


def _beside(tree: Tree, noun: int, _: Sequence[int]) -> Iterator[int]:
    """What the noun explains, or what explains it: "its ally Russia", "Russia, its ally"."""
    yield from tree.children(noun, "appos", "flat")
    if tree.carries(noun, ["appos", "compound", "flat", "nmod:desc"]) and tree.words[noun].head >= 0:
        yield tree.words[noun].head


def _between(tree: Tree, noun: int, _: Sequence[int]) -> Iterator[int]:
    yield from _under(tree, noun, "between")


def _and(tree: Tree, noun: int, _: Sequence[int]) -> Iterator[int]:
    for first in _under(tree, noun, "between"):
        yield from tree.children(first, "conj")


def _place_of_verb(tree: Tree, word: int, _: Sequence[int]) -> Iterator[int]:
    """The place of the verb whose subject or object the noun is, or the object of the participle."""
    noun = next(iter(objects(tree, word)), word) if tree.words[word].upos == "VERB" else word
    head = tree.words[noun].head
    if head >= 0 and tree.carries(noun, ["nsubj", "obj", "expl"]):
        yield from (each for each in tree.children(head, "obl") if tree.case(each) in _PLACE)


def _under_it(tree: Tree, noun: int, things: Sequence[int]) -> Iterator[int]:
    """Who is under it: "X is under sanctions", "X, under sanctions", "put X under sanctions"."""
    if tree.case(noun) != "under":
        return
    said_of = list(_said_of(tree, noun, things))
    yield from said_of
    head = tree.words[noun].head
    if head >= 0 and not said_of:
        yield from objects(tree, head) or () if tree.words[head].upos == "VERB" else (head,)
        yield from _subject_slot(tree, head, things) if tree.words[head].upos == "VERB" else ()


SLOTS: dict[str, Callable[[Tree, int, Sequence[int]], Iterator[int]]] = {
    "subj": _subject_slot,
    "obj": _object_slot,
    "iobj": _indirect,
    "adj": _owners,
    "poss": _possessor,
    "conj": _second,
    "cop": _said_of,
    "appos": _beside,
    "between": _between,
    "and": _and,
    "verb": _place_of_verb,
    "under": _under_it,
}
