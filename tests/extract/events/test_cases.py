"""The events of each case are found, and no other. The judge takes every candidate for what its table says first."""

from collections.abc import Sequence
from typing import get_args

import pytest

from standoff.extract.actors import cast, load_lexicon
from standoff.extract.events import Answer, Surroundings, Who, events
from standoff.extract.times import time_near, times
from standoff.extract.tree import Tree
from standoff.extract.types import Question
from standoff.knowledge import load_world
from standoff.knowledge.events import load_triggers
from standoff.language import Document, load
from standoff.record import Actor, Article, Event
from standoff.record.labels import EventCode, Factuality
from tests.extract.events.event_cases import Case, cases, is_like, shown, stated

pytestmark = pytest.mark.bundle
CASES = cases()


def believing(questions: Sequence[Question]) -> list[Answer]:
    """Every root as likely as the others, each much likelier than none; nothing known of facts."""
    codes = {**dict.fromkeys(get_args(EventCode), 0.06), "none": 1e-6}
    facts: dict[Factuality, float] = dict.fromkeys(get_args(Factuality), 0.25)
    return [Answer(codes, facts) for _ in questions]


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return load().read([Article(id=f"c{n}", text=case.text, published="2024-05-10") for n, case in enumerate(CASES)])


def found(case: Case, document: Document) -> tuple[tuple[Event, ...], dict[str, Actor]]:
    world, placed = load_world(), times(document)
    people = cast(document, world, load_lexicon())
    around = Surroundings(
        Who(Tree(document), people, world),
        load_triggers(),
        stated(case, document, people),
        lambda word: time_near(document, placed, word),
    )
    return events(around, believing), {actor.id: actor for actor in people.actors}


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda n: f"{CASES[n].group}-{CASES[n].text[:30]}")
def test_the_events_of_a_case_and_no_other(number: int, documents: list[Document]) -> None:
    case = CASES[number]
    events_, actors = found(case, documents[number])
    left = list(events_)
    for wanted in case.events:
        match = next((event for event in left if is_like(event, wanted, case.text, actors)), None)
        assert match, f"{wanted} is not among {[shown(event, case.text, actors) for event in left]}"
        left.remove(match)
    assert [shown(event, case.text, actors) for event in left] == []
