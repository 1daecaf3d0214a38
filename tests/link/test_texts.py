from random import Random

import pytest

from standoff.link.texts import in_order, same_text, shared, sketch
from standoff.record import Article

CHANCE = Random(4)  # noqa: S311 - chance that makes words keeps no secrets
WORDS = ["".join(CHANCE.choice("abcdefghij") for _ in range(6)) for _ in range(400)]


def article(words: list[str], name: str = "a", day: str = "2031-05-05") -> Article:
    return Article(id=name, text=" ".join(words), published=day)


ORIGINAL = sketch(article(WORDS))


@pytest.mark.parametrize(
    "words",
    [
        WORDS[:180],
        ["another", "title", "above", *WORDS[5:]],
        [word if n % 15 else "edited" for n, word in enumerate(WORDS)],
        [*WORDS, *[f"added{n}" for n in range(300)]],
        [*WORDS[:60], *[f"added{n}" for n in range(60)], *WORDS[200:]],
    ],
    ids=["cut", "retitled", "edited", "a paragraph added", "cut and added to"],
)
def test_copies(words: list[str]) -> None:
    copy = sketch(article(words, "b"))
    assert same_text(ORIGINAL, copy)
    assert len(set(ORIGINAL.keys) & set(copy.keys)) >= 2


def test_a_long_quotation_is_no_copy() -> None:
    other = sketch(article([*[f"own{n}" for n in range(300)], *WORDS[:60]], "b"))
    assert 0 < shared(ORIGINAL, other) < 0.3
    assert not same_text(ORIGINAL, other)


def test_furniture_is_left_out() -> None:
    menu = " ".join(f"menu{n}" for n in range(200))
    one = Article(id="a", text=f"{menu} {' '.join(WORDS[:200])}", furniture=((0, len(menu)),))
    other = Article(id="b", text=f"{menu} {' '.join(WORDS[200:])}", furniture=((0, len(menu)),))
    assert shared(sketch(one), sketch(other)) == 0


def test_the_original_is_the_earliest_then_the_fullest() -> None:
    group = [article(WORDS[:300], "cut"), article(WORDS, "late", "2031-05-06"), article(WORDS, "full")]
    assert in_order(map(sketch, group)) == ("full", "cut", "late")


@pytest.mark.parametrize("text", ["", "Three words only"])
def test_texts_of_few_words(text: str) -> None:
    few = sketch(Article(id="few", text=text))
    assert not same_text(few, ORIGINAL)
