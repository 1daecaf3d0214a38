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
    """What a cue counts beside the model, in nats: `of[cue][act]`.

    The cue is `neutral` ("said"), `assert` or `assess` where it names the manner of saying ("claimed", "believes"), or
    `firm` where it names the act ("accused"): then the weight stands under `named`.
    """

    of: Mapping[str, Mapping[str, float]]

    def weight(self, named: Act | None, act: Act) -> float:
        """The weight of an act under a cue that names `named`."""
        cue = "neutral" if named is None else named if named in _LOOSE else "firm"
        return self.of[cue].get("named" if cue == "firm" and act == named else act, 0.0)


def load_act_weights() -> ActWeights:
    """The table, read from the package."""
    rows = csv.DictReader((files("standoff.extract.statements") / "act_weights.csv").read_text("utf-8").splitlines())
    table: dict[str, dict[str, float]] = {cue: {} for cue in ("neutral", "assert", "assess", "firm")}
    for row in rows:
        table[row["cue"]][row["act"]] = float(row["weight"])
    return ActWeights(table)


def act_of(named: Act | None, shares: Mapping[Act, float], weights: ActWeights) -> Act:
    """The likeliest act where the cue names `named` and the model gives the probabilities `shares`."""
    return max(shares, key=lambda act: log(max(shares[act], _LEAST)) + weights.weight(named, act))


def named_act(tree: Tree, draft: Draft, speech: Speech) -> Act | None:
    """The act that the statement's cue names, as it stands there; None where it hangs on what is said."""
    for word, frame in _frames(tree, draft, speech):
        if frame.act is None:
            continue
        act = _by_object(tree, draft, speech, frame.act)
        return _CONTRARY.get(act, act) if _negated(tree, word) else act
    return _verdict(tree, draft, speech)


def _frames(tree: Tree, draft: Draft, speech: Speech) -> list[tuple[int, SpeechFrame]]:
    """Every cue word with its frames, those that take the content's shape first."""
    found = [(word, frame) for word in draft.cue for frame in cue_frames(tree, word, speech)]
    shape = shape_of(tree, draft)
    return sorted(found, key=lambda pair: shape not in pair[1].contents)


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
    """How the content hangs on its cue, in the terms of the table: `inf`, `other`, `ger`, `obj`, or `clause`."""
    head = tree.head(draft.content)
    word = tree.words[head]
    if any(tree.words[each].lemma == "to" for each in tree.children(head, "mark")):
        held = word.head >= 0 and tree.child(word.head, "obj", "iobj") is not None
        return "other" if held and tree.words[word.head].lemma in _WANTING else "inf"
    if word.xpos == "VBG" and tree.carries(head, ["xcomp", "advcl"]):
        return "ger"
    return "obj" if word.upos in {"NOUN", "PROPN", "PRON"} and tree.carries(head, _OBJECTS) else "clause"


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
