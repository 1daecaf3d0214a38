"""What holds for the quantities of every text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.extract.quantities import quantities
from standoff.extract.times import times
from standoff.knowledge import World, load_world
from standoff.language import LanguageModel, load
from standoff.record import Article

pytestmark = pytest.mark.bundle

WORDS = (
    "at least 12 frigates $ 70-$80 million per year €1.2bn a"
    " third of 5 to 10 percent minus 14 two or three dozens of men "
    " twice as many one in five 1.8km 30,000-strong \n Su-30 Resolution"
    " 2803 killed nine . , 2-1 up to half between 3 and 7"
).split(" ")
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join).filter(str.strip)


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return load()


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


@settings(deadline=None, max_examples=60)
@given(text=texts)
def test_quantities_are_in_order_trimmed_and_stay_in_their_line(model: LanguageModel, world: World, text: str) -> None:
    document = model.read([Article(id="x", text=text, published="2020-02-02")])[0]
    found = quantities(document, times(document), world)
    assert found == quantities(document, times(document), world)
    assert all(one.span < other.span for one, other in pairwise(found))
    assert all(text[slice(*each.span)] == text[slice(*each.span)].strip() for each in found)
    assert not any("\n" in text[slice(*each.span)] for each in found)


def test_nothing_is_read_inside_furniture_nor_across_it(model: LanguageModel, world: World) -> None:
    text = "They sent 40 3 photos tanks."
    article = Article(id="x", text=text, furniture=((13, 22),))
    assert text[13:22] == "3 photos "
    document = model.read([article])[0]
    assert [text[slice(*each.span)] for each in quantities(document, (), world)] == ["40"]
