"""The page is all there at any width, without colour, and in the order in which people read."""

import io
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from standoff.cli.page import show
from standoff.cli.page_voices import voices
from standoff.record import Record, Source, Statement, Time
from standoff.record.show_words import Wording
from tests.record.conftest import CLAIM, DENIAL, TEXT, span
from tests.record.strategies import records


def page(of: Record, width: int = 80) -> Sequence[str]:
    file = io.StringIO()
    show(of, Console(file=file, width=width, highlight=False))
    return [line.rstrip() for line in file.getvalue().splitlines()]


def flat(of: Record, width: int = 80) -> str:
    """The page without its lines and columns: the words that a width may part."""
    return " ".join(" ".join(page(of, width)).split())


def test_the_head_says_where_the_report_comes_from_and_what_was_left_out(record: Record) -> None:
    given = {"title": "A loan of Tarn", "outlet": "Tarn Today", "published": "2031-05-02", "authors": ("Cy Dow",)}
    assert page(record.model_copy(update=given), 120)[1:4] == [
        "A loan of Tarn",
        "Tarn Today · 2031-05-02 · by Cy Dow · id r",
        "12 words · 1 word of furniture left out · 2 statements by 2 voices · 1 dispute · 1 tie · 1 event",
    ]


def test_a_report_without_a_day_says_so(record: Record) -> None:
    assert "No date was found" in flat(record)
    assert "No date was found" not in flat(record.model_copy(update={"published": "2031-05-02"}))


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_every_sort_of_item_is_shown_with_its_evidence_and_who_says_so(record: Record, width: int) -> None:
    shown = flat(record, width)
    for words in (
        "Ada Orr S1 asserts · “said” · indirect · 90% Tarn lent $2m in 2019",
        "S2 denies · “denied” · about Ada Orr · indirect · 80% it",
        "D1 denial · 70%",
        "Ada Orr · asserts · S1",
        "Bex Ivo · denies · S2",
        "T1 Ada Orr → Bex Ivo · loan, past, 2 million USD, since 2019",
        "“Tarn lent $2m” · Ada Orr (S1) · 60%",
        "no day Bex Ivo rejects · happened",
        "Bex Ivo denied it.” · the report itself · 50%",
        "$2m = 2 million USD",
        "Times 2019",
    ):
        assert words in shown


@given(records(), st.integers(60, 200))
def test_no_line_is_wider_than_the_terminal_and_none_steers_it(of: Record, width: int) -> None:
    lines = page(of, width)
    assert [line for line in lines if cell_len(line) > min(width, 120)] == []
    assert [line for line in lines if not line.isprintable()] == []


@given(records())
def test_every_statement_is_shown_once(of: Record) -> None:
    plain = of.model_copy(
        update={"disputes": (), "events": (), "ties": (), "title": "t", "outlet": None, "text": "x" * len(of.text)}
    )
    actors = tuple(actor.model_copy(update={"name": "x", "role": None}) for actor in of.actors)
    shown = "\n".join(page(plain.model_copy(update={"actors": actors}), 120))
    assert sorted(re.findall(r"\bS[0-9]\b", shown)) == sorted(each.id for each in of.statements)


def test_statements_stand_below_their_speaker_and_the_unnamed_come_last(record: Record) -> None:
    unnamed = DENIAL.model_copy(update={"id": "S0", "source": Source(), "content": (span("Ada"),)})
    again = DENIAL.model_copy(update={"id": "S3", "source": CLAIM.source, "content": (span("denied it"),)})
    of = record.model_copy(update={"statements": (unnamed, CLAIM, DENIAL, again)})
    found = [(voice.speaker, [each.id for each in voice.statements]) for voice in voices(Wording.of(of))]
    assert found == [("Ada Orr", ["S1", "S3"]), ("Bex Ivo", ["S2"]), ("nobody named", ["S0"])]


def test_what_a_statement_reports_stands_indented_below_it_with_its_speaker(record: Record) -> None:
    inner = DENIAL.model_copy(update={"within": "S1"})
    lines = page(record.model_copy(update={"statements": (CLAIM, inner), "disputes": ()}))
    outer_at = next(at for at, line in enumerate(lines) if "S1" in line)
    inner_at = next(at for at, line in enumerate(lines) if "S2 " in line)
    assert inner_at > outer_at
    assert lines[inner_at].lstrip().startswith("S2  Bex Ivo denies")
    assert lines[inner_at].index("S2") == lines[outer_at].index("asserts")


def test_colours_are_no_part_of_what_is_said(record: Record) -> None:
    file = io.StringIO()
    show(record, Console(file=file, width=80, highlight=False, force_terminal=True, color_system="truecolor"))
    assert re.sub(r"\x1b\[[0-9;]*m", "", file.getvalue()).split() == " ".join(page(record)).split()


def test_a_time_that_recurs_is_told_once() -> None:
    time = Time(span=span("2019"), value="2019-03", mod="END")
    assert flat(Record(id="r", text=TEXT, times=(time, time))).count("2019 = end of 2019-03") == 1


def test_a_long_word_is_broken_and_not_cut() -> None:
    word = "x" * 300
    said = Statement(id="S1", source=Source(), content=((0, 300),), quoted="direct", act="warn", confidence=1)
    shown = page(Record(id="r", text=word, statements=(said,)), 60)
    assert sum(line.count("x") for line in shown) == 300
