"""What watching found, as JSON and as notifications of a real browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from standoff.crisis.kept import kept
from standoff.store import News, Store
from standoff.store.schema import NEWS
from standoff.web.app import make_app
from standoff.web.desk import Desk
from tests.web.browsing import browser, served

FAKE = """
window.Notification = class {
  static permission = sessionStorage.getItem("may") || "default";
  static async requestPermission() { sessionStorage.setItem("may", "granted"); return (this.permission = "granted"); }
  constructor(title, { body, tag }) { document.documentElement.dataset.shown = [title, body, tag]; window.last = this; }
  close() {}
};
"""


def found(number: int) -> News:
    voice = {"who": "Ada Orr", "words": "Tarn lent Orrland $2 million", "outlet": "<b>Bay</b>", "statement": "S1"}
    value = {
        "title": f"Ada Orr: assert {number}",
        "confidence": 0.9,
        "statement": voice | {"report": "a", "spans": [[0, 28]]},
    }
    return News(f"urn:uuid:{number}", "statement", value)


def put(store: Store, *numbers: int, at: str) -> None:
    with store.writing() as session:
        new = session.watched.put([found(each) for each in numbers], waits=False)
        session.connection.execute(NEWS.update().where(NEWS.c.id.in_([each.id for each in new])).values(at=at))


def test_what_is_new_can_be_asked_for(pages: TestClient, store: Store) -> None:
    assert pages.get("/api/news").json() == {"moment": "", "news": []}
    put(store, 1, at="2021-01-01T00:00:00Z")
    answer = pages.get("/api/news", params={"since": ""}).json()
    assert answer["moment"] == "2021-01-01T00:00:00Z"
    assert [each["id"] for each in answer["news"]] == ["urn:uuid:1"]
    assert answer["news"][0]["statement"]["outlet"] == "<b>Bay</b>"
    assert pages.get("/api/news").json() == {"moment": answer["moment"], "news": []}
    assert pages.get("/api/news", params={"since": answer["moment"]}).json() == {"moment": answer["moment"], "news": []}


@pytest.fixture
def page(store: Store) -> Iterator[Page]:
    app = make_app(Desk(store, lambda session: kept(session, "tarn"), "tarn"))
    with browser() as chrome, served(app) as address:
        made = chrome.new_context(base_url=address).new_page()
        made.add_init_script(FAKE)
        yield made


def test_the_open_page_notifies_once_asked(page: Page, store: Store) -> None:
    put(store, 1, at="2021-01-01T00:00:00Z")
    page.goto("/reports")
    button = page.locator("#tell")
    expect(button).to_have_text("Notify me of what is new")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    put(store, 2, at="2021-01-02T00:00:00Z")
    page.reload()
    told = "Ada Orr: assert 2,“Tarn lent Orrland $2 million” (<b>Bay</b>),urn:uuid:2"
    expect(page.locator("html")).to_have_attribute("data-shown", told)
    page.evaluate("last.onclick()")
    expect(page.locator("#lit")).to_contain_text("Tarn lent")
    put(store, *range(3, 10), at="2021-01-03T00:00:00Z")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-shown", re.compile("^7 news,"))
    page.locator("#tell").click()
    expect(page.locator("#tell")).to_have_attribute("aria-pressed", "false")
