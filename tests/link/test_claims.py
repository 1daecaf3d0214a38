import pytest

from standoff.knowledge import World
from standoff.link import Weights
from standoff.link.pairs import compatible, days
from standoff.link.points import Number, Point, points
from standoff.link.same_claim import Standing, standing
from standoff.link.views import RELATIONS
from standoff.record import Actor, Record
from standoff.record.labels import Act, ActorKind
from tests.link.reports import Said, report

INF = float("inf")


def point(content: str, world: World, country: str = "NER", act: Act = "assert", name: str = "a") -> Point:
    return points(report(name, "2031-05-09", [Said("Issa", content, act, country)]), world)[0]


def naming(name: str, told: Record, kind: ActorKind) -> Record:
    """The report with an actor more, who is named in it."""
    at = told.text.index(name)
    actor = Actor(id="A9", name=name, kind=kind, mentions=((at, at + len(name)),))
    return told.model_copy(update={"actors": (*told.actors, actor)})


def judged(one: Point, other: Point, relation: str, weights: Weights, cosine: float = 0.8) -> Standing | None:
    """What is made of two points that the model holds to stand in the relation."""
    shares = {name: 0.95 if name == relation else 0.01 for name in RELATIONS}
    return standing(one, other, shares, cosine, weights)


def test_about_so_many_against_some_more_is_another_figure(world: World, weights: Weights) -> None:
    one = point("about 100 troops had landed at the airport of Tarn", world)
    other = point("some 400 troops had landed at the airport of Tarn", world, "BEN", name="b")
    found = judged(one, other, "same", weights)
    assert found is not None
    assert found.relation == "figures"
    assert "one says about 100 troop, one says about 400 troop" in found.reasons


def test_monday_and_thursday_are_two_matters(world: World, weights: Weights) -> None:
    one = point("the troops had landed at the airport of Tarn on Monday", world)
    other = point("the troops had landed at the airport of Tarn on Thursday", world, "BEN", name="b")
    assert judged(one, other, "same", weights) is None
    assert judged(one, other, "denies", weights) is None


def test_the_same_claim_in_other_words(world: World, weights: Weights) -> None:
    one = point("the gunmen had come over the river from Benin", world)
    other = point("the gunmen who attacked came from Benin", world, "FRA", name="b")
    found = judged(one, other, "same", weights, 0.9)
    assert found is not None
    assert found.relation == "same"
    assert found.reasons == ("both speak of gunmen, Benin", "NER and FRA say so")


def test_a_denial_tells_why(world: World, weights: Weights) -> None:
    one = point("French officers trained the gunmen at Porga", world)
    other = point("no French officers had trained gunmen at Porga", world, "BEN", "deny", name="b")
    found = judged(one, other, "denies", weights)
    assert found is not None
    assert found.relation == "denies"
    assert found.reasons[1:] == ("one puts it forward, one denies it", "NER against BEN")


@pytest.mark.parametrize("side", ["NER", "BEN"])
def test_a_no_and_a_denial_agree(side: str, world: World, weights: Weights) -> None:
    one = point("it had no soldiers at the airport of Tarn", world)
    other = point("it keeps soldiers at the airport of Tarn", world, side, "deny", name="b")
    for first, second in ((one, other), (other, one)):
        found = judged(first, second, "denies", weights)
        assert found is not None
        assert found.relation == "same"


def test_nobody_contradicts_his_own_side(world: World, weights: Weights) -> None:
    one = point("French officers trained the gunmen at Porga", world)
    other = point("French officers paid the gunmen at Porga", world, name="b")
    found = judged(one, other, "denies", weights)
    assert found is None or found.relation == "same"


def test_a_word_in_passing_makes_no_dispute(world: World, weights: Weights) -> None:
    one = point("the oil would work its way to the coast", world)
    other = point("none of the five had ever done work there", world, "BEN", "deny", name="b")
    assert judged(one, other, "denies", weights, 0.3) is None


@pytest.mark.parametrize("relation", ["same", "denies"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the bridge had been mined on the orders of Hamid Sarro", "the fees had gone to Hamid Sarro"),
        ("the United States did not buy the port", "troops of the United States had left"),
        ("nobody in Tarn had asked Benin for water", "Benin had shelled Tarn"),
        ("no guards had arrived in April", "the harvest would fail in April"),
    ],
)
def test_who_and_where_alone_are_no_matter(one: str, other: str, relation: str, world: World, weights: Weights) -> None:
    first, second = point(one, world), point(other, world, "BEN", "deny", name="b")
    assert set(first.words) & set(second.words)
    assert judged(first, second, relation, weights, 0.45) is None


@pytest.mark.parametrize(
    ("kind", "cosine", "found"), [("organization", 0.5, True), ("organization", 0.3, False), ("person", 0.5, False)]
)
def test_a_body_is_what_is_spoken_of_where_the_two_are_alike(
    kind: ActorKind,
    cosine: float,
    found: bool,  # noqa: FBT001
    world: World,
    weights: Weights,
) -> None:
    one = report("a", None, [Said("Issa", "the FLT had ten camps at Porga", country="NER")])
    other = report("b", None, [Said("Aline", "there was no FLT here", country="BEN")])
    first, second = (points(naming("FLT", told, kind), world)[0] for told in (one, other))
    assert (judged(first, second, "denies", weights, cosine) is not None) is found


def test_the_same_matter_in_quite_other_words(world: World, weights: Weights) -> None:
    one = point("the ministry keeps soldiers at Porga", world)
    other = point("there were no military units there", world, "BEN", "deny", name="b")
    assert judged(one, other, "denies", weights, 0.7) is not None
    assert judged(one, other, "denies", weights, 0.4) is None


def test_a_name_and_a_word_of_short_contents_are_no_denial_by_themselves(world: World, weights: Weights) -> None:
    one = point("two planes with troops had landed in Benin", world)
    other = point("it has no troops in Benin", world, "BEN", "deny", name="b")
    assert judged(one, other, "unrelated", weights, 0.35) is None


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        (Number(10, 10, "x", rough=False), Number(10, 10, "x", rough=False), True),
        (Number(10, 10, "x", rough=False), Number(14, 14, "x", rough=False), False),
        (Number(100, 100, "x", rough=True), Number(110, 110, "x", rough=False), True),
        (Number(100, 100, "x", rough=True), Number(400, 400, "x", rough=True), False),
        (Number(38, INF, "x", rough=True), Number(41, 41, "x", rough=False), True),
        (Number(38, INF, "x", rough=True), Number(20, 20, "x", rough=False), False),
        (Number(-INF, 50, "x", rough=True), Number(60, INF, "x", rough=True), False),
        (Number(4.6e9, 4.6e9, "USD", rough=False), Number(4.58e9, 4.58e9, "USD", rough=False), True),
    ],
)
def test_numbers_that_can_both_be_right(one: Number, other: Number, *, fits: bool) -> None:
    assert compatible(one, other) is fits
    assert compatible(other, one) is fits


def test_a_day_lies_in_its_month(world: World) -> None:
    monday = point("troops landed on Monday", world)
    assert days(monday, monday) == (True, False)
    assert days(monday, point("troops landed", world)) == (False, False)


def test_a_no_of_something_else_is_no_denial_of_the_words_in_common(world: World, weights: Weights) -> None:
    one = point("Issa Diallo was interim president of Tarn", world)
    long = (
        "it was not a coup of generals, and the army and the courts of the country regard Issa Diallo as interim "
        "president of Tarn"
    )
    assert judged(one, point(long, world, "BEN", name="b"), "unrelated", weights) is None
    short = point("Issa Diallo was not interim president of Tarn", world, "BEN", name="b")
    found = judged(one, short, "unrelated", weights)
    assert found is not None
    assert found.relation == "denies"
