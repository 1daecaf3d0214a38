import pytest

from standoff.extract.times import time_near, times
from standoff.language import LanguageModel, load
from standoff.record import Article

pytestmark = pytest.mark.bundle


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return load()


@pytest.mark.parametrize(
    ("sentence", "verb", "value"),
    [
        ("The minister said on Tuesday that the base closed in 2019.", "said", "2023-05-16"),
        ("The minister said on Tuesday that the base closed in 2019.", "closed", "2019"),
        ("The minister said in a statement on Tuesday that the base was closed.", "said", "2023-05-16"),
        ("The envoy left Geneva on Monday evening.", "left", "2023-05-15"),
        ("The bank was sold last month.", "sold", "2023-04"),
        ("The minister said that the base closed in 2019.", "said", None),
        ("The envoys argued for two hours.", "argued", None),
        ("Guards now search every lorry.", "search", None),
    ],
)
def test_the_time_that_a_verb_stands_under(model: LanguageModel, sentence: str, verb: str, value: str | None) -> None:
    document = model.read([Article(id="x", text=sentence, published="2023-05-17")])[0]
    word = next(index for index, each in enumerate(document.words) if each.text == verb)
    assert time_near(document, times(document), word) == value
