"""Whether what is told about a time lies behind or ahead, by the verb that the time hangs on."""

from __future__ import annotations

from typing import Literal

from standoff.extract.times.tables import hints
from standoff.extract.tree import Tree
from standoff.language import Word

Tense = Literal["past", "future", "none"]
"""`none` where no verb tells."""

_VERBAL = ("VERB", "AUX")
_BE = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})


def tense(tree: Tree, word: int) -> Tense:
    """The tense under which the time expression with this head stands."""
    preposition, governor = _preposition(tree, word), _governor(tree, word)
    said = _of_nouns(tree, word, governor)
    if said is not None:
        return said
    if governor is None:
        return "future" if preposition in hints("ahead") else "none"
    is_fronted = word < governor  # "by Friday they had left", "they must leave by Friday"
    if preposition in hints("ahead") and not is_fronted:
        return "past" if _is_over(tree, governor, preposition) else "future"
    return _of_verb(tree, governor)


def _of_nouns(tree: Tree, word: int, governor: int | None) -> Tense | None:
    """What the time's preposition and the nouns between it and its verb say: "after Sunday's vote", "ahead of it"."""
    for each in (word, *tree.ancestors(word)):
        if each == governor:
            return None
        said = {_preposition(tree, each), tree.words[each].text.lower()}
        if said & hints("behind"):
            return "past"
        if said & hints("coming"):
            return "future"
    return None


def _preposition(tree: Tree, word: int) -> str:
    case = tree.child(word, "case", "mark")
    return "" if case is None else tree.words[case].text.lower()


def _is_over(tree: Tree, verb: int, preposition: str) -> bool:
    """Whether "until Friday", "by Friday" ended what was going on rather than setting a date ahead."""
    if _of_verb(tree, verb) == "future" or preposition == "for" or tree.words[verb].text.lower() in hints("granting"):
        return False
    forms = {tree.words[each].text.lower() for each in (verb, tree.words[verb].head) if each >= 0}
    return bool(forms & hints("lasting")) or _has(tree, verb, "had")


def _has(tree: Tree, verb: int, form: str) -> bool:
    return any(tree.words[each].text.lower() == form for each in tree.children(verb, "aux"))


def _governor(tree: Tree, word: int) -> int | None:
    """The nearest verb, copular predicate or word of planning above the word; None where there is none."""
    for each in tree.ancestors(word):
        if tree.words[each].upos in _VERBAL or _is_planned(tree, each) or tree.child(each, "cop") is not None:
            return each
    return None


def _is_planned(tree: Tree, word: int) -> bool:
    return tree.words[word].text.lower() in hints("planned") and tree.words[word].xpos not in ("VBD", "VBP", "VBZ")


def _of_verb(tree: Tree, verb: int) -> Tense:
    helpers = [tree.words[each] for each in tree.children(verb, "aux", "cop")]
    if any(each.xpos == "MD" for each in helpers):
        perfect = any(each.text.lower() in ("have", "'ve", "’ve") for each in helpers)
        return "past" if perfect else "future"
    finite = [each for each in helpers if each.xpos in ("VBD", "VBZ", "VBP")]
    if any(tree.words[each].xpos == "TO" for each in tree.children(verb, "mark")):
        return "future" if finite else _of_infinitive(tree, verb)
    if finite:
        return _with_helper(tree, verb, finite[0])
    return _alone(tree, verb)


def _of_infinitive(tree: Tree, verb: int) -> Tense:
    """Ahead in "plans to meet", behind in "was forced to close"; a purpose shares the time of its clause."""
    head = tree.words[verb].head
    if head < 0 or _is_planned(tree, head):
        return "future"
    if tree.carries(verb, ("advcl",)) or tree.words[head].text.lower() in hints("done"):
        return _of_verb(tree, head)
    return "future"


def _with_helper(tree: Tree, verb: int, helper: Word) -> Tense:
    if _is_planned(tree, verb):
        return "future"
    if helper.xpos == "VBD" or (tree.words[verb].xpos in ("VBN", "VBD") and helper.text.lower() not in _BE):
        return "past"
    return "future"


def _alone(tree: Tree, verb: int) -> Tense:
    """The tense of a verb without helpers; participles and coordinated verbs ask the clause above."""
    word = tree.words[verb]
    if _is_planned(tree, verb):
        return "future"
    if word.xpos in ("VBD", "VBN"):
        return "past"
    if word.xpos in ("VBP", "VBZ") or word.head < 0:
        return "future"
    above = next((each for each in tree.ancestors(verb) if tree.words[each].upos in _VERBAL), None)
    return "future" if above is None else _of_verb(tree, above)
