"""What a number counts: money, a measure, or the noun that it hangs on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standoff.extract.quantities.patterns import patterns
from standoff.extract.quantities.tables import measures, persons, values
from standoff.extract.tree import Tree
from standoff.knowledge import World

_LONGEST_UNIT = 3
_LONGEST_PHRASE = 8
_MODIFIERS = ("nummod", "compound", "amod", "det", "nmod", "advmod", "appos", "flat")
_MACHINES = frozenset({"bomber", "fighter"})
"""People, but machines where a type stands before them."""
_PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "ADV"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, the characters from the first to the last of what names it and the number, and the period of a rate."""

    name: str | None
    start: int
    end: int
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Units:
    """Looks up what the numbers of one document count; a number is the words [first, last)."""

    tree: Tree
    world: World

    def money(self, first: int, last: int) -> Unit | None:
        """The currency before the number or behind it; None where there is none."""
        words = self.tree.words
        for at in range(max(0, first - 2), first):
            if not words[at].text.islower() and (code := self._currency(at, first)):  # "$", "EUR"; not "dollars"
                return Unit(code, words[at].start, words[last - 1].end)
        after = last + 1 if last < len(words) and words[last].text.lower() == "of" else last  # "millions of dollars"
        for end in range(min(len(words), after + _LONGEST_UNIT), after, -1):
            if code := self._currency(after, end):
                return Unit(code, words[first].start, words[end - 1].end)
        return None

    def _currency(self, start: int, end: int) -> str | None:
        is_form = self.tree.words[end - 1].upos != "PUNCT" and self.tree.words[start].upos != "PUNCT"
        form = self._form(start, end)
        code = self.world.currency(form) if is_form else None
        return None if code and form.upper() == code and not self._is_code(start, end) else code

    def _is_code(self, start: int, end: int) -> bool:
        """Whether a code is written as one, beside figures: "ALL 300", not "All three"."""
        words = self.tree.words
        beside = [words[at].text for at in (start - 1, end) if 0 <= at < len(words)]
        return self._form(start, end).isupper() and any(text[0].isdigit() for text in beside)

    def _form(self, start: int, end: int) -> str:
        words = self.tree.words
        return self.tree.document.text[words[start].start : words[end - 1].end]

    def measure(self, first: int, last: int) -> Unit | None:
        """The unit of measure behind the number, also with a hyphen: "six-mile"; with what it measures."""
        words = self.tree.words
        at = last + 1 if last < len(words) and words[last].text == "-" else last
        for end in range(min(len(words), at + _LONGEST_UNIT), at, -1):
            if unit := measure_of(self._form(at, end)):
                return Unit(unit, words[first].start, words[self._measured(end - 1)].end)
        return None

    def _measured(self, unit: int) -> int:
        """The last word of "tonnes of rice", "cubic metres of Turkmen gas"; else the unit's own."""
        words = self.tree.words
        if words[unit].text.lower() in ("%", "percent", "cent", "times") or unit + 1 >= len(words):
            return unit
        noun = words[unit + 1].head if words[unit + 1].text.lower() == "of" else -1
        plain = all(words[each].upos in _PHRASE for each in range(unit + 2, noun + 1))
        return noun if unit + 1 < noun <= unit + 4 and plain else unit

    def counted(self, first: int, last: int) -> Unit | None:
        """The noun that the number counts, by the tree or else by its place: "five patrol ships" counts ships."""
        words, noun = self.tree.words, self._noun(first, last)
        if noun is None or words[noun].xpos == "NNP":  # "12 Harbour Street"
            return None
        whole = not any(self._is_count(each) for each in range(last, noun))  # "five of the 18 states" are two counts
        return Unit(self.name(noun), words[first].start, words[noun if whole else last - 1].end)

    def _is_count(self, word: int) -> bool:
        """Whether the word is a number of its own, not one that belongs to a name: "Su-30"."""
        words = self.tree.words
        return words[word].upos == "NUM" and not (
            words[word - 1].text == "-" and words[word - 1].end == words[word].start
        )

    def _noun(self, first: int, last: int) -> int | None:
        words = self.tree.words
        if last < len(words) and words[last].text == ",":  # "one, his temper, and two, his tongue"
            return None
        head = self.tree.head(range(first, last))
        noun = words[head].head
        while noun >= 0 and words[noun].upos == "NUM" and self.tree.carries(noun, ("nummod",)):
            noun = words[noun].head
        if (
            last <= noun < last + _LONGEST_PHRASE
            and self.tree.carries(head, _MODIFIERS)
            and words[noun].upos in ("NOUN", "PROPN")
        ):
            return noun
        return self._part_of(last) or self._following(last)

    def _part_of(self, last: int) -> int | None:
        """The noun of "three of the ships", "dozens of troops"."""
        words = self.tree.words
        if last >= len(words) or words[last].text.lower() != "of":
            return None
        noun = words[last].head
        return noun if last < noun and words[noun].upos in ("NOUN", "PROPN") else None

    def _following(self, last: int) -> int | None:
        """The last noun of the phrase that follows at once, where the tree has lost it."""
        words, at = self.tree.words, last
        while at < len(words) and words[at].upos in _PHRASE and words[at].start == words[at - 1].end + 1:
            at += 1
        return at - 1 if at > last and words[at - 1].xpos in ("NNS", "NNPS") else None

    def name(self, noun: int) -> str:
        """The noun in the singular; "person" for people of any description."""
        word = self.tree.words[noun]
        form = word.text.lower()
        singular = _singular(form, word.lemma.lower()) if word.xpos in ("NNS", "NNPS") else form
        if singular in _MACHINES and self._of_a_type(noun):
            return singular
        if {singular, form, form.removesuffix("s")} & persons():
            return "person"
        phrase = [each.text for each in self.tree.words[max(0, noun - 3) : noun + 1]]
        title = self.world.title(phrase, len(phrase) - 1)
        if (title is not None and title.title.use != "group") or (word.xpos == "NNPS" and self._is_people(word.text)):
            return "person"
        return singular

    def _of_a_type(self, noun: int) -> bool:
        """Whether a type of machine stands before the noun: "Su-30 fighters"; a bare number is none."""
        form = self._form(max(0, noun - 3), noun).split()
        return bool(form) and form[-1][0].isalpha() and any(map(str.isdigit, form[-1]))

    def _is_people(self, form: str) -> bool:
        """Whether the form names the people of a state: "Americans"."""
        match = self.world.at([form], 0)
        return match is not None and any(sense.use.startswith("demonym") for sense in match.senses)


def measure_of(form: str) -> str | None:
    """The unit of measure that a form names, in the singular or the plural."""
    form = " ".join(form.lower().split())
    return measures().get(form) or measures().get(form.removesuffix("s"))


def with_rate(text: str, unit: Unit) -> Unit:
    """The unit with the rate that follows it: "a day", "per year", "each month", "/barrel"."""
    found = patterns().rate.match(text, unit.end)
    return unit if found is None else Unit(unit.name, unit.start, found.end(), values("rate")[found["of"].lower()])


def _singular(form: str, lemma: str) -> str:
    """The singular of a noun; the lemma is trusted unless it only lacks the s of a form that loses more."""
    if lemma != form[:-1]:
        return lemma if lemma[:2] == form[:2] else form
    if form.endswith("ies"):
        return form[:-3] + "y"
    return re.sub(r"(?<=[^aeo]us|.ss|.sh|.ch)e$|(?<=x)e$", "", lemma)
