"""What a notebook shows of a record, and how its items are put into words."""

from html.parser import HTMLParser
from typing import get_args

import pytest
from hypothesis import given

from standoff.record import Actor, Event, Place, Quantity, Record, Source, Statement, Time, labels
from standoff.record.show_marks import marks, pieces
from standoff.record.show_words import Wording, counted, in_time, moment, number, percent, steady, verb, visible
from tests.record.strategies import records

ALLOWED = set("div span sup b br table thead tbody tr th td".split())


class Page(HTMLParser):
    """The elements, attributes and text of a piece of HTML."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@given(records())
def test_whatever_a_record_holds_its_html_is_sound_and_has_no_element_but_ours(record: Record) -> None:
    page = Page(record._repr_html_())
    assert page.open == []
    assert set(page.tags) <= ALLOWED
    assert page.attributes <= {"style", "title"}


@pytest.mark.parametrize(
    "evil", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</div>&lt;b&gt;", "'"]
)
def test_a_report_cannot_put_html_of_its_own_into_the_page(evil: str) -> None:
    whole = (0, len(evil))
    said = Statement(
        id=evil, source=Source(span=whole), cue=whole, content=(whole,), quoted="direct", act="assert", confidence=1
    )
    record = Record(
        id=evil,
        text=evil,
        title=evil,
        outlet=evil,
        url=evil,
        authors=(evil,),
        actors=(Actor(id="A1", name=evil, kind="state", role=evil, mentions=(whole,)),),
        statements=(said,),
        events=(
            Event(
                id=evil,
                code="AID",
                trigger=whole,
                source="A1",
                place=Place(span=whole, name=evil),
                factuality="happened",
                statement=evil,
                confidence=1,
            ),
        ),
    )
    page = Page(record._repr_html_())
    assert set(page.tags) <= ALLOWED
    assert page.attributes <= {"style", "title"}
    assert page.text.count(evil) >= 5


def test_a_notebook_shows_the_text_and_every_sort_of_item(record: Record) -> None:
    page = Page(record._repr_html_())
    assert "Ada Orr said S1Tarn lent $2m in 2019." in page.text.replace("\n", " ")
    for words in ("denial", "Ada Orr → Bex Ivo", "loan, past, 2 million USD, since 2019", "Bex Ivo rejects", "no day"):
        assert words in page.text
    assert "Ada Orr asserts, 90%" in record._repr_html_()


def test_colours_let_the_page_of_the_notebook_through(record: Record) -> None:
    """Readable on dark and on light: no colour of letters of its own, and only thin ones behind them."""
    shown = record._repr_html_().replace("background:transparent", "")
    assert "color:inherit" in shown
    assert "color:#" not in shown
    assert [part for part in shown.split("background:")[1:] if not part.startswith("hsla(")] == []


@given(records())
def test_the_pieces_are_the_text_whole_and_in_order(record: Record) -> None:
    cut = list(pieces(len(record.text), tuple(marks(record))))
    assert "".join(record.text[piece.start : piece.end] for piece in cut) == record.text
    for piece in cut:
        upon = {mark for mark in marks(record) if mark.span[0] <= piece.start and piece.end <= mark.span[1]}
        assert {id(mark.statement) for mark in piece.marks} == {id(mark.statement) for mark in upon}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a·[31mb"),
        ("a\u202eb", "a·b"),
        ("a\r\nb\tc", "a b c"),
        ("\ufeffsoft\u00adhyphen", "softhyphen"),
        ("no\xa0break\u2028line", "no break line"),
        ("a\ud800b", "a·b"),
    ],
)
def test_what_would_steer_a_terminal_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_lines_are_kept_where_they_are_wanted() -> None:
    assert steady("a\r\n\tb\x07\xa0c") == "a\n\tb· c"


@given(records())
def test_all_wordings_are_printable(record: Record) -> None:
    wording = Wording.of(record)
    said = [
        (wording.speaker(each), wording.description(each), *wording.circumstances(each)) for each in record.statements
    ]
    ties = [(wording.bond(tie), wording.terms(tie), wording.teller(tie.statement)) for tie in record.ties]
    words = [word for group in (*said, *ties, wording.origin(), (wording.title(),)) for word in group]
    words += [*map(wording.deed, record.events), *map(wording.amount, record.quantities)]
    assert [word for word in words if not word.isprintable()] == []


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (Quantity(span=(0, 1), value=6e9, unit="USD", qualifier="at least"), "at least 6 billion USD"),
        (Quantity(span=(0, 1), low=7e7, high=8e7, unit="USD", per="year"), "70 million to 80 million USD per year"),
        (Quantity(span=(0, 1), value=3, unit="frigate"), "3 × frigate"),
        (Quantity(span=(0, 1), value=0.01, unit="percent"), "0.01 percent"),
        (Quantity(span=(0, 1), low=100), "100 or more"),
        (Quantity(span=(0, 1), high=100), "100 or less"),
        (Quantity(span=(0, 1), value=2803), "2,803"),
        (Quantity(span=(0, 6), unit="person"), "Dozens"),
    ],
)
def test_amounts_are_figures_that_people_read(quantity: Quantity, shown: str) -> None:
    assert Wording.of(Record(id="r", text="Dozens of people")).amount(quantity) == shown


@pytest.mark.parametrize(("value", "shown"), [(0, "0"), (-2.5e6, "-2.5 million"), (1.2e12, "1.2 trillion"), (7, "7")])
def test_numbers_have_names(value: float, shown: str) -> None:
    assert number(value) == shown


def test_a_time_says_its_part() -> None:
    assert moment(Time(span=(0, 1), value="2019-03", mod="END")) == "end of 2019-03"
    assert moment(Time(span=(0, 1), value="2019-03")) == "2019-03"


@pytest.mark.parametrize("date", ["on 2019-05-01", "on 2019-05-01T18:40", "in 2019-05", "in 2019-W18", "in 2019"])
def test_things_are_said_on_days_and_in_weeks_months_and_years(record: Record, date: str) -> None:
    said = record.statements[0].model_copy(update={"time": date[3:]})
    assert date in Wording.of(record).circumstances(said)


def test_every_act_is_a_verb() -> None:
    assert {verb(act) for act in get_args(labels.Act)} >= {"denies", "assesses"}


def test_small_words() -> None:
    assert (percent(0.876), counted(1, "tie"), counted(1200, "tie")) == ("88%", "1 tie", "1,200 ties")


def test_a_timeline_ends_with_what_has_no_day(record: Record) -> None:
    (event,) = record.events
    later = event.model_copy(update={"id": "E2", "time": "2019-05-02"})
    earlier = event.model_copy(update={"id": "E3", "time": "2019-05"})
    assert [each.id for each in in_time([event, later, earlier])] == ["E3", "E2", "E1"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("before\nShips came.\nafter", "Ships came."),
        (f"{'word ' * 20}Ships came.", f"… {'word ' * 6}Ships came."),
        (f"Ships came{' word' * 20}.", f"Ships came{' word' * 7} …"),
        (f"{'x' * 60}came{'x' * 60}", "… came …"),
        ("came", "came"),
    ],
)
def test_a_word_is_shown_with_some_of_its_line(text: str, shown: str) -> None:
    at = text.index("came")
    assert Wording.of(Record(id="r", text=text)).around((at, at + 4)) == shown


@given(records())
def test_what_stands_around_holds_the_words(record: Record) -> None:
    wording = Wording.of(record)
    for event in record.events:
        assert "".join(wording.words(event.trigger).split()) in "".join(wording.around(event.trigger).split())


def test_who_says_so_is_the_speaker_or_the_report(record: Record) -> None:
    wording = Wording.of(record)
    assert wording.teller("S1") == "Ada Orr (S1)"
    assert wording.teller(None) == "the report itself"
