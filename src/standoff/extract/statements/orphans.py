"""Quotations that no cue carries: signed behind a dash, or left to the one whom the sentence before was about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standoff.extract.statements.draft import Draft
from standoff.extract.statements.frames import Sayer, noun_phrase
from standoff.extract.tree import Tree
from standoff.text.quotations import Quotation

_SCORE = 0.5
_LEAST = 4
"""Fewer words are a title or a name."""
_DASHES = frozenset({"-", "–", "—", "--", "―"})


def orphans(tree: Tree, marks: Sequence[Quotation], drafts: Sequence[Draft], sayer: Sayer) -> Iterator[Draft]:
    """A draft for each quotation of whole sentences that is in no other draft's content."""
    said = {word for draft in drafts for word in draft.content}
    for mark in marks:
        words = tree.covered([mark.inner])
        if _is_sentence(tree, mark, words) and not said & set(words):
            yield Draft(_signed(tree, mark, sayer) or _led_up_to(tree, mark, sayer), (), tuple(words), _SCORE, "tree")


def _is_sentence(tree: Tree, mark: Quotation, words: Sequence[int]) -> bool:
    """Whether the quotation stands as a sentence of its own: it opens its line or follows an end, and has a verb."""
    text = tree.document.text
    before = text[: mark.start].rstrip(" ")[-1:]
    closed = text[mark.inner[0] : mark.inner[1]].rstrip()[-1:] in ".!?…"
    verbs = any(tree.words[word].upos in {"VERB", "AUX"} for word in words)
    return before in {"", "\n", ".", "!", "?", "”", '"', "»"} and closed and verbs and len(words) > _LEAST


def _signed(tree: Tree, mark: Quotation, sayer: Sayer) -> tuple[int, ...]:
    """Who signs the quotation: "…” – Commissioner Brandt", on its line or the next."""
    after = next((n for n, word in enumerate(tree.words) if word.start >= mark.end), None)
    if after is None or tree.words[after].text not in _DASHES:
        return ()
    line = tree.document.text.find("\n", tree.words[after].start)
    rest = [n for n in range(after + 1, len(tree.words)) if line < 0 or tree.words[n].start < line]
    if not any(map(sayer, rest)):
        return ()
    return tuple(word for word in noun_phrase(tree, tree.head(rest)) if word in rest)


def _led_up_to(tree: Tree, mark: Quotation, sayer: Sayer) -> tuple[int, ...]:
    """The subject of the sentence before, on the same line."""
    before = next((n for n in range(len(tree.words) - 1, -1, -1) if tree.words[n].end <= mark.start), None)
    if before is None or "\n" in tree.document.text[tree.words[before].end : mark.start]:
        return ()
    span = tree.document.sentences[tree.sentence(before)]
    root = next((word for word in range(span.start, span.end) if tree.words[word].label == "root"), None)
    who = None if root is None else tree.subject(root)
    return noun_phrase(tree, who) if who is not None and sayer(who) else ()
