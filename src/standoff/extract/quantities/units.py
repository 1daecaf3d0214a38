"""What a number counts: money, a measure, or the noun that it hangs on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from standoff.extract.quantities.tables import alternatives, measures, persons, values
from standoff.extract.tree import Tree
from standoff.knowledge import World

_LONGEST_UNIT = 3
_MODIFIERS = ("nummod", "compound", "amod", "det", "nmod", "advmod", "appos", "nmod:poss", "flat")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, the characters from the first to the last of what names it and the number, and the period of a rate."""

    name: str | None
    start: int
    end: int
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Units:
    """Looks up what the numbers of one document count."""

    tree: Tree
    world: World

    def money(self, first: int, last: int) -> Unit | None:
        """The currency before the words [first, last) or behind them; None where there is none."""
        words = self.tree.words
        for length in (2, 1):
            at = first - length
            if at >= 0 and (code := self._currency(at, first)) and _is_sign(words[at].text):
                return Unit(code, words[at].start, words[last - 1].end)
        for length in range(_LONGEST_UNIT, 0, -1):
            if last + length <= len(words) and (code := self._currency(last, last + length)):
                return Unit(code, words[first].start, words[last + length - 1].end)
        return None

    def _currency(self, start: int, end: int) -> str | None:
        return self.world.currency(self._form(start, end))

    def _form(self, start: int, end: int) -> str:
        words = self.tree.words
        return self.tree.document.text[words[start].start : words[end - 1].end]

    def measure(self, first: int, last: int) -> Unit | None:
        """The unit of measure behind the words [first, last), also with a hyphen: "six-mile"."""
        words = self.tree.words
        at = last + 1 if last < len(words) and words[last].text == "-" else last
        for length in range(_LONGEST_UNIT, 0, -1):
            if at + length <= len(words) and (unit := self._measure(self._form(at, at + length))):
                return Unit(unit, words[first].start, words[at + length - 1].end)
        return None

    def _measure(self, form: str) -> str | None:
        form = " ".join(form.lower().split())
        return measures().get(form) or measures().get(form.removesuffix("s"))

    def counted(self, first: int, last: int) -> Unit | None:
        """The noun that the words [first, last) count, by the tree: "five patrol ships" counts ships."""
        words = self.tree.words
        head = self.tree.head(range(first, last))
        noun = words[head].head
        if words[head].upos == "NOUN" and last == head + 1 and head > first:
            noun = head
        while noun >= 0 and words[noun].upos not in ("NOUN", "PROPN") and self.tree.carries(noun, ("nummod",)):
            noun = words[noun].head
        if noun < last or noun - last > 8 or words[noun].upos not in ("NOUN", "PROPN"):
            return self.part_of(first, last)
        if not self.tree.carries(head, _MODIFIERS) and head != noun:
            return None
        return Unit(self.name(noun), words[first].start, words[noun].end)

    def part_of(self, first: int, last: int) -> Unit | None:
        """The noun of "three of the ships", "dozens of troops"."""
        words = self.tree.words
        if last >= len(words) or words[last].text.lower() != "of":
            return None
        noun = words[last].head
        if noun <= last or words[noun].upos not in ("NOUN", "PROPN"):
            return None
        return Unit(self.name(noun), words[first].start, words[noun].end)

    def name(self, noun: int) -> str:
        """The noun in the singular; "person" for people of any description."""
        word = self.tree.words[noun]
        lemma = word.lemma.lower() if word.lemma[:2].lower() == word.text[:2].lower() else _singular(word.text.lower())
        if {lemma, word.text.lower(), _singular(word.text.lower())} & persons():
            return "person"
        match = self.world.title([each.text for each in self.tree.words[max(0, noun - 5) : noun + 1]], min(noun, 5))
        return "person" if match is not None else lemma


def with_rate(text: str, unit: Unit) -> Unit:
    """The unit with the rate that follows it: "a day", "per year", "each month", "/barrel"."""
    if found := _rates()[0].match(text, unit.end):
        return Unit(unit.name, unit.start, found.end(), values("rate")[found["of"].lower()])
    if found := _rates()[1].match(text, unit.end):
        return Unit(unit.name, unit.start, found.end("rate"), values("rate")[found["of"].lower()])
    return unit


@cache
def _rates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rate = rf"(?:\s(?:an?|per|each|every)\s|/)(?P<of>{alternatives('rate')})(?![\w-])(?!\s(?:ago|earlier|later|before))"
    return re.compile(rate, re.IGNORECASE), re.compile(rf"\sof(?:\s[a-z]+){{1,2}}(?P<rate>{rate})", re.IGNORECASE)


def _is_sign(form: str) -> bool:
    """Whether a form stands before its amount: "$", "US$", "EUR", "Rs"; not "dollars"."""
    return not form.islower()


def _singular(form: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form
