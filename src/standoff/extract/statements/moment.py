"""When a statement was made: by a time at its cue or source, what the speaker did or said just before, or its entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from standoff.extract.statements.draft import Draft
from standoff.extract.tree import Tree
from standoff.extract.types import Cast
from standoff.record import Time

_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d:\d\d")
_LIVE = 3
"""So many paragraphs that open with a clock time make a live report."""

When = Callable[[int], str | None]
"""The date under which a word stands, or None."""

_ON_THE_CLAUSE = ("conj", "advcl", "xcomp", "parataxis")


def entries(tree: Tree, placed: Sequence[Time]) -> Sequence[tuple[int, str]]:
    """The first word of every entry of a live report, and its day; none where the report is no live one."""
    text = tree.document.text
    clocks = [(time.span, found[1]) for time in placed if (found := _CLOCK.fullmatch(time.value))]
    opening = [
        (tree.covered([span]), day) for span, day in clocks if text[: span[0]].rstrip(" \t•–-*[(").endswith("\n")
    ]
    return [(words[0], day) for words, day in opening] if len(opening) >= _LIVE else []


@dataclass(frozen=True, slots=True)
class Moments:
    """The tree, who appears, what time each word stands under, and the entries of a live report with their days."""

    tree: Tree
    cast: Cast
    date: When
    entries: Sequence[tuple[int, str]]

    def of(self, drafts: Sequence[Draft], actors: Sequence[str | None]) -> list[str | None]:
        """The time of each draft, in their order; `actors` are those of their sources."""
        found: list[str | None] = []
        for n, draft in enumerate(drafts):
            time = self._told(draft)
            if time is None and actors[n] is not None:
                time = self._carried(n, drafts, actors, found) or self._occasion(draft, actors[n])
            found.append(time or self._of_entry(draft))
        return found

    def _of_entry(self, draft: Draft) -> str | None:
        """The day of the entry of a live report in which the cue stands: its writer tells what is just being said."""
        first = min((*draft.cue, *draft.content))
        before = [day for word, day in self.entries if word < first]
        return before[-1] if before else None

    def _told(self, draft: Draft) -> str | None:
        """The time at the cue, or at the clause on which the cue hangs ("..., accusing"), or of a document."""
        return next((time for cue in draft.cue if (time := self._climbing(cue))), None) or self._of_document(draft)

    def _climbing(self, word: int) -> str | None:
        while word >= 0:
            if time := self.date(word):
                return time
            if not self._hangs(word):
                return None
            word = self.tree.words[word].head
        return None

    def _hangs(self, word: int) -> bool:
        """Whether the word shares the time of its head; a verb in the present joined to one in the past does not."""
        here, above = self.tree.words[word], self.tree.words[self.tree.words[word].head]
        return self.tree.carries(word, _ON_THE_CLAUSE) and (here.label != "conj" or here.xpos == above.xpos)

    def _of_document(self, draft: Draft) -> str | None:
        """The time of a participle at the source or at a noun that goes with the cue.

        "A study published in March found"; "in a letter dated 9 August, the embassy wrote".
        """
        nouns = [self.tree.head(draft.source)] if draft.source else []
        nouns += [each for cue in draft.cue for each in self.tree.children(cue, "obl") if each not in draft.content]
        explained = [each for noun in nouns for each in self.tree.children(noun, "acl")]
        dated = [each for each in explained if self.tree.words[each].label == "acl"]
        times = (self.date(each) for each in dated if self.tree.words[each].xpos == "VBN")
        return next((time for time in times if time), None)

    def _past(self, draft: Draft) -> bool:
        """Whether the cue tells of one moment in the past: "said", not "says" or "has said"."""
        return any(self.tree.words[cue].xpos == "VBD" for cue in draft.cue)

    def _goes_on(self, draft: Draft) -> bool:
        """Whether the cue may tell of the moment before: one in the past, or a mere "according to"."""
        return self._past(draft) or all(self.tree.words[cue].upos not in {"VERB", "AUX"} for cue in draft.cue)

    def _carried(
        self, n: int, drafts: Sequence[Draft], actors: Sequence[str | None], found: Sequence[str | None]
    ) -> str | None:
        """The time of what the same speaker said in the sentence before: a speaker goes on."""
        if n == 0 or actors[n - 1] != actors[n] or not self._goes_on(drafts[n]):
            return None
        return found[n - 1] if self._follows(drafts[n], max(drafts[n - 1].cue, default=0)) else None

    def _occasion(self, draft: Draft, actor: str | None) -> str | None:
        """The time of what the speaker's side did in the sentence before: "She met the press on Friday."""
        sentence = self.tree.sentence(draft.cue[0]) - 1 if self._past(draft) else -1
        if sentence < 0:
            return None
        span = self.tree.document.sentences[sentence]
        root = next((word for word in range(span.start, span.end) if self.tree.words[word].label == "root"), None)
        if root is None or self.tree.words[root].xpos != "VBD" or not self._follows(draft, root):
            return None
        subject = self.tree.subject(root)
        acts = {mention.actor for mention in self.cast.mentions if mention.head == subject}
        return self.date(root) if acts & self._side(actor) else None

    def _side(self, actor: str | None) -> set[str]:
        """The actor, and the state whose it is."""
        country = next((each.country for each in self.cast.actors if each.id == actor), None)
        states = {each.id for each in self.cast.actors if each.kind == "state" and country and each.country == country}
        return {*states, *([actor] if actor else [])}

    def _follows(self, draft: Draft, word: int) -> bool:
        """Whether the draft's cue stands in the word's sentence or the next one, and in its paragraph.

        A pronoun goes on over the end of a paragraph as well.
        """
        if not draft.cue or self.tree.sentence(draft.cue[0]) - self.tree.sentence(word) not in (0, 1):
            return False
        if draft.source and self.tree.words[self.tree.head(draft.source)].upos == "PRON":
            return True
        return "\n" not in self.tree.document.text[self.tree.words[word].end : self.tree.words[draft.cue[0]].start]
