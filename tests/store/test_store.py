"""One body of tests over SQLite and PostgreSQL: both mean the same."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.errors import StoreError, StoreVersionError
from standoff.record import Record
from standoff.store import Edge, Hand, Outcome, Review, Store, open_store
from standoff.store.migrations import make_or_migrate, version_of
from standoff.store.schema import FACTS, METADATA
from tests.record.strategies import records
from tests.store.filling import MODEL, article_of, keep, report


def test_a_record_comes_back_as_it_was(store: Store, record: Record) -> None:
    with store.writing() as session:
        keep(session, record)
    with store.reading() as session:
        assert list(session.reports.records()) == [record]
        assert session.reports.articles(["r", "none"]) == {"r": article_of(record)}
        assert session.reports.sums(["r", "none"]) == {"r": "sum of r"}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=records())
def test_any_record_comes_back_as_it_was(store: Store, found: Record) -> None:
    if "\0" in found.to_json() or "\\u0000" in found.to_json():
        return  # PostgreSQL has no such character, and `standoff.crisis` lets none in
    with suppress(_Undo), store.writing() as session:
        keep(session, found)
        assert list(session.reports.records([found.id])) == [found]
        raise _Undo


class _Undo(Exception):  # noqa: N818  # no error
    pass


def test_what_fails_leaves_nothing_behind(store: Store) -> None:
    with suppress(_Undo), store.writing() as session:
        keep(session, report("a"))
        raise _Undo
    with store.reading() as session:
        assert session.reports.ids() == []
        assert session.search.reports("tarn") == []


def test_an_id_is_taken_once(store: Store) -> None:
    with store.writing() as session:
        keep(session, report("a"))
    with pytest.raises(StoreError), store.writing() as session:
        keep(session, report("a"))


def test_another_model_adds_a_version(store: Store) -> None:
    first, second = report("a"), report("a").model_copy(update={"statements": ()})
    with store.writing() as session:
        keep(session, first)
        session.reports.put_record(second, "tarn-2")
        session.reports.put_record(first, "tarn-2")  # is there already
    with store.reading() as session:
        assert session.reports.versions("a") == {MODEL: first, "tarn-2": second}
        assert list(session.reports.records()) == [second]
        assert session.reports.read_by(MODEL, ["a", "b"]) == {"a"}
        counts = session.search.counts()
        assert (counts.reports, counts.records, counts.statements) == (1, 1, 0)
        assert counts.models == {MODEL: 1, "tarn-2": 1}
        assert session.search.statements("tarn") == []


def test_reports_keep_the_order_of_their_coming(store: Store) -> None:
    with store.writing() as session:
        for name in ("b", "c", "a"):
            keep(session, report(name))
    with store.reading() as session:
        assert session.reports.ids() == ["b", "c", "a"]
        assert [entry.id for entry in session.reports.entries()] == ["b", "c", "a"]
        assert [found.id for found in session.reports.records(["a", "b"])] == ["b", "a"]


def test_what_is_linked_is_remembered_by_record(store: Store) -> None:
    with store.writing() as session:
        for name in ("a", "b"):
            keep(session, report(name))
        session.reports.mark_linked(["a"])
        session.reports.mark_linked(["a"])
        assert session.reports.unlinked() == ["b"]
        session.reports.put_record(report("a"), "tarn-2")
        assert session.reports.unlinked() == ["a", "b"]


TEXTS = {
    "a": "two F-16 jets left for the U.N. base",
    "b": "the F-15 and 16 others: a AND b OR c NOT d NEAR e",
    "c": "Maduró's envoy denied it; he denies 100% of “that”",
    "d": "un vol de São Paulo",
}


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("F-16", "a"),
        ("f 16", "a b"),  # two words, wherever they stand
        ('"f 16"', "a"),
        ("U.N.", "a"),
        ("UN", "d"),
        ("maduro", "c"),
        ("Maduró's", "c"),
        ("jet", "a"),
        ("denied", "c"),
        ("den*", "c"),
        ("São paulo", "d"),
        ("a AND", "b"),
        ("a AND b OR c NOT d NEAR", "b"),
        ("*", ""),
        ('"', ""),
        ('""', ""),
        ("", ""),
        ("- ' % \\ ( ) : ^ & | ! <-> {", ""),
        ('"a AND', "b"),
        ("words: ada", ""),
        ("100%", "c"),
        ("ada orr said", "a b c d"),
        ("harbour'); DROP TABLE reports; --", ""),
        ("x" * 5000, ""),
    ],
)
def test_search_takes_every_word_for_a_word(store: Store, asked: str, ids: str) -> None:
    with store.writing() as session:
        for name, words in TEXTS.items():
            keep(session, report(name, words))
        found = {each.report for each in session.search.reports(asked)}
        assert found == set(ids.split())
        if "ada" not in asked:
            assert {each.report for each in session.search.statements(asked)} == found


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_nothing_that_is_asked_is_an_error(store: Store, asked: str) -> None:
    with store.reading() as session:
        assert session.search.reports(asked) == []
        assert session.search.statements(asked) == []


def test_a_report_is_found_with_what_stands_around_the_words(store: Store) -> None:
    with store.writing() as session:
        keep(session, report("a", "before " * 40 + "the F-16 fleet" + " after" * 40))
        (found,) = session.search.reports("f-16")
    assert (found.report, found.title, found.outlet, found.published) == (
        "a",
        "Report a",
        "Harbor News",
        "2019-05-01",
    )
    assert found.words.startswith("…")
    assert "the F-16 fleet after" in found.words
    assert len(found.words) < 200


def test_a_statement_is_found_with_its_source(store: Store) -> None:
    with store.writing() as session:
        keep(session, report("a"))
        (found,) = session.search.statements("lent")
    assert (found.report, found.statement, found.actor, found.act) == ("a", "S1", "Ada Orr", "assert")
    assert found.words == "Tarn lent $2m in 2019"


def test_search_gives_no_more_than_asked_for(store: Store) -> None:
    with store.writing() as session:
        for number in range(5):
            keep(session, report(f"r{number}"))
        assert len(session.search.reports("tarn", limit=3)) == 3


def test_outcomes_are_kept_and_the_first_coming_is_not_hidden(store: Store) -> None:
    read, again = Outcome("a.txt", "read", "a", "1"), Outcome("a.txt", "already there", "a", "1")
    rejected, better = Outcome("b.txt", "rejected", None, "2", "why"), Outcome("b.txt", "read", "b", "3")
    with store.writing() as session:
        session.outcomes.put([read, rejected])
        session.outcomes.put([again, better])
        session.outcomes.put([])
    with store.reading() as session:
        assert list(session.outcomes.all()) == [read, better]
        assert session.outcomes.of(["a.txt", "c.txt"]) == {"a.txt": read}
        assert session.outcomes.counts() == {"read": 2, "copy": 0, "already there": 0, "rejected": 0}


def test_copies_are_told_of_the_reports_that_were_read(store: Store) -> None:
    read = [Outcome(f"{name}.txt", "read", name, name) for name in "abc"]
    with store.writing() as session:
        session.outcomes.put(
            [*read, Outcome("d.txt", "rejected", None, "4", "why"), Outcome("e", "already there", "b")]
        )
        session.outcomes.mark_copies([["a", "b"]])
        assert [(each.kind, each.detail) for each in session.outcomes.all()] == [
            ("read", ""),
            ("copy", "copy of a"),
            ("read", ""),
            ("rejected", "why"),
            ("already there", ""),
        ]
        session.outcomes.mark_copies([["b", "a"]])  # an earlier one came in
        assert [each.kind for each in session.outcomes.all()][:2] == ["copy", "read"]


def test_keys_lead_to_items(store: Store) -> None:
    with store.writing() as session:
        session.links.put_keys("actor", [("orr", "2"), ("orr", "1"), ("ivo", "1"), ("orr", "1")])
        session.links.put_keys("claim", [("orr", "9")])
        session.links.put_keys("actor", [("orr", "0"), ("orr", "2")])
        assert session.links.found("actor", ["orr", "none"]) == {"orr": ["0", "1", "2"]}
        assert session.links.found("claim", ["orr", "ivo"]) == {"orr": ["9"]}


def test_what_was_seen_goes_with_the_newest_record(store: Store) -> None:
    with store.writing() as session:
        keep(session, report("a"))
        session.reports.put_views("a", "eye 1", b"\1")
        session.reports.put_views("a", "eye 2", b"\2")
        assert session.reports.views("eye 2", ["a", "b"]) == {"a": b"\2"}
        assert session.reports.views("eye 1", ["a"]) == {}
        session.links.clear()
        assert session.reports.views("eye 2", ["a"]) == {"a": b"\2"}
        session.reports.put_record(report("a"), "tarn-2")
        assert session.reports.views("eye 2", ["a"]) == {}


def test_many_items_at_once(store: Store) -> None:
    names = [f"i{number}" for number in range(2500)]
    with store.writing() as session:
        session.links.put_keys("k", [(name, name) for name in names])
        session.links.put_groups("g", dict.fromkeys(names, "1"))
        assert len(list(session.links.found("k", names))) == 2500
        assert len(session.links.groups("g", names)) == 2500
        assert session.links.count_groups("g") == (1, 2500)


def test_all_items_of_a_key_are_put_in_place_of_those_that_are_there(store: Store) -> None:
    with store.writing() as session:
        session.links.put_keys("k", [("one", "a"), ("two", "a")])
        session.links.put_all_found("k", {"one": ["a", "b"], "three": ["c"]})
        session.links.put_keys("k", [("three", "d")])
        assert session.links.found("k", ["one", "two", "three"]) == {
            "one": ["a", "b"],
            "two": ["a"],
            "three": ["c", "d"],
        }


def test_signatures_and_vectors_are_bytes(store: Store) -> None:
    with store.writing() as session:
        session.links.put_signatures({"a": b"\0\1", "b": b"\2"})
        session.links.put_signatures({"b": b"\3"})
        session.links.put_vectors({"a": b"\xff"})
        assert session.links.signatures() == {"a": b"\0\1", "b": b"\3"}
        assert session.links.signatures(["b", "c"]) == {"b": b"\3"}
        assert session.links.vectors(["a"]) == {"a": b"\xff"}


def test_groups_have_members_and_facts(store: Store) -> None:
    with store.writing() as session:
        session.links.put_groups("actor", {"x": "1", "y": "1", "z": "2"})
        session.links.put_groups("actor", {"z": "1"})
        session.links.put_facts("actor", {"1": {"name": "Ada Orr"}})
        assert session.links.members("actor", ["1", "2"]) == {"1": ["x", "y", "z"]}
        assert session.links.groups("actor", ["z"]) == {"z": "1"}
        assert session.links.facts("actor") == {"1": {"name": "Ada Orr"}}
        assert session.links.facts("claim", ["1"]) == {}
        session.links.put_facts("actor", {"2": {}, "3": {}})
        session.links.drop_facts("actor", ["2", "4"])
        assert (session.links.count_facts("actor"), set(session.links.facts("actor"))) == (2, {"1", "3"})
        session.links.drop_facts("actor")
        session.links.drop_groups("actor")
        assert session.links.facts("actor") == session.links.groups("actor") == {}


def test_reports_are_put_in_their_order(store: Store) -> None:
    with store.writing() as session:
        for name in ("b", "c", "a"):
            keep(session, report(name))
        assert session.reports.in_order(["a", "b", "x"]) == ["b", "a"]


def test_edges_are_found_from_both_ends(store: Store) -> None:
    one, other = Edge("a", "b", "denial", 0.5, ("both speak of planes",)), Edge("c", "a", "contradiction", 0.7)
    with store.writing() as session:
        session.links.put_edges("dispute", [one, other, Edge("d", "e", "denial", 0.1)])
        assert list(session.links.edges("dispute", ["a"])) == [one, other]
        assert list(session.links.edges("dispute", ["b", "a"])) == [one, other]
        assert session.links.count_edges("dispute") == 3


def test_links_can_be_forgotten_and_what_people_said_stays(store: Store) -> None:
    with store.writing() as session:
        keep(session, report("a"))
        session.reports.mark_linked(["a"])
        session.links.put_edges("dispute", [Edge("a", "b", "denial", 0.5)])
        session.people.put_review(Review("a", "accept", "me"))
        session.links.clear()
        assert session.links.count_edges("dispute") == 0
        assert session.reports.unlinked() == ["a"]
        assert [each.judgement for each in session.people.reviews("a")] == ["accept"]


def test_judgements_are_added_and_never_changed(store: Store) -> None:
    with store.writing() as session:
        session.people.put_review(Review("a:D1", "accept", "me", note="clear"))
        session.people.put_review(Review("a:D1", "undecided", "me"))
        assert session.people.newest_hand() == 0
        first = session.people.put_hand(Hand("actor", "a:A1", "b:A1", joined=True, reviewer="me"))
        last = session.people.put_hand(Hand("actor", "a:A1", "b:A1", joined=False, reviewer="me", note="a brother"))
        assert first < last == session.people.newest_hand()
        session.people.undo_hand(first, "you")
        session.people.undo_hand(first, "she")
        assert session.people.newest_hand() > last
    with store.reading() as session:
        assert [(each.judgement, each.note) for each in session.people.reviews()] == [
            ("accept", "clear"),
            ("undecided", ""),
        ]
        assert [each.joined for each in session.people.hands("actor")] == [True, False]
        assert [(each.number, each.undone_by) for each in session.people.hands("actor")] == [(first, "she"), (last, "")]
        assert list(session.people.hands("claim")) == []
        assert next(session.people.reviews()).at.endswith("Z")


def test_what_is_read_does_not_change_under_the_reader(store: Store) -> None:
    with store.reading() as reader:
        assert reader.reports.ids() == []
        with store.writing() as writer:
            keep(writer, report("a"))
        assert reader.reports.ids() == []
    with store.reading() as reader:
        assert reader.reports.ids() == ["a"]


def test_a_crisis_can_be_opened_again(location: str) -> None:
    first = open_store(location, create=True)
    with first.writing() as session:
        keep(session, report("a"))
    first.close()
    second = open_store(location)
    with second.reading() as session:
        assert session.reports.ids() == ["a"]
    second.close()


def test_a_newer_crisis_is_refused(location: str) -> None:
    store = open_store(location, create=True)
    with store.writing() as session:
        session.connection.execute(FACTS.update().where(FACTS.c.key == "version").values(value="99"))
    store.close()
    with pytest.raises(StoreVersionError, match=r"version 99 .*Install the newest Standoff"):
        open_store(location)


def test_an_older_crisis_is_brought_to_the_newest_step_by_step(store: Store) -> None:
    done: list[int] = []
    steps = [lambda _, n=n: done.append(n) for n in (2, 3)]
    with store.writing() as session:
        session.connection.execute(FACTS.update().where(FACTS.c.key == "version").values(value="1"))
        make_or_migrate(session.connection, steps)
        assert version_of(session.connection, steps) == 3
        make_or_migrate(session.connection, steps)
    assert done == [2, 3]


def test_every_table_can_be_asked(store: Store) -> None:
    with store.reading() as session:
        full = {table.name for table in METADATA.sorted_tables if session.connection.execute(table.select()).first()}
        assert full == {"crisis"}


def test_a_database_without_a_crisis_is_told(location: str) -> None:
    with pytest.raises(StoreError, match="standoff add"):
        open_store(location)
