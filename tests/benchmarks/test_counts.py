import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.counts import Counts, add_up, compare, to_figures

items = st.sets(st.integers(0, 20))


def test_precision_recall_and_f1_are_percentages() -> None:
    counts = Counts(hits=2, gold=4, found=5)
    assert (counts.precision, counts.recall) == (40, 50)
    assert counts.f1 == pytest.approx(2 * 40 * 50 / 90)


def test_nothing_to_divide_by_gives_zero() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (0, 0, 0)


@given(items, items)
def test_swapping_the_sides_swaps_precision_and_recall_and_keeps_f1(one: set[int], other: set[int]) -> None:
    forth, back = compare(one, other), compare(other, one)
    assert (forth.precision, forth.f1) == (back.recall, back.f1)


@given(items.filter(bool))
def test_a_set_against_itself_is_perfect(some: set[int]) -> None:
    assert compare(some, some).f1 == 100


def test_sums_are_taken_by_name_over_tallies_that_need_not_share_their_names() -> None:
    total = add_up([{"a": Counts(1, 2, 3)}, {"a": Counts(1, 1, 1), "b": Counts(0, 1, 0)}])
    assert total == {"a": Counts(2, 3, 4), "b": Counts(0, 1, 0)}


def test_figures_are_named_by_row_and_column() -> None:
    assert to_figures({"all": Counts(1, 2, 1)}) == {
        "all: precision": 100,
        "all: recall": 50,
        "all: F1": pytest.approx(200 / 3),
        "all: gold": 2,
        "all: found": 1,
    }
