import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.ingest import Known, Settings, article_of_text
from standoff.record import Article

BODY = (
    "Ardan has accused Belmar of seizing one of its grain ships in the Selim Strait on Friday.\n\n"
    "Belmar denied it, and said that the ship had asked for help with its engine in the night.\n"
)


def read(text: str, settings: Settings = Settings(), known: Known = Known()) -> Article:  # noqa: B008
    return article_of_text(text, "a", settings, known)


def test_a_masthead_a_date_and_a_byline_are_read() -> None:
    article = read(
        "The Port Selim Post\nNews | Sport\nShip seized in the strait, Ardan says\n"
        f"By Dana Ferris and Lew van Haddon in Port Selim\n14 March 2024, 18:05 GMT\n\n{BODY}"
    )
    assert (article.title, article.outlet, article.published, article.authors) == (
        "Ship seized in the strait, Ardan says",
        "The Port Selim Post",
        "2024-03-14",
        ("Dana Ferris", "Lew van Haddon"),
    )


def test_what_is_not_plainly_there_is_not_guessed() -> None:
    article = read(BODY)
    assert (article.title, article.outlet, article.published, article.authors) == (None, None, None, ())


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Thursday 1 May 2031", "2031-05-01"),
        ("Published On 16 Mar 2031", "2031-03-16"),
        ("Sept. 3rd, 2024 4:15 p.m.", "2024-09-03"),
        ("2024-02-29", "2024-02-29"),
        ("20.03.2031 11:45", "2031-03-20"),
        ("03/04/2031", None),
        ("30 February 2024", None),
        ("May 2024", None),
        ("6 August", None),
    ],
)
def test_dates_on_a_line_of_the_head_are_read(line: str, day: str | None) -> None:
    assert read(f"Ship seized in the strait\n{line}\n\n{BODY}").published == day


def test_a_date_in_a_paragraph_is_not_the_reports() -> None:
    assert (
        read(
            f"Ship seized\n\nThe treaty of the strait was signed by both sides on 3 May 1921 in Almeda.\n{BODY}"
        ).published
        is None
    )


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"Ship seized in the strait\n\nPORT SELIM, March 14 (Reutmann) - {BODY}", "Reutmann"),
        (f"Ship seized in the strait\n\nPORT SELIM, 14 March /BNA/. {BODY}", "BNA"),
        (f"Ship seized in the strait\n\n{BODY}\n© 2031 Northmoor Desk. All rights reserved.", "Northmoor Desk"),
        (f"Ship seized in the strait\n\nThe minister (Harbour Party) - {BODY}", None),
    ],
)
def test_the_outlet_is_found_in_datelines_and_copyright(text: str, outlet: str | None) -> None:
    assert read(text).outlet == outlet


def test_what_the_caller_knows_wins() -> None:
    text = f"Ship seized in the strait\n14 March 2024\n\n{BODY}"
    assert read(text, Settings(published="2020-01-01")).published == "2020-01-01"
    assert read(text, Settings(published="2020-01-01"), Known(published="2021-01-01")).published == "2021-01-01"


@given(st.text(alphabet="ab Photo:|©\n.", max_size=60))
def test_no_character_is_lost(text: str) -> None:
    assert read(text).text == text


def test_what_stands_above_the_menu_is_the_outlets_and_what_stands_below_is_the_reports() -> None:
    article = read(
        f"SALTMARSH - a paper of the coast\nWe count the boats\nNews | Sport | Tides | Letters\n\nHARBOURS\n"
        f"Ship seized in the strait, Ardan says\n\n14 March 2024\n{BODY}"
    )
    assert (article.title, article.outlet) == ("Ship seized in the strait, Ardan says", "SALTMARSH")


def test_buttons_below_a_title_are_no_menu() -> None:
    assert read(f"Ship seized in the strait\nShare | Save | Print\nArdan is angry\n\n{BODY}").title == (
        "Ship seized in the strait"
    )


def test_an_agencys_dateline_gives_the_day() -> None:
    article = read(f"Ship seized\n\nSELIM, March 14, 2024 (Coast Wire) - {BODY}")
    assert (article.published, article.outlet) == ("2024-03-14", "Coast Wire")


def test_a_day_at_the_foot_counts_where_it_says_what_it_is() -> None:
    long = "\n".join([BODY] * 15)
    assert read(f"Ship seized\n\n{long}\nDate 14.03.2024\nPrint this page").published == "2024-03-14"
    assert read(f"Ship seized\n\n{long}\nThe strait on 14.03.2024\nPrint this page").published is None
