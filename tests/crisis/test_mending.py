"""A crisis that is mended report by report is the one that is put together of all reports at once."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from random import Random

import pytest

from standoff.crisis.kept import kept
from standoff.crisis.linking import link
from standoff.crisis.opened import OpenCrisis
from standoff.crisis.shelf import StoreShelf
from standoff.errors import QuestionError
from standoff.knowledge import load_world
from standoff.link import Linker, assembled, load_weights
from standoff.record import Crisis, Record
from standoff.report.hands import hand_of
from standoff.store import Store, open_store
from standoff.store.people import ACTOR, EFFECTS
from tests.crisis.growing import OPINIONS, growing
from tests.link.minds import HashedMind
from tests.store.filling import keep

MANY = 60


@pytest.fixture(scope="module")
def linker() -> Linker:
    return Linker(load_world(), load_weights(), HashedMind(OPINIONS))


def add(store: Store, records: Sequence[Record], linker: Linker) -> None:
    with store.writing() as session:
        for record in records:
            keep(session, record)
    for _ in link(store, linker):
        pass


def mended(store: Store) -> Crisis:
    with store.reading() as session:
        return kept(session, "tarn")


def at_once(store: Store, linker: Linker) -> Crisis:
    """The crisis by its definition, of all that was linked and what people say."""
    with store.reading() as session:
        shelf = StoreShelf(session.links)
        hands = [hand_of(each) for each in session.people.hands(ACTOR) if not each.undone_by]
        made = assembled("tarn", shelf.briefs(session.reports.ids()), shelf, linker.world, hands)
        assert session.links.facts(EFFECTS)[EFFECTS] == json.loads(json.dumps([asdict(each) for each in made.effects]))
        return made.crisis


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
        assert sum(link(each, linker, workers=workers)) == len(records)
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


@pytest.mark.parametrize("seed", range(3))
def test_hands_are_laid_over_what_was_mended(store: Store, linker: Linker, seed: int) -> None:
    """Joins and splits at random among reports that come, then undone one by one."""
    chance, crisis = Random(seed), OpenCrisis(store, "tarn")  # noqa: S311 - keeps no secrets
    for record in growing(seed, 30):
        add(store, [record], linker)
        assert mended(store) == at_once(store, linker)
        if chance.random() < 0.3:
            lay(crisis, chance)
            assert mended(store) == at_once(store, linker)
    for row in crisis.hands():
        crisis.undo(row.number)
        assert mended(store) == at_once(store, linker)


def lay(crisis: OpenCrisis, chance: Random) -> None:
    actors = crisis.crisis().actors
    one = chance.choice(actors)
    reports = [each for each in one.mentions if chance.random() < 0.5]
    try:
        if reports and chance.random() < 0.5:
            crisis.split(one.id, reports)
        else:
            crisis.join(*(each.id for each in chance.sample(actors, min(2, len(actors)))))
    except QuestionError:
        """Nothing would stay, or there is one actor only."""
