"""News in a store of either kind, and an older store that knew nothing of them."""

import pytest
from sqlalchemy import inspect, text

from standoff.record import Record
from standoff.store import FeedState, News, Store, open_store
from standoff.store.migrations import newest, version_of
from standoff.store.schema import FACTS, FEEDS, KEYS, LOOKED, NEWS, VIEWS
from tests.store.conftest import cluster, location, record, store
from tests.store.filling import keep

__all__ = ["cluster", "location", "record", "store"]

TABLES = (NEWS, LOOKED, FEEDS, VIEWS, KEYS)


def shape(store: Store) -> object:
    with store.reading() as session:
        found = inspect(session.connection)
        return {
            table.name: (
                [(each["name"], str(each["type"]), each["nullable"]) for each in found.get_columns(table.name)],
                found.get_pk_constraint(table.name)["constrained_columns"],
                sorted(str(each["name"]) for each in found.get_indexes(table.name)),
            )
            for table in TABLES
        }


def test_an_older_crisis_gets_the_same_tables(store: Store, location: str) -> None:
    fresh = shape(store)
    with store.writing() as session:
        for table in TABLES:
            table.drop(session.connection)
        session.connection.execute(text("CREATE TABLE keys (kind TEXT, key TEXT, item TEXT)"))
        session.connection.execute(FACTS.update().where(FACTS.c.key == "version").values(value="1"))
    store.close()
    again = open_store(location)
    assert shape(again) == fresh
    with again.reading() as session:
        assert version_of(session.connection) == newest() == 4
        assert session.watched.waiting() == []
    again.close()


def test_news_are_kept_once_and_told_once(store: Store) -> None:
    one, two = News("1", "dispute", {"title": "a"}), News("2", "statement", {"title": "b"})
    with store.writing() as session:
        assert [each.id for each in session.watched.put([one, one], waits=True)] == ["1"]
        assert [each.id for each in session.watched.put([one, two], waits=False)] == ["2"]
        (waiting,) = session.watched.waiting()
        assert (waiting.id, waiting.value) == ("1", {"title": "a"})
        session.watched.mark_told(["1"])
        assert session.watched.waiting() == []
        assert [each.id for each in session.watched.last(9)] == ["1", "2"]
        assert session.watched.since(waiting.at) == []
        assert len(session.watched.since("2000")) == 2


def test_what_is_there_when_watching_begins_was_looked_through(store: Store, record: Record) -> None:
    with store.writing() as session:
        keep(session, record)
        session.reports.mark_linked([record.id])
        assert session.watched.unlooked() == [record.id]
        name = session.watched.begin()
        assert session.watched.unlooked() == []
    with store.writing() as session:
        assert session.watched.begin() == name


@pytest.mark.parametrize(
    "state", [FeedState(), FeedState('"x"', None, ["https://n.example/1"], {"https://n.example/2": 3})]
)
def test_how_far_a_feed_is(store: Store, state: FeedState) -> None:
    with store.writing() as session:
        session.watched.put_feeds({"https://n.example/rss": FeedState("old")})
        session.watched.put_feeds({"https://n.example/rss": state})
        assert session.watched.feeds() == {"https://n.example/rss": state}
