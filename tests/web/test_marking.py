"""The text of a report cut into pieces: whole, in order, escaped, with what was asked for lit."""

import re
from collections.abc import Iterable
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.record.show_words import steady
from standoff.web.marking import TONES, Ink, Piece, pieces, spans_in, written

TEXTS = st.text(alphabet="ab <>&\"'\n\r\u202e\ufeff", min_size=1, max_size=40)
LOOKS = st.sampled_from([*sorted(set(TONES.values())), "cue", "source", "furniture", "trigger"])


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Ink], list[tuple[int, int]]]:
    text = draw(TEXTS)
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda span: span[0] < span[1])
    inks = draw(st.lists(st.builds(Ink, spans, LOOKS, st.sampled_from(["", "S1", 'T"<2>'])), max_size=6))
    return text, inks, draw(st.lists(spans, max_size=2))


@given(marked())
def test_the_pieces_are_the_text(drawn: tuple[str, list[Ink], list[tuple[int, int]]]) -> None:
    text, inks, lit = drawn
    assert "".join(piece.text for piece in pieces(text, inks, lit)) == steady(text)


@given(marked(), st.integers(0, 40))
def test_the_pieces_of_two_passages_are_the_text(drawn: tuple[str, list[Ink], list[tuple[int, int]]], cut: int) -> None:
    text, inks, lit = drawn
    at = min(cut, len(text))
    found = [*pieces(text, inks, lit, (0, at)), *pieces(text, inks, lit, (at, len(text)))]
    assert "".join(piece.text for piece in found) == steady(text[:at]) + steady(text[at:])
    assert _looks(found) == _looks(pieces(text, inks, lit))


def _looks(found: Iterable[Piece]) -> list[tuple[object, ...]]:
    """How each character is shown."""
    return [(set(piece.looks), piece.items, piece.backs, piece.lit) for piece in found for _ in piece.text]


@given(marked())
def test_written_out_it_is_the_text_and_our_own_tags(drawn: tuple[str, list[Ink], list[tuple[int, int]]]) -> None:
    text, inks, lit = drawn
    html = "".join(written(pieces(text, inks, lit)))
    bare = re.sub(r"<(/?span|i)( [^<>]*)?>|</i>", "", html)
    assert "<" not in bare
    assert unescape(bare) == steady(text)
    assert html.count("<span") == html.count("</span>")


@given(marked())
def test_an_item_begins_once(drawn: tuple[str, list[Ink], list[tuple[int, int]]]) -> None:
    text, inks, lit = drawn
    anchors = [item for piece in pieces(text, inks, lit) for item in piece.anchors]
    assert sorted(anchors) == sorted({ink.item for ink in inks if ink.item})


def test_of_nested_statements_the_inner_gives_the_colour_and_comes_first() -> None:
    inner, outer = Ink((5, 9), "contest", "S2"), Ink((0, 12), "say", "S1")
    found = [(piece.looks, piece.items) for piece in pieces("they deny it", [outer, inner])]
    assert found == [(("say",), ("S1",)), (("contest",), ("S2", "S1")), (("say",), ("S1",))]


def test_a_cue_that_is_another_items_trigger_backs_that_one_alone() -> None:
    (piece,) = pieces("accused", [Ink((0, 7), "cue", "S1"), Ink((0, 7), "trigger", "E1")])
    assert (set(piece.items), piece.backs) == ({"S1", "E1"}, ("E1",))


@pytest.mark.parametrize(
    ("address", "spans"),
    [
        ("", ()),
        ("3-5", ((3, 5),)),
        ("3-5 9-12", ((3, 5), (9, 12))),
        ("5-3 a-b -- 1- 7", ()),
        ("9" * 30 + "-" + "9" * 31, ()),
    ],
)
def test_spans_of_an_address(address: str, spans: tuple[tuple[int, int], ...]) -> None:
    assert spans_in(address) == spans
