"""The morphological features of UD that follow from a Penn tag."""

from __future__ import annotations

_VERBS = {
    "VB": "VerbForm=Inf",
    "VBD": "Mood=Ind|Tense=Past|VerbForm=Fin",
    "VBG": "VerbForm=Ger",
    "VBN": "Tense=Past|VerbForm=Part",
    "VBP": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "VBZ": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "MD": "VerbForm=Fin",
}
_OTHERS = {
    "NN": "Number=Sing",
    "NNP": "Number=Sing",
    "NNS": "Number=Plur",
    "NNPS": "Number=Plur",
    "JJ": "Degree=Pos",
    "JJR": "Degree=Cmp",
    "JJS": "Degree=Sup",
    "RBR": "Degree=Cmp",
    "RBS": "Degree=Sup",
    "CD": "NumType=Card",
    "POS": "Case=Gen",
    "PRP$": "Case=Gen|Poss=Yes|PronType=Prs",
}
_ALL = _VERBS | _OTHERS


def feats(upos: str, xpos: str) -> str:
    """Features in CoNLL-U's form, "_" where the tag says nothing."""
    if upos in ("VERB", "AUX"):
        return _VERBS.get(xpos, "_")
    return "_" if xpos in _VERBS else _ALL.get(xpos, "_")
