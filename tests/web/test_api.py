"""The same answers as JSON and CSV, and judgements that are kept."""

import csv
import io
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from standoff.crisis.kept import keep, kept
from standoff.crisis.opened import open_crisis
from standoff.report.flat import nested
from standoff.store import Hand, Store
from standoff.web.answers import QUESTIONS


@pytest.mark.parametrize("name", ["disputes", "claims", "ties", "events"])
def test_json_says_what_python_says(pages: TestClient, tarn_file: Path, name: str) -> None:
    with open_crisis(tarn_file) as crisis:
        rows = [nested(row) for row in getattr(crisis, name)()]
    assert rows
    found = pages.get(f"/api/{name}").json()
    assert [_plain(row) for row in rows] == found


def _plain(value: object) -> object:
    """Tuples as JSON has them."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, tuple | list) else value


WANTED = {"balance": {"one": "TAR", "other": "ORR"}, "voices": {"claim": "C1"}, "spoken_of": {"actor": "P2"}}


@pytest.mark.parametrize("name", QUESTIONS)
def test_all_that_is_seen_can_be_taken_away(pages: TestClient, name: str) -> None:
    wanted = WANTED.get(name, {})
    table = pages.get(f"/take/{name}.csv", params=wanted)
    assert table.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert len(rows) == len(pages.get(f"/take/{name}.json", params=wanted).json()) > 0


def test_what_is_taken_away_is_what_the_filters_leave(pages: TestClient) -> None:
    rows = pages.get("/take/statements.json", params={"part": "analyst"}).json()
    assert {row["who"] for row in rows} == {"Cal Umm"}
    assert rows == pages.get("/api/statements", params={"part": "analyst"}).json()


@pytest.mark.parametrize(
    ("page", "table"),
    [
        ("/claim?id=C1", "voices.csv?claim=C1"),
        ("/actor?id=P2", "spoken_of.csv?actor=P2"),
        ("/actor?id=P3", "statements.json?actor=P3"),
        ("/ties?one=TAR", "edges.json?one=TAR"),
        ("/", "disputes.csv"),
    ],
)
def test_each_page_leads_to_the_table_of_what_it_shows(pages: TestClient, page: str, table: str) -> None:
    assert f'href="/take/{table}"' in pages.get(page).text
    assert pages.get(f"/take/{table}").status_code == 200


def test_the_voices_of_a_claim_are_its_own(pages: TestClient) -> None:
    rows = pages.get("/api/voices", params={"claim": "C1"}).json()
    assert {(row["who"], row["stance"]) for row in rows} == {
        ("Ada Orr", "asserts"),
        ("Bex Ivo", "denies"),
        ("a senior official", "denies"),
    }
    assert pages.get("/take/voices.csv?claim=C99").status_code == 400
    assert rows == next(row for row in pages.get("/api/claims").json() if row["id"] == "C1")["voices"]


def test_what_others_say_of_an_actor_is_said_by_others(pages: TestClient) -> None:
    rows = pages.get("/api/spoken_of", params={"actor": "P2"}).json()
    assert {row["who"] for row in rows} == {"Ada Orr", "Cal Umm"}


def test_a_cell_that_a_spreadsheet_would_calculate_is_made_harmless(pages: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(pages.get("/take/statements.csv").text)))
    assert "'=1+1 is what they owe" in {row["words"] for row in rows}


def test_search_survives_odd_input(pages: TestClient) -> None:
    for words in ("F-16", "U.N.", "a AND", "*", '"', "'", "NEAR(", "()", "\x00"):
        assert pages.get("/search", params={"q": words}).status_code == 200


def test_openapi_describes_the_rows(pages: TestClient) -> None:
    told = pages.get("/api/openapi.json").json()
    assert {"/api/disputes", "/api/ties", "/api/events", "/api/reviews"} <= set(told["paths"])
    assert "contest" in told["components"]["schemas"]["DisputeRow"]["properties"]


@pytest.mark.parametrize(
    ("address", "status"), [("/api/disputes?since=x", 400), ("/api/nothing", 404), ("/api/record?id=z", 404)]
)
def test_errors_are_json(pages: TestClient, address: str, status: int) -> None:
    answer = pages.get(address)
    assert (answer.status_code, list(answer.json())) == (status, ["detail"])


def test_a_record_is_given_whole(pages: TestClient) -> None:
    assert [each["id"] for each in pages.get("/api/record", params={"id": "a"}).json()["statements"]] == ["S1", "S2"]


def item(pages: TestClient) -> str:
    return str(pages.get("/api/disputes").json()[0]["item"])


def test_a_judgement_is_kept_with_name_and_time(pages: TestClient, store: Store) -> None:
    own = item(pages)
    pages.post("/review", data={"item": own, "judgement": "reject", "back": "/disputes#D1"})
    pages.post("/api/reviews", json={"item": own, "judgement": "accept", "reviewer": "Eve", "note": "seen"})
    with store.reading() as session:
        kept = list(session.people.reviews(own))
    assert [(each.judgement, each.reviewer, each.note) for each in kept] == [
        ("reject", "Dee", ""),
        ("accept", "Eve", "seen"),
    ]
    assert all(each.at.endswith("Z") for each in kept)
    assert "accept by Eve" in pages.get("/disputes").text


def test_disputes_are_found_by_their_newest_judgement(pages: TestClient) -> None:
    own = item(pages)
    pages.post("/api/reviews", json={"item": own, "judgement": "undecided"})
    found = pages.get("/api/disputes", params={"judgement": "undecided"}).json()
    assert [each["item"] for each in found] == [own]
    assert own not in {each["item"] for each in pages.get("/api/disputes", params={"judgement": "none"}).json()}


def test_what_a_person_rejected_does_not_lead_the_overview(pages: TestClient) -> None:
    rows = pages.get("/api/disputes").json()
    assert f'id="{rows[0]["id"]}"' in pages.get("/").text
    for row in rows:
        pages.post("/api/reviews", json={"item": row["item"], "judgement": "reject"})
    assert "Nothing is disputed here." in pages.get("/").text


def test_the_browser_remembers_who_reviews(pages: TestClient) -> None:
    assert "Reviewing as Dee" in pages.get("/").text
    answer = pages.post("/reviewer", data={"reviewer": "Zoë; <b>", "back": "https://evil.example/"})
    assert answer.headers["location"] == "/"
    assert "Reviewing as Zoë; &lt;b&gt;" in pages.get("/").text


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"item": "x"},
        {"item": "x", "judgement": "maybe"},
        {"judgement": "accept"},
        {"item": "x", "judgement": "accept"},
    ],
)
def test_a_judgement_that_is_none_is_refused(pages: TestClient, form: dict[str, str]) -> None:
    assert pages.post("/review", data=form).status_code == 400


def test_pages_of_a_long_list_follow_each_other(pages: TestClient) -> None:
    first = pages.get("/api/statements", params={"most": 1}).json()
    second = pages.get("/api/statements", params={"most": 1, "page": 2}).json()
    assert first != second
    assert len(first) == len(second) == 1


def test_a_report_that_is_added_is_seen(pages: TestClient, store: Store) -> None:
    from tests.store.filling import keep, report

    assert pages.get("/api/status").json()["reports"] == 4
    with store.writing() as session:
        keep(session, report("e"))
    assert pages.get("/api/status").json()["reports"] == 5
    assert pages.get("/report?id=e").status_code == 200


@pytest.mark.parametrize("by_hand", [True, False])
def test_who_is_joined_or_linked_later_is_seen(pages: TestClient, store: Store, by_hand: bool) -> None:  # noqa: FBT001
    """Neither a report nor a record is new then: a person joined two, or reports that waited were linked."""
    before = pages.get("/api/actors").json()
    with store.writing() as session:
        crisis = kept(session, "tarn")
        first, *rest = crisis.actors
        keep(session, crisis.model_copy(update={"actors": (first.model_copy(update={"name": "Renamed"}), *rest)}))
        if by_hand:
            session.people.put_hand(Hand("actor", "a@0-3", "b@0-3", joined=True, reviewer="Dee"))
        else:
            session.reports.mark_linked(session.reports.unlinked())
    after = pages.get("/api/actors").json()
    assert "Renamed" not in {each["name"] for each in before}
    assert "Renamed" in {each["name"] for each in after}
