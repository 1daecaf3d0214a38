from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from standoff.language.decode import spanning_tree, spans, trees, viterbi


def scores(*shape: int) -> st.SearchStrategy[np.ndarray]:
    return arrays(np.float32, shape, elements=st.integers(-50, 50).map(lambda n: n / 4))


def is_tree(heads: tuple[int, ...], root: int) -> bool:
    for first in range(len(heads)):
        word, seen = first, set[int]()
        while word != root and word not in seen:
            seen.add(word)
            word = heads[word]
        if word != root:
            return False
    return True


@settings(max_examples=60)
@given(st.integers(2, 5).flatmap(lambda n: scores(n, n)))
def test_spanning_tree_is_the_best_tree_with_its_root(table: np.ndarray) -> None:
    n = len(table)
    heads = spanning_tree(table)
    roots = [i for i in range(n) if heads[i] == i]
    assert len(roots) == 1
    root = roots[0]

    def total(choice: tuple[int, ...]) -> float:
        return float(sum(table[i, head] for i, head in enumerate(choice) if i != root))

    choices = product(*([root] if i == root else [j for j in range(n) if j != i] for i in range(n)))
    best = max(total(choice) for choice in choices if is_tree(choice, root))
    assert is_tree(tuple(heads), root)
    assert total(tuple(heads)) == pytest.approx(best)


@given(st.integers(1, 12).flatmap(lambda n: st.tuples(scores(n, n), st.sets(st.integers(0, n - 1)))))
def test_every_sentence_becomes_one_tree_of_its_own(case: tuple[np.ndarray, set[int]]) -> None:
    table, starts = case
    first = np.array(sorted(starts | {0}))
    heads = trees(table, first)
    for start, end in zip(first, [*first[1:], len(table)], strict=True):
        part = tuple(int(head - start) for head in heads[start:end])
        assert all(0 <= head < len(part) for head in part)
        roots = [i for i, head in enumerate(part) if head == i]
        assert len(roots) == 1
        assert is_tree(part, roots[0])


@settings(max_examples=60)
@given(st.lists(st.integers(1, 4).flatmap(lambda n: scores(n, 3)), min_size=1, max_size=4), scores(3, 3), scores(3))
def test_viterbi_finds_the_best_path_of_each_sequence(
    tables: list[np.ndarray], transitions: np.ndarray, start: np.ndarray
) -> None:
    def total(table: np.ndarray, path: tuple[int, ...]) -> float:
        steps = sum(float(transitions[a, b]) for a, b in pairwise(path))
        return float(start[path[0]]) + steps + sum(float(table[t, tag]) for t, tag in enumerate(path))

    for table, path in zip(tables, viterbi(tables, transitions, start), strict=True):
        best = max(total(table, choice) for choice in product(range(3), repeat=len(table)))
        assert total(table, tuple(path)) == pytest.approx(best)


def test_viterbi_of_nothing_is_nothing() -> None:
    assert viterbi([], np.zeros((2, 2), np.float32), np.zeros(2, np.float32)) == []


def test_spans_of_bio_tags() -> None:
    tags = ["B-a", "I-a", "B-a", "O", "I-b", "I-a", "I-a"]
    assert spans(tags) == [(0, 2, "a"), (2, 3, "a"), (4, 5, "b"), (5, 7, "a")]
