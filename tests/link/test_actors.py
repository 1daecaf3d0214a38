import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

from standoff.knowledge import World
from standoff.link.edges import Edge
from standoff.link.names import person_name, skeleton
from standoff.link.profiles import Profile, profile
from standoff.link.same_actor import same_actor, settled, who_is_who
from standoff.record import Actor, Record
from standoff.record.labels import ActorKind

PEOPLE = list(csv.DictReader((Path(__file__).parent / "people.csv").read_text("utf-8").splitlines()))


def of(
    name: str, country: str | None, world: World, role: str = "", kind: ActorKind = "person", day: str | None = None
) -> Profile:
    actor = Actor(id="A1", name=name, kind=kind, country=country, role=role or None, mentions=((0, len(name)),))
    return profile(Record(id="r", text=f"{name} spoke.", published=day, actors=(actor,)), actor, world)


def groups(profiles: Iterable[Profile]) -> list[list[str]]:
    known = {each.id: each for each in profiles}
    names = list(known)
    pairs = [(a, b) for n, a in enumerate(names) for b in names[n + 1 :]]
    likes = [(a, b, same_actor(known[a], known[b])) for a, b in pairs]
    kinds = {name: settled(each) for name, each in known.items()}
    return who_is_who(kinds, [Edge(a, b, "same", like.confidence) for a, b, like in likes if like])


@pytest.mark.parametrize("case", PEOPLE, ids=lambda case: f"{case['one']}, {case['other']}")
def test_who_is_one_person(case: dict[str, str], world: World) -> None:
    one = of(case["one"], case["country"], world, case["role"])
    other = of(case["other"], case["other_country"], world, case["other_role"])
    assert (same_actor(one, other) is not None) == (case["same"] == "yes")
    if case["same"] == "yes":
        assert set(one.keys) & set(other.keys)


def test_two_of_one_family_name_are_not_joined_by_it(world: World) -> None:
    nicolas, cilia = of("Nicolás Torrealba", "VEN", world), of("Cilia Torrealba", "VEN", world)
    alone = of("Torrealba", "VEN", world)
    assert sorted(map(len, groups([nicolas, cilia, alone]))) == [1, 1, 1]


def test_an_office_tells_which_of_two_is_meant(world: World) -> None:
    nicolas = of("Nicolás Torrealba", "VEN", world, "president")
    found = groups([nicolas, of("Cilia Torrealba", "VEN", world), of("Torrealba", "VEN", world, "president")])
    assert sorted(map(len, found)) == [1, 2]


def test_an_office_has_its_holder_of_the_day(world: World) -> None:
    holder = of("the US president", "USA", world, "US president", day="2016-05-01")
    assert holder.people == of("Barack Obama", "USA", world).people


@pytest.mark.parametrize("name", ["residents", "officials", "the minister", "two villages", "soldiers"])
def test_who_is_not_named_has_no_name(name: str, world: World) -> None:
    assert not of(name, "NER", world, kind="group").named


@pytest.mark.parametrize(
    ("one", "other", "kind", "country"),
    [
        ("Niger's defence ministry", "the Nigerien Ministry of Defense", "organization", "NER"),
        ("Pakistan's army", "the Pakistani armed forces", "organization", "PAK"),
        ("EU", "the European Union", "organization", None),
        ("TTP", "the Pakistani Taliban", "organization", "PAK"),
        ("Moscow", "Russian Federation", "state", "RUS"),
    ],
)
def test_one_body_under_two_names(one: str, other: str, kind: ActorKind, country: str | None, world: World) -> None:
    first, second = of(one, country, world, kind=kind), of(other, country, world, kind=kind)
    assert same_actor(first, second) is not None
    assert set(first.keys) & set(second.keys)


def test_ministries_of_two_states_are_two(world: World) -> None:
    first = of("Niger's defence ministry", "NER", world, kind="organization")
    assert same_actor(first, of("Benin's defence ministry", "BEN", world, kind="organization")) is None


def test_names_without_titles(world: World) -> None:
    name = person_name("Interior Minister General Issa Maïga", world)
    assert name is not None
    assert (name.given, name.family) == (("issa",), "maiga")
    assert person_name("the general", world) is None


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("the governor of Ancash", None),
        ("The Ambassador of Norway", None),
        ("Prince Mohammed of Orr", "mohammed"),
        ("Defence Minister Tariq Sheikh", "tariq sheikh"),
        ("Mr Sheikh", "sheikh"),
        ("Sheikh Tamim al-Orr", "tamim orr"),
        ("Jan van der Berg", "jan berg"),
        ("Kremlin Spokesman", None),
        ("the Sheikh", None),
    ],
)
def test_the_name_in_a_form(form: str, words: str | None, world: World) -> None:
    name = person_name(form, world)
    assert (name and " ".join((*name.given, name.family))) == words


def test_who_presides_over_a_part_is_not_the_head_of_the_whole(world: World) -> None:
    whole = of("the president", "PER", world, "the president")
    assert whole.offices == (("president", "PER"),)
    assert of("the president of Peru", "PER", world, "the president").offices == (("president", "PER"),)
    assert of("the president of the farmers' union", "PER", world, "the president").offices == ()


def test_a_consulate_is_known_by_its_place_and_its_state(world: World) -> None:
    here = of("the Bolivian consulate in Puno", "BOL", world, kind="organization")
    same = of("Bolivia's consulate in Puno", "BOL", world, kind="organization")
    assert same_actor(here, same) is not None
    for other, land in (("the Chilean consulate in Puno", "CHL"), ("the Bolivian consulate in Arequipa", "BOL")):
        assert same_actor(here, of(other, land, world, kind="organization")) is None


def test_a_ministry_in_a_capital_is_that_of_its_state(world: World) -> None:
    first = of("The defence ministry in Lima", "PER", world, kind="organization")
    second = of("Peru's defence ministry", "PER", world, kind="organization")
    assert first.bodies == second.bodies != ()


def test_one_skeleton_for_all_spellings() -> None:
    assert skeleton("Yevgeniy") == skeleton("Yevgeny")
    assert skeleton("Kuznetsov") == skeleton("Kuznetzov")
