"""Who says it: the words that name the source, one draft for each of several who say it together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from standoff.extract.statements.draft import Draft
from standoff.extract.statements.frames import Sayer, noun_phrase, passive, speaker
from standoff.extract.tree import Tree
from standoff.extract.types import Cast


def with_sources(tree: Tree, draft: Draft, cast: Cast, sayer: Sayer) -> Iterator[Draft]:
    """The draft with its source, from the tree where the model found none; joint sources make a draft each."""
    source = _held(tree, draft, sayer) or _from_tree(tree, draft, sayer)
    draft = replace(draft, content=tuple(word for word in draft.content if word not in source))
    heads = _joint(tree, source, cast)
    if len(heads) < 2:
        yield replace(draft, source=source)
        return
    for head in heads:
        yield replace(draft, source=tuple(word for word in noun_phrase(tree, head) if word in source))


def _held(tree: Tree, draft: Draft, sayer: Sayer) -> tuple[int, ...]:
    """The words of the source that stand with the cue: in its sentence and paragraph, and neither cue nor before it.

    A heading that runs into its first sentence, a source of the sentence before, "at Westminster" are left out.
    """
    if not draft.source or not draft.cue:
        return draft.source
    kept = [word for word in draft.source if word not in draft.cue and _beside(tree, word, draft.cue[0])]
    parts = _runs(kept)
    likeliest = min(parts, key=lambda part: (not sayer(tree.head(part)), _gap(part, draft.cue)), default=None)
    return draft.source if likeliest is None else tuple(likeliest)


def _beside(tree: Tree, word: int, cue: int) -> bool:
    first, last = sorted((word, cue))
    return (
        tree.sentence(word) == tree.sentence(cue)
        and "\n" not in tree.document.text[tree.words[first].end : tree.words[last].start]
    )


def _runs(words: list[int]) -> list[list[int]]:
    """Unbroken runs of words."""
    runs: list[list[int]] = []
    for word in words:
        if runs and word == runs[-1][-1] + 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _gap(part: Sequence[int], cue: Sequence[int]) -> int:
    return min(abs(part[0] - cue[-1]), abs(cue[0] - part[-1]))


def actor_of(tree: Tree, cast: Cast, source: Sequence[int]) -> str | None:
    """The actor that a source is; of one who merely speaks for a body, or of its paper, that body."""
    mention = cast.at(tree.document, tree.spans(source))
    if mention is not None:
        return mention.actor
    head = tree.head(source)
    if tree.words[head].lemma.lower() in _RELATIVES:
        return _antecedent(tree, cast, head)
    mouth = tree.words[head].lemma.lower() in _MOUTHS
    within = (mention for mention in cast.mentions if mention.head in source)
    return next((mention.actor for mention in within if _explains(tree, mention.head, head, mouth=mouth)), None)


def _antecedent(tree: Tree, cast: Cast, relative: int) -> str | None:
    """The actor whom a relative pronoun stands for: the one that its clause tells of."""
    for clause in tree.ancestors(relative):
        if tree.carries(clause, ["acl:relcl"]):
            mention = cast.at(tree.document, tree.spans([tree.words[clause].head]))
            return None if mention is None else mention.actor
    return None


def _explains(tree: Tree, word: int, head: int, *, mouth: bool) -> bool:
    """Whether a noun tells who the head is: set beside it, or the body of which it is the mouth."""
    if tree.words[word].head == head and tree.carries(word, ["appos", "flat"]):
        return True
    return mouth and tree.case(word) in _OF


_RELATIVES = frozenset({"who", "which"})
_OF = frozenset({"", "by", "for", "from", "in", "of", "'s", "’s"})
_MOUTHS = frozenset({
    "spokesman", "spokeswoman", "spokesperson", "statement", "readout", "communique", "communiqué", "letter", "note",
    "version", "account", "study", "report", "survey", "judgment", "judgement", "ruling", "reporter", "correspondent",
})  # fmt: skip
"""Who or what speaks only for somebody else."""


def _from_tree(tree: Tree, draft: Draft, sayer: Sayer) -> tuple[int, ...]:
    """The subject or agent of the cue, or whose the cue is ("X's claim"); nothing where nobody fit is there.

    What is said may hold the speaker only where he is the cue's own subject: then the model has put him there.
    """
    for word in draft.cue:
        verb = tree.words[word].upos == "VERB"
        who = speaker(tree, word) if verb else tree.child(word, "nmod:poss")
        own = verb and who in tree.children(word, "nsubj") and not passive(tree, word)
        if who is not None and sayer(who) and (own or who not in draft.content):
            return noun_phrase(tree, who)
    return ()


def _joint(tree: Tree, source: tuple[int, ...], cast: Cast) -> list[int]:
    """The heads of those who say it together, where each is an actor of the report: "Brazil and Colombia"."""
    if not source:
        return []
    first = tree.head(source)
    heads = [first, *(each for each in tree.children(first, "conj") if each in source)]
    actors = [next((m.actor for m in cast.mentions if m.head == head), None) for head in heads]
    return heads if None not in actors and len(set(actors)) == len(heads) else [first]
