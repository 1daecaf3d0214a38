"""What looks like a statement and says nothing: "declined to comment", "what he said", a deed with an object."""

from __future__ import annotations

from collections.abc import Collection

from standoff.extract.statements.draft import Draft
from standoff.extract.statements.frames import frames_at
from standoff.extract.tree import Tree
from standoff.knowledge.speech import Speech

_WITHHOLD = frozenset({"decline", "refuse", "ask", "request", "insist", "want", "speak"})
_SILENCES = frozenset(
    {"comment", "elaborate", "respond", "answer", "name", "identify", "quote", "discuss", "confirm", "reply"}
)
_CONTESTING = frozenset({"deny", "reject", "endorse", "accuse", "assess"})


def says_something(tree: Tree, draft: Draft, speech: Speech, quoted: Collection[int]) -> bool:
    """Whether a draft holds a statement."""
    return not (
        _silent(tree, draft, speech)
        or _empty(tree, draft, speech)
        or _deed(tree, draft, speech, quoted)
        or _wondered(tree, draft, quoted)
        or _named(tree, draft)
        or any(tree.by_nobody(word) for word in draft.cue)
    )


def _named(tree: Tree, draft: Draft) -> bool:
    """Whether something is only given its name: "the exercise, named “Iron Shield”". Suspects are named by somebody."""
    lemmas = {tree.words[word].lemma for word in draft.cue}
    return bool(lemmas & _NAMING) or (not draft.source and "name" in lemmas)


_NAMING = frozenset({"title", "entitle", "codename", "nickname", "dub", "christen"})


def _wondered(tree: Tree, draft: Draft, quoted: Collection[int]) -> bool:
    """Whether the report itself asks about it: "Did the admiral know of the raid?"."""
    if not draft.cue or draft.cue[0] in quoted or tree.sentence(draft.cue[0]) != tree.sentence(draft.content[-1]):
        return False
    sentence = tree.document.sentences[tree.sentence(draft.cue[0])]
    return tree.words[sentence.end - 1].text == "?" and tree.words[sentence.start].upos == "AUX"


def _forms(tree: Tree, draft: Draft, speech: Speech) -> set[str]:
    return {frame.form for word in draft.cue for frame in frames_at(tree, word, speech)}


def _silent(tree: Tree, draft: Draft, speech: Speech) -> bool:
    """Silence, or a plea for it: declined to comment, asked not to be named."""
    head = tree.words[tree.head(draft.content)].lemma
    return head in _SILENCES and bool(_WITHHOLD & _forms(tree, draft, speech))


def _empty(tree: Tree, draft: Draft, speech: Speech) -> bool:
    """A lone pronoun, unless it stands for what is contested or backed ("denied it")."""
    content = [word for word in draft.content if tree.words[word].upos != "PUNCT"]
    if len(content) != 1 or tree.words[content[0]].upos not in {"PRON", "ADV", "DET"}:
        return False
    acts = {frame.act for word in draft.cue for frame in frames_at(tree, word, speech)}
    return tree.words[content[0]].xpos.startswith("W") or not acts & _CONTESTING


def _deed(tree: Tree, draft: Draft, speech: Speech, quoted: Collection[int]) -> bool:
    """An unquoted noun phrase as the object of a verb that does not speak of things ("recalled its ambassador")."""
    head = tree.head(draft.content)
    verb = tree.words[head].head
    if verb not in draft.cue or not tree.carries(head, ["obj", "iobj"]) or any(w in quoted for w in draft.content):
        return False
    frames = frames_at(tree, verb, speech)
    return tree.child(verb, "xcomp", "ccomp", "parataxis") is None and not any("obj" in f.contents for f in frames)
