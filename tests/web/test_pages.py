"""Each page, with what it must show, and what it must never let through."""

import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

PAGES = {
    "/": ("4", "reports", "Harbor News", "officials"),
    "/?since=2031-05&until=2031-05-03": ("When it was said", "the whole time"),
    "/disputes": ("Ada Orr", "Bex Ivo", "both speak of the money", "not reviewed", "Accept"),
    "/disputes?kind=denial&judgement=none": ("Bex Ivo",),
    "/claim?id=C1": ("Who puts it forward", "Who denies it"),
    "/actors": ("Ada Orr", "Cal Umm", "analysts"),
    "/actor?id=P1": ("What they say", "What others say of them"),
    "/ties": ("loan", "Tarn", "Orrland", "says so:"),
    "/ties?one=TAR&other=ORR": ("what flows each way", "one-way street"),
    "/events": ("accuse", "the report itself"),
    "/reports": ("A loan", "copy of"),
    "/report?id=a": ("Tarn lent Orrland", "Bex Ivo"),
    "/search?q=money": ("that any money was sent",),
    "/search?part=analyst": ("Cal Umm",),
    "/api": ("/api/disputes",),
}


@pytest.mark.parametrize("address", PAGES)
def test_a_page_shows_what_it_is_for(pages: TestClient, address: str) -> None:
    page = pages.get(address)
    assert page.status_code == 200
    assert [words for words in PAGES[address] if words not in page.text] == []


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(page)
    return parser.found


@pytest.mark.parametrize("address", [*PAGES, "/report?id=d", "/search", "/report?id=d&item=S1"])
def test_nothing_out_of_a_report_or_an_address_becomes_a_tag_or_a_style(pages: TestClient, address: str) -> None:
    found = tags(pages.get(address).text)
    scripts = [attributes.get("src") for tag, attributes in found if tag == "script"]
    assert scripts == ["/static/standoff.js", "/static/news.js"]
    assert [
        attributes for _, attributes in found if any(name.startswith("on") or name == "style" for name in attributes)
    ] == []


def test_a_report_that_tries_to_inject_is_shown_as_its_text(pages: TestClient) -> None:
    page = pages.get("/report?id=d").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "\x1b" not in page


@pytest.mark.parametrize("name", ["q", "actor", "outlet", "since", "one", "kind", "id", "item", "at", "country"])
@pytest.mark.parametrize("path", ["/search", "/disputes", "/ties", "/report", "/actor", "/claim"])
def test_what_stands_in_an_address_is_escaped(pages: TestClient, path: str, name: str) -> None:
    page = pages.get(path, params={name: '"><script>alert(2)</script>'})
    assert page.status_code in {200, 400, 422}
    assert "<script>alert" not in page.text


@pytest.mark.parametrize("address", [*PAGES, "/nowhere", "/report?id=nobody", "/static/standoff.js"])
def test_a_browser_may_load_nothing_but_our_own(pages: TestClient, address: str) -> None:
    policy = pages.get(address).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert re.search(r"https?:", policy) is None


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_a_page_leads_somewhere(pages: TestClient, address: str) -> None:
    linked = {
        attributes["href"] for tag, attributes in tags(pages.get(address).text) if tag == "a" and "href" in attributes
    }
    own = sorted(str(each) for each in linked if str(each).startswith("/"))
    assert own
    assert [each for each in own if pages.get(each).status_code != 200] == []


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nowhere", 404, "There is no such page."),
        ("/report?id=nobody", 400, "There is no report"),
        ("/actor?id=A99", 400, "There is no actor"),
        ("/claim?id=C99", 400, "There is no claim"),
        ("/disputes?since=soon", 400, "is no day"),
        ("/disputes?min_confidence=7", 422, "min_confidence"),
        ("/disputes?actor=Nemo", 400, "Nobody here is called"),
        ("/report", 422, "id"),
    ],
)
def test_an_error_is_a_page_in_words(pages: TestClient, address: str, status: int, words: str) -> None:
    page = pages.get(address)
    assert (page.status_code, words in page.text) == (status, True)
    assert "Traceback" not in page.text


def test_the_words_of_an_item_are_lit(pages: TestClient) -> None:
    page = pages.get("/report?id=a&item=S2").text
    assert re.search(r'<span class="[^"]*lit[^"]*"[^>]* id="lit">that any money was sent</span>', page)


def test_the_words_of_one_side_alone_are_lit(pages: TestClient) -> None:
    page = pages.get("/report?id=a&item=S1&at=0-4").text
    assert re.search(r'id="lit">Tarn</span>', page)


@pytest.mark.parametrize(
    "address", ["/claim?id=C1", "/actor?id=P6", "/search?act=deny", "/report?id=c", "/disputes?kind=denial"]
)
def test_words_that_say_little_alone_are_shown_with_what_stands_about_them(pages: TestClient, address: str) -> None:
    assert "in: A senior official denied it." in pages.get(address).text


def test_a_report_stands_beside_its_own_tables(pages: TestClient) -> None:
    found = {
        name: pages.get(f"/take/{name}.json", params={"report": "a"}).json()
        for name in ("statements", "events", "ties", "disputes")
    }
    page = pages.get("/report?id=a").text
    assert all(f"/take/{name}.csv?report=a" in page for name in found)
    assert "/disputes?report=a" in page
    assert [(row["report"], row["statement"]) for row in found["statements"]] == [("a", "S1"), ("a", "S2")]
    assert [len(found[name]) for name in ("events", "ties", "disputes")] == [1, 1, 2]


def test_copies_count_once(pages: TestClient) -> None:
    page = pages.get("/reports").text
    assert "4 reports, 3 independent texts" in page


def test_an_actor_who_is_not_named_has_no_page(pages: TestClient) -> None:
    found = [attributes.get("href") for tag, attributes in tags(pages.get("/search").text) if tag == "a"]
    assert "/actor?id=None" not in found
