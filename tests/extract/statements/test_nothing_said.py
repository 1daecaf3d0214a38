"""Where the words of a statement turn out to be its source, nothing is said, and nothing fails."""

import pytest

from standoff.extract.statements import statements
from standoff.language import load
from standoff.record import Article
from tests.extract.statements.reading import scene_of

pytestmark = pytest.mark.bundle
TEXT = "We're landlocked no more, an officer rejoiced on state television: a base of our own on the gulf until 2074."


def test_a_source_that_takes_all_the_words_leaves_no_statement() -> None:
    [document] = load().read([Article(id="a", text=TEXT)])
    said = statements(scene_of(document), lambda questions: [{"assert": 1.0} for _ in questions])
    assert all(start < end for each in said for start, end in each.content)
