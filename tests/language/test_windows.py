from itertools import accumulate, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from standoff.language import windows
from standoff.language.pieces import Pieces
from standoff.language.windows import plan
from standoff.text import Tokens, shapes, tokenize
from standoff.text.shapes import CASES, SPACES, paragraph_ranges

PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(["Moscow", "denied", "it", ",", ".", "“", "”"]), min_size=1, max_size=400).map(" ".join),
    max_size=12,
).map("\n".join)


def pieces_of(tokens: Tokens, counts: list[int]) -> Pieces:
    """Pieces of no vocabulary: words of so many pieces, in turn."""
    starts = np.array([0, *accumulate(counts[i % len(counts)] for i in range(len(tokens.spans)))])
    offsets = (0, len(CASES), len(CASES) + len(SPACES))
    rows = np.array(shapes(tokens), np.int64).reshape(-1, 3) + offsets
    return Pieces(np.zeros(starts[-1], np.int64), starts, rows)


@given(PARAGRAPHS, st.lists(st.integers(1, 8), min_size=1, max_size=7))
def test_every_word_is_taken_from_one_window_that_fits_the_model(text: str, counts: list[int]) -> None:
    tokens = tokenize(text)
    pieces = pieces_of(tokens, counts)
    starts, found = pieces.starts, plan(tokens, pieces)
    assert [w.first for w in found] == [0, *(w.last for w in found[:-1])] if found else not tokens.spans
    assert not found or found[-1].last == len(tokens.spans)
    for w in found:
        assert w.start <= w.first < w.last <= w.end
        assert starts[w.end] - starts[w.start] <= windows.MOST


@given(PARAGRAPHS, PARAGRAPHS)
def test_windows_depend_on_the_text_alone(one: str, other: str) -> None:
    tokens = tokenize(one)
    pieces = pieces_of(tokens, [1, 2])
    plan(tokenize(other), pieces_of(tokenize(other), [1, 2]))
    assert plan(tokens, pieces) == plan(tokenize(one), pieces)


def test_short_paragraphs_are_never_cut_and_always_have_context() -> None:
    text = "\n".join("“We never sent a plane to Caracas” , the minister told reporters ." for _ in range(80))
    tokens = tokenize(text)
    found = plan(tokens, pieces_of(tokens, [1]))
    bounds = {first for first, _ in paragraph_ranges(tokens)} | {len(tokens.spans)}
    assert len(found) > 3
    for w in found:
        assert {w.start, w.first, w.last, w.end} <= bounds
        assert w.start < w.first or w.first == 0
        assert w.last < w.end or w.last == len(tokens.spans)


def test_a_long_paragraph_is_cut_after_full_stops() -> None:
    tokens = tokenize("The president said that the troops of the ally would leave soon . " * 40)
    for w in plan(tokens, pieces_of(tokens, [1])):
        for at in (w.start, w.first, w.last, w.end):
            assert at in (0, len(tokens.spans)) or tokens.text[slice(*tokens.spans[at - 1])] == "."


def test_given_sentences_are_not_cut() -> None:
    tokens = tokenize("word . " * 400)
    sentences = frozenset(range(0, 800, 50))
    cuts = {w.first for w in plan(tokens, pieces_of(tokens, [1]), sentences)}
    assert cuts <= sentences


def test_windows_of_one_text_follow_each_other() -> None:
    tokens = tokenize("A line .\n" * 300)
    found = plan(tokens, pieces_of(tokens, [1]))
    assert all(before.start < after.start and before.end < after.end for before, after in pairwise(found))


def test_a_quotation_that_fits_stands_whole_in_one_window_with_its_speaker() -> None:
    lead = "The minister spoke to reporters about the planes and their crews in Caracas . "
    quotation = "“ " + "We sent nothing . " * 20 + "We sent nobody . ” , he said . "
    running = "“ They came .\n“ They saw .\n“ They left . ” , he said .\n"
    tokens = tokenize((lead * 4 + quotation + "\n" + running) * 30)
    pieces = pieces_of(tokens, [1])
    cores = {w.first for w in plan(tokens, pieces)}
    for at in cores - {0}:
        assert pieces.quotes[at - 1] not in (1, 2)
