"""Lemmas as edits of the form: a class says whether to lower the case, how much to strip and what to add.

The method is that of UDPipe and of Chrupala's edit trees, reduced to suffixes, which English needs.
"""

from __future__ import annotations

from functools import lru_cache


def script(form: str, lemma: str) -> str:
    """The edit that makes `lemma` out of `form`: "l" or "k" (lower, keep), the number to strip, what to add."""
    keep = form != form.lower() and lemma != lemma.lower()
    base = form if keep else form.lower()
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    return f"{'k' if keep else 'l'}{len(base) - shared}+{lemma[shared:]}"


@lru_cache(maxsize=65536)
def apply(script: str, form: str) -> str:
    """The lemma that the edit makes of `form`; never empty."""
    count, _, ending = script[1:].partition("+")
    base = form if script[0] == "k" else form.lower()
    stem = base[: max(0, len(base) - int(count))]
    return (stem + ending) or base
