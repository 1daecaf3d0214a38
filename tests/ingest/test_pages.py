import gzip

import pytest

from standoff.errors import LanguageError, TooLargeError, UnreadableError
from standoff.ingest import Known, Settings, article_of_page
from standoff.ingest.page import decoded, looks_like_page
from standoff.record import Article
from tests.ingest.pages import GERMAN, PARAGRAPHS, page

HEAD = (
    '<meta property="og:site_name" content="Northmoor News"><meta name="author" content="Fiona Aldergate">'
    '<meta property="article:published_time" content="2024-03-14T08:00:00Z">'
)
NOT_FREE = '<script type="application/ld+json">{"isAccessibleForFree": false}</script>'


def read(markup: str, settings: Settings = Settings(), known: Known = Known()) -> Article:  # noqa: B008
    return article_of_page(markup.encode(), "a", settings, known)


def test_a_page_says_whose_it_is_and_of_what_day() -> None:
    article = read(page(head=HEAD))
    assert (article.title, article.outlet, article.published, article.authors, article.language) == (
        "Ship seized in the strait",
        "Northmoor News",
        "2024-03-14",
        ("Fiona Aldergate",),
        "en",
    )


def test_what_the_caller_knows_wins_over_the_page_and_a_line_over_defaults() -> None:
    settings = Settings(published="2020-01-01", outlet="Default Desk")
    assert read(page(head=HEAD), Settings(published="2020-01-01")).published == "2020-01-01"
    article = read(page(head=HEAD), settings, Known(published="2021-02-02", outlet="Own Desk", title="T"))
    assert (article.published, article.outlet, article.title) == ("2021-02-02", "Own Desk", "T")


def test_repeated_paragraphs_stay() -> None:
    assert read(page()).text.count("Belmar denied it.") == 2


def test_furniture_in_the_main_text_is_marked() -> None:
    article = read(page((*PARAGRAPHS[:3], "Sign up for our newsletter", *PARAGRAPHS[3:])))
    assert [article.text[start:end] for start, end in article.furniture] == ["Sign up for our newsletter"]


def test_nesting_too_deep_to_be_parsed_is_told() -> None:
    deep = "<div>" * 5000 + "".join(f"<p>{each}</p>" for each in PARAGRAPHS * 3) + "</div>" * 5000
    with pytest.raises(UnreadableError, match="No report can be made out"):
        read(f"<html lang=en><body><nav>Home News</nav>{deep}</body></html>")


@pytest.mark.parametrize("markup", ["<html></html>", "<html><body><nav><a href=/>Home</a></nav></body></html>", ""])
def test_a_page_without_a_report_is_told(markup: str) -> None:
    with pytest.raises(UnreadableError, match="No report can be made out"):
        read(markup)


def test_a_stub_for_those_who_do_not_subscribe_is_told() -> None:
    with pytest.raises(UnreadableError, match="do not subscribe"):
        read(page(head=NOT_FREE))
    assert read(page(PARAGRAPHS * 8, head=NOT_FREE)).text


def test_too_large_a_page_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(TooLargeError, match="5,000,000 bytes"):
        article_of_page(b" " * 5_000_000, "a", Settings())


def test_too_slow_a_page_is_given_up() -> None:
    with pytest.raises(UnreadableError, match="took more than"):
        read(page(PARAGRAPHS * 40), Settings(most_seconds=0.0001))


def test_a_page_in_another_language_is_refused() -> None:
    with pytest.raises(LanguageError, match="'de'"):
        read(page(lang="de-DE"))
    with pytest.raises(LanguageError, match="'de'"):
        read(page((GERMAN, GERMAN), lang="en"))


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        ("\ufeff<p>Malmö – “so”".encode(), None),
        ("\ufeff<p>Malmö – “so”".encode("utf-16-le"), None),
        ("<p>Malmö – “so”".encode(), None),
        ("<p>Malmö – “so”".encode("cp1252"), None),
        ("<p>Malmö – “so”".encode("cp1252"), "ISO-8859-1"),
        ('<meta charset="windows-1252"><p>Malmö – “so”'.encode("cp1252"), "no-such-charset"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=macroman"><p>Malmö – “so”'.encode("macroman"),
            None,
        ),
        ("<p>Malmö – “so”".encode(), "hex"),
    ],
)
def test_characters_are_read_as_marked_or_declared(content: bytes, charset: str | None) -> None:
    assert decoded(content, charset).endswith("<p>Malmö – “so”")


@pytest.mark.parametrize(
    "content", [b"<!DOCTYPE html><p>", b"\xef\xbb\xbf\n<HTML lang=en>", b"<?xml version='1.0'?><html>"]
)
def test_pages_are_known_by_their_first_bytes(content: bytes) -> None:
    assert looks_like_page(content)
    assert not looks_like_page(b"The <html> tag")
    assert not looks_like_page(gzip.compress(content))
