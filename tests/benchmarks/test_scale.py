"""Reports that are made of others: their records keep the laws, and are the same whenever they are made."""

from pathlib import Path
from random import Random

import pytest

from benchmarks.scale.base import seen
from benchmarks.scale.command import MadeMind
from benchmarks.scale.made import Maker
from benchmarks.scale.measuring import measure
from benchmarks.scale.names import Names, Words
from benchmarks.scale.varying import Variation, varied
from standoff.knowledge import load_world
from standoff.link import Linker, load_weights
from standoff.link.points import points
from standoff.link.texts import same_text, sketch
from standoff.record import Actor, Quantity, Record, Source, Statement, Time
from tests.link.minds import HashedMind
from tests.link.test_crisis import reports

TEXT = "Ada Orr of Russia said on Monday that 1,200 troops had left the border on 3 May."
BASE = Record(
    id="base",
    published="2021-05-05",
    text=TEXT,
    actors=(
        Actor(id="A1", name="Ada Orr", kind="person", country="RUS", mentions=((0, 7),)),
        Actor(id="A2", name="Russia", kind="state", country="RUS", mentions=((11, 17),)),
    ),
    statements=(
        Statement(
            id="S1",
            source=Source(span=(0, 17), actor="A1"),
            cue=(18, 22),
            content=((33, 79),),
            quoted="indirect",
            act="assert",
            confidence=0.9,
        ),
    ),
    times=(Time(span=(26, 32), value="2021-05-03"), Time(span=(74, 79), value="2021-05-03")),
    quantities=(Quantity(span=(38, 50), value=1200, low=1200, high=1200, unit="troop"),),
)


@pytest.fixture(scope="module")
def linker() -> Linker:
    return Linker(load_world(), load_weights(), HashedMind())


@pytest.fixture(scope="module")
def maker(linker: Linker) -> Maker:
    found = [BASE, *reports()]
    return Maker(seen(found, linker), Words.of(found, linker.world))


def test_a_varied_record_says_other_things_at_the_right_places(linker: Linker) -> None:
    names, texts = Names(Words.of([BASE], linker.world), 3), set()
    for n in range(20):
        made = Record.model_validate(varied(BASE, Variation(names, 9, Random(n))))  # noqa: S311 - no secret
        said = [made.text[start:end] for start, end in made.statements[0].content]
        person, state = (made.text[slice(*actor.mentions[0])] for actor in made.actors)
        assert (person, state) == (made.actors[0].name, made.actors[1].name)
        assert person != "Ada Orr"
        assert state not in {"Russia", ""}
        assert made.actors[0].country == made.actors[1].country != "RUS"
        assert [made.text[slice(*time.span)] for time in made.times] == ["Wednesday", "12 May"]
        assert {time.value for time in made.times} == {"2021-05-12"}
        (number,) = made.quantities
        assert made.text[slice(*number.span)].startswith(f"{number.value:,.0f} ")
        assert said[0].endswith("12 May")
        texts.add(made.text)
    assert len(texts) > 10


def test_reports_are_the_same_whenever_they_are_made(maker: Maker) -> None:
    first = [maker.report(number) for number in range(24)]
    assert [maker.report(number) for number in reversed(range(24))] == first[::-1]
    assert len({each.id for each in first}) == 24


def test_one_in_eight_is_a_copy(maker: Maker) -> None:
    copy = maker.report(23)
    assert any(same_text(sketch(copy), sketch(maker.report(number))) for number in range(23))


def test_what_is_seen_follows_from_the_report(maker: Maker, linker: Linker) -> None:
    record = maker.report(5)
    own = points(record, linker.world)
    one, other = maker.views(record, own), maker.views(record, own)
    assert len(one) == len(own) > 0
    assert (one.likeness == other.likeness).all()


def test_a_crisis_is_filled_linked_and_asked(maker: Maker, linker: Linker, tmp_path: Path) -> None:
    told: list[str] = []
    made = Linker(linker.world, linker.weights, MadeMind(maker, linker.mind))
    seconds = measure(maker, made, 20, tmp_path / "scale.db", told.append)
    assert {"linking up to 20", "linking one, at 20", "linking 20 from nothing", "events, 50 rows"} <= set(seconds)
    assert all(each >= 0 for each in seconds.values())
    assert len(told) == len(seconds) + 1
