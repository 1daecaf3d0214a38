"""Each question, asked of a small crisis in a file."""

from pathlib import Path

import pytest

import standoff
from standoff.crisis.kept import keep
from standoff.crisis.opened import Filters, OpenCrisis, open_crisis
from standoff.errors import QuestionError, StoreMissingError
from standoff.store import Review, open_store
from tests.report.tarn import CRISIS, DEBT, DENIAL, HOSTILE, LOAN, RECORDS, TEXTS, put


def test_a_crisis_comes_back_as_it_was_linked(tarn: OpenCrisis) -> None:
    assert tarn.crisis() == CRISIS


def test_standoff_open_is_the_door(tarn_file: Path) -> None:
    with standoff.open(tarn_file) as crisis:
        assert crisis.name == "tarn"
        assert len(crisis.disputes()) == 2


def test_there_must_be_a_crisis(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError, match="standoff add"):
        open_crisis(tmp_path / "none.db")


def test_disputes_stand_side_by_side_with_all_voices(tarn: OpenCrisis) -> None:
    first, second = tarn.disputes()
    assert (first.id, first.kind, first.confidence) == ("D2", "denial", 0.9)
    assert (first.claim.who, first.claim.words, first.claim.also) == ("Ada Orr", LOAN, ("b",))
    assert (first.contest.who, first.contest.country, first.contest.words) == ("Bex Ivo", "ORR", DENIAL)
    assert first.reasons == ("both speak of the money",)
    assert [voice.who for voice in first.asserting] == ["Ada Orr"]
    assert [voice.who for voice in first.denying] == ["Bex Ivo", "a senior official"]
    assert (first.reports, first.texts) == (3, 2)
    assert (first.first, first.last) == ("2031-05-02", "2031-05-04")
    assert [voice.who for voice in second.asserting] == ["Ada Orr"]
    assert [voice.who for voice in second.denying] == ["Cal Umm", "Bex Ivo", "a senior official"]


def test_every_row_leads_to_its_words(tarn: OpenCrisis) -> None:
    voices = [voice for row in tarn.disputes() for voice in (row.claim, row.contest, *row.asserting, *row.denying)]
    voices += [voice for row in tarn.claims() for voice in row.voices]
    versions = [version for row in tarn.ties() for version in row.versions]
    assert len(voices) == 16
    found = [(row.report, row.words, row.spans) for row in voices]
    found += [(row.report, row.words, row.spans) for row in versions]
    for report, words, spans in found:
        assert words == " … ".join(TEXTS[report][start:end] for start, end in spans)
    for event in tarn.events():
        assert {TEXTS[each.report][slice(*each.span)] for each in event.versions} == {"accused"}


def test_a_copy_that_lacks_the_words_is_not_counted(tarn: OpenCrisis) -> None:
    """Report b is a copy of a that was cut before the denial."""
    (claim,) = tarn.claims(actor="Bex Ivo")
    assert {voice.who: voice.also for voice in claim.voices}["Bex Ivo"] == ()
    (page,) = tarn.who(actor="Bex Ivo")
    assert (page.reports, page.texts) == (1, 1)


def test_reviews_stand_beside_a_dispute_whatever_its_number(tarn_file: Path) -> None:
    with open_crisis(tarn_file) as crisis:
        item = crisis.disputes()[0].item
        with crisis.store.writing() as session:
            session.people.put_review(Review(item, "reject", "Dee", note="another sum"))
            renumbered = [each.model_copy(update={"id": f"{each.id}0"}) for each in CRISIS.disputes]
            keep(session, CRISIS.model_copy(update={"disputes": tuple(renumbered)}))
        row = crisis.disputes()[0]
    assert row.id == "D20"
    assert [(each.judgement, each.reviewer, each.note) for each in row.reviews] == [("reject", "Dee", "another sum")]


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({"kind": "denial"}, ["D2"]),
        ({"min_confidence": 0.6}, ["D2"]),
        ({"limit": 1}, ["D2"]),
        ({"actor": "cal umm"}, ["D1"]),
        ({"actor": "P5"}, ["D1"]),
        ({"actor": "orr"}, ["D2", "D1"]),
        ({"actor": "ORR"}, []),
        ({"country": "ORR"}, ["D2", "D1"]),
        ({"country": "XXX"}, []),
        ({"since": "2031-05-03"}, ["D1"]),
        ({"until": "2031-05-01"}, []),
    ],
)
def test_disputes_are_filtered(tarn: OpenCrisis, filters: Filters, ids: list[str]) -> None:
    assert [row.id for row in tarn.disputes(**filters)] == ids


def test_claims_have_their_voices_in_the_order_of_time(tarn: OpenCrisis) -> None:
    loan, debt, hostile = tarn.claims()
    assert (loan.gist, loan.kind, loan.asserts, loan.denies) == (LOAN, "disputed", 1, 2)
    assert [(voice.who, voice.stance) for voice in loan.voices] == [
        ("Ada Orr", "asserts"),
        ("Bex Ivo", "denies"),
        ("a senior official", "denies"),
    ]
    assert loan.disputes == ("D1", "D2")
    assert (debt.kind, debt.disputes) == ("disputed", ("D1",))
    assert (hostile.kind, hostile.first, hostile.voices[0].part) == ("undisputed", None, "unnamed")


def test_of_claims_unsure_voices_are_left_out(tarn: OpenCrisis) -> None:
    assert [len(row.voices) for row in tarn.claims(min_confidence=0.65)] == [2, 1]
    assert [row.gist for row in tarn.claims(kind="undisputed")] == [HOSTILE]
    assert [row.gist for row in tarn.claims(actor="Cal", country="ORR")] == []


def test_ties_keep_differing_figures_side_by_side(tarn: OpenCrisis) -> None:
    (tie,) = tarn.ties(kind="loan")
    assert (tie.giver, tie.giver_country, tie.receiver) == ("Tarn", "TAR", "Orrland")
    assert tie.figures == ("2 million USD", "at least 3 million USD")
    assert [(each.report, each.teller, each.figures) for each in tie.versions] == [
        ("a", "Ada Orr", ("2 million USD",)),
        ("c", "Cal Umm", ("at least 3 million USD",)),
    ]
    assert (tie.since, tie.reports, tie.texts) == ("2030", 3, 2)
    assert [len(tarn.ties(kind="arms")), len(tarn.ties(until="2029")), len(tarn.ties(country="ORR"))] == [0, 0, 1]


def test_a_balance_says_what_flows_each_way(tarn: OpenCrisis) -> None:
    (there,) = tarn.balance("TAR", "Orrland")
    assert (there.one, there.other, there.kind, there.one_gives, there.other_gives) == ("Tarn", "Orrland", "loan", 1, 0)
    assert there.one_figures == ("2 million USD", "at least 3 million USD")
    (back,) = tarn.balance("Orrland", "Tarn")
    assert (back.one, back.one_gives, back.other_gives) == ("Orrland", 0, 1)
    assert list(tarn.balance("Orrland", "Ada Orr")) == []


def test_events_of_one_day_stand_together(tarn: OpenCrisis) -> None:
    (event,) = tarn.events()
    assert (event.day, event.code, event.source, event.target) == ("2031-05-01", "ACCUSE", "Tarn", "Orrland")
    assert (event.place, event.place_country) == ("Orrland", "ORR")
    assert [each.report for each in event.versions] == ["a", "c"]
    assert (event.reports, event.texts) == (2, 2)
    filters = ({"kind": "aid"}, {"actor": "Ada"}, {"since": "2031-05-02"}, {"min_confidence": 0.8}, {"country": "TAR"})
    assert [len(tarn.events(**each)) for each in filters] == [0, 0, 0, 0, 1]


def test_who_speaks_most_and_about_whom(tarn: OpenCrisis) -> None:
    rows = tarn.who()
    assert [row.name for row in rows] == ["nobody named", "Ada Orr", "Bex Ivo", "Cal Umm", "Orrland", "Tarn"]
    unnamed, ada = rows[:2]
    assert (unnamed.id, unnamed.part, unnamed.statements) == (None, "unnamed", 2)
    assert (ada.statements, ada.acts, ada.about) == (1, ("assert 1",), ("Tarn 1", "Orrland 1"))
    assert (ada.reports, ada.texts) == (2, 1)
    assert rows[-1].spoken_of == 2
    assert [row.name for row in tarn.who(kind="analyst")] == ["Cal Umm"]
    assert [row.name for row in tarn.who(kind="person", country="TAR")] == ["Ada Orr"]
    assert [row.name for row in tarn.who(until="2031-05-03", kind="unnamed")] == []


def test_an_actors_page_has_both_sides(tarn: OpenCrisis) -> None:
    page = tarn.actor("orrland")
    assert (page.actor.id, page.said) == ("P2", ())
    assert [voice.words for voice in page.spoken_of] == [LOAN, DEBT]
    assert [tie.id for tie in page.ties] == ["T1"]
    ada = tarn.actor("Ada")
    assert [voice.words for voice in ada.said] == [LOAN]
    assert [row.id for row in ada.disputes] == ["D2", "D1"]


def test_an_unknown_actor_is_told_with_those_who_come_near(tarn: OpenCrisis) -> None:
    with pytest.raises(QuestionError, match="Did you mean Bex Ivo"):
        tarn.disputes(actor="Bxe")
    with pytest.raises(QuestionError, match="`standoff who` lists everybody"):
        tarn.actor("Zzyzx")
    with pytest.raises(QuestionError, match="Nobody"):
        tarn.claims(actor="*")


def test_a_name_that_several_bear_is_not_guessed_at(tarn_file: Path) -> None:
    twin = CRISIS.actors[2].model_copy(update={"id": "P9", "name": "Ada Umm", "mentions": {"c": ((0, 1),)}})
    with open_crisis(tarn_file) as crisis:
        with crisis.store.writing() as session:
            keep(session, CRISIS.model_copy(update={"actors": (*CRISIS.actors, twin)}))
        with pytest.raises(QuestionError, match=r"Ada Orr \(P3, in a, b\); Ada Umm \(P9, in c\)"):
            crisis.actor("ada")
        assert crisis.actor("P9").said == ()
        assert len(crisis.disputes(actor="ada")) == 2


def test_search_finds_statements_and_reports(tarn: OpenCrisis) -> None:
    rows = tarn.search("lent")
    assert [(row.what, row.report) for row in rows] == [
        ("statement", "a"),
        ("statement", "b"),
        ("report", "b"),
        ("report", "a"),
    ]
    assert (rows[0].who, rows[0].act, rows[0].words, rows[0].spans) == ("Ada Orr", "assert", LOAN, ((0, 28),))
    assert [row.report for row in tarn.search("lent", kind="report")] == ["b", "a"]
    assert [row.report for row in tarn.search("lent", kind="assert", since="2031-05-02", limit=1)] == ["a"]
    assert [row.report for row in tarn.search("owe*", country="ORR")] == ["c"]
    assert [row.report for row in tarn.search('"owes tarn"', actor="Cal", kind="statement")] == ["c"]


@pytest.mark.parametrize(
    "asked", ["", "*", '"', "F-16", "U.N.", "' OR 1=1 --", "NEAR(", "AND", "Ⅷ ﬁ \u202e", ":", "(", "-"]
)
def test_odd_searches_find_nothing_and_do_no_harm(tarn: OpenCrisis, asked: str) -> None:
    assert list(tarn.search(asked)) == []


def test_an_empty_crisis_answers_with_nothing(empty: OpenCrisis) -> None:
    answers = (empty.disputes(), empty.claims(), empty.ties(), empty.events(), empty.who(), empty.search("tarn"))
    assert [len(answer) for answer in answers] == [0] * 6
    with pytest.raises(QuestionError, match="Nobody"):
        empty.balance("TAR", "ORR")


def test_reports_that_are_not_linked_yet_do_not_stand_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "fresh.db"
    store = open_store(str(path), create=True)
    with store.writing() as session:
        put(session, RECORDS, None)
    store.close()
    with open_crisis(path) as crisis:
        assert (crisis.status().reports, crisis.status().unlinked) == (4, 4)
        with pytest.raises(QuestionError, match="standoff add"):
            crisis.balance("TAR", "ORR")
        assert list(crisis.disputes()) == []
        assert [(event.source, event.source_id) for event in crisis.events()] == [("Tarn", None)] * 2
        assert [row.statements for row in crisis.who()] == [6]
        assert len(crisis.search("lent")) == 4
