"""From the heads' scores to structure: tags, trees and roles. Pure functions over arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


def viterbi(emissions: Sequence[Floats], transitions: Floats, start: Floats) -> list[Ints]:
    """The best tag sequence of each [n, K] score table under transition and start scores (Viterbi 1967)."""
    if not emissions:
        return []
    lengths = np.array([len(table) for table in emissions])
    longest, size = int(lengths.max()), len(start)
    padded = np.zeros((longest, len(emissions), size), np.float32)
    for row, table in enumerate(emissions):
        padded[: len(table), row] = table
    back = np.zeros((longest, len(emissions), size), np.int64)
    best = padded[0] + start
    ends = [best]
    for t in range(1, longest):
        paths = best[:, :, None] + transitions
        back[t] = paths.argmax(1)
        best = np.take_along_axis(paths, back[t][:, None], 1)[:, 0] + padded[t]
        ends.append(best)
    return [_trace(back[:n, row], ends[n - 1][row]) for row, n in enumerate(lengths)]


def _trace(back: Ints, last: Floats) -> Ints:
    tags = np.zeros(len(back), np.int64)
    tags[-1] = last.argmax()
    for t in range(len(back) - 1, 0, -1):
        tags[t - 1] = back[t, tags[t]]
    return tags


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """BIO tags as (first, end, label); an I- that follows nothing of its kind begins a span."""
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        if tag.startswith("I-") and found and found[-1][1] == i and found[-1][2] == tag[2:]:
            found[-1] = (found[-1][0], i + 1, tag[2:])
        else:
            found.append((i, i + 1, tag[2:]))
    return found


def trees(arcs: Floats, starts: Ints) -> Ints:
    """The heads of a window's words: `arcs` [n, n] scores word by head, the diagonal scores for being the root.

    `starts` are the first words of the sentences. Where the best heads of a sentence are no tree, its maximum
    spanning tree is taken. A root is its own head.
    """
    n = len(arcs)
    sentence = np.zeros(n, np.int64)
    sentence[starts] = 1
    sentence = np.cumsum(sentence)
    heads: Ints = np.where(sentence[:, None] == sentence, arcs, -np.inf).argmax(1)
    reached = heads
    for _ in range(max(1, n.bit_length())):
        reached = reached[reached]
    roots = heads == np.arange(n)
    for first, last in zip(starts, [*starts[1:], n], strict=True):
        part = slice(int(first), int(last))
        if roots[part].sum() != 1 or not roots[reached[part]].all():
            heads[part] = first + spanning_tree(arcs[part, part])
    return heads


def spanning_tree(scores: Floats) -> Ints:
    """The maximum spanning tree with one root (Chu and Liu 1965, Edmonds 1967): the head of every word.

    `scores` [n, n] word by head, the diagonal for the root, whose head is itself. The root is the word that gains
    most by being one over its best other head; the exact choice would try each and never mattered on dev data.
    """
    n = len(scores)
    if n == 1:
        return np.zeros(1, np.int64)
    table = scores.astype(np.float64)
    diagonal = np.diag(table).copy()
    np.fill_diagonal(table, -np.inf)
    root = int((diagonal - table.max(1)).argmax())
    table[root] = -np.inf
    table[root, root] = 0.0
    return _edmonds(table, root)


def _edmonds(scores: npt.NDArray[np.float64], root: int) -> Ints:
    heads: Ints = scores.argmax(1)
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    n = len(scores)
    rest = [i for i in range(n) if i not in cycle]
    loop = sorted(cycle)
    held = scores[loop, heads[loop]]
    into = scores[np.ix_(loop, rest)] - held[:, None]
    out = scores[np.ix_(rest, loop)]
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    small[-1, :-1] = into.max(0)
    small[:-1, -1] = out.max(1)
    solved = _edmonds(small, rest.index(root))
    heads = heads.copy()
    for k, i in enumerate(rest):
        heads[i] = loop[int(out[k].argmax())] if solved[k] == len(rest) else rest[solved[k]]
    enter = int(solved[-1])
    heads[loop[int(into[:, enter].argmax())]] = rest[enter]
    return heads


def _cycle(heads: Ints, root: int) -> set[int] | None:
    """The words of one cycle among the heads, if there is any."""
    state = np.zeros(len(heads), np.int8)
    state[root] = 2
    for first in range(len(heads)):
        path, i = [], first
        while not state[i]:
            state[i] = 1
            path.append(i)
            i = int(heads[i])
        if state[i] == 1:
            return set(path[path.index(i) :])
        state[path] = 2
    return None
