"""Who is who, on reports of our own writing: clusters and traits as a reader sees them, and laws that always hold."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from standoff.extract.actors import cast, load_lexicon
from standoff.extract.types import Cast
from standoff.knowledge import load_world
from standoff.language import Document, load
from standoff.record import Actor, Article, Record
from tests.extract.actors.actor_cases import Case, aligned, b_cubed, cases

pytestmark = pytest.mark.bundle


@dataclass(frozen=True)
class Reading:
    case: Case
    document: Document
    cast: Cast

    @property
    def found(self) -> list[tuple[tuple[int, int], str]]:
        return [(span, actor.id) for actor in self.cast.actors for span in actor.mentions]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return aligned(self.case.mentions, self.found)

    def actor(self, name: str) -> Actor:
        [actor] = [actor for actor in self.cast.actors if actor.name == name]
        return actor

    def who(self, words: str, nth: int = 0) -> str | None:
        """The name of the actor that a stretch of the text is about."""
        start = -1
        for _ in range(nth + 1):
            start = self.document.text.index(words, start + 1)
        mention = self.cast.at(self.document, [(start, start + len(words))])
        return None if mention is None else next(a.name for a in self.cast.actors if a.id == mention.actor)


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    world, lexicon, all_cases = load_world(), load_lexicon(), cases()
    documents = load().read([Article(id=case.name, text=case.text) for case in all_cases])
    return {c.name: Reading(c, d, cast(d, world, lexicon)) for c, d in zip(all_cases, documents, strict=True)}


def traits(reading: Reading) -> Iterator[tuple[tuple[str, str | None, str | None], Actor]]:
    by_id = {actor.id: actor for actor in reading.cast.actors}
    return ((reading.case.traits[key], by_id[name]) for key, name in reading.pairs)


def test_mentions_are_found_and_few_others(readings: dict[str, Reading]) -> None:
    hits = sum(len(reading.pairs) for reading in readings.values())
    assert hits >= 0.97 * sum(len(reading.case.mentions) for reading in readings.values())
    assert hits >= 0.92 * sum(len(reading.found) for reading in readings.values())


def test_mentions_of_one_actor_come_together_and_those_of_others_stay_apart(readings: dict[str, Reading]) -> None:
    keys = [(f"{name} {a}", f"{name} {b}") for name, reading in readings.items() for a, b in reading.pairs]
    precision, recall = b_cubed(keys)
    assert precision >= 0.96
    assert recall >= 0.95


def test_countries_sectors_and_kinds(readings: dict[str, Reading]) -> None:
    told = [pair for reading in readings.values() for pair in traits(reading)]
    assert sum(kind == actor.kind for (kind, _, _), actor in told) >= 0.98 * len(told)
    assert sum(land == actor.country for (_, land, _), actor in told) >= 0.92 * len(told)
    assert sum(sector == actor.sector for (_, _, sector), actor in told) >= 0.94 * len(told)


def test_names_are_the_fullest_and_roles_stand_apart(readings: dict[str, Reading]) -> None:
    minister = readings["01-fishery"].actor("Ingrid Solvang")
    assert minister.role == "Norwegian Foreign Minister"
    assert readings["08-spies"].actor("Rajiv Sethuraman").role == "India's high commissioner"


def test_a_capital_is_a_place_or_its_state(readings: dict[str, Reading]) -> None:
    reading = readings["10-border"]
    assert reading.who("Caracas", 0) == "Caracas"
    assert reading.who("Caracas", 1) is None
    assert next(actor for actor in reading.cast.actors if actor.name == "Caracas").country == "VEN"


def test_two_of_one_family_name_stay_apart(readings: dict[str, Reading]) -> None:
    reading = readings["05-court"]
    assert reading.who("Peter Otieno") == "Peter Otieno"
    assert reading.who("Mary Otieno") == "Mary Otieno"
    assert reading.who("Peter Wanjala") == "Peter Wanjala"


def test_unnamed_sources_are_no_actors(readings: dict[str, Reading]) -> None:
    assert readings["10-border"].who("Officials in Caracas") is None
    assert readings["08-spies"].who("Two former diplomats") is None
    assert readings["09-island"].who("Analysts") is None


def test_the_head_of_a_span_says_whom_it_is_about(readings: dict[str, Reading]) -> None:
    reading = readings["03-strait"]
    assert reading.who("General Rahim Daneshfar of the Revolutionary Guards") == "Rahim Daneshfar"
    assert reading.who("the British ambassador, Helen Marsh") == "Helen Marsh"


def test_first_persons_are_the_speaker_or_the_body_spoken_for(readings: dict[str, Reading]) -> None:
    assert readings["01-fishery"].who("I") == "Ingrid Solvang"
    assert readings["02-mine"].who("We") == "Tarrant Metals"
    assert readings["09-island"].who("We") == "Washington"


def test_records_take_the_cast(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        record = Record(id="a", text=reading.document.text, actors=reading.cast.actors)
        assert [actor.id for actor in record.actors] == [f"A{n}" for n in range(1, len(record.actors) + 1)]
        firsts = [actor.mentions[0] for actor in record.actors]
        assert firsts == sorted(firsts, key=lambda span: (span[0], -span[1]))
        assert {mention.actor for mention in reading.cast.mentions} == {actor.id for actor in record.actors}


def test_the_same_document_gives_the_same_cast(readings: dict[str, Reading]) -> None:
    world = load_world()
    for reading in readings.values():
        assert cast(reading.document, world) == reading.cast


def test_a_report_without_words_has_no_actors() -> None:
    [document] = load().read([Article(id="a", text="")])
    assert cast(document, load_world()) == Cast((), ())


def test_a_ministry_of_no_state_stays_apart_from_a_later_one_of_another(readings: dict[str, Reading]) -> None:
    found = [a for a in readings["13-ministries"].cast.actors if a.name == "Foreign Ministry"]
    assert [actor.country for actor in found] == ["CHL", "ARG"]


def test_a_noun_tells_for_the_first_time_what_somebody_is(readings: dict[str, Reading]) -> None:
    assert readings["12-lake"].who("the fisherman") == "Moses Okello"
    assert readings["12-lake"].actor("Moses Okello").role == "the fisherman"


def test_office_holders_are_known_by_name(readings: dict[str, Reading]) -> None:
    reading = readings["11-offices"]
    assert [reading.actor(name).country for name in ("Sergei Lavrov", "John Kerry")] == ["RUS", "USA"]
    assert reading.who("Kerry", 1) == "John Kerry"


def test_ships_are_no_persons(readings: dict[str, Reading]) -> None:
    assert readings["12-lake"].actor("Kilindini").kind == "organization"


def test_the_own_outlet_is_no_other_paper(readings: dict[str, Reading]) -> None:
    assert readings["13-ministries"].who("this paper") == "this paper"


@pytest.mark.parametrize(
    "words",
    [
        "The defence ministry in Lima",
        "The governor of Ancash",
        "the joint chamber of commerce",
        "The Bolivian consulate in Puno",
        "The ambassador of Norway",
        "The Republic of Peru",
        "The UN office for West Africa",
    ],
)
def test_a_mention_takes_in_what_tells_which_one_it_is(readings: dict[str, Reading], words: str) -> None:
    reading = readings["14-complements"]
    assert words in {reading.document.text[slice(*span)] for span, _ in reading.found}


def test_when_and_how_long_tell_nothing_of_who_it_is(readings: dict[str, Reading]) -> None:
    found = {reading.document.text[slice(*span)] for reading in readings.values() for span, _ in reading.found}
    assert not [words for words in found if words.endswith((" in March", " in 2016", " for years"))]


def test_a_title_behind_a_name_is_a_family_name(readings: dict[str, Reading]) -> None:
    reading = readings["15-families"]
    assert {actor.name for actor in reading.cast.actors} == {"Maldives", "Tariq Sheikh", "Ahmed Imam"}
    assert reading.who("Mr Sheikh") == "Tariq Sheikh"
    assert reading.actor("Ahmed Imam").mentions[-1] == span_of(reading, "Imam is")


def span_of(reading: Reading, words: str) -> tuple[int, int]:
    """The first word of some words."""
    start = reading.document.text.index(words)
    return start, start + words.index(" ")


def test_a_ministry_of_two_fields_is_one(readings: dict[str, Reading]) -> None:
    names = {actor.name for actor in readings["16-ministries-of-two"].cast.actors}
    assert {
        "Ministry of Tribes and Borders",
        "Ministry of Trade and Industry",
        "Lake Union for Trade and Transit",
    } <= names
    assert {"Ministry of Refugees and Resettlement"} <= names
    text = readings["16-ministries-of-two"].document.text
    assert "no ALF" not in {text[slice(*span)] for span, _ in readings["16-ministries-of-two"].found}


def test_a_name_that_states_share_is_that_of_the_state_told_of(readings: dict[str, Reading]) -> None:
    assert readings["17-foreign-office"].actor("Grace Mulenga").country == "ZMB"
    assert readings["03-strait"].actor("Foreign Office").country == "GBR"


def test_a_title_in_a_headline_is_that_of_the_one_named_below(readings: dict[str, Reading]) -> None:
    assert readings["17-foreign-office"].who("FO Spokesperson") == "Grace Mulenga"


def test_a_body_within_a_title_is_told_of_as_well(readings: dict[str, Reading]) -> None:
    reading = readings["17-foreign-office"]
    office = {reading.document.text[slice(*span)] for span in reading.actor("Foreign Office").mentions}
    assert office == {"Foreign Office", "The Foreign Office", "FO"}
    ministry = reading.actor("Peru's foreign ministry")
    assert (ministry.kind, ministry.country) == ("organization", "PER")


def test_a_side_that_acts_is_its_state_and_another_a_place(readings: dict[str, Reading]) -> None:
    reading = readings["18-sides"]
    found = {
        actor.country: {reading.document.text[slice(*span)] for span in actor.mentions}
        for actor in reading.cast.actors
        if actor.kind == "state"
    }
    assert {"the Peruvian side", "the State of Peru"} <= found["PER"]
    assert "The Chilean side" in found["CHL"]
    assert reading.who("the Chilean side") is None
    assert "our Embassy" in {reading.document.text[slice(*span)] for span, _ in reading.found}
