import pytest

from standoff.record import Actor, Dispute, Event, Quantity, Record, Source, Statement, Tie, Time

TEXT = "Menu\nAda Orr said Tarn lent $2m in 2019. Bex Ivo denied it."


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


CLAIM = Statement(
    id="S1",
    source=Source(span=span("Ada Orr"), actor="A1"),
    cue=span("said"),
    content=(span("Tarn lent $2m in 2019"),),
    quoted="indirect",
    act="assert",
    confidence=0.9,
)

DENIAL = Statement(
    id="S2",
    source=Source(span=span("Bex Ivo"), actor="A2"),
    cue=span("denied"),
    content=(span("it"),),
    quoted="indirect",
    act="deny",
    about=("A1",),
    confidence=0.8,
)

SUM = Quantity(span=span("$2m"), value=2e6, unit="USD")

LOAN = Tie(
    id="T1",
    kind="loan",
    from_="A1",
    to="A2",
    status="past",
    amounts=(SUM,),
    since="2019",
    evidence=(span("Tarn lent $2m"),),
    statement="S1",
    confidence=0.6,
)


@pytest.fixture
def record() -> Record:
    return Record(
        id="r",
        text=TEXT,
        furniture=((0, 4),),
        actors=(
            Actor(id="A1", name="Ada Orr", kind="person", mentions=(span("Ada Orr"),)),
            Actor(id="A2", name="Bex Ivo", kind="person", mentions=(span("Bex Ivo"),)),
        ),
        statements=(CLAIM, DENIAL),
        disputes=(Dispute(id="D1", claim="S1", contest="S2", kind="denial", confidence=0.7),),
        events=(
            Event(id="E1", code="REJECT", trigger=span("denied"), source="A2", factuality="happened", confidence=0.5),
        ),
        ties=(LOAN,),
        times=(Time(span=span("2019"), value="2019"),),
        quantities=(SUM,),
    )
