"""Linking in a store gives what linking in memory gives, report by report, and never meets more than it must."""

import pytest

from standoff.crisis.kept import kept
from standoff.crisis.linking import link
from standoff.knowledge import load_world
from standoff.link import Linker, crisis_of, load_weights
from standoff.record import Article, Crisis, Record
from standoff.store import Origin, Store
from tests.link.minds import HashedMind
from tests.link.test_crisis import OPINIONS, reports


@pytest.fixture(scope="module")
def linker() -> Linker:
    return Linker(load_world(), load_weights(), HashedMind(OPINIONS))


def fill(store: Store, records: list[Record], model: str = "m") -> None:
    with store.writing() as session:
        known = set(session.reports.ids())
        for record in records:
            if record.id not in known:
                article = Article(**{name: getattr(record, name) for name in Article.model_fields})
                session.reports.put(article, Origin(f"{record.id}.txt", "0" * 64, "2031-05-09T00:00:00Z"))
            session.reports.put_record(record, model)


def linked(store: Store) -> Crisis:
    with store.reading() as session:
        return kept(session, "set")


def in_time() -> list[Record]:
    """In the order in which linking in memory takes them."""
    return sorted(reports(), key=lambda each: (each.published or "", -len(each.text), each.id))


def test_a_store_gives_what_memory_gives(store: Store, linker: Linker) -> None:
    fill(store, in_time())
    assert sum(link(store, linker)) == 4
    assert linked(store) == crisis_of("set", in_time(), linker)


def test_reports_one_by_one_give_the_same(store: Store, linker: Linker) -> None:
    for record in in_time():
        fill(store, [record])
        assert sum(link(store, linker)) == 1
    assert linked(store) == crisis_of("set", in_time(), linker)


def test_what_is_linked_is_not_linked_again(store: Store, linker: Linker) -> None:
    fill(store, in_time())
    assert sum(link(store, linker)) == 4
    assert list(link(store, linker)) == []


def test_a_report_that_was_read_anew_leaves_nothing_behind(store: Store, linker: Linker) -> None:
    fill(store, in_time())
    assert sum(link(store, linker)) == 4
    without = in_time()[2].model_copy(update={"statements": ()})
    fill(store, [without], "other")
    assert sum(link(store, linker)) == 4
    assert not any(voice.report == without.id for claim in linked(store).claims for voice in claim.voices)
