from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.text import Tokens, shapes, tokenize


@pytest.mark.parametrize(
    "cut",
    [
        "He did|n't say Russia|'s troops ca|n't leave|.",
        "The U.S. and the U.N. sold $|11.4 billion of arms|.",
        "$|70|-|$|80 million a year|, 0.01|%",
        "a well|-|known anti-ship missile",
        "“|They|’re lying|,|” Gov. Smith said|…",
        "It can|not be|: 10:30 on 9/11 (|see www.example.org/a|)|.",
        "O’Brien of AT&T wrote to a.b@c.org",
        "the 1990s and the 19th century",
        "No|. We met at No. 10|.",
        "they|'re gon|na do it|, are|n't they|?",
    ],
)
def test_words_are_those_of_english_ud(cut: str) -> None:
    text = cut.replace("|", "")
    assert [text[start:end] for start, end in tokenize(text).spans] == cut.replace("|", " ").split()


@given(st.text())
def test_offsets_are_exact_whatever_the_text(text: str) -> None:
    tokens = tokenize(text)
    assert all(start < end for start, end in tokens.spans)
    assert all(before[1] <= after[0] for before, after in pairwise(tokens.spans))
    assert not any(char.isspace() for start, end in tokens.spans for char in text[start:end])
    covered = "".join(text[start:end] for start, end in tokens.spans)
    assert covered == "".join(text.split())


@given(st.text(alphabet="a .\n“\"'\u2028\u0085\x1c"))
def test_paragraphs_start_at_words_and_after_line_ends(text: str) -> None:
    tokens = tokenize(text)
    assert tokens.paragraphs[:1] == ((0,) if tokens.spans else ())
    assert all(a < b for a, b in pairwise(tokens.paragraphs))
    for i in range(1, len(tokens.spans)):
        gap = text[tokens.spans[i - 1][1] : tokens.spans[i][0]]
        assert (i in tokens.paragraphs) == (len(f"x{gap}x".splitlines()) > 1)


@given(st.text(alphabet="ab. \n"), st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted))
def test_nothing_is_read_inside_furniture(text: str, furniture: list[int]) -> None:
    first, last = (min(at, len(text)) for at in furniture)
    tokens = tokenize(text, [(first, last)])
    assert not any(start < last and first < end for start, end in tokens.spans)
    apart = [*tokenize(text[:first]).spans, *((a + last, b + last) for a, b in tokenize(text[last:]).spans)]
    assert list(tokens.spans) == apart


@pytest.mark.parametrize("part", ["a", "-", "a-b ", "a.b", "a'", "1,", "$", "A.", "n't", "@a", "x@", "http://", "“"])
def test_a_long_line_takes_time_in_proportion_to_its_length(part: str) -> None:
    def cost(length: int) -> float:
        started = process_time()
        tokenize(part * (length // len(part)))
        return process_time() - started

    cost(1000)
    assert cost(200_000) < 100 * cost(10_000) + 1  # 20 times as long; a square law would take 400 times
    assert len(tokenize(part * 1000).spans) >= 1


def quotes(text: str) -> str:
    return "".join("-ioc"[shape.quote] for shape in shapes(tokenize(text)))


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("He said “no way” today .", "--oiic--"),
        ('He said "no way" today .', "--oiic--"),
        ('"No," he said. "Never."', "oiic---oiic"),
        ("“First.\n“Second.”", "oiioiic"),
        ("A stray ” mark", "----"),
        ("A stray “ mark\nand on", "--oi--"),
    ],
)
def test_quotation_is_followed_word_by_word_and_ends_with_its_paragraph(text: str, states: str) -> None:
    assert quotes(text) == states


@pytest.mark.parametrize(
    ("word", "case"),
    [("said", 1), ("Moscow", 2), ("NATO", 3), ("U", 4), ("J.", 4), ("McCain", 5), ("2019", 6), ("F16", 7), ("…", 0)],
)
def test_casing_has_eight_classes(word: str, case: int) -> None:
    assert shapes(Tokens(word, ((0, len(word)),), (0,)))[0].case == case


def test_spacing_tells_glued_words_and_paragraphs() -> None:
    assert [shape.space for shape in shapes(tokenize("It's so.\nYes."))] == [2, 0, 1, 0, 2, 0]
