"""A small crisis made by hand: four reports on a loan, one of them a copy that was cut, one of them hostile."""

from collections.abc import Iterable
from pathlib import Path

from standoff.crisis.kept import keep
from standoff.record import (
    Actor,
    Article,
    Claim,
    Crisis,
    Event,
    Place,
    Quantity,
    Record,
    ReportEntry,
    SharedActor,
    SharedDispute,
    SharedTie,
    Side,
    Source,
    Statement,
    Tie,
    TieVersion,
    Voice,
)
from standoff.record.labels import Act, DisputeKind, Stance
from standoff.store import Origin, Session, open_store

LOAN = "Tarn lent Orrland $2 million"
DENIAL = "that any money was sent"
DEBT = "Orrland owes Tarn at least $3 million"
HOSTILE = "=1+1 is what they owe"

TEXTS = {
    "a": f"{LOAN}, Ada Orr said on Friday.\nBex Ivo denied {DENIAL}.\nTarn accused Orrland on 1 May of delay.\n",
    "b": "WIRE\nTarn lent Orrland\n$2 million, Ada Orr said on Friday.\n",
    "c": f"{DEBT}, Cal Umm said.\nA senior official denied it.\nTarn accused Orrland on 1 May, the paper wrote.\n",
    "d": f"{HOSTILE}, @sum said.\x1b[2J <script>alert(1)</script>\n",
}


def span(report: str, words: str) -> tuple[int, int]:
    start = TEXTS[report].index(words)
    return start, start + len(words)


def statement(report: str, name: str, who: str, actor: str | None, act: Act, content: str) -> Statement:
    return Statement(
        id=name,
        source=Source(span=span(report, who), actor=actor),
        content=(span(report, content),),
        quoted="indirect",
        act=act,
        time="2031-05-02" if report in "ab" else None,
        confidence=0.9,
    )


def state(report: str, name: str, words: str, country: str) -> Actor:
    return Actor(id=name, name=words, kind="state", country=country, mentions=(span(report, words),))


def accusing(report: str) -> Event:
    return Event(
        id="E1",
        code="ACCUSE",
        trigger=span(report, "accused"),
        source="A1",
        target="A2",
        time="2031-05-01",
        place=Place(span=span(report, "Orrland"), name="Orrland", country="ORR") if report == "c" else None,
        factuality="happened",
        confidence=0.7,
    )


def loan(report: str, words: str, amount: Quantity, statement: str) -> Tie:
    return Tie(
        id="T1",
        kind="loan",
        from_="A1",
        to="A2",
        status="current",
        amounts=(amount,),
        since="2030",
        evidence=(span(report, words),),
        statement=statement,
        confidence=0.8,
    )


TWO = Quantity(span=span("a", "$2 million"), value=2e6, unit="USD")
THREE = Quantity(span=span("c", "at least $3 million"), value=3e6, unit="USD", qualifier="at least")


def person(report: str, name: str, words: str, country: str) -> Actor:
    return Actor(
        id=name,
        name=words,
        kind="person",
        country=country,
        sector="GOV",
        role="minister",
        mentions=(span(report, words),),
    )


RECORDS = (
    Record(
        id="a",
        text=TEXTS["a"],
        title="A loan",
        outlet="Harbor News",
        published="2031-05-02",
        url="https://harbor.example/a",
        actors=(
            state("a", "A1", "Tarn", "TAR"),
            state("a", "A2", "Orrland", "ORR"),
            person("a", "A3", "Ada Orr", "TAR"),
            person("a", "A4", "Bex Ivo", "ORR"),
        ),
        statements=(
            statement("a", "S1", "Ada Orr", "A3", "assert", LOAN),
            statement("a", "S2", "Bex Ivo", "A4", "deny", DENIAL),
        ),
        events=(accusing("a"),),
        ties=(loan("a", LOAN, TWO, "S1"),),
    ),
    Record(
        id="b",
        text=TEXTS["b"],
        outlet="Bay Post",
        published="2031-05-03",
        actors=(person("b", "A1", "Ada Orr", "TAR"),),
        statements=(statement("b", "S1", "Ada Orr", "A1", "assert", "Tarn lent Orrland\n$2 million"),),
    ),
    Record(
        id="c",
        text=TEXTS["c"],
        title="A debt",
        outlet="Orr Daily",
        published="2031-05-04",
        actors=(
            state("c", "A1", "Tarn", "TAR"),
            state("c", "A2", "Orrland", "ORR"),
            Actor(id="A3", name="Cal Umm", kind="person", sector="EDU", mentions=(span("c", "Cal Umm"),)),
            Actor(id="A4", name="a senior official", kind="person", mentions=(span("c", "A senior official"),)),
        ),
        statements=(
            statement("c", "S1", "Cal Umm", "A3", "assess", DEBT),
            statement("c", "S2", "A senior official", "A4", "deny", "it"),
        ),
        events=(accusing("c"),),
        ties=(loan("c", DEBT, THREE, "S1"),),
    ),
    Record(
        id="d",
        text=TEXTS["d"],
        title="=HYPERLINK(1)",
        outlet="@mine",
        statements=(statement("d", "S1", "@sum", None, "assert", HOSTILE),),
    ),
)


def shared(name: str, words: str, mentions: dict[str, str], **known: str) -> SharedActor:
    return SharedActor.model_validate(
        {
            "id": name,
            "name": words,
            "mentions": {report: (span(report, form),) for report, form in mentions.items()},
            **known,
        }
    )


def voice(report: str, name: str, words: str, actor: str | None, stance: Stance, confidence: float) -> Voice:
    return Voice(
        report=report, statement=name, content=(span(report, words),), actor=actor, stance=stance, confidence=confidence
    )


def side(report: str, name: str, words: str) -> Side:
    return Side(report=report, statement=name, content=(span(report, words),))


def dispute(name: str, kind: DisputeKind, confidence: float, sides: tuple[Side, Side], *claims: str) -> SharedDispute:
    return SharedDispute(
        id=name,
        kind=kind,
        confidence=confidence,
        claim=sides[0],
        contest=sides[1],
        claims=claims,
        reasons=("both speak of the money",),
    )


LOAN_SIDE, DENIAL_SIDE, DEBT_SIDE = side("a", "S1", LOAN), side("a", "S2", DENIAL), side("c", "S1", DEBT)

CRISIS = Crisis.model_validate(
    {
        "id": "tarn",
        "reports": tuple(
            ReportEntry(**{name: getattr(one, name) for name in ReportEntry.model_fields}) for one in RECORDS
        ),
        "copies": (("a", "b"),),
        "actors": (
            shared("P1", "Tarn", {"a": "Tarn", "c": "Tarn"}, kind="state", country="TAR"),
            shared("P2", "Orrland", {"a": "Orrland", "c": "Orrland"}, kind="state", country="ORR"),
            shared("P3", "Ada Orr", {"a": "Ada Orr", "b": "Ada Orr"}, kind="person", country="TAR", sector="GOV"),
            shared("P4", "Bex Ivo", {"a": "Bex Ivo"}, kind="person", country="ORR", sector="GOV"),
            shared("P5", "Cal Umm", {"c": "Cal Umm"}, kind="person", sector="EDU"),
            shared("P6", "a senior official", {"c": "A senior official"}, kind="person"),
        ),
        "claims": (
            Claim(
                id="C1",
                gist=LOAN,
                voices=(
                    voice("a", "S2", DENIAL, "P4", "denies", 0.8),
                    voice("a", "S1", LOAN, "P3", "asserts", 0.9),
                    voice("c", "S2", "it", "P6", "denies", 0.4),
                ),
            ),
            Claim(id="C2", gist=DEBT, voices=(voice("c", "S1", DEBT, "P5", "asserts", 0.7),)),
            Claim(id="C3", gist=HOSTILE, voices=(voice("d", "S1", HOSTILE, None, "asserts", 0.6),)),
        ),
        "disputes": (
            dispute("D1", "contradiction", 0.5, (LOAN_SIDE, DEBT_SIDE), "C1", "C2"),
            dispute("D2", "denial", 0.9, (LOAN_SIDE, DENIAL_SIDE), "C1"),
        ),
        "ties": (
            SharedTie(
                id="T1",
                kind="loan",
                from_="P1",
                to="P2",
                status="current",
                versions=(
                    TieVersion(report="c", tie="T1", amounts=(THREE,)),
                    TieVersion(report="a", tie="T1", amounts=(TWO,)),
                ),
            ),
        ),
    }
)


def article_of(record: Record) -> Article:
    return Article(**{name: getattr(record, name) for name in Article.model_fields})


def put(session: Session, records: Iterable[Record] = RECORDS, crisis: Crisis | None = CRISIS) -> None:
    """Puts reports, records, and what was linked."""
    for record in records:
        origin = Origin(f"{record.id}.txt", f"sum of {record.id}", "2031-05-05T00:00:00Z")
        session.reports.put(article_of(record), origin)
        session.reports.put_record(record, "tarn-1")
    if crisis:
        keep(session, crisis)


def filed(folder: Path) -> Path:
    """The crisis in a file of its own in the folder."""
    path = folder / "tarn.db"
    store = open_store(str(path), create=True)
    with store.writing() as session:
        put(session)
    store.close()
    return path
