"""Which claim a point joins: it must agree with what stands at its core."""

import pytest

from standoff.knowledge import World
from standoff.link import MemoryShelf
from standoff.link.joining import Weighed, join
from standoff.link.points import Point, points
from standoff.link.same_claim import Standing
from tests.link.reports import Said, report


@pytest.fixture
def new(world: World) -> Point:
    return points(report("z", None, [Said("Issa", "the gunmen had crossed the river")]), world)[0]


@pytest.fixture
def shelf() -> MemoryShelf:
    """Two claims: of a, whose first point it is, with b and c; of x with y."""
    shelf = MemoryShelf()
    shelf.put_groups("claim", {"a": "a", "b": "a", "c": "a", "x": "x", "y": "x"})
    shelf.put_groups("stance", dict.fromkeys("abcxy", "asserts"))
    return shelf


def beside(other: str, confidence: float, relation: str = "same") -> Weighed:
    return Weighed(other, Standing(relation, confidence, ()) if confidence else None)


@pytest.mark.parametrize(
    ("compared", "claim"),
    [
        ([("a", 0.25)], "a"),
        ([("b", 0.25)], None),
        ([("b", 0.25), ("c", 0.25)], "a"),
        ([("b", 0.25), ("c", 0.0)], None),
        ([("b", 0.9)], "a"),
        ([("b", 0.25), ("x", 0.25)], "x"),
    ],
)
def test_one_faint_agreement_with_who_came_later_is_not_enough(
    compared: list[tuple[str, float]], claim: str | None, new: Point, shelf: MemoryShelf
) -> None:
    assert join(new, [beside(*each) for each in compared], shelf) == (claim or new.id)


def test_two_claims_become_one_by_their_first_points_or_several(new: Point, shelf: MemoryShelf) -> None:
    join(new, [beside("a", 0.8), beside("x", 0.7, "denies")], shelf)
    assert shelf.groups("claim", "bxy") == {"b": "a", "x": "a", "y": "a"}
    assert shelf.groups("stance", [*"axy", new.id]) == {"a": "asserts", "x": "denies", "y": "denies", new.id: "asserts"}


@pytest.mark.parametrize("other", ["x", "y"])
def test_two_claims_stay_two_where_a_point_agrees_with_one_late_point_of_one(
    other: str, new: Point, shelf: MemoryShelf
) -> None:
    join(new, [beside("b", 0.9), beside(other, 0.9)], shelf)
    assert shelf.groups("claim", "ax") == {"a": "a", "x": "x"}
