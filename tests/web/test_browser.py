"""What only a browser can show: evidence that is lit, keys, clicks that are kept, downloads, speed, phones."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.types import ASGIApp

from standoff.crisis.kept import kept
from standoff.store import Store, open_store
from standoff.web.app import Access, make_app
from standoff.web.desk import Desk
from tests.report.tarn import put
from tests.store.filling import keep, report
from tests.web.browsing import browser, crowding, served
from tests.web.many import long_report

LONG = 5_000
FURNISHED = report("f").model_copy(
    update={"text": f"{report('f').text}\nMore on this", "furniture": ((36, 48),), "published": "2031-05-03"}
)
_VISITS = 12


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as made:
        yield made


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = open_store(str(tmp_path_factory.mktemp("web") / "tarn.db"), create=True)
    with made.writing() as session:
        put(session)
        keep(session, long_report(LONG))
        keep(session, FURNISHED)
    yield made
    made.close()


@pytest.fixture(scope="module")
def address(store: Store) -> Iterator[str]:
    with served(app_of(store)) as found:
        yield found


def app_of(store: Store) -> ASGIApp:
    return make_app(Desk(store, lambda session: kept(session, "tarn"), "tarn"), Access(reviewer="Dee"))


@pytest.fixture
def page(chrome: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test where the browser complains, or asks another machine."""
    context = chrome.new_context(base_url=address, viewport={"width": 1200, "height": 800})
    made = context.new_page()
    wrong: list[str] = []
    made.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on(
        "request",
        lambda asked: None if asked.url.startswith(("http://127.0.0.1:", "data:")) else wrong.append(asked.url),
    )
    yield made
    context.close()
    assert wrong == []


def test_every_item_is_one_click_from_its_words(page: Page) -> None:
    page.goto("/disputes")
    page.locator(".dispute .contest .where a").first.click()
    lit = page.locator("#lit")
    expect(lit).to_have_text("that any money was sent")
    expect(lit).to_be_in_viewport()


def test_an_item_beside_the_text_lights_its_words(page: Page) -> None:
    page.goto("/report?id=a")
    page.locator('article[data-item="S2"] a.evidence').first.click()
    expect(page.locator(".text .lit")).to_have_text(["that any money was sent"])
    assert page.url.endswith("item=S2#S2")
    page.locator('article[data-item="E1"] a.evidence').first.click()
    expect(page.locator(".text .lit")).to_have_text(["accused"])
    page.locator('article[data-item="T1"] a.evidence').first.click()
    assert "".join(page.locator(".text .lit").all_text_contents()) == "Tarn lent Orrland $2 million"


def test_a_click_on_words_finds_the_item(page: Page) -> None:
    page.goto("/report?id=a")
    page.get_by_text("that any money was sent", exact=True).first.click()
    expect(page.locator('.record article[data-item="S2"][aria-current]').first).to_be_visible()


def test_a_judgement_is_kept_by_a_click(page: Page, store: Store) -> None:
    page.goto("/disputes")
    card = page.locator(".dispute").first
    card.get_by_role("button", name="Reject").click()
    expect(card.locator("output")).to_contain_text("reject by Dee")
    expect(card.get_by_role("button", name="Reject")).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.locator(".dispute").first.locator("output")).to_contain_text("reject by Dee")
    with store.reading() as session:
        assert [each.judgement for each in session.people.reviews()][-1] == "reject"


def test_keys_lead_through_items_and_judge(page: Page) -> None:
    page.goto("/disputes")
    for key in ("j", "j", "k", "u"):
        page.keyboard.press(key)
    expect(page.locator(".dispute").first).to_be_focused()
    expect(page.locator(".dispute").first.locator("output")).to_contain_text("undecided by Dee")
    page.keyboard.press("Enter")
    expect(page.locator("#lit")).to_be_visible()


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_letters_in_a_field_are_letters(page: Page) -> None:
    page.goto("/disputes")
    page.keyboard.press("/")
    page.keyboard.type("raju")
    expect(page.locator("input[name=q]")).to_have_value("raju")


def test_what_is_seen_is_downloaded(page: Page, tmp_path: Path) -> None:
    page.goto("/disputes?kind=denial")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    path = tmp_path / "disputes.csv"
    download.value.save_as(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert "that any money was sent" in lines[1]


def test_dragging_over_the_timeline_chooses_days(page: Page) -> None:
    page.goto("/")
    first, last = (page.locator("svg.time .ground").nth(n).bounding_box() for n in (0, 1))
    assert first
    assert last
    page.mouse.move(first["x"] + 5, first["y"] + 20)
    page.mouse.down()
    page.mouse.move(last["x"] + 5, last["y"] + 20, steps=4)
    page.mouse.up()
    page.wait_for_url("**/?since=2031-05-02&until=2031-05-03")
    expect(page.get_by_text("the whole time")).to_be_visible()


def test_the_table_follows_the_network(page: Page) -> None:
    page.goto("/ties")
    page.locator("svg.net .edge").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ties?one=TAR&other=ORR&kind=loan")
    expect(page.get_by_text("A one-way street")).to_be_visible()


def test_the_network_is_walked_by_keys(page: Page) -> None:
    page.goto("/ties")
    page.locator("svg.net .edge").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator("svg.net .node").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ties?one=TAR")
    expect(page.locator("svg.net .node.on")).to_have_count(1)
    expect(page.locator("tr.item")).to_have_count(1)


def test_the_voices_of_a_claim_are_downloaded(page: Page, tmp_path: Path) -> None:
    page.goto("/claim?id=C1")
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON").first.click()
    path = tmp_path / "voices.json"
    download.value.save_as(path)
    assert [each["stance"] for each in json.loads(path.read_text("utf-8"))] == ["asserts", "denies", "denies"]


def test_a_script_in_a_report_stays_text(page: Page) -> None:
    page.on("dialog", lambda _: pytest.fail("a script out of a report ran"))
    page.goto("/report?id=d&item=S1")
    expect(page.locator(".text")).to_contain_text("<script>alert(1)</script>")


@pytest.mark.parametrize(
    "where", ["/", "/disputes", "/actors", "/actor?id=P1", "/ties", "/events", "/report?id=a", "/search"]
)
def test_a_phone_need_not_scroll_sideways(page: Page, where: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(where)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_phone_shows_which_page_is_open(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/search")
    expect(page.locator(".top nav [aria-current]")).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", ["/", "/disputes", "/report?id=f&item=S1", "/ties", "/actors", "/search?act=deny"])
def test_words_stand_out_from_their_ground(page: Page, scheme: str, where: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
    page.goto(where)
    poor = page.evaluate(_CONTRAST)
    assert poor == []


_CONTRAST = """() => {
  const light = (colour) => {
    const even = (v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const [r, g, b] = colour.match(/[0-9.]+/g).map((v) => even(Number(v) / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)|transparent/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const pale = (element) => element && (Number(getComputedStyle(element).opacity) < 1 || pale(element.parentElement));
  const poor = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.offsetParent) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => y - x);
    const enough = (a + 0.05) / (b + 0.05) >= 4.5 && !pale(element);
    if (!enough) poor.push(element.className + ": " + element.textContent.trim().slice(0, 30));
  }
  return poor;
}"""

_LONG_TASKS = """() => new Promise((told) => {
  const longest = () => told(Math.max(0, ...tasks.map((each) => each.duration)));
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
  setTimeout(longest, 300);
})"""
_SEEN = """() => new Promise((told) => {
  const look = () => {
    const [seen] = performance.getEntriesByName("first-contentful-paint");
    seen ? told(seen.startTime) : requestAnimationFrame(look);
  };
  look();
})"""


def test_an_item_among_five_thousand_statements_is_quick(page: Page) -> None:
    assert_quick(page, [f"/report?id=long&item=S{LONG - number}#lit" for number in range(_VISITS)])


def test_five_thousand_statements_on_one_page_are_quick(page: Page) -> None:
    assert_quick(page, ["/report?id=long&whole=1"] * _VISITS)


def test_a_list_of_five_thousand_statements_is_quick(page: Page) -> None:
    assert_quick(page, [f"/search?outlet=Harbor+News&page={number}" for number in range(1, _VISITS + 1)])


@pytest.mark.parametrize("where", [f"/report?id=long&item=S{LONG - 4}#lit", "/report?id=long&whole=1", "/"])
def test_the_first_page_that_is_asked_for_is_quick(page: Page, store: Store, where: str) -> None:
    """Each visit is to a server that has answered nobody yet."""

    def visits() -> Iterator[str]:
        for _ in range(_VISITS):
            with served(app_of(store)) as found:
                yield found + where

    assert_quick(page, visits())


def assert_quick(page: Page, addresses: Iterable[str]) -> None:
    """A visit is seen within a second, and one has no long task.

    The best of some visits counts, and what other programs took of the machine meanwhile is taken off.
    """
    seen, longest = [], []
    for address in addresses:
        before = crowding()
        page.goto(address)
        crowded = min(before, crowding())
        seen.append(page.evaluate(_SEEN) / crowded)
        longest.append(page.evaluate(_LONG_TASKS) / crowded)
        if min(seen) < 1_000 and min(longest) < 200:
            return
    pytest.fail(f"first views after {seen} ms, longest tasks of {longest} ms")


@pytest.mark.parametrize("number", [1, 77, LONG // 2, LONG - 4, LONG])
def test_an_item_of_a_long_text_is_in_view_on_a_slow_machine(page: Page, number: int) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.goto(f"/report?id=long&item=S{number}#lit")
    lit = page.locator("#lit")
    expect(lit).to_contain_text(f"{number - 1:05d}")
    expect(lit).to_be_in_viewport()
    expect(page.locator(f'.record article[data-item="S{number}"]')).to_have_attribute("aria-current", "true")


def test_what_is_chosen_in_a_long_text_is_in_view_beside_it_on_a_slow_machine(page: Page) -> None:
    page.goto("/report?id=long")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    marked = page.locator(".text .say")
    for number in (marked.count() - 3, marked.count() // 2):
        marked.nth(number).click()
        expect(page.locator(".record [aria-current]")).to_be_in_viewport(ratio=0.9)
        page.locator(".record [aria-current] a.evidence").click()
        expect(page.locator(".text .lit")).to_be_in_viewport(ratio=0.9)


def test_without_scripts_an_item_of_a_long_text_is_in_view_as_well(chrome: Browser, address: str) -> None:
    context = chrome.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/report?id=long&item=S{LONG - 4}#lit")
    expect(page.locator("#lit")).to_be_in_viewport()
    context.close()


def test_passages_of_a_long_text_follow_each_other(page: Page) -> None:
    page.goto("/report?id=long")
    last = page.locator(".text .say").last.inner_text()
    page.get_by_role("navigation", name="below").get_by_role("link", name="Later").click()
    expect(page.get_by_text("passage 2 of").first).to_be_visible()
    assert _number(page.locator(".text .say").first.inner_text()) == _number(last) + 1
    page.get_by_role("navigation", name="above").get_by_role("link", name="the whole text").click()
    expect(page.locator(".text .say")).to_have_count(LONG)
    page.locator(".text .say").first.click()
    expect(page.locator("#lit")).to_be_in_viewport()


def _number(line: str) -> int:
    return next(int(word) for word in line.split() if word.isdecimal())
