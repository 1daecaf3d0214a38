"""A crisis that is mended report by report is the one that is put together of all reports at once."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest

from standoff.crisis.kept import kept
from standoff.crisis.linking import link
from standoff.crisis.shelf import StoreShelf
from standoff.knowledge import load_world
from standoff.link import Linker, assembled, load_weights
from standoff.record import Crisis, Record
from standoff.store import Store, open_store
from tests.crisis.growing import OPINIONS, growing
from tests.link.minds import HashedMind
from tests.store.filling import keep

MANY = 60


@pytest.fixture(scope="module")
def linker() -> Linker:
    return Linker(load_world(), load_weights(), HashedMind(OPINIONS))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(str(tmp_path / "tarn.db"), create=True)
    yield made
    made.close()


def add(store: Store, records: Sequence[Record], linker: Linker) -> None:
    with store.writing() as session:
        for record in records:
            keep(session, record)
    for _ in link(store, "tarn", linker):
        pass


def mended(store: Store) -> Crisis:
    with store.reading() as session:
        return kept(session, "tarn")


def at_once(store: Store, linker: Linker) -> Crisis:
    """The crisis by its definition, of all that was linked."""
    with store.reading() as session:
        shelf = StoreShelf(session.links)
        return assembled("tarn", shelf.briefs(session.reports.ids()), shelf, linker.world).crisis


def parted(records: list[Record], chance: Random) -> Iterator[list[Record]]:
    while records:
        some = chance.choice((1, 1, 2, 5, 12))
        yield records[:some]
        records = records[some:]


@pytest.mark.parametrize("seed", range(4))
def test_a_mended_crisis_is_the_whole_one_after_each_step(store: Store, linker: Linker, seed: int) -> None:
    for some in parted(list(growing(seed, MANY)), Random(seed)):  # noqa: S311 - keeps no secrets
        add(store, some, linker)
        assert mended(store) == at_once(store, linker)
    found = mended(store)
    assert all(len(part) > 1 for part in (found.copies, found.actors, found.claims, found.disputes, found.ties))


def test_one_by_one_and_all_at_once_give_the_same_text(linker: Linker, tmp_path: Path) -> None:
    stores = [open_store(str(tmp_path / f"{n}.db"), create=True) for n in range(2)]
    records = list(growing(7, MANY))
    for record in records:
        add(stores[0], [record], linker)
    add(stores[1], records, linker)
    one, other = (mended(each).to_json() for each in stores)
    for each in stores:
        each.close()
    assert one == other


def test_another_process_beside_this_one_changes_nothing(linker: Linker, tmp_path: Path) -> None:
    stores = [open_store(str(tmp_path / f"{n}.db"), create=True) for n in range(2)]
    records = list(growing(5, 80))
    for each, workers in zip(stores, (1, 2), strict=True):
        with each.writing() as session:
            for record in records:
                keep(session, record)
        assert sum(link(each, "tarn", linker, workers=workers)) == len(records)
    one, other = map(mended, stores)
    for each in stores:
        each.close()
    assert one == other


def test_what_was_named_keeps_its_name_while_reports_come(store: Store, linker: Linker) -> None:
    """But for what turns out to be one with something older."""
    kinds: dict[str, str] = {}
    for record in growing(11, MANY):
        add(store, [record], linker)
        found = mended(store)
        disputes = {each.id: f"{each.claim.report} {each.contest.report}" for each in found.disputes}
        assert set(kinds) <= set(disputes)
        kinds = disputes


def test_when_the_last_hand_is_undone_the_crisis_is_mended_again(store: Store, linker: Linker) -> None:
    from standoff.crisis.opened import OpenCrisis

    first, *rest = parted(list(growing(3, 30)), Random(3))  # noqa: S311 - keeps no secrets
    add(store, first, linker)
    crisis = OpenCrisis(store, "tarn")
    one, other, *_ = mended(store).actors
    hand = crisis.join(one.id, other.id)
    for some in rest[:2]:
        add(store, some, linker)
    crisis.undo(hand.number)
    assert mended(store) == at_once(store, linker)
    for some in rest[2:]:
        add(store, some, linker)
        assert mended(store) == at_once(store, linker)
