"""What holds for the times of every text."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.extract.times import times
from standoff.language import LanguageModel, load
from standoff.record import Article

pytestmark = pytest.mark.bundle

WORDS = (
    "on Tuesday , 9 May 2011 . the end of last week two years"
    " ago since March early 1990s at 3.40am 18:40 GMT half an hour "
    " later this night every quarter 31 June until now the next day"
    " \n 11/9 2006-07 said will fell May 2000 troops"
).split(" ")
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join).filter(str.strip)


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return load()


@settings(deadline=None, max_examples=60)
@given(text=texts, published=st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(date.isoformat))
def test_times_are_sorted_apart_and_trimmed_whatever_the_words(
    model: LanguageModel, text: str, published: str | None
) -> None:
    document = model.read([Article(id="x", text=text, published=published)])[0]
    found = times(document)
    assert found == times(document)
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(found))
    assert all(text[slice(*each.span)] == text[slice(*each.span)].strip() for each in found)
    assert not any("\n" in text[slice(*each.span)] for each in found)


def test_nothing_is_read_inside_furniture_nor_across_it(model: LanguageModel) -> None:
    text = "It fell on 9 Monday May 2011."
    article = Article(id="x", text=text, published="2011-05-12", furniture=((11, 20),))
    assert text[11:20] == "9 Monday "
    document = model.read([article])[0]
    assert [text[slice(*each.span)] for each in times(document)] == ["May 2011"]


def test_a_text_without_words_has_none(model: LanguageModel) -> None:
    assert times(model.read([Article(id="x", text=" \n")])[0]) == ()
