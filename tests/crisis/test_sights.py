"""What was seen of a report when it was read is not looked at again, and changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from standoff.crisis.kept import kept
from standoff.crisis.linking import link
from standoff.crisis.shelf import Recent
from standoff.crisis.sights import Sight, made_by, sights
from standoff.knowledge import World, load_world
from standoff.link import Linker, Views, load_weights
from standoff.link.packing import packed, unpacked
from standoff.link.points import Point, points
from standoff.record import Record
from standoff.store import open_store
from tests.crisis.test_linking import fill, in_time
from tests.link.minds import HashedMind
from tests.link.test_crisis import OPINIONS


@dataclass
class Looking(HashedMind):
    """Notes what it looks at."""

    looked: list[str] = field(default_factory=list)

    def views(self, record: Record, points: Sequence[Point]) -> Views:
        self.looked.append(record.id)
        return HashedMind.views(self, record, points)


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def test_points_come_back_as_they_were(world: World) -> None:
    own = [point for record in in_time() for point in points(record, world)]
    assert len(own) > 4
    assert [unpacked(packed(point)) for point in own] == own


def test_what_is_kept_is_seen_and_where_a_point_is_missing_the_mind_looks(world: World) -> None:
    one, other, *_ = in_time()
    mind = Looking(OPINIONS)
    linker, kept_of_one = Linker(world, load_weights(), mind), sights(one, world, HashedMind(OPINIONS))
    for record, known in ((one, kept_of_one), (other, None), (other, kept_of_one)):
        own, sight = points(record, world), Sight(linker, record.to_json(), known)
        seen, fresh = sight.look(own[1:]), HashedMind(OPINIONS).views(record, own)
        assert [each.point for each in seen] == own[1:]
        assert np.allclose([each.likeness for each in seen], fresh.likeness[1:], atol=1e-3)
        assert np.allclose([each.sides for each in seen], fresh.sides[1:], atol=1e-3)
        assert (sight.new is None) == (record is one)
    assert mind.looked == [other.id, other.id]


def test_nothing_is_looked_at_twice_and_the_crisis_is_the_same(tmp_path: Path, world: World) -> None:
    minds = Looking(OPINIONS), Looking(OPINIONS)
    crises = []
    for mind, name in zip(minds, ("ahead", "late"), strict=True):
        store, linker = open_store(str(tmp_path / f"{name}.db"), create=True), Linker(world, load_weights(), mind)
        fill(store, in_time())
        if name == "ahead":
            with store.writing() as session:
                for record in in_time():
                    session.reports.put_views(record.id, made_by("m"), sights(record, world, HashedMind(OPINIONS)))
        for _ in range(2):
            assert sum(link(store, linker, "m")) == 4
            with store.writing() as session:
                crises.append(kept(session, "set"))
                session.links.clear()
        store.close()
    assert crises == [crises[0]] * 4
    assert (minds[0].looked, minds[1].looked) == ([], ["b", "c", "d"])  # a is a copy, and needs no look


def test_what_another_model_saw_is_not_taken(tmp_path: Path, world: World) -> None:
    mind = Looking(OPINIONS)
    store, linker = open_store(str(tmp_path / "set.db"), create=True), Linker(world, load_weights(), mind)
    fill(store, in_time()[:1])
    assert sum(link(store, linker, "m")) == 1
    with store.writing() as session:
        session.links.clear()
    assert sum(link(store, replace(linker), "other")) == 1
    assert len(mind.looked) == 2
    store.close()


def test_who_was_asked_for_lately_is_remembered() -> None:
    asked: list[str] = []

    def missing(names: list[str]) -> dict[str, str]:
        asked.extend(names)
        return {name: name.upper() for name in names if name != "none"}

    recent = Recent[str](3)
    assert recent.of(["a", "b", "none"], missing) == {"a": "A", "b": "B"}
    assert recent.of(["a", "c", "d", "e"], missing) == {"a": "A", "c": "C", "d": "D", "e": "E"}
    assert recent.of(["f", "g"], missing) == {"f": "F", "g": "G"}
    assert recent.of(["a"], missing) == {"a": "A"}
    assert asked == ["a", "b", "none", "c", "d", "e", "f", "g"]
    assert recent.of(["h", "i", "j", "k"], missing) | recent.of(["b"], missing)
    assert asked[-1] == "b"
