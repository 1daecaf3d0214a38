from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.knowledge import World, load_world
from standoff.knowledge.forms import form_atoms, index_forms
from standoff.knowledge.tables import table
from standoff.text import tokenize

WORLD = load_world()
FORMS = [
    ("state_forms", slice(2, None)),
    ("other_states", slice(3, None)),
    ("seats", slice(1)),
    ("cities", slice(2, None)),
    ("cities", slice(1)),
    ("regions", slice(2, None)),
    ("regions", slice(1)),
    ("organizations", slice(4)),
]  # the columns that hold forms


def words_of(text: str) -> list[str]:
    return [text[start:end] for start, end in tokenize(text).spans]


def senses(world: World, text: str) -> list[tuple[str, str]]:
    match = world.at(words_of(text), 0)
    return [(sense.key, sense.use) for sense in match.senses] if match else []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Côte d'Ivoire", ("CIV", "name")),
        ("Cote d’Ivoire", ("CIV", "name")),
        ("Ivory Coast", ("CIV", "name")),
        ("U.S.", ("USA", "name")),
        ("US-backed", ("USA", "name")),
        ("UK", ("GBR", "name")),
        ("Burma", ("MMR", "name")),
        ("Czechia", ("CZE", "name")),
        ("Guinea-Bissau", ("GNB", "name")),
        ("Timor Leste", ("TLS", "name")),
        ("Türkiye", ("TUR", "name")),
        ("South Sudan", ("SSD", "name")),
        ("MOSCOW", ("RUS", "capital")),
        ("Kiev", ("UKR", "capital")),
        ("Sana'a", ("YEM", "capital")),
        ("Port-au-Prince", ("HTI", "capital")),
        ("Kremlin", ("RUS", "seat")),
        ("Elysee", ("Élysée Palace", "seat")),
        ("Quai d’Orsay", ("French Foreign Ministry", "seat")),
        ("No. 10", ("Downing Street", "seat")),
        ("Spaniards", ("ESP", "demonym-plural")),
        ("Dane", ("DNK", "demonym")),
        ("Iraqi", ("IRQ", "adjective")),
        ("Abkhazia", ("Abkhazia", "name")),
        ("Soviet Union", ("SUN", "name")),
        ("Odessa", ("Odesa, UKR", "city")),
        ("West Bank", ("West Bank", "region")),
        ("Uighurs", ("Xinjiang", "demonym-plural")),
        ("UN", ("United Nations", "acronym")),
        ("U.N. Security Council", ("UN Security Council", "name")),
        ("al-Shabab", ("al-Shabaab", "name")),
        ("Al-Shabab", ("al-Shabaab", "name")),
        ("Brussels", ("European Union", "seat")),
        ("Georgia", ("GEO", "name")),
        ("Congo", ("COD", "name")),
        ("Dominican", ("DOM", "adjective")),
    ],
)
def test_the_likeliest_sense_comes_first(world: World, text: str, first: tuple[str, str]) -> None:
    assert senses(world, text)[:1] == [first]


@pytest.mark.parametrize("text", ["us", "turkey", "china", "chad", "it", "polish", "march", "-", "."])
def test_small_letters_are_no_names(world: World, text: str) -> None:
    assert senses(world, text) == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Brussels", {"European Union", "BEL"}),
        ("Georgia", {"GEO", "Georgia"}),
        ("Congo", {"COD", "COG"}),
        ("Dominican", {"DOM", "DMA"}),
        ("Tripoli", {"LBY", "Tripoli, LBN"}),
    ],
)
def test_forms_with_two_readings_give_both(world: World, text: str, keys: set[str]) -> None:
    assert {key for key, _ in senses(world, text)} == keys


def test_the_longest_form_is_found(world: World) -> None:
    match = world.at(words_of("South Korean troops"), 0)
    assert match is not None
    assert match.length == 2
    match = world.at(words_of("the Democratic Republic of the Congo's army"), 1)
    assert match is not None
    assert match.length == 5


def test_a_form_takes_whole_words(world: World) -> None:
    assert world.at(["USbacked"], 0) is None
    assert world.at(["Guinea-Conakry-based"], 0) is None


def test_no_form_runs_over_the_end_of_a_sentence(world: World) -> None:
    match = world.at(["Guinea", ".", "Bissau"], 0)
    assert match is not None
    assert match.length == 1


@pytest.mark.parametrize(
    ("text", "length", "title", "number"),
    [
        ("the deputy foreign minister", 3, ("deputy foreign minister", "GOV"), "one"),
        ("defense ministers", 2, ("defence minister", "MIL"), "many"),
        ("Secretary-General", 3, ("secretary general", "IGO"), "one"),
        ("former Vice-President", 1, ("vice president", "GOV"), "one"),
        ("ex-president", 1, ("president", "GOV"), "one"),
        ("attorneys general", 2, ("attorney general", "GOV"), "many"),
        ("Lt. Gen.", 2, ("Lt. Gen.", "MIL"), "one"),
        ("troops", 1, ("troops", "MIL"), "many"),
        ("fishermen", 1, ("fisherman", "CVL"), "many"),
        ("spokeswoman", 1, ("spokeswoman", None), "one"),
        ("PM", 1, ("prime minister", "GOV"), "one"),
    ],
)
def test_titles_end_where_asked(
    world: World, text: str, length: int, title: tuple[str, str | None], number: str
) -> None:
    words = words_of(text)
    match = world.title(words, len(words) - 1)
    assert match is not None
    assert (match.length, match.title.standard, match.title.sector) == (length, *title)
    assert match.plural == (number == "many")


def test_what_is_no_title(world: World) -> None:
    assert world.title(["pm"], 0) is None
    assert world.title(["anti-president"], 0) is None
    assert world.title(["table"], 0) is None


@pytest.mark.parametrize(
    ("text", "length", "name", "sector"),
    [
        ("the foreign ministry", 2, "foreign ministry", "GOV"),
        ("Russian Defense Ministry", 2, "defense ministry", "MIL"),
        ("two state oil companies", 3, "state oil company", "BUS"),
        ("a think-tank", 3, "think tank", "EDU"),
        ("the court of appeal", 3, "court of appeal", "JUD"),
        ("rebel groups", 2, "rebel group", "REB"),
    ],
)
def test_bodies_end_where_asked(world: World, text: str, length: int, name: str, sector: str) -> None:
    words = words_of(text)
    match = world.body(words, len(words) - 1)
    assert match is not None
    assert (match.length, match.body.name, match.body.sector) == (length, name, sector)


def test_given_names(world: World) -> None:
    assert world.given("Olga") == "f"
    assert world.given("SERGEI") == "m"
    assert world.given("Jose") == world.given("José") == "m"
    assert world.given("Robin") == "either"
    assert world.given("Mordor") is None


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("$", "USD"), ("dollars", "USD"), ("US dollars", "USD"), ("U.S. dollars", "USD"), ("euros", "EUR"),
        ("£", "GBP"),
        ("roubles", "RUB"), ("Rubles", "RUB"), ("renminbi", "CNY"), ("A$", "AUD"), ("HK$", "HKD"), ("R$", "BRL"),
        ("₴", "UAH"), ("Rs.", "INR"), ("bolívares", "VES"), ("Egyptian pounds", "EGP"), ("CHF", "CHF"),
        ("apples", None),
    ],
)  # fmt: skip
def test_currencies(world: World, form: str, code: str | None) -> None:
    assert world.currency(form) == code


def test_states_have_names_and_capitals(world: World) -> None:
    assert (world.name_of("TUR"), world.capital_of("TUR")) == ("Turkey", "Ankara")
    assert world.capital_of("BOL") == "La Paz"
    assert world.name_of("XYZ") is None
    assert world.capital_of("XYZ") is None


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2016-12-31", ["Barack Obama"]),
        ("2017-01-20", ["Barack Obama", "Donald Trump"]),
        ("2019-05-01", ["Donald Trump"]),
        ("1990-01-01", []),
    ],
)
def test_holders_on_a_day(world: World, day: str, names: list[str]) -> None:
    assert [holder.name for holder in world.holders_of("president", "USA", day)] == names


def test_holders_of_no_known_office(world: World) -> None:
    assert world.holders_of("president", "GBR") == ()


@given(
    st.lists(
        st.sampled_from(["the", "-", ".", "'", "Ivory", "Coast", "South", "U.S.", "minister", "Guinea"])
        | st.text(min_size=1),
        min_size=1,
    )
)
def test_nothing_is_found_past_the_ends(words: list[str]) -> None:
    for place in range(len(words)):
        match = WORLD.at(words, place)
        assert match is None or 0 < match.length <= len(words) - place
        for ending in (WORLD.title(words, place), WORLD.body(words, place)):
            assert ending is None or 0 < ending.length <= place + 1


@pytest.mark.parametrize(("name", "columns"), FORMS)
def test_every_form_is_found_whole_as_reports_cut_it(world: World, name: str, columns: slice) -> None:
    forms = {form.rstrip("?") for row in table(name) for cell in row[columns] for form in cell.split("|") if form}
    for form in forms:
        words = words_of(form)
        match = world.at(words, 0)
        assert match is not None, form
        assert match.length == len(words), form


def test_every_title_and_body_is_found_whole_as_reports_cut_it(world: World) -> None:
    for form in [row[0] for row in table("titles")]:
        title = world.title(words_of(form), len(words_of(form)) - 1)
        assert title is not None, form
        assert title.length == len(words_of(form)), form
    for form in [row[0] for row in table("bodies")]:
        body = world.body(words_of(form), len(words_of(form)) - 1)
        assert body is not None, form
        assert body.length == len(words_of(form)), form


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1).filter(form_atoms))
def test_a_form_finds_itself_both_ways(form: str) -> None:
    assert index_forms([(form, 1)]).find([form], 0) is not None
    assert index_forms([(form, 1)], backward=True).find([form], 0) is not None


@pytest.mark.parametrize(
    ("name", "day", "office"),
    [
        ("Nicolas Maduro", "2019-05-01", ("president", "VEN")),
        ("Nicolás MADURO", "2010-01-01", ("foreign minister", "VEN")),
        ("Vladimir Padrino", None, ("defence minister", "VEN")),
        ("Kim Jong-un", "2018-01-01", ("supreme leader", "PRK")),
        ("Xi", "2018-01-01", ("president", "CHN")),
        ("Pompeo", "2019-05-01", ("secretary of state", "USA")),
        ("Pompeo", "2022-05-01", None),
        ("Pompeo", None, None),
        ("Elena Maduro", "2019-05-01", None),
        ("", None, None),
    ],
)
def test_holders_by_name(world: World, name: str, day: str | None, office: tuple[str, str] | None) -> None:
    found = world.holders_named(name.split(), day)
    assert (found[0].office, found[0].of) == office if office else found == ()


def test_titles_that_are_family_names_are_titles(world: World) -> None:
    assert world.names_as_well("Sheikh")
    assert not world.names_as_well("Minister")
    assert [title for title in world.title_names if world.title([title.capitalize()], 0) is None] == []
