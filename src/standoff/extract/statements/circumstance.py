"""What stands around a statement: how it is quoted, through what it was made, which other one reports it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from standoff.extract.statements.draft import Draft
from standoff.extract.tree import Tree
from standoff.knowledge.speech import Speech
from standoff.record.labels import Quoted

_ADDRESSED = frozenset({"tell", "inform", "brief", "assure", "notify", "remind", "warn"})
_THROUGH = frozenset({"in", "on", "via", "by", "through", "over", "during", "at"})


def quoted(tree: Tree, draft: Draft, inside: Collection[int]) -> Quoted:
    """How much of the content stands in quotation marks: all of it, some, or none."""
    words = [word for word in draft.content if tree.words[word].upos != "PUNCT"]
    within = sum(word in inside for word in words)
    return "direct" if within and within == len(words) else "mixed" if within else "indirect"


def medium(tree: Tree, draft: Draft, speech: Speech) -> tuple[int, ...]:
    """The words that say to whom or through what: "told RTVI", "in a written statement"."""
    for cue in draft.cue:
        addressed = ("obj", "iobj") if tree.words[cue].lemma in _ADDRESSED else ()
        for child in tree.children(cue, "obl", *addressed):
            if child not in draft.content and _carries(tree, child, speech, addressed):
                return tuple(word for word in tree.subtree(child) if word not in draft.content)
    return ()


def _carries(tree: Tree, word: int, speech: Speech, addressed: tuple[str, ...]) -> bool:
    if addressed and tree.carries(word, addressed):
        return True
    return tree.case(word) in _THROUGH and bool(
        speech.of(tree.words[word].lemma, "MEDIUM") or speech.of(tree.words[word].text, "MEDIUM")
    )


def hosts(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the one that reports it: the smallest whose content holds its cue and content."""
    held = [frozenset(draft.content) for draft in drafts]
    return [_host(n, drafts, held) for n in range(len(drafts))]


def _host(n: int, drafts: Sequence[Draft], held: Sequence[frozenset[int]]) -> int | None:
    own = {*drafts[n].cue, *drafts[n].content}
    around = [k for k, words in enumerate(held) if k != n and own < words]
    return min(around, key=lambda k: len(held[k]), default=None)
