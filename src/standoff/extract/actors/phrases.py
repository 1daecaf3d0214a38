"""Phrases that may refer to an actor: names with titles, titles and bodies alone, pronouns, adjectives of states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from standoff.extract.actors.ground import Ground
from standoff.extract.actors.lexicon import Lexicon, singular
from standoff.extract.actors.names import Stretch, TitleAt
from standoff.extract.actors.phrase import OWN_OUTLET, Form, Phrase
from standoff.knowledge import BodyMatch, Sense, World
from standoff.record.labels import Sector

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_ARTICLES = _DEFINITE | {"a", "an"}
_ADJECTIVES = frozenset({"adjective", "demonym"})
_SERVING: frozenset[Sector | None] = frozenset({None, "GOV", "EDU", "CVL"})
"""Sectors that a part of an organization of states may seem to be of: "UN Group of Experts"."""
_STATE = "state"
"""The noun of what stands for a state by another noun."""
_PLACES = frozenset({"city", "region", "capital"})


@dataclass(frozen=True, slots=True)
class Finder:
    """What phrases are made from: the words, the tables, and the titles and names found in the words."""

    ground: Ground
    world: World
    lexicon: Lexicon
    titles: tuple[TitleAt, ...]
    names: tuple[Stretch, ...]

    def phrases(self) -> tuple[Phrase, ...]:
        """All phrases in the order of the text; a name and the title right before it are one phrase."""
        named = [self._named(stretch) for stretch in self.names if not self._common(stretch)]
        taken = {i for phrase in named if phrase.written for i in range(*phrase.written)}
        taken |= {i for phrase in named if phrase.role for i in range(*phrase.role) if self._title_at(i)}
        taken |= {phrase.written[0] - 1 for phrase in named if phrase.written and phrase.noun and not phrase.role}
        others = [phrase for i in range(len(self.ground.words)) if i not in taken for phrase in self._other(i)]
        bodies = [body for title in self.titles if (body := self._of_title(title))]
        return tuple(sorted((*named, *others, *bodies), key=lambda phrase: (phrase.start, -phrase.end)))

    def _common(self, stretch: Stretch) -> bool:
        """Whether a name is but a noun for bodies, in capitals as notices write it: "the Government", "the Embassy"."""
        text, i = self.ground.texts[stretch.start], stretch.start
        if stretch.senses or stretch.end - i > 1 or not text.istitle() or not self._determined_at(i):
            return False
        body = self.world.body(self.ground.texts, i)
        return (body is not None and body.body.kind == "organization") or self.lexicon.isa(text.lower(), "state")

    def _of_title(self, title: TitleAt) -> Phrase | None:
        """The body that a title of several words begins with, with its owner: "Peru's foreign ministry" spokesman.

        What the tree takes for an adjective is none: "a military expert".
        """
        for last in range(title.end - 2, title.start, -1):
            found = self.world.body(self.ground.texts, last)
            if found and found.length == last - title.start + 1 and found.body.kind == "organization":
                edge = self._edge(title, title.end - 1)
                edge = title.start if self.ground.texts[edge].lower() in {"a", "an"} else edge
                whole = Phrase(edge, last + 1, last, "nominal", noun=found.body.name, kind="organization")
                return replace(whole, sector=found.body.sector, definite=self._definite(edge, last))
        return None

    def _title_at(self, i: int) -> bool:
        return any(title.start <= i < title.end for title in self.titles)

    def _named(self, stretch: Stretch) -> Phrase:
        words = range(stretch.start, stretch.end)
        head = next((i for i in words if self.ground.words[i].head not in words), stretch.start)
        name = tuple(self.ground.texts[i].lower() for i in words if self.ground.texts[i][0].isalnum())
        phrase = Phrase(stretch.start, stretch.end, head, "name", name, (stretch.start, stretch.end))
        if senses := stretch.senses or self._of_a_state(stretch):
            phrase = self._known(phrase, senses[0])
        elif self._no_actor(phrase):
            return replace(phrase, form="thing")
        else:
            phrase = self._as_body(phrase, stretch)
            phrase = replace(phrase, country=_of_parts(stretch, cities=phrase.kind == "organization"))
        phrase = self._described(self._with_title(phrase))
        return self._with_body(phrase) if phrase.form == "name" and phrase.kind in {None, "organization"} else phrase

    def _of_a_state(self, stretch: Stretch) -> tuple[Sense, ...]:
        """What the tables know of the state in "State of Peru", "Kingdom of Norway", which is all that these are."""
        first, of = self.ground.texts[stretch.start : stretch.start + 2] if stretch.inner else ("", "")
        known = self.world.at(self.ground.texts[stretch.start + 2 : stretch.end], 0) if of == "of" else None
        whole = known is not None and stretch.start + 2 + known.length == stretch.end
        return stretch.inner if whole and self.lexicon.isa(first, "state") and stretch.inner[0].kind == "state" else ()

    def _no_actor(self, phrase: Phrase) -> bool:
        """Whether a name is that of a treaty or the like, or that of a place after somebody: "the Bolívar bridge"."""
        word = self.ground.words[phrase.head]
        site = word.label == "compound" and self.lexicon.isa(self.ground.texts[word.head], "site")
        return site or self.lexicon.isa(phrase.name[-1] if phrase.name else "", "work")

    def _as_body(self, phrase: Phrase, stretch: Stretch) -> Phrase:
        """What the words of the name show of a body: its last word, the one before "of", or a telling one ("Radio")."""
        small = [text.lower() for text in self.ground.texts[stretch.start : stretch.end]]
        ends = [stretch.end - 1, *(stretch.start + k - 1 for k, text in enumerate(small) if text in {"of", "for"})]
        body = next((match.body for end in ends if (match := self.world.body(self.ground.texts, end))), None)
        mark = self._mark(phrase.start, small)
        if body:
            world_body = any(sense.sector == "IGO" for sense in stretch.inner) and body.sector in _SERVING
            sector = "IGO" if world_body else body.sector or self.lexicon.marks.get(mark)
            return replace(phrase, noun=body.name, kind=body.kind, sector=sector)
        return replace(phrase, kind="organization", sector=self.lexicon.marks[mark]) if mark else phrase

    def _mark(self, start: int, small: list[str]) -> str:
        """The last telling word of a name; a name of one word needs its article: "the Courier"."""
        if len(small) < 2 and (start == 0 or self.ground.texts[start - 1].lower() != "the"):
            return ""
        return next((text for text in reversed(small) if text in self.lexicon.marks), "")

    def _described(self, phrase: Phrase) -> Phrase:
        """A name with a noun right before it that the tables do not know: "water boss X", "the tanker Y"."""
        noun = phrase.start - 1
        if phrase.kind or phrase.key or phrase.place or not self._describes(noun, phrase.head):
            return phrase
        word, edge = self.ground.texts[noun], self.ground.left_edge(noun)
        if self.lexicon.isa(word, "vessel"):
            return replace(phrase, start=edge, kind="organization", definite=True)
        return replace(phrase, start=edge, role=(edge, noun + 1), noun=word.lower(), definite=True)

    def _describes(self, noun: int, head: int) -> bool:
        """Whether a common noun, not one for a body or a place, tells what the name after it is."""
        if noun < 0 or self.ground.words[noun].upos != "NOUN" or self.world.body(self.ground.texts, noun):
            return False
        word, name = self.ground.words[noun], self.ground.words[head]
        tied = (name.head, name.label) == (noun, "appos") or (word.head, word.label) == (head, "nmod:desc")
        return tied and not self.lexicon.isa(self.ground.texts[noun], "site")

    def _with_body(self, phrase: Phrase) -> Phrase:
        """A name with its article, or with the noun for bodies right before it: "the Italian company Eni"."""
        before = phrase.start - 1
        if before < 0:
            return phrase
        body = None if phrase.noun or phrase.key else self.world.body(self.ground.texts, before)
        if (
            body is None
            or body.body.kind != "organization"
            or self.ground.sentence[before] != self.ground.sentence[phrase.start]
        ):
            return replace(phrase, start=self._determiner(phrase))
        head = min(before, phrase.head) if self.ground.words[phrase.head].head == before else phrase.head
        start = min(self.ground.left_edge(before), self.ground.left_edge(phrase.head))
        return replace(
            phrase, start=start, head=head, noun=body.body.name, kind=body.body.kind, sector=body.body.sector
        )

    def _determiner(self, phrase: Phrase) -> int:
        """The article or "our" before a name; that of "a U.N. panel" is the panel's, and "no" is no part of a name."""
        before, inside = phrase.start - 1, self.ground.words[phrase.head].label == "compound"
        if before < 0 or inside:
            return phrase.start
        article = self.ground.words[before].xpos == "DT" and self.ground.texts[before].lower() in _ARTICLES
        return before if article or self.ground.words[before].xpos == "PRP$" else phrase.start

    def _known(self, phrase: Phrase, sense: Sense) -> Phrase:
        form: Form = "adjective" if sense.use in _ADJECTIVES else "name"
        if sense.use == "demonym-plural" or (sense.use in _ADJECTIVES and self._stands_alone(phrase)):
            return replace(phrase, form="name", kind="state", country=sense.country, sector=sense.sector, key=sense.key)
        place = sense.use in _PLACES
        return replace(
            phrase, form=form, kind=sense.kind, sector=sense.sector, country=sense.country, key=sense.key, place=place
        )

    def _stands_alone(self, phrase: Phrase) -> bool:
        """Whether a demonym stands for a state: "the Russians", "the French said", and deeds: "US sanctions"."""
        word = self.ground.words[phrase.head]
        if word.label in {"amod", "compound"} and self.lexicon.isa(self.ground.texts[word.head], "deed"):
            return True
        return word.xpos in {"NNS", "NNPS"} or (word.label.startswith(("nsubj", "obj")) and self._determined(phrase))

    def _determined(self, phrase: Phrase) -> bool:
        return self._determined_at(phrase.start)

    def _determined_at(self, i: int) -> bool:
        return self.ground.texts[max(i - 1, 0)].lower() in _DEFINITE

    def _with_title(self, phrase: Phrase) -> Phrase:
        """A name with the title right before it: a person, if the title is not for several."""
        before = [t for t in self.titles if t.end <= phrase.start and self._only_marks(t.end, phrase.start)]
        title = before[-1] if before else None
        gender = self.lexicon.honorifics.get(self.ground.texts[phrase.start - 1].lower().rstrip("."), None)
        if title is None or title.plural or (phrase.kind and not phrase.place):
            return phrase
        start = title.start
        chain = [t for t in self.titles if t.end == title.start and not t.plural]
        office = chain[-1] if chain and title.title.use == "honorific" else title
        start = min(start, office.start)
        edge = start if title.title.use == "honorific" and office is title else self._edge(office, phrase.head)
        known = office.title.use != "honorific"
        return replace(
            phrase, start=edge, form="name", role=(edge, title.end) if known else None, kind="person", key=None,
            place=False, noun=office.title.standard if known else "", sector=office.title.sector, country=None,
            gender=gender, definite=True,
        )  # fmt: skip

    def _only_marks(self, start: int, end: int) -> bool:
        """Whether a title ends right before a name, in one sentence and line: "Gen. X", not a heading and its text."""
        here, there = (start - 1, end)
        if any(each[here] != each[there] for each in (self.ground.sentence, self.ground.paragraph)):
            return False
        return start == end or (end - start == 1 and self.ground.texts[start] == ".")

    def _edge(self, title: TitleAt, head: int) -> int:
        """Where the phrase of a title begins: with the words before it that the tree hangs on it or on the name."""
        edges = [self.ground.left_edge(i) for i in (*range(title.start, title.end), head)]
        return min(edge for edge in (*edges, title.start) if edge <= title.start)

    def _other(self, i: int) -> Iterator[Phrase]:
        word, text = self.ground.words[i], self.ground.texts[i].lower()
        pronoun = self.lexicon.pronouns.get(text)
        if pronoun and word.upos in {"PRON", "DET"}:
            if word.label != "expl":
                yield Phrase(i, i + 1, i, "pronoun", noun=text, gender=pronoun.gender, plural=pronoun.plural)
            return
        titled = word.label.startswith("nsubj") and self._title_at(i)  # "the general" may pass for an adjective
        if not titled and word.upos not in {"NOUN", "PROPN"} and not word.xpos.startswith("NN"):
            return
        phrase = self._nominal(i)
        if phrase:
            yield phrase
        elif word.label not in {"compound", "flat", "amod", "nmod:desc"} and word.upos == "NOUN":
            yield Phrase(i, i + 1, i, "thing", noun=text, plural=word.xpos == "NNS")

    def _nominal(self, i: int) -> Phrase | None:
        title = next((t for t in self.titles if t.end == i + 1), None)
        body = self.world.body(self.ground.texts, i)
        if title and title.title.use != "honorific" and (body is None or _tells_more(title, body)):
            return self._titled(i, title)
        noun, plural = singular(self.ground.texts[i].lower()), self.ground.words[i].xpos in {"NNS", "NNPS"}
        edge = min(self.ground.left_edge(i), i - (body.length if body else 1) + 1)
        whole = Phrase(edge, i + 1, i, "nominal", noun=noun, plural=plural, definite=self._definite(edge, i))
        if body and plural:
            return self._several(replace(whole, noun=body.body.name, kind="group", sector=body.body.sector))
        if self._a_side(i, edge):
            return replace(whole, kind="state", sector="GOV", noun=_STATE)
        if self.lexicon.isa(noun, "state"):
            return replace(whole, kind="state", sector="GOV")
        if body:
            named = replace(whole, noun=body.body.name, kind=body.body.kind, sector=body.body.sector)
            return self._own_outlet(replace(named, definite=whole.definite or self._of_a_body(edge, i)))
        return None

    def _a_side(self, i: int, edge: int) -> bool:
        """Whether a side stands for its state: "the Peruvian side closed the gate", but not "on the Peruvian side"."""
        acts = self.ground.relation(i)[0].startswith("nsubj") or "by" in self.ground.cases(i)
        of_state = any(edge <= name.start and name.end == i and name.senses for name in self.names)
        return acts and of_state and self.lexicon.isa(self.ground.texts[i], "side")

    def _own_outlet(self, phrase: Phrase) -> Phrase:
        """The phrase, marked as the report's own outlet if it is "this paper", "this agency"."""
        outlet = phrase.sector == "MED" or phrase.noun == "agency"
        if not outlet or self.ground.texts[phrase.start].lower() != "this":
            return phrase
        return replace(phrase, noun=f"{OWN_OUTLET}{phrase.noun}", sector="MED")

    def _of_a_body(self, edge: int, head: int) -> bool:
        """Whether a body that the tables know stands before a noun for bodies: "a U.N. panel"."""
        inside = (name for name in self.names if edge <= name.start and name.end <= head and name.senses)
        return any(name.senses[0].kind == "organization" for name in inside)

    def _several(self, phrase: Phrase) -> Phrase:
        """Several bodies are known by their owner; several states also by an article or their number."""
        states = self.lexicon.isa(phrase.noun, "state")
        counted = states and (phrase.definite or phrase.start < phrase.head)
        return replace(phrase, definite=counted or self._owned(phrase.head), several_states=states)

    def _titled(self, i: int, title: TitleAt) -> Phrase:
        edge = self._edge(title, i)
        several = title.plural or title.title.use == "group"
        return Phrase(
            edge, i + 1, i, "nominal", noun=title.title.standard, role=None if several else (edge, i + 1),
            kind="group" if several else "person", sector=title.title.sector, plural=several,
            definite=self._definite(edge, i), several_states=several and title.title.use == "office",
            anonymous=self.lexicon.isa(self.ground.texts[i], "anonymous"),
        )  # fmt: skip

    def _definite(self, edge: int, head: int) -> bool:
        """Whether the phrase points at someone known: "the", "this", a possessor, or no article before a capital."""
        first = own = self.ground.texts[edge].lower()
        if self.ground.words[head].label == "compound":  # the article of "the army drones" is that of the whole
            first = self.ground.texts[min(edge, self.ground.left_edge(self.ground.words[head].head))].lower()
        capital = self.ground.texts[head][0].isupper() and own not in {"a", "an"}
        if capital or first in _DEFINITE or self._owned(head):
            return True
        return edge == head and self.ground.words[head].label.startswith("nsubj")  # "parliament will debate"

    def _owned(self, head: int) -> bool:
        return any(self.ground.words[k].label == "nmod:poss" for k in self.ground.children[head])


def _of_parts(stretch: Stretch, *, cities: bool) -> str | None:
    """The country that a part of a name shows, places first; a city shows that of a body, hardly that of a person."""
    shown = [sense for sense in stretch.inner if sense.country and (cities or sense.use != "city")]
    shown.sort(key=lambda sense: sense.kind == "organization")
    return shown[0].country if shown else None


def _tells_more(title: TitleAt, body: BodyMatch) -> bool:
    """Whether the title is the longer reading of the two; people told of in the plural are no bodies ("the rebels")."""
    return body.length < title.end - title.start or title.plural or title.title.use == "group"
