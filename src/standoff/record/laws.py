"""Laws that several values share: names are unique, references lead somewhere, nothing goes round in a circle.

Each function raises ValueError with a message that names the offender, as pydantic's validators want it.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping


def unique(what: str, ids: Iterable[str]) -> frozenset[str]:
    """The ids as a set. Raises ValueError where one occurs twice."""
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise ValueError(f"two {what} have the id {each!r}: give each its own")
        seen.add(each)
    return frozenset(seen)


def known(where: str, reference: str | None, what: str, ids: Collection[str]) -> None:
    """Raises ValueError where the reference is to none of the ids. None refers to nothing, and passes."""
    if reference is not None and reference not in ids:
        raise ValueError(f"{where} refers to {what} {reference!r}, which is not there")


def different(where: str, one: str, other: str) -> None:
    """Raises ValueError where both ends of a pair are the same."""
    if one == other:
        raise ValueError(f"{where} sets {one!r} against itself")


def no_circles(what: str, parents: Mapping[str, str | None]) -> None:
    """Raises ValueError where following the parents comes back to the start."""
    clear: set[str] = set()
    for start in parents:
        path: list[str] = []
        at: str | None = start
        while at is not None and at not in clear:
            if at in path:
                raise ValueError(f"{what} {at!r} lies within itself")
            path.append(at)
            at = parents.get(at)
        clear.update(path)


def inside(where: str, span: tuple[int, int], length: int, furniture: tuple[tuple[int, int], ...]) -> None:
    """Raises ValueError where the span ends behind the text or lies wholly in furniture."""
    if span[1] > length:
        raise ValueError(f"{where} points to {span}, behind the end of the text, which has {length} characters")
    before = bisect_right(furniture, span[0], key=lambda piece: piece[0]) - 1
    if before >= 0 and span[1] <= furniture[before][1]:
        raise ValueError(f"{where} points to {span}, which is furniture {furniture[before]}: nothing is read there")
