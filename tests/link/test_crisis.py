from collections.abc import Sequence
from itertools import permutations

import pytest

from standoff.knowledge import World
from standoff.link import Linker, MemoryShelf, Weights, crisis_of
from standoff.record import Crisis, Dispute, Quantity, Record, Tie
from tests.link.minds import HashedMind
from tests.link.reports import Said, report

TRAINED = "French officers had trained the gunmen at Porga"
AGAIN = "the gunmen at Porga were trained by officers of France"
NOBODY = "no French officers had trained gunmen at Porga"
OPINIONS = {
    frozenset((TRAINED, NOBODY)): "denies",
    frozenset((TRAINED, AGAIN)): "same",
}
FILLER = " ".join(f"filler{n} word{n}" for n in range(60)) + ".\n"


def reports() -> list[Record]:
    """A wire's report, its copy with a paragraph more, and two of others."""
    wire = [Said("Issa Maiga", TRAINED, "accuse", "NER"), Said("Aline Dagbeto", "the border stays shut", country="BEN")]
    more = [*wire, Said("Paul Sossa", "the market of Tarn had been empty", country="BEN")]
    return [
        report("a", "2031-05-05", wire, before=FILLER),
        report("b", "2031-05-05", more, before=FILLER),
        report("c", "2031-05-06", [Said("Roland Dagbeto", NOBODY, "deny", "BEN")]),
        report(
            "d", "2031-05-07", [Said("Maiga", "the gunmen at Porga were trained by officers of France", country="NER")]
        ),
    ]


@pytest.fixture
def linker(world: World, weights: Weights) -> Linker:
    return Linker(world, weights, HashedMind(OPINIONS))


@pytest.fixture
def crisis(linker: Linker) -> Crisis:
    return crisis_of("set", reports(), linker)


def test_copies_are_told_the_fullest_first(crisis: Crisis) -> None:
    assert crisis.copies == (("b", "a"),)


def test_a_claim_is_followed_through_the_reports_and_copies_count_once(crisis: Crisis) -> None:
    (claim,) = (each for each in crisis.claims if len(each.voices) > 1)
    assert [(voice.report, voice.stance) for voice in claim.voices] == [
        ("b", "asserts"),
        ("c", "denies"),
        ("d", "asserts"),
    ]


def test_what_only_the_copy_adds_is_a_voice(crisis: Crisis) -> None:
    assert any(claim.gist == "the market of Tarn had been empty" for claim in crisis.claims)


def test_the_dispute_across_reports_has_its_reasons(crisis: Crisis) -> None:
    found = [(each.kind, each.claim.report, each.contest.report) for each in crisis.disputes]
    assert ("denial", "b", "c") in found
    assert all(each.reasons for each in crisis.disputes)
    assert not any("a" in (each.claim.report, each.contest.report) for each in crisis.disputes)


def test_one_family_name_and_a_state_lead_to_the_full_name(crisis: Crisis) -> None:
    (maiga,) = (actor for actor in crisis.actors if actor.name == "Issa Maiga")
    assert set(maiga.mentions) == {"a", "b", "d"}
    assert sum("Dagbeto" in actor.name for actor in crisis.actors) == 2


@pytest.mark.parametrize("order", list(permutations(range(4)))[1::5])
def test_the_order_in_which_reports_are_given_changes_nothing(
    order: Sequence[int], linker: Linker, crisis: Crisis
) -> None:
    given = reports()
    found = crisis_of("set", [given[n] for n in order], linker)
    assert {frozenset((v.report, v.statement, v.stance) for v in claim.voices) for claim in found.claims} == {
        frozenset((v.report, v.statement, v.stance) for v in claim.voices) for claim in crisis.claims
    }
    assert len(found.disputes) == len(crisis.disputes)


def test_what_a_report_sets_against_each_other_is_a_dispute(linker: Linker) -> None:
    one = report(
        "a", None, [Said("Issa", "the fees were paid in May", country="NER"), Said("Aline", "that", "deny", "BEN")]
    )
    told = one.model_copy(
        update={"disputes": (Dispute(id="D1", claim="S1", contest="S2", kind="denial", confidence=0.8),)}
    )
    crisis = crisis_of("set", [told], linker)
    assert [(each.kind, each.confidence) for each in crisis.disputes] == [("denial", 0.8)]
    assert [voice.stance for voice in crisis.claims[0].voices] == ["asserts", "denies"]


def test_what_only_points_follows_the_dispute_of_its_own_report(world: World, weights: Weights) -> None:
    """Two denials in the same words of two matters: neither the words nor the model's opinion bring them together."""
    fake = "the story as “fake”"
    linker = Linker(world, weights, HashedMind({frozenset((fake,)): "same"}))
    told = [
        report(name, day, [Said("Issa", content, country="NER"), Said("Aline", fake, "deny", "BEN")]).model_copy(
            update={"disputes": (Dispute(id="D1", claim="S1", contest="S2", kind="denial", confidence=0.8),)}
        )
        for name, day, content in (
            ("a", "2031-05-05", "the fees were paid in May"),
            ("b", "2031-05-06", "gunmen had crossed the river"),
        )
    ]
    claims = crisis_of("set", told, linker).claims
    assert [[(voice.report, voice.stance) for voice in claim.voices] for claim in claims] == [
        [("a", "asserts"), ("a", "denies")],
        [("b", "asserts"), ("b", "denies")],
    ]


def test_ties_of_one_kind_between_the_same_are_one_with_all_figures(linker: Linker) -> None:
    def lent(name: str, value: float) -> Record:
        states = [Said("China", "x", country="CHN", kind="state"), Said("Niger", "y", country="NER", kind="state")]
        given = {
            "id": "T1",
            "kind": "loan",
            "from": "A1",
            "to": "A2",
            "status": "current",
            "amounts": (Quantity(span=(0, 5), value=value, unit="USD"),),
            "evidence": ((0, 5),),
            "confidence": 1.0,
        }
        tie = Tie.model_validate(given)
        return report(name, f"2031-05-0{value:.0f}", states).model_copy(update={"ties": (tie,)})

    (tie,) = crisis_of("set", [lent("a", 4.0), lent("b", 5.0)], linker).ties
    assert [(version.report, version.amounts[0].value) for version in tie.versions] == [("a", 4.0), ("b", 5.0)]


def test_nothing_gives_nothing(linker: Linker) -> None:
    empty = crisis_of("set", [Record(id="a", text="")], linker)
    assert (empty.copies, empty.actors, empty.claims, empty.disputes, empty.ties) == ((), (), (), (), ())


def test_what_a_new_report_is_compared_with_does_not_grow(world: World, weights: Weights) -> None:
    mind, shelf = HashedMind(), MemoryShelf()
    linker = Linker(world, weights, mind)
    asked = []
    for n in range(240):
        said = [Said(f"Issa{n}", f"column {n} of the army had crossed river {n % 7} near Tarn", country="NER")]
        before = mind.asked
        linker.add(report(f"r{n}", "2031-05-05", said), shelf)
        asked.append(mind.asked - before)
    assert max(asked[120:]) <= max(asked[:120]) <= 24
