"""Each row of the tables of ties is sound."""

import csv
from collections import Counter
from importlib.resources import files
from typing import get_args

import pytest

from standoff.extract.ties import load_tie_lexicon, load_tie_weights
from standoff.extract.ties.lexicon import ASKED, KINDS, Frame
from standoff.extract.ties.slots import SLOTS
from standoff.extract.ties.status import STATUSES
from standoff.record.labels import TieStatus

PREPOSITIONS = frozenset({
    "to", "from", "for", "with", "in", "on", "at", "of", "by", "into", "inside", "near", "across", "along", "alongside",
    "off", "outside", "over", "through", "behind", "against", "under", "out", "there",
})  # fmt: skip
CLASSES = KINDS | {"measure", "money", "vessel", "assets", "bloc", "vast"}


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(files("standoff.knowledge").joinpath(f"{name}.csv").read_text("utf-8").splitlines()))


FRAMES = [frame for group in load_tie_lexicon().frames.values() for frame in group]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.pos} {frame.form}")
def test_frame(frame: Frame) -> None:
    assert frame.form == frame.form.strip().lower()
    assert frame.classes <= CLASSES
    assert not frame.kind or frame.kind in KINDS or set(frame.kind.removeprefix(ASKED).split()) <= KINDS
    assert not frame.other or set(frame.other.removeprefix(ASKED).split()) <= KINDS
    assert frame.kind or frame.classes, "a frame says its kind, or takes it from what is given"
    assert frame.kind or frame.classes <= KINDS, "what is given is of a class that is a kind of tie"
    assert frame.giver
    assert frame.taker
    assert {*frame.giver, *frame.taker, frame.object} <= PREPOSITIONS | set(SLOTS)
    assert frame.status in {"", *STATUSES}


def test_no_frame_stands_twice() -> None:
    for name in ("ties_verbs", "ties_nouns"):
        counts = Counter(tuple(row.values()) for row in rows(name))
        assert [row for row, count in counts.items() if count > 1] == []
        assert {row["sure"] for row in rows(name)} == {"yes", "no"}


def test_goods_stand_once_with_a_class() -> None:
    table = rows("ties_goods")
    assert {row["class"] for row in table} <= CLASSES
    assert [form for form, count in Counter(row["form"] for row in table).items() if count > 1] == []
    assert all(row["form"] == row["form"].strip().lower() for row in table)


def test_cues_tell_of_a_status() -> None:
    table = rows("ties_cues")
    assert {row["status"] for row in table} == set(STATUSES)
    assert [form for form, count in Counter(row["form"] for row in table).items() if count > 1] == []


def test_figures_are_of_something() -> None:
    table = rows("ties_of")
    forms = {frame.form for frame in FRAMES}
    assert all(row["form"] in {"", *forms} and row["kind"] in {"", *KINDS} and row["of"] for row in table)
    assert all(row["form"] or row["unit"] for row in table), "a row asks for something"


def test_what_a_figure_is_of() -> None:
    lexicon = load_tie_lexicon()
    assert lexicon.amount_of("owe", "loan", "USD") == "owed"
    assert lexicon.amount_of("own", "investment", "percent") == "stake"
    assert lexicon.amount_of("have", "deployment", "person") == "force"
    assert lexicon.amount_of("have", "aid", "USD") is None


def test_weights_are_for_a_tie_and_each_status() -> None:
    weights = load_tie_weights()
    assert set(weights.of) == {"tie", *get_args(TieStatus)}
    assert 0 < weights.least < 1
    assert weights.of["tie"]["model_kind"] > 0, "what the model says for a kind speaks for the tie"
    assert all(weights.of[status][f"model_{status}"] > 0 for status in STATUSES)
