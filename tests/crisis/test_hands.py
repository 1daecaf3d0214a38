"""What a person joins and splits counts at once, outlives linking and reading anew, and leaves the machine's answer."""

import pytest

from standoff.crisis.opened import OpenCrisis
from standoff.crisis.status import status_of
from standoff.errors import QuestionError
from standoff.record import Record
from standoff.store import Store
from tests.crisis.handed import LOAN, NAME, fill, lending, linked, people, reread, told
from tests.link.reports import Said, report
from tests.store.conftest import cluster, location, store
from tests.store.filling import keep

__all__ = ["cluster", "location", "store"]

MACHINE = {("Kim Dal", "abce"), ("Bex Ivo", "ab"), ("Bexter Ivosi", "d")}
JOINED = {("Kim Dal", "abce"), ("Bexter Ivosi", "abd")}
SPLIT = {("Kim Dal", "abe"), ("Kim Dal", "c"), ("Bex Ivo", "ab"), ("Bexter Ivosi", "d")}


@pytest.fixture
def crisis(store: Store) -> OpenCrisis:
    fill(store, told())
    linked(store)
    return OpenCrisis(store, NAME)


def anew(store: Store) -> set[tuple[str, str]]:
    """The actors after everything was forgotten and linked again."""
    with store.writing() as session:
        session.links.clear()
    return people(linked(store))


def again(store: Store, records: list[Record], model: str = "tarn-2") -> set[tuple[str, str]]:
    """The actors after another model has read the reports."""
    with store.writing() as session:
        for record in records:
            session.reports.put_record(record, model)
    return people(linked(store))


def test_without_hands_the_machine_is_right(crisis: OpenCrisis) -> None:
    assert people(crisis.crisis()) == MACHINE
    assert list(crisis.hands()) == []


def test_a_join_makes_one_actor_of_two(crisis: OpenCrisis) -> None:
    row = crisis.join("Bex Ivo", "Ivosi", by="Dee", note="the envoy")
    assert people(crisis.crisis()) == JOINED
    assert (row.kind, row.reviewer, row.note, row.lost, row.waits) == ("join", "Dee", "the envoy", 0, False)
    assert (row.machine, len(row.now)) == (("Bex Ivo", "Bexter Ivosi"), 1)
    assert [(each.report, each.words, each.name) for each in row.mentions] == [
        ("a", "Bex Ivo", "Bexter Ivosi"),
        ("d", "Bexter Ivosi", "Bexter Ivosi"),
    ]
    assert list(crisis.hands()) == [row]


def test_voices_follow_the_actor(crisis: OpenCrisis) -> None:
    crisis.join("Bex Ivo", "Ivosi")
    (ivosi,) = (each.id for each in crisis.crisis().actors if each.name == "Bexter Ivosi")
    said = [voice.report for claim in crisis.crisis().claims for voice in claim.voices if voice.actor == ivosi]
    assert sorted(said) == ["b", "d"]
    assert [voice.report for voice in crisis.actor("Ivosi").said] == ["b", "d"]


def test_a_split_takes_reports_out(crisis: OpenCrisis) -> None:
    row = crisis.split("Kim Dal", ["c"], by="Dee")
    assert people(crisis.crisis()) == SPLIT
    assert (row.kind, row.machine, len(row.now)) == ("split", ("Kim Dal",), 2)
    assert [(each.report, each.taken) for each in row.mentions] == [
        ("c", True),
        ("a", False),
        ("b", False),
        ("e", False),
    ]


def test_what_is_split_out_is_one_actor(crisis: OpenCrisis) -> None:
    crisis.split("Kim Dal", ["c", "e"])
    assert people(crisis.crisis()) >= {("Kim Dal", "ab"), ("Kim Dal", "ce")}


def test_copies_go_with_the_report(crisis: OpenCrisis, store: Store) -> None:
    crisis.split("Kim Dal", ["a"])
    assert people(crisis.crisis()) >= {("Kim Dal", "ab"), ("Kim Dal", "ce")}
    late = told()[0].model_copy(update={"id": "f", "published": "2031-05-09"})
    fill(store, [late])
    assert people(linked(store)) >= {("Kim Dal", "abf"), ("Kim Dal", "ce")}


def test_a_report_that_comes_later_goes_where_the_machine_puts_it(crisis: OpenCrisis, store: Store) -> None:
    crisis.split("Kim Dal", ["c"])
    crisis.join("Bex Ivo", "Ivosi")
    fill(
        store, [report("f", "2031-05-09", [Said("Kim Dal", LOAN, country="NER"), Said("Bex Ivo", LOAN, country="BEN")])]
    )
    assert people(linked(store)) == {("Kim Dal", "abef"), ("Kim Dal", "c"), ("Bexter Ivosi", "abdf")}


def test_a_later_split_undoes_a_join_and_a_later_join_a_split(crisis: OpenCrisis) -> None:
    crisis.join("Bex Ivo", "Ivosi")
    crisis.split("Ivosi", ["d"])
    assert people(crisis.crisis()) == MACHINE
    crisis.split("Kim Dal", ["c"])
    one, other = (each.id for each in crisis.crisis().actors if each.name == "Kim Dal")
    crisis.join(one, other)
    assert people(crisis.crisis()) == MACHINE


def test_an_undone_hand_counts_no_more_and_stays_listed(crisis: OpenCrisis) -> None:
    first = crisis.join("Bex Ivo", "Ivosi", by="Dee").number
    second = crisis.split("Kim Dal", ["c"], by="Dee").number
    undone = crisis.undo(first, by="Ann")
    assert people(crisis.crisis()) == SPLIT
    assert (undone.number, undone.undone_by, undone.machine, undone.now) == (first, "Ann", (), ())
    assert [(each.number, each.undone_by) for each in crisis.hands()] == [(first, "Ann"), (second, "")]
    with pytest.raises(QuestionError, match=rf"no hand {first} to undo\. Those that count are {second}\."):
        crisis.undo(first)


def test_hands_outlive_linking_anew(crisis: OpenCrisis, store: Store) -> None:
    crisis.join("Bex Ivo", "Ivosi")
    crisis.split("Kim Dal", ["c"])
    before = people(crisis.crisis())
    assert anew(store) == before == JOINED - MACHINE | SPLIT - MACHINE


def test_hands_outlive_another_model_with_other_ids(crisis: OpenCrisis, store: Store) -> None:
    crisis.join("Bex Ivo", "Ivosi")
    crisis.split("Kim Dal", ["c"])
    before = people(crisis.crisis())
    assert again(store, [reread(each) for each in told()]) == before
    assert [each.lost for each in crisis.hands()] == [0, 0]


def test_what_names_nobody_any_more_is_kept_and_told(crisis: OpenCrisis, store: Store) -> None:
    crisis.join("Bex Ivo", "Ivosi", "Kim Dal")
    blind = told()[3].model_copy(update={"actors": (), "statements": ()})
    assert again(store, [blind]) == {("Kim Dal", "abce")}
    (row,) = crisis.hands()
    assert (row.lost, row.machine, len(row.now)) == (1, ("Bex Ivo", "Kim Dal"), 1)
    assert [each.actor is None for each in row.mentions] == [False, True, False]
    assert (crisis.status().hands, crisis.status().hands_lost) == (1, 1)
    assert again(store, [told()[3]], "tarn-3") == {("Bexter Ivosi", "abcde")}  # the fullest name, and found again


def test_the_rest_of_a_split_may_be_read_otherwise(crisis: OpenCrisis, store: Store) -> None:
    crisis.split("Kim Dal", ["c"])
    blind = [each.model_copy(update={"actors": (), "statements": ()}) for each in told()[:2]]
    assert again(store, blind) >= {("Kim Dal", "e"), ("Kim Dal", "c")}


def test_while_reports_wait_a_hand_waits_with_them(crisis: OpenCrisis, store: Store) -> None:
    with store.writing() as session:
        keep(session, report("f", "2031-05-09", [Said("Zoe Orr", "the harbour is full", country="BEN")]))
    row = crisis.join("Bex Ivo", "Ivosi")
    assert (row.waits, row.now, row.machine) == (True, (), ())
    assert people(crisis.crisis()) == MACHINE
    assert people(linked(store)) == JOINED | {("Zoe Orr", "f")}
    assert [each.waits for each in crisis.hands()] == [False]


def test_ties_follow_and_nobody_is_tied_to_itself(store: Store) -> None:
    records = told()
    with_ties = [lending(records[0], [("A1", "A2")]), *records[1:3], lending(records[3], [("A1", "A1")]), records[4]]
    fill(store, [each for each in with_ties if each.id != "b"])
    (tie,) = linked(store).ties
    crisis = OpenCrisis(store, NAME)
    crisis.join("Bex Ivo", "Ivosi")
    (moved,) = crisis.crisis().ties
    assert (tie.kind, tie.versions) == (moved.kind, moved.versions)
    assert {each.id: each.name for each in crisis.crisis().actors}[moved.to] == "Bexter Ivosi"
    crisis.join("Kim Dal", "Ivosi")
    assert crisis.crisis().ties == ()


@pytest.mark.parametrize(
    ("actors", "message"),
    [
        (["Bex Ivo", "Bex Ivo"], r"two actors are needed; this names Bex Ivo \(A\d-\d, in a, b\)"),
        (["Bex Ivo"], "two actors are needed"),
        (["Bex Ivo", "Nobody"], "Nobody here is called 'Nobody'"),
    ],
)
def test_a_join_takes_two(crisis: OpenCrisis, actors: list[str], message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        crisis.join(*actors)
    assert list(crisis.hands()) == []


def test_an_open_name_is_told_with_ids_and_reports(crisis: OpenCrisis) -> None:
    crisis.split("Kim Dal", ["c"])
    with pytest.raises(QuestionError) as error:
        crisis.join("Kim Dal", "Bex Ivo")
    assert "'Kim Dal' may be one of 2: Kim Dal (A1-1, in a, b, e); Kim Dal (A3-1, in c). Name one by its id." in str(
        error.value
    )


@pytest.mark.parametrize(
    ("reports", "message"),
    [
        (["d"], r"Kim Dal \(A1-1, in a, b, c and 1 more\) is not named in a report 'd'"),
        (["x"], "not named in a report 'x'"),
        ([], "name the reports"),
        (["a", "c", "e"], "there is nothing to part"),  # b is a copy of a
    ],
)
def test_a_split_must_leave_something(crisis: OpenCrisis, reports: list[str], message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        crisis.split("Kim Dal", reports)


def test_who_is_not_named_can_be_joined_as_well(store: Store) -> None:
    fill(store, [*told()[2:4], report("f", "2031-05-09", [Said("the envoy", LOAN), Said("residents", LOAN)])])
    linked(store)
    crisis = OpenCrisis(store, NAME)
    crisis.join("the envoy", "Ivosi")
    assert people(crisis.crisis()) == {("Kim Dal", "c"), ("Bexter Ivosi", "df"), ("residents", "f")}


def test_the_one_who_judges_is_by_default_who_is_logged_in(crisis: OpenCrisis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "orr")
    assert crisis.join("Bex Ivo", "Ivosi").reviewer == "orr"


def test_the_counts_hold_the_hands_that_count(crisis: OpenCrisis, store: Store) -> None:
    number = crisis.join("Bex Ivo", "Ivosi").number
    crisis.split("Kim Dal", ["c"])
    crisis.undo(number)
    with store.reading() as session:
        found = status_of(session)
    assert (found.hands, found.hands_lost) == (1, 0)
