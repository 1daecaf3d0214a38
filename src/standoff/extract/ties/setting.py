"""What is known of a report when its ties are looked for, and the questions put to its tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from standoff.extract.ties.lexicon import TieLexicon
from standoff.extract.tree import Tree
from standoff.extract.types import Cast
from standoff.knowledge import World
from standoff.record import Quantity, Statement, Time

_CURRENCY = re.compile("[A-Z]{3}")
_COUNTED = {"person": "deployment", "aircraft": "arms", "ship": "vessel", "cubic metre": "trade", "barrel": "trade"}
_RELATIVE = frozenset({"which", "who", "that", "whom", "whose"})
_VAGUE = frozenset({"measure", "money"})
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d+[A-Z]{0,3}s?")
"""What weapons are called by: F-16, Su-57s, S-400, K2."""


@dataclass(frozen=True)
class Setting:
    """A report's tree, its cast, statements, times and quantities. `date` gives the date that a word stands under."""

    tree: Tree
    cast: Cast
    world: World
    lexicon: TieLexicon
    statements: Sequence[Statement]
    times: Sequence[Time]
    quantities: Sequence[Quantity]
    date: Callable[[int], str | None]

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words as they are written."""
        return tuple(word.text for word in self.tree.words)

    @cached_property
    def inside(self) -> frozenset[int]:
        """The words that stand in furniture, where nothing is read."""
        return frozenset(self.tree.covered(self.tree.document.article.furniture))

    @cached_property
    def named(self) -> frozenset[int]:
        """The words that are parts of names."""
        return frozenset(word for name in self.tree.document.names for word in range(name.start, name.end))

    @cached_property
    def _blocs(self) -> frozenset[int]:
        """The words that head a mention of an organization of states."""
        blocs = {each.id for each in self.cast.actors if each.kind == "organization" and each.sector == "IGO"}
        return frozenset(mention.head for mention in self.cast.mentions if mention.actor in blocs)

    def antecedent(self, word: int) -> int | None:
        """The noun that a relative pronoun stands for; None where the word is none."""
        if self.tree.words[word].lemma.lower() not in _RELATIVE:
            return None
        clause = next((each for each in self.tree.ancestors(word) if self.tree.carries(each, ["acl"])), None)
        return None if clause is None else self.tree.words[clause].head

    def is_bloc(self, word: int) -> bool:
        """Whether the word names an organization of states, or is a common noun for one."""
        above = self.antecedent(word)
        word = word if above is None else above
        return word in self._blocs or self.lexicon.goods.get(self.tree.words[word].lemma.lower()) == "bloc"

    def thing(self, word: int) -> tuple[int, str] | None:
        """The thing that a noun phrase gives, with its class: its head, or what stands behind the "of" of a measure."""
        found = self._classed(word)
        if found is not None and found != "measure":
            return word, found
        parts = (self.thing(each) for each in self._parts(word))
        inner = next((part for part in parts if part and part[1] not in _VAGUE), None) or self._compound(word)
        counted = found or self._counted.get(word)
        return inner or ((word, counted) if counted else None)

    @cached_property
    def _counted(self) -> dict[int, str]:
        """What the words of figures count, as a class: money, or what the noun that was counted last is."""
        found: dict[int, str] = {}
        for each in self.quantities:
            unit = each.unit or ""
            kind = "money" if _CURRENCY.fullmatch(unit) else _COUNTED.get(unit) or self.lexicon.goods.get(unit)
            if kind:
                words = self.tree.covered([each.span])
                bare = unit != "person" or self.tree.words[self.tree.head(words)].upos == "NUM"
                found.update(dict.fromkeys(words if bare else (), kind))
        return found

    def _classed(self, word: int) -> str | None:
        """The class of a noun by its longest known form: "air defence system" before "system"."""
        words, goods = self.tree.words, self.lexicon.goods
        lemma = words[word].lemma.lower()
        before = [words[each].text.lower() for each in range(max(0, word - 2), word)]
        spellings = [" ".join([*before[n:], lemma]) for n in range(len(before) + 1)]
        known = next((kind for form in spellings if (kind := goods.get(form))), None)
        return known or ("arms" if _DESIGNATION.fullmatch(words[word].text) else None)

    def _parts(self, word: int) -> Iterator[int]:
        for each in self.tree.children(word, "nmod", "obl"):
            if self.tree.case(each) in ("of", "in", "worth of"):
                yield each
        for clause in self.tree.children(word, "acl"):
            if self.tree.words[clause].lemma in ("carry", "bring", "transport"):
                yield from self.tree.children(clause, "obj")

    def _compound(self, word: int) -> tuple[int, str] | None:
        pairs = ((each, self._classed(each)) for each in self.tree.children(word, "compound", "amod"))
        return next(((each, kind) for each, kind in pairs if kind not in (None, "measure")), None)
