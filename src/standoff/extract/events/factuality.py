"""Whether an event happened, is planned, is possible, or is denied: by the tree above and about its trigger."""

from __future__ import annotations

from standoff.extract.tree import Tree
from standoff.knowledge.events import Triggers
from standoff.record.labels import Act, Factuality

_POSSIBLE = frozenset({"may", "might", "could", "can", "should", "must", "ought", "would"})
_PLANNED = frozenset({"will", "shall", "'ll", "wo"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_UNCERTAIN = frozenset({"possibly", "perhaps", "maybe", "possible", "potential", "hypothetical"})
_COMING = frozenset({"planned", "upcoming", "forthcoming", "future", "proposed", "impending", "intended"})
_DENYING = frozenset({"never", "not", "no", "n't", "neither", "nor", "without"})
_UP = ("xcomp", "ccomp", "acl", "advcl", "obj", "obl", "nmod", "nsubj", "conj", "appos")
_BEARS: dict[Act, Factuality] = {
    "warn": "possible", "demand": "possible", "pledge": "planned", "ask": "possible", "reject": "denied",
}  # fmt: skip


def factuality(tree: Tree, word: int, triggers: Triggers, cues: frozenset[int], *, turned: bool = False) -> Factuality:
    """How the clause presents it; `cues` end the search upwards: what a statement does to it is told apart.

    `turned`: its negation is no denial, but part of what it tells.
    """
    found = _own(tree, word)
    if found == "denied" and turned:
        found = "happened"
    if found != "happened":
        return found
    for below, above in _path(tree, word, cues):
        if (scope := _scope(tree, below, above, triggers)) is not None:
            return scope
    return "happened"


def within(act: Act, own: Factuality, *, finite: bool, heads: bool) -> Factuality:
    """What becomes of it inside a statement: `finite` clauses of past or present keep their fact under warnings.

    `heads`: the clause is that which the statement puts forward, not one beside it.
    """
    if act == "deny":
        return "denied" if heads and own != "denied" else own
    bears = _BEARS.get(act)
    return bears if bears is not None and heads and own != "denied" and not finite else own


def _own(tree: Tree, word: int) -> Factuality:
    """By the clause itself: its negation, its modals, its conjunction."""
    around = {
        tree.words[each].lemma.lower() for each in tree.children(word, "aux", "mark", "advmod", "det", "amod", "cc")
    }
    around |= {tree.words[each].text.lower() for each in tree.children(word, "aux", "amod")}
    if around & _DENYING or tree.by_nobody(word):
        return "denied"
    if around & (_CONDITIONS | _UNCERTAIN):
        return "possible"
    if around & (_PLANNED | _COMING) or ("would" in around and _reported(tree, word)):
        return "planned"
    return "possible" if around & _POSSIBLE else "happened"


def _reported(tree: Tree, word: int) -> bool:
    """Whether a "would" is the future of what was said then, not the outcome of a condition."""
    conditions = [m for each in tree.children(word, "advcl") for m in tree.children(each, "mark")]
    return tree.carries(word, ["ccomp", "acl", "conj"]) and not any(
        tree.words[each].lemma in _CONDITIONS for each in conditions
    )


def _path(tree: Tree, word: int, cues: frozenset[int]) -> list[tuple[int, int]]:
    """The steps upwards from the word through what it depends on for its fact."""
    steps: list[tuple[int, int]] = []
    for above in tree.ancestors(word):
        if above in cues or not tree.carries(word, _UP) or len(steps) > 3:
            break
        steps.append((word, above))
        word = above
    return steps


def _scope(tree: Tree, below: int, above: int, triggers: Triggers) -> Factuality | None:
    """What the word above makes of what stands below it; None where it leaves it as it is."""
    if tree.carries(below, ["conj"]):
        own = _own(tree, above)
        shared = own in {"planned", "possible"} and tree.child(below, "aux", "nsubj") is None
        return own if shared else None
    infinitive = any(tree.words[each].lemma == "to" for each in tree.children(below, "mark"))
    scope = triggers.scope(tree.form(above)) or triggers.scope(tree.words[above].lemma)
    governed = infinitive or tree.words[below].upos == "NOUN" or tree.carries(below, ["xcomp"])
    if scope is not None and governed:
        return scope
    if infinitive:
        return _own(tree, above) if tree.carries(below, ["xcomp"]) and _own(tree, above) != "happened" else "planned"
    return None
