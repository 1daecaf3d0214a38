"""Statements by the tree alone: a verb of speech, who says it, and what it takes as its content.

Performative verbs (refuse, offer, recognise) are seldom annotated as attributions: the model hardly knows them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from standoff.extract.statements.draft import Draft
from standoff.extract.tree import Tree
from standoff.knowledge.speech import Speech, SpeechFrame

_SCORE = 0.5
"""How sure a statement is that the tree alone found."""
_HYPOTHETICAL = frozenset({"may", "might", "could", "would", "should", "can"})
_CONDITIONS = frozenset({"if", "unless", "whether"})

Sayer = Callable[[int], bool]
"""Whether the noun phrase with this head is somebody who can say something."""


def frames_at(tree: Tree, word: int, speech: Speech) -> tuple[SpeechFrame, ...]:
    """The frames that a verb may have here, those with a particle or preposition of theirs before the bare ones."""
    lemma = tree.words[word].lemma
    forms = [tree.form(word), *(f"{lemma} {tree.case(each)}" for each in tree.children(word, "obl"))]
    forms += [f"{lemma} to {tree.words[each].lemma}" for each in tree.children(word, "xcomp")]
    found = [frame for form in forms for frame in speech.of(form, "VERB") if form != lemma]
    return (*found, *speech.of(lemma, "VERB"))


def drafts_of_tree(tree: Tree, speech: Speech, sayer: Sayer, inside: Collection[int]) -> tuple[Draft, ...]:
    """The statements of all verbs that make one alone, and of all verbs of speech among the words `inside` others."""
    verbs = (draft for word in range(len(tree.words)) for draft in _at(tree, word, speech, sayer, word in inside))
    return (*verbs, *(draft for word in range(len(tree.words)) for draft in _hearsay(tree, word, speech)))


def _hearsay(tree: Tree, word: int, speech: Speech) -> Iterator[Draft]:
    """An adverb that leaves a clause to others who are not named: "The general reportedly fled"."""
    clause = tree.words[word].head
    if tree.words[word].upos != "ADV" or not speech.of(tree.words[word].lemma, "ADV") or clause < 0:
        return
    if tree.words[clause].upos == "VERB" and tree.child(clause, "nsubj") is not None:
        content = _trimmed(tree, [each for each in tree.subtree(clause) if each != word])
        yield Draft((), (word,), tuple(content), _SCORE, "tree")


def _at(tree: Tree, word: int, speech: Speech, sayer: Sayer, nested: bool) -> Iterator[Draft]:  # noqa: FBT001
    if tree.words[word].upos != "VERB" or _hypothetical(tree, word):
        return
    who = speaker(tree, word)
    if who is None or not sayer(who):
        return
    for frame in frames_at(tree, word, speech):
        shapes = frame.contents if frame.alone else frame.contents & _CLAUSAL if nested else _NONE
        content = taken(tree, word, replace(frame, contents=shapes))
        if content:
            yield Draft(noun_phrase(tree, who), (word,), tuple(content), _SCORE, "tree", (frame,))
            return


_CLAUSAL = frozenset({"clause", "inf", "other", "ger"})
_NONE: frozenset[str] = frozenset()


def _hypothetical(tree: Tree, word: int) -> bool:
    """Whether a verb tells of what may be or is meant to be: under a modal, a condition, or as a purpose."""
    aux = {tree.words[each].lemma for each in tree.children(word, "aux")}
    marks = {tree.words[each].lemma for each in tree.children(word, "mark")}
    purpose = tree.carries(word, ["advcl"]) and "to" in marks
    return purpose or bool(aux & _HYPOTHETICAL or marks & _CONDITIONS)


def passive(tree: Tree, word: int) -> bool:
    """Whether a verb is passive: it has a passive subject or auxiliary, or is a participle that modifies a noun."""
    reduced = tree.carries(word, ["acl"]) and tree.words[word].xpos == "VBN"
    return reduced or any(tree.words[each].label in _PASSIVE for each in tree.children(word))


_PASSIVE = frozenset({"nsubj:pass", "aux:pass"})


def speaker(tree: Tree, word: int) -> int | None:
    """The head of the noun phrase that acts: the subject, or the agent of a passive."""
    if passive(tree, word):
        return next((each for each in tree.children(word, "obl") if tree.case(each) == "by"), None)
    return tree.subject(word)


def noun_phrase(tree: Tree, head: int) -> tuple[int, ...]:
    """The words of a noun phrase from its first to its head's last, without what is joined to it or explains it."""
    return tuple(_without(tree, head, _OUTSIDE))


_OUTSIDE = ("conj", "cc", "acl:relcl", "case", "punct", "parataxis")


def _without(tree: Tree, head: int, labels: tuple[str, ...]) -> list[int]:
    dropped = {each for child in tree.children(head, *labels) for each in tree.subtree(child)}
    return [each for each in tree.subtree(head) if each not in dropped]


def taken(tree: Tree, word: int, frame: SpeechFrame) -> list[int]:
    """The words of what a verb says under a frame; none where it takes nothing of a shape that the frame knows."""
    shapes = {
        "clause": _clause, "inf": _infinitive, "other": _other, "ger": _gerund, "obj": _object
    }  # fmt: skip
    for name, shape in shapes.items():
        if name in frame.contents and (found := shape(tree, word, frame)):
            return found
    return _prepositional(tree, word, frame)


def _clause(tree: Tree, word: int, _: SpeechFrame) -> list[int]:
    child = tree.child(word, "ccomp")
    if child is None:
        return []
    marks = [each for each in tree.children(child, "mark") if tree.words[each].lemma == "that"]
    return _trimmed(tree, [each for each in tree.subtree(child) if each not in marks])


def _infinitive(tree: Tree, word: int, frame: SpeechFrame) -> list[int]:
    labels = ("xcomp", "ccomp", "advcl") if frame.act == "demand" else ("xcomp", "ccomp")
    child = next((each for each in tree.children(word, *labels) if infinitive(tree, each)), None)
    return [] if child is None else _trimmed(tree, tree.subtree(child))


def _other(tree: Tree, word: int, frame: SpeechFrame) -> list[int]:
    return _infinitive(tree, word, frame) if tree.child(word, "obj", "iobj") is not None else []


def infinitive(tree: Tree, word: int) -> bool:
    """Whether a verb stands with its "to"."""
    return any(tree.words[each].lemma == "to" for each in tree.children(word, "mark"))


def _gerund(tree: Tree, word: int, _: SpeechFrame) -> list[int]:
    child = next((each for each in tree.children(word, "xcomp", "advcl", "ccomp") if _ing(tree, each)), None)
    return [] if child is None else _trimmed(tree, tree.subtree(child))


def _ing(tree: Tree, word: int) -> bool:
    verbs = [word, *tree.children(word, "aux", "cop")]
    return any(tree.words[each].xpos == "VBG" for each in verbs) and tree.child(word, "mark") is None


def _object(tree: Tree, word: int, frame: SpeechFrame) -> list[int]:
    bare = " " not in frame.form or tree.child(word, "compound:prt") is not None
    child = tree.child(word, "nsubj:pass" if passive(tree, word) else "obj") if bare else _governed(tree, word, frame)
    if child is None:
        return []
    verdicts = [each for each in tree.children(word, "obl", "xcomp") if tree.case(each) == "as"]
    verdict = [each for other in verdicts for each in tree.subtree(other)]
    return _trimmed(tree, sorted({*tree.subtree(child), *verdict}))


def _governed(tree: Tree, word: int, frame: SpeechFrame) -> int | None:
    """The noun phrase under the preposition that belongs to the form: "called for restraint"."""
    preposition = frame.form.split()[-1]
    return next((each for each in tree.children(word, "obl", "obj", "xcomp") if tree.case(each) == preposition), None)


def _prepositional(tree: Tree, word: int, frame: SpeechFrame) -> list[int]:
    for child in tree.children(word, "obl", "advcl", "xcomp"):
        marks = [each for each in tree.children(child, "case", "mark") if tree.words[each].lemma in frame.contents]
        if marks:
            return _trimmed(tree, [each for each in tree.subtree(child) if each not in marks])
    return []


def _trimmed(tree: Tree, words: list[int]) -> list[int]:
    """The words without punctuation at the ends; quotation marks stay."""
    while words and tree.words[words[0]].text in _LOOSE:
        words = words[1:]
    while words and tree.words[words[-1]].text in _LOOSE:
        words = words[:-1]
    return words


_LOOSE = frozenset(",.;:-–—")
