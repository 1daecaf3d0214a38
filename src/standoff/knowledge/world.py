"""The world as the tables know it: one frozen value that answers what a form may stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standoff.knowledge.forms import Forms, money_form, name_words, plain
from standoff.knowledge.senses import Body, BodyMatch, Gender, Holder, Match, Sense, Title, TitleMatch


@dataclass(frozen=True, slots=True)
class World:
    """The tables of the world, indexed. Made by `load_world` once; nothing in it changes.

    Words are given as `standoff.text.tokenize` cuts them, but any cut that keeps blanks will do.
    """

    forms: Forms[Sense]
    titles: Forms[tuple[Title, bool]]
    title_names: frozenset[str]
    bodies: Forms[Body]
    given_names: Mapping[str, Gender]
    currencies: Mapping[str, str]
    names: Mapping[str, str]
    capitals: Mapping[str, str]
    holders: Mapping[tuple[str, str], tuple[Holder, ...]]
    people: Mapping[tuple[str, ...], tuple[Holder, ...]]

    def at(self, words: Sequence[str], start: int) -> Match | None:
        """The longest name, adjective, demonym or place that begins with `words[start]`, without a leading "the".

        Capitals count: "US" is not "us", nor "Turkey" "turkey"; a shouted line ("MOSCOW") is read all the same.
        """
        found = self.forms.find(words, start)
        return Match(found.length, found.entries) if found else None

    def title(self, words: Sequence[str], last: int) -> TitleMatch | None:
        """The longest title that ends with `words[last]`, in the singular or plural; "ex-" before it is passed over."""
        found = self.titles.find(words, last)
        if found is None and words[last][:3].lower() == "ex-":
            found = self.titles.find([words[last][3:]], 0)
        return TitleMatch(found.length, *found.entries[0]) if found else None

    def names_as_well(self, title: str) -> bool:
        """Whether a title of one word is a family name as well: "Tariq Sheikh"."""
        return title.lower() in self.title_names

    def body(self, words: Sequence[str], last: int) -> BodyMatch | None:
        """The longest common noun for bodies that ends with `words[last]` ("foreign ministry"), also in the plural."""
        found = self.bodies.find(words, last)
        return BodyMatch(found.length, found.entries[0]) if found else None

    def given(self, name: str) -> Gender | None:
        """Whether a given name is a woman's, a man's or either; None where it is not known. Case does not count."""
        return self.given_names.get(plain(name).lower())

    def currency(self, form: str) -> str | None:
        """The ISO 4217 code of a currency's name, symbol or code ("roubles", "A$", "£"): the likeliest of several."""
        return self.currencies.get(money_form(form))

    def name_of(self, country: str) -> str | None:
        """The English name of the state with this alpha-3 code."""
        return self.names.get(country)

    def capital_of(self, country: str) -> str | None:
        """The capital of the state with this alpha-3 code, the seat of government where they differ in use."""
        return self.capitals.get(country)

    def holders_of(self, office: str, of: str, on: str | None = None) -> tuple[Holder, ...]:
        """Who held the office (its standard form) of a state (alpha-3) or organization (key), in order of time.

        `on` is an ISO date: only those who may have held it that day.
        """
        known = self.holders.get((office, of), ())
        return known if on is None else tuple(holder for holder in known if holder.covers(on))

    def holders_named(self, name: Sequence[str], on: str | None = None) -> tuple[Holder, ...]:
        """The offices of the one who has this name: those held `on` that day first, then earlier, then later ones.

        `name` are the words of a given and a family name, or a family name alone, which must be that of only one who
        holds an office that day, an ISO date. Case and accents do not count.
        """
        words = name_words(" ".join(name))
        known = self.people.get(words, ())
        if len(words) == 1:
            known = tuple(holder for holder in known if on and holder.covers(on))
            return known if len({holder.name for holder in known}) == 1 else ()
        if on is None:
            return known
        return tuple(sorted(known, key=lambda holder: (not holder.covers(on), holder.since > on)))
