"""Who may come in, and what a page of another site may not do."""

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import Opened

TOKEN = "a token of this test"  # noqa: S105  # it opens nothing


@pytest.fixture
def guarded(opened: Opened) -> TestClient:
    return opened(base_url="http://desk.example", hosts=("*",), token=TOKEN)


@pytest.mark.parametrize(
    "address", ["/", "/api/disputes", "/take/disputes.csv", "/static/standoff.js", "/?token=wrong"]
)
def test_without_the_token_there_is_nothing(guarded: TestClient, address: str) -> None:
    answer = guarded.get(address)
    assert answer.status_code == 401
    assert "Tarn" not in answer.text


def test_the_address_with_the_token_opens_and_does_not_keep_it(guarded: TestClient) -> None:
    answer = guarded.get("/disputes", params={"token": TOKEN, "kind": "denial"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/disputes?kind=denial")
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert "samesite=strict" in answer.headers["set-cookie"].lower()
    assert guarded.get("/disputes").status_code == 200


def test_the_token_never_leads_to_another_site(guarded: TestClient) -> None:
    answer = guarded.get("http://desk.example//evil.example/", params={"token": TOKEN})
    assert answer.headers["location"] == "/evil.example/"


def test_programs_bring_the_token_in_a_header(guarded: TestClient) -> None:
    assert guarded.get("/api/status", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert guarded.get("/api/status", headers={"authorization": "Bearer x"}).status_code == 401


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "[", ""])
def test_a_name_that_is_not_its_own_is_refused(opened: Opened, host: str) -> None:
    assert opened().get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8750", "localhost:8750", "[::1]:8750"])
def test_its_own_names_are_known(opened: Opened, host: str) -> None:
    assert opened().get("/", headers={"host": host}).status_code == 200


FORM = {"item": "a/S1/0 a/S2/69", "judgement": "accept"}


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"origin": "http://127.0.0.1:9"},
    ],
)
@pytest.mark.parametrize("address", ["/review", "/reviewer", "/api/reviews"])
def test_a_page_of_another_site_changes_nothing(pages: TestClient, address: str, headers: dict[str, str]) -> None:
    assert pages.post(address, data=FORM, headers=headers).status_code == 403
    assert pages.get("/api/reviews", params={"item": FORM["item"]}).json() == []


def test_its_own_page_may_change_something(pages: TestClient) -> None:
    own = {"origin": "http://127.0.0.1:8750", "sec-fetch-site": "same-origin"}
    assert pages.post("/review", data=FORM, headers=own).status_code == 303
