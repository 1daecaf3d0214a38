import pytest

from standoff.knowledge import World
from standoff.link.points import parts, points
from standoff.record import Actor, Source, Statement
from tests.link.reports import Said, report


def test_a_quotation_is_cut_where_its_sentences_end() -> None:
    text = "“No one crossed the river. The general knows it.”"
    assert [text[slice(*spans[0])] for spans in parts(text, [(0, len(text))])] == [
        "“No one crossed the river.",
        "The general knows it.”",
    ]


def test_what_goes_on_after_its_cue_stays_whole() -> None:
    text = "“No one,” he said, “crossed the river.”"
    assert parts(text, [(0, 9), (19, len(text))]) == [((0, 9), (19, len(text)))]


def test_a_new_sentence_after_the_cue_stands_alone() -> None:
    text = "“No one crossed,” he said. “The general knows it.”"
    assert parts(text, [(0, 17), (27, len(text))]) == [((0, 17),), ((27, len(text)),)]


def test_what_is_compared(world: World) -> None:
    record = report(
        "a", "2031-05-09", [Said("Issa", "at least 40 soldiers had not left Porga on Monday", "deny", "NER")]
    )
    (point,) = points(record, world)
    assert (point.side, point.contrary, point.negated, set(point.days)) == ("NER", True, True, {"2031-05-05"})
    assert [(number.low, number.high, number.unit) for number in point.numbers] == [(40, float("inf"), "soldier")]
    assert point.names == {"porga", "monday"}
    assert "soldi" in point.words


@pytest.mark.parametrize("act", ["demand", "ask"])
def test_demands_and_questions_put_nothing_forward(act: str, world: World) -> None:
    record = report("a", None, [Said("Issa", "the troops leave")])
    asked = record.statements[0].model_copy(update={"act": act})
    assert points(record.model_copy(update={"statements": (asked,)}), world) == []


@pytest.mark.parametrize(
    ("content", "bare"),
    [
        ("that it was so", True),
        ("the charge", True),
        ("the story as “fake”", True),
        ("the minister's claims to be baseless lies", True),
        ("reports that it had troops at Porga", False),
        ("the four-figure claim", True),
        ("it has no troops in Benin", False),
    ],
)
def test_what_only_points_says_nothing_of_its_own(content: str, bare: bool, world: World) -> None:  # noqa: FBT001
    record = report("a", None, [Said("Issa", content, "deny")])
    assert points(record, world)[0].bare is bare


def test_names_are_who_and_where_and_not_what(world: World) -> None:
    said = [Said("Issa", "in April the Beninese army and United States advisers left Porga for Tarn-sur-Mer")]
    (point,) = points(report("a", None, said), world)
    assert point.proper == {"april", "benines", "unit", "stat", "porga", "tarn", "sur", "mer"}
    assert {"army", "advis"} <= set(point.words) - point.proper


def test_the_first_word_of_a_sentence_is_a_name_where_it_names_somebody(world: World) -> None:
    record = report("a", None, [Said("Issa", "“Troops left. Sarro stayed”", kind="person")])
    at = record.text.index("Sarro")
    sarro = Actor(id="A9", name="Sarro", kind="person", mentions=((at, at + 5),))
    first, second = points(record.model_copy(update={"actors": (*record.actors, sarro)}), world)
    assert [set(first.proper), set(second.proper)] == [set(), {"sarro"}]


def test_nobody_may_be_named(world: World) -> None:
    record = report("a", None, [Said("Issa", "troops had crossed the river")])
    unnamed: Statement = record.statements[0].model_copy(update={"source": Source()})
    (point,) = points(record.model_copy(update={"statements": (unnamed,)}), world)
    assert (point.actor, point.side) == (None, None)
