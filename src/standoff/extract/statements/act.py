"""What a speaker does by a statement: the word that carries it and the meaning of what is said decide together."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from math import log

from standoff.extract.statements.draft import Draft
from standoff.extract.statements.frames import frames_at
from standoff.extract.tree import Tree
from standoff.knowledge.speech import Speech, SpeechFrame
from standoff.record.labels import Act

_CLAIMS = frozenset({"assert", "assess", "accuse", "deny"})
_PROPOSALS = frozenset({"demand", "pledge", "endorse"})
_CONTRARY: Mapping[Act, Act] = {"endorse": "reject", "deny": "assert", "pledge": "reject"}
_LOOSE = frozenset({"assert", "assess"})
_LEAST = 1e-3


@dataclass(frozen=True, slots=True)
class ActWeights:
    """What speaks for an act, in nats, by the names that `act_features` gives."""

    of: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """How much speaks for an act with these features."""
        return sum(self.of.get(name, 0.0) * value for name, value in features.items())


def load_act_weights() -> ActWeights:
    """The table, read from the package."""
    rows = csv.DictReader((files("standoff.extract.statements") / "act_weights.csv").read_text("utf-8").splitlines())
    return ActWeights({f"{row['cue']},{row['act']}": float(row["weight"]) for row in rows})


def act_of(named: Act | None, shares: Mapping[Act, float], weights: ActWeights) -> Act:
    """The likeliest act where the cue names `named` and the model gives the probabilities `shares`."""
    return max(shares, key=lambda act: weights.score(act_features(named, act, shares[act])))


def act_features(named: Act | None, act: Act, share: float) -> Mapping[str, float]:
    """What speaks for an act: the model's log share, and the cue, by kind.

    A cue names no act ("said"), the manner of saying ("claimed", "believes"), or the act itself ("accused").
    """
    model = {"model,": log(max(share, _LEAST))}
    if named is None or named in _LOOSE:
        return model | {f"{named or 'none'},{act}": 1.0}
    return model | ({"named,": 1.0} if act == named else {})


def named_act(tree: Tree, draft: Draft, speech: Speech) -> Act | None:
    """The act that the statement's cue names, as it stands there; None where it hangs on what is said."""
    if (verdict := _verdict(tree, draft, speech)) is not None:
        return verdict
    shape = shape_of(tree, draft)
    for word in draft.cue:
        named = _fitting(cue_frames(tree, word, speech), shape)
        if named is not None:
            act = _by_object(tree, draft, speech, named)
            return _CONTRARY.get(act, act) if _negated(tree, word) else act
    return None


def _fitting(frames: Sequence[SpeechFrame], shape: str) -> Act | None:
    """The act of the frame that takes what is said in its shape; where none does, of the first."""
    fits = [frame for frame in frames if shape in frame.contents]
    return next((frame.act for frame in (*fits, *frames)), None)


def cue_frames(tree: Tree, word: int, speech: Speech) -> Sequence[SpeechFrame]:
    """The frames of any word of a cue."""
    upos, lemma = tree.words[word].upos, tree.words[word].lemma
    if upos == "VERB":
        return frames_at(tree, word, speech)
    if upos in {"NOUN", "ADJ"}:
        return speech.of(lemma, upos)
    following = [word, *tree.children(word, "fixed")]
    return speech.of(" ".join(tree.words[each].text.lower() for each in following), "ADP")


def shape_of(tree: Tree, draft: Draft) -> str:
    """How the content hangs on its cue, in the table's terms: `question`, `inf`, `other`, `ger`, `obj`, `clause`."""
    head = _predicate(tree, draft)
    word = tree.words[head]
    marks = {tree.words[each].lemma for each in tree.children(head, "mark")}
    if marks & {"whether", "if"} or _asks(tree, draft):
        return "question"
    if "to" in marks:
        return "other" if _another(tree, head) else "inf"
    if word.xpos == "VBG" and tree.carries(head, ["xcomp", "advcl"]):
        return "ger"
    return "obj" if word.upos in {"NOUN", "PROPN", "PRON"} and tree.carries(head, _OBJECTS) else "clause"


def _predicate(tree: Tree, draft: Draft) -> int:
    """What is said to be so or to be done: "open" in "wants Niger to open", where the tree has both under the cue."""
    tops = [word for word in draft.content if tree.words[word].head in draft.cue]
    clauses = [word for word in tops if tree.carries(word, ["xcomp", "ccomp"])]
    return clauses[0] if clauses else tree.head(draft.content)


def _asks(tree: Tree, draft: Draft) -> bool:
    """Whether what is said opens with a question word or ends with a question mark."""
    said = [tree.words[word] for word in draft.content if tree.words[word].text not in _QUOTES]
    return bool(said) and (said[0].lemma.lower() in _QUESTIONS or said[-1].text == "?")


_QUESTIONS = frozenset({"why", "how", "what", "when", "where", "who", "whom", "which", "whether"})
_QUOTES = frozenset("\"'“”‘’«»„,")


def _another(tree: Tree, head: int) -> bool:
    """Whether it is another who is to do it: "wants Chad to leave"."""
    if tree.child(head, "nsubj") is not None:
        return True
    above = tree.words[head].head
    held = above >= 0 and tree.child(above, "obj", "iobj") is not None
    return held and tree.words[above].lemma in _WANTING


_OBJECTS = ("obj", "nsubj:pass", "obl", "nmod")
_WANTING = frozenset({"want", "wish", "tell", "expect"})


def _by_object(tree: Tree, draft: Draft, speech: Speech, act: Act) -> Act:
    """To dismiss a claim is to deny, to dismiss a demand is to reject, whatever the verb."""
    if act not in {"deny", "reject"}:
        return act
    kinds = {frame.act for frame in _named_things(tree, draft, speech)}
    if kinds & _CLAIMS:
        return "deny"
    return "reject" if kinds & _PROPOSALS else act


def _named_things(tree: Tree, draft: Draft, speech: Speech) -> Sequence[SpeechFrame]:
    head = tree.head(draft.content)
    return speech.of(tree.words[head].lemma, "NOUN") if tree.words[head].upos == "NOUN" else ()


def _negated(tree: Tree, word: int) -> bool:
    return tree.words[word].upos == "VERB" and tree.negated(word)


def _verdict(tree: Tree, draft: Draft, speech: Speech) -> Act | None:
    """To call a claim something is to deny it: "described the accusation as absurd"."""
    if not any(tree.words[word].lemma in _CALLING for word in draft.cue):
        return None
    return "deny" if {frame.act for frame in _named_things(tree, draft, speech)} & _CLAIMS else None


_CALLING = frozenset({"call", "describe", "brand", "label", "term", "dub", "characterise", "characterize"})
