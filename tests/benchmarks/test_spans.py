from benchmarks.counts import Counts
from benchmarks.spans import Valued, count, paired


def same(one: str, other: str) -> bool:
    return one == other


def test_a_span_is_paired_once_with_the_one_that_shares_most() -> None:
    gold = [Valued((0, 10), "a"), Valued((12, 14), "b")]
    found = [Valued((8, 14), "b"), Valued((0, 9), "a")]
    assert paired(gold, found) == [(gold[0], found[1]), (gold[1], found[0])]


def test_both_ends_some_overlap_and_the_value_are_counted_apart() -> None:
    gold = [Valued((0, 10), "a"), Valued((12, 14), "b"), Valued((20, 22), "c")]
    found = [Valued((0, 10), "x"), Valued((11, 14), "b")]
    assert count(gold, found, same) == {"strict": Counts(1, 3, 2), "relaxed": Counts(2, 3, 2), "value": Counts(1, 3, 2)}


def test_spans_that_only_touch_share_nothing() -> None:
    assert not paired([Valued((0, 3), "a")], [Valued((3, 5), "a")])
