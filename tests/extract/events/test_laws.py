"""What holds for the events of every text, and for their parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.extract.actors import cast
from standoff.extract.events import Surroundings, Who, events
from standoff.extract.events.counterparts import completed
from standoff.extract.events.places import place_of
from standoff.extract.events.questions import Answer
from standoff.extract.times import time_near, times
from standoff.extract.tree import Tree
from standoff.extract.types import Question
from standoff.knowledge import World, load_world
from standoff.knowledge.events import Triggers, load_triggers
from standoff.language import Document, LanguageModel, load
from standoff.record import Actor, Article, Event, Record
from tests.extract.events.test_cases import believing

pytestmark = pytest.mark.bundle

WORDS = (
    "Peru Chile accused and of seizing a tanker , which both governments denied on Friday . talks between Norway"
    " Russian troops crossed into Estonia was sanctioned by the EU imposed sanctions it urged to not release if may \n"
).split(" ")
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join).filter(str.strip)


@dataclass(frozen=True)
class Tools:
    model: LanguageModel
    world: World
    triggers: Triggers

    def surroundings(self, text: str) -> Surroundings:
        document = self.model.read([Article(id="x", text=text, published="2020-02-02")])[0]
        placed = times(document)
        who = Who(Tree(document), cast(document, self.world), self.world)
        return Surroundings(who, self.triggers, (), lambda word: time_near(document, placed, word))


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools(load(), load_world(), load_triggers())


@settings(deadline=None, max_examples=60)
@given(text=texts)
def test_events_make_a_lawful_record_in_order_and_come_out_the_same_again(tools: Tools, text: str) -> None:
    around = tools.surroundings(text)
    found = events(around, believing)
    assert found == events(tools.surroundings(text), believing)
    assert [event.id for event in found] == [f"E{n}" for n in range(1, len(found) + 1)]
    assert all(one.trigger <= other.trigger for one, other in pairwise(found))
    assert all(event.source and event.source != event.target for event in found)
    Record(id="x", text=text, actors=around.who.cast.actors, events=found)


@settings(deadline=None, max_examples=30)
@given(text=texts)
def test_the_roles_that_the_judge_is_given_are_words_of_their_sentence(tools: Tools, text: str) -> None:
    def watching(questions: Sequence[Question]) -> list[Answer]:
        for question in questions:
            ((first, last),) = question.text
            assert "trigger" in question.roles
            assert all(first <= start < end <= last for spans in question.roles.values() for start, end in spans)
            assert all(text[start:end].strip() for spans in question.roles.values() for start, end in spans)
        return believing(questions)

    events(tools.surroundings(text), watching)


def test_what_the_judge_takes_for_none_is_no_event(tools: Tools) -> None:
    def doubting(questions: Sequence[Question]) -> list[Answer]:
        answers = believing(questions)
        return [Answer({**dict.fromkeys(answer.codes, 0.001), "none": 0.985}, answer.facts) for answer in answers]

    around = tools.surroundings("Peru accused Chile of piracy.")
    assert len(events(around, believing)) == 1
    assert events(around, doubting) == ()


def test_a_report_without_candidates_asks_nothing(tools: Tools) -> None:
    def never(*_: object) -> list[Answer]:
        raise AssertionError

    assert events(tools.surroundings("It rained."), never) == ()


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Peru bombed a depot near Arica in Chile on Friday.", "bombed", ("Arica", "CHL")),
        ("Talks between Peru and Chile were held in Geneva.", "held", ("Geneva", "CHE")),
        ("LIMA, May 3 - Peru bombed a depot on Friday.", "bombed", None),
        ("Peru bombed a depot in May.", "bombed", None),
    ],
)
def test_places_stand_beside_the_trigger(
    tools: Tools, text: str, word: str, place: tuple[str, str | None] | None
) -> None:
    tree = tools.surroundings(text).tree
    index = next(i for i, each in enumerate(tree.words) if each.text == word)
    found = place_of(tree, index, tools.world)
    assert (found and (found.name, found.country)) == place
    assert found is None or text[slice(*found.span)] == found.name


def test_where_troops_go_is_a_place_of_theirs(tools: Tools) -> None:
    tree = tools.surroundings("Peru sent troops to Arica on Friday.").tree
    assert place_of(tree, 1, tools.world) is None
    going = place_of(tree, 1, tools.world, moving=True)
    assert going
    assert (going.name, going.country) == ("Arica", "CHL")


def event(number: int, code: str, source: str, target: str | None) -> Event:
    return Event.model_validate(
        {
            "id": f"E{number}", "code": code, "trigger": (10 * number, 10 * number + 3), "source": source,
            "target": target, "factuality": "happened", "confidence": 0.9,
        }
    )  # fmt: skip


def actor(name: str, country: str, at: int) -> Actor:
    return Actor(id=name, name=name, kind="state", country=country, mentions=((at, at + 1),))


ACTORS = {
    each.id: each
    for each in (actor("Peru", "PER", 1), actor("envoy", "PER", 2), actor("Chile", "CHL", 3), actor("Cuba", "CUB", 4))
}


def test_words_for_nobody_named_are_for_whom_their_side_deals_with() -> None:
    told = [event(1, "COERCE", "Peru", "Chile"), event(2, "REJECT", "envoy", None), event(3, "REJECT", "Chile", None)]
    _, second, third = completed(told, ACTORS)
    assert (second.target, third.target) == ("Chile", "Peru")
    assert second.confidence < 0.9


def test_deeds_and_strangers_keep_their_missing_end() -> None:
    told = [event(1, "COERCE", "Peru", "Chile"), event(2, "PROTEST", "envoy", None), event(3, "REJECT", "Cuba", None)]
    assert completed(told, ACTORS) == told


def test_documents_are_the_same_alone_and_among_others(tools: Tools) -> None:
    texts_ = ["Peru accused Chile of piracy.", "Norway urged both governments to talk."]

    def triggers_of(document: Document) -> list[tuple[int, int]]:
        who = Who(Tree(document), cast(document, tools.world), tools.world)
        return [each.trigger for each in events(Surroundings(who, tools.triggers, (), lambda _: None), believing)]

    articles = [Article(id=f"{n}", text=text) for n, text in enumerate(texts_)]
    together = tools.model.read(articles)
    alone = [tools.model.read([article])[0] for article in articles]
    assert list(map(triggers_of, together)) == list(map(triggers_of, alone))
