"""Many things, some at a time: so that memory holds no more of them than that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

_Item = TypeVar("_Item")


def portions(items: Iterable[_Item], most: int) -> Iterator[list[_Item]]:
    """The items in lists of at most so many."""
    pending = iter(items)
    while some := list(islice(pending, most)):
        yield some
