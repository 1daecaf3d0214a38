"""Each row of the tables is sound."""

from __future__ import annotations

import csv
import re
from collections import Counter
from importlib.resources import files
from typing import get_args

import pytest

from standoff.knowledge import TitleUse, World
from standoff.knowledge.tables import table
from standoff.record.labels import ActorKind, Sector

HEADS = {
    "states": "alpha3,alpha2,name,variants",
    "state_forms": "alpha3,name,variants,adjectives,singulars,plurals,capitals",
    "other_states": "key,name,country,variants,adjectives,singulars,plurals,capitals",
    "seats": "form,key,name,kind,country,sector",
    "cities": "name,country,variants",
    "regions": "name,country,variants,adjectives,singulars,plurals",
    "organizations": "name,variants,acronyms,seats,kind,country,sector",
    "titles": "form,standard,sector,use,plural",
    "bodies": "form,kind,sector",
    "given_names": "name,gender",
    "titles_names": "title",
    "holders": "office,of,name,since,until",
    "currencies": "code,name,plural,symbol,countries",
    "currency_forms": "form,code",
}
CODES = {row[0] for row in table("states")} | {row[0] for row in table("other_states")}
SECTORS = set(get_args(Sector))
KINDS = set(get_args(ActorKind))
# What ISO 3166 lists and the United Nations does not count among its members; Kosovo, Palestine, Taiwan and the like
# must be as complete as members, so they do not stand here.
TERRITORIES = set(
    "ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM FLK FRO GGY GIB GLP GUF GUM HMD IMN IOT JEY MAC MAF "
    "MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF".split()
)


@pytest.mark.parametrize("name", HEADS)
def test_every_row_has_the_cells_of_its_head(name: str) -> None:
    text = files("standoff.knowledge").joinpath(f"{name}.csv").read_text("utf-8")
    head, *rows = csv.reader(text.splitlines())
    assert ",".join(head) == HEADS[name]
    assert all(len(row) == len(head) for row in rows)
    assert all(cell == cell.strip() and "||" not in cell and cell.strip("|") == cell for row in rows for cell in row)


@pytest.mark.parametrize("name", [name for name in HEADS if name not in {"holders", "cities", "seats"}])
def test_no_two_rows_are_of_one_thing(name: str) -> None:
    assert [key for key, count in Counter(row[0] for row in table(name)).items() if count > 1] == []


def test_cities_are_once_in_their_country() -> None:
    assert max(Counter((name, country) for name, country, _ in table("cities")).values()) == 1


@pytest.mark.parametrize(
    ("name", "column"), [("cities", 1), ("regions", 1), ("organizations", 5), ("seats", 4), ("other_states", 2)]
)
def test_countries_are_known(name: str, column: int) -> None:
    assert {row[column] for row in table(name)} - CODES <= {""}


def test_our_forms_are_of_states_that_cldr_knows() -> None:
    assert {row[0] for row in table("state_forms")} <= {row[0] for row in table("states")}
    assert all(re.fullmatch(r"[A-Z]{3}", alpha3) for alpha3, *_ in table("states"))
    assert len(list(table("states"))) >= 249


def test_every_member_of_the_united_nations_is_whole() -> None:
    members = {row[0]: row for row in table("state_forms") if row[0] not in TERRITORIES}
    named = {row[0] for row in table("states")}
    assert len(members) >= 195
    assert named - TERRITORIES == members.keys()
    city_states = {"HKG", "SGP", "GRL", "VAT"}
    for alpha3, _, _, adjectives, singulars, plurals, capitals in members.values():
        assert adjectives, alpha3
        assert singulars, alpha3
        assert plurals, alpha3
        assert capitals or alpha3 in city_states, alpha3


@pytest.mark.parametrize(("name", "kind", "sector"), [("organizations", 4, 6), ("seats", 3, 5), ("bodies", 1, 2)])
def test_kinds_and_sectors_are_the_contracts(name: str, kind: int, sector: int) -> None:
    rows = list(table(name))
    assert {row[kind] for row in rows} <= KINDS
    assert {row[sector] for row in rows} <= {*SECTORS, ""}


def test_titles_are_sound() -> None:
    rows = list(table("titles"))
    standards = {standard for _, standard, *_ in rows if standard}
    assert standards <= {form for form, standard, *_ in rows if not standard}
    assert {sector for _, _, sector, _, _ in rows} <= {*SECTORS, ""}
    assert {use for _, _, _, use, _ in rows} <= set(get_args(TitleUse))
    capitals = {form for form, _, _, use, _ in rows if use != "honorific" and form != form.lower()}
    assert capitals <= {"PM", "FM", "CEO", "CFO", "COO", "MP", "MEP", "TD", "MSP", "Pres."}


def test_bodies_are_written_small() -> None:
    assert {form for form, _, _ in table("bodies") if form != form.lower()} <= {"NGO"}


def test_given_names_are_capitalised_and_gendered() -> None:
    rows = list(table("given_names"))
    assert len(rows) >= 1200
    assert {gender for _, gender in rows} == {"f", "m", "either"}
    assert all(name[0].isupper() for name, _ in rows)


def test_currency_forms_lead_to_codes() -> None:
    assert all(re.fullmatch(r"[A-Z]{3}", code) for _, code in table("currency_forms"))
    assert {users for *_, cell in table("currencies") for users in cell.split("|")} <= CODES


def test_holders_hold_known_offices_in_order_of_time(world: World) -> None:
    known = CODES | {row[0] for row in table("organizations")}
    standards = {standard or form for form, standard, *_ in table("titles")}
    for (office, of), holders in world.holders.items():
        assert of in known, of
        assert office in standards, office
        dates = [date for holder in holders for date in (holder.since, holder.until) if date]
        assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", date) for date in dates), (office, of)
        starts = [holder.since for holder in holders]
        assert starts == sorted(starts), (office, of)
        assert all(not holder.until or holder.since <= holder.until for holder in holders), (office, of)
