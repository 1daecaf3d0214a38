"""Pages of our own writing, their furniture marked ⟦so⟧ in tests/text/pages; and the tables, row by row."""

import re
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.text import furniture
from standoff.text.furniture_table import Row, made_of, rows, words

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
REPORT = (
    "Ardan accuses Belmar of seizing a grain ship\n\n"
    "Ardan has accused Belmar of seizing one of its grain ships in the Selim Strait on Friday.\n\n"
    "{}\n\n"
    "Belmar denied it, and said that the ship had asked for help with its engine in the night.\n\n"
    "The two ministers spoke by telephone on Saturday, and both of them promised to be patient.\n\n{}"
)


def letters(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The text with its letters outside the spans struck out; separators between spans do not matter."""
    inside = {i for start, end in spans for i in range(start, end)}
    return "".join(char if i in inside or not char.isalnum() else "_" for i, char in enumerate(text))


def unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its marks, and the spans that they marked."""
    pieces = re.split("[⟦⟧]", marked)
    ends = [sum(map(len, pieces[: i + 1])) for i in range(len(pieces))]
    return "".join(pieces), tuple((ends[i - 1], ends[i]) for i in range(1, len(pieces), 2))


def marked(text: str) -> list[str]:
    return [text[start:end] for start, end in furniture(text)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_furniture_of_a_page_is_marked_and_nothing_else(page: Path) -> None:
    text, expected = unmarked(page.read_text("utf-8"))
    assert letters(text, furniture(text)).splitlines() == letters(text, expected).splitlines()


def test_there_are_pages_enough() -> None:
    assert len(PAGES) >= 30


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.example[:40])
def test_each_row_fits_its_example(row: Row) -> None:
    assert row.pattern.search(row.example)
    assert row.kind == row.kind.strip().lower() != ""
    assert row.words > 0 or row.part in {"start", "end"}
    assert min(row.words, row.before, row.after) >= 0


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.example[:40])
def test_each_example_is_marked_where_it_stands(row: Row) -> None:
    text = {
        "any": REPORT.format(row.example, ""),
        "head": f"{row.example}\n\n{REPORT.format('', '')}",
        "body": REPORT.format("", f"{row.example}\n\n{REPORT}"),
        "tail": REPORT.format("", row.example),
    }[row.zone]
    found = marked(text)
    assert len(found) == 1
    assert found[0] in row.example
    assert row.part in {"start", "end"} or found[0] == row.example


def test_words_of_menus_are_lower_case_and_stand_once() -> None:
    kinds = ("section", "button", "outlet")
    assert all(form == form.strip().casefold() for kind in kinds for form in words(kind))
    assert not words("section") & words("button")
    assert made_of("About us | Copy link  Middle East", ("section", "button"))
    assert not made_of("News about Belmar", ("section",))


@pytest.mark.parametrize(
    "line",
    [
        "Share of blame",
        "By land and by sea",
        "More trucks are coming, the mayor says: 20 on Monday.",
        "Watch the strait, he told his men.",
        "“Follow us,” he said.",
        "“Sign up for our newsletter,” the minister joked, “and you will know more than my own staff ever told me.”",
        "The app, which the ministry asks you to download, sends its users' data to Belmar, Ardan said on Monday.",
        "Who pays for it?",
        "What we know",
        "Photos of the dead",
        "Copyright law was not on the agenda of the talks, both sides said.",
        "By 05:40 the ovens were lit.",
        "RECOGNITION SPLIT",
        "The Almeda Post reported that the video had been cut.",
        "Reporting by the commission was delayed, the speaker said, because members had been held at the border.",
        "- Belmar's navy was on its way at 05:40",
        "He denied it.",
        "No.",
    ],
)
def test_lines_of_the_report_that_look_like_furniture_stay(line: str) -> None:
    assert marked(REPORT.format(line, "")) == []


def test_a_quotation_behind_a_list_of_stories_stays() -> None:
    text = REPORT.format("Most read\nFerry fares to rise\nLemons on a balcony\n“That is a lie,” he said in Almeda.", "")
    assert marked(text) == ["Most read\nFerry fares to rise\nLemons on a balcony"]


def test_times_of_a_live_page_stay_and_the_duration_of_a_player_goes() -> None:
    assert marked(REPORT.format("The quay at dawn\n04:40", "")) == ["The quay at dawn\n04:40"]
    assert marked(REPORT.format("18:40\nWe stop here.\n\n17:55\nThe quay is quiet.\n\n17:31\nShots.", "")) == []


@given(st.text(alphabet=st.sampled_from("aB .:|/()\n\r\u2028©“”0149—-•ß\U0001f642") | st.characters(codec="utf-8")))
def test_spans_are_in_order_apart_and_begin_and_end_with_characters(text: str) -> None:
    spans = furniture(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert not any(text[start].isspace() or text[end - 1].isspace() for start, end in spans)
    assert spans == furniture(text)


@pytest.mark.parametrize(
    "unit", ["a", "a ", "a\n", "| ", "Photo: ", "(A/B ", "Photo: A/B\n", "By A B\n", "12:30\n", "\u00a0", ". ", "A"]
)
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = process_time()
        furniture(text)
        return process_time() - start

    seconds(1000)
    assert seconds(80_000) < 16 * max(seconds(20_000), 0.01)
