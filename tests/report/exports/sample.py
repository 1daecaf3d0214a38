"""Reports on a standoff between two invented states, with what makes trouble in files, and their crisis."""

from collections.abc import Sequence

from standoff.record import (
    Actor,
    Claim,
    Crisis,
    Dispute,
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
    Time,
    Voice,
)

Span = tuple[int, int]

LEAD = (
    "Menu\n"
    "Ada Orr, 🜲 foreign minister of Velmark, said on Monday that Tarn\r\n"
    "had “shelled\tour harbour”, Ada Orr added. Gen. Ivo of Tarn denied it. "
    "Tarn lent Velmark Steel at least $2m in 2019 and owns it."
)
COPY = LEAD + " More follows."
SUFFIX = "=1+1: Velmark sanctioned Tarn."


def span(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def actors(text: str) -> tuple[Actor, ...]:
    return (
        Actor(
            id="A1",
            name="Ada Orr",
            kind="person",
            country="VUT",
            sector="GOV",
            role="foreign minister",
            mentions=(span(text, "Ada Orr"), span(text, "Ada Orr", 1)),
        ),
        Actor(
            id="A2",
            name="Tarn",
            kind="state",
            country="TUV",
            sector="GOV",
            mentions=(span(text, "Tarn"), span(text, "Tarn", 2)),
        ),
        Actor(id="A3", name="@Ivo", kind="person", country="TUV", sector="MIL", mentions=(span(text, "Gen. Ivo"),)),
        Actor(
            id="A4", name="Velmark Steel", kind="organization", sector="BUS", mentions=(span(text, "Velmark Steel"),)
        ),
    )


def statements(text: str) -> tuple[Statement, ...]:
    return (
        Statement(
            id="S1",
            source=Source(span=span(text, "Ada Orr, 🜲 foreign minister of Velmark"), actor="A1"),
            cue=span(text, "said"),
            content=(span(text, "Tarn\r\nhad “shelled\tour"), span(text, "harbour”")),
            quoted="mixed",
            act="accuse",
            about=("A2",),
            medium=span(text, "on Monday"),
            time="2021-03-01",
            confidence=0.9,
        ),
        Statement(
            id="S2",
            source=Source(span=span(text, "Gen. Ivo"), actor="A3"),
            cue=span(text, "denied"),
            content=(span(text, "it."),),
            quoted="indirect",
            act="deny",
            within="S1",
            confidence=0.8,
        ),
    )


def ties(text: str) -> tuple[Tie, ...]:
    amount = Quantity(span=span(text, "at least $2m"), value=2e6, unit="USD", qualifier="at least")
    evidence = (span(text, "Tarn lent Velmark Steel at least $2m"),)
    return (
        Tie(
            id="T1",
            kind="loan",
            from_="A2",
            to="A4",
            status="past",
            amounts=(amount,),
            since="2019",
            evidence=evidence,
            confidence=0.6,
        ),
        Tie(id="T2", kind="investment", from_="A2", to="A4", status="current", evidence=evidence, confidence=0.5),
        Tie(
            id="T3",
            kind="loan",
            from_="A2",
            to="A4",
            status="denied",
            evidence=evidence,
            statement="S2",
            confidence=0.5,
        ),
    )


def telling(name: str, text: str, day: str) -> Record:
    return Record(
        id=name,
        url=f"https://example.org/{len(text)}",
        title="Harbour “shelled”",
        outlet="=HYPERLINK(1)",
        authors=("Bo Lin", "Cy Mar"),
        language="en",
        published=day,
        text=text,
        furniture=((0, 4),),
        actors=actors(text),
        statements=statements(text),
        disputes=(Dispute(id="D1", claim="S1", contest="S2", kind="denial", confidence=0.7),),
        events=(
            Event(
                id="E1",
                code="ASSAULT",
                trigger=span(text, "shelled"),
                source="A2",
                target="A1",
                time="2021-03-01",
                place=Place(span=span(text, "harbour"), name="harbour", country="VUT"),
                factuality="happened",
                statement="S1",
                confidence=0.75,
            ),
            Event(id="E2", code="REJECT", trigger=span(text, "denied"), factuality="denied", confidence=0.5),
        ),
        ties=ties(text),
        times=(Time(span=span(text, "2019"), value="2019", mod="APPROX"),),
        quantities=(Quantity(span=span(text, "at least $2m"), value=-2e6, low=-3e6, unit="USD"),),
    )


def short() -> Record:
    return Record(
        id="x/../=y",
        text=SUFFIX,
        actors=(
            Actor(id="A1", name="Velmark", kind="state", country="VUT", mentions=(span(SUFFIX, "Velmark"),)),
            Actor(id="A2", name="Tarn", kind="state", country="TUV", mentions=(span(SUFFIX, "Tarn"),)),
        ),
        ties=(
            Tie(
                id="T1",
                kind="sanction",
                from_="A1",
                to="A2",
                status="current",
                since="2021-W09",
                evidence=((0, len(SUFFIX)),),
                confidence=1,
            ),
        ),
    )


RECORDS: Sequence[Record] = (telling("a", LEAD, "2021-03-02"), telling("b", COPY, "2021-03-03"), short())


def shared(name: str, example: Actor, mentions: dict[str, tuple[Span, ...]]) -> SharedActor:
    return SharedActor(
        id=name,
        name=example.name,
        kind=example.kind,
        country=example.country,
        sector=example.sector,
        mentions=mentions,
    )


def crisis() -> Crisis:
    lead, copy, other = RECORDS
    both = [{"a": one.mentions, "b": two.mentions} for one, two in zip(lead.actors, copy.actors, strict=True)]
    tarn = {**both[1], other.id: other.actors[1].mentions}
    claim, contest = (Side(report="a", statement=each.id, content=each.content) for each in lead.statements)
    voice = Voice(**dict(claim), actor="P1", stance="asserts", confidence=0.9)
    return Crisis(
        id="harbour",
        reports=tuple(ReportEntry(id=each.id, title=each.title, outlet=each.outlet) for each in RECORDS),
        copies=(("a", "b"),),
        actors=(
            shared("P1", lead.actors[0], both[0]),
            shared("P2", lead.actors[1], tarn),
            shared("P3", lead.actors[2], both[2]),
            shared("P4", lead.actors[3], both[3]),
            shared("P5", other.actors[0], {other.id: other.actors[0].mentions}),
        ),
        claims=(Claim(id="C1", gist="Tarn shelled a harbour", voices=(voice,)),),
        disputes=(
            SharedDispute(
                id="D1",
                kind="denial",
                confidence=0.7,
                claim=claim,
                contest=contest,
                claims=("C1",),
                reasons=("-they say so",),
            ),
        ),
        ties=(
            *(
                SharedTie(
                    id=f"B{tie.id}",
                    kind=tie.kind,
                    from_="P2",
                    to="P4",
                    status=tie.status,
                    versions=(TieVersion(report="a", tie=tie.id), TieVersion(report="b", tie=tie.id)),
                )
                for tie in lead.ties
            ),
            SharedTie(
                id="B4",
                kind="sanction",
                from_="P5",
                to="P2",
                status="current",
                versions=(TieVersion(report=other.id, tie="T1"),),
            ),
        ),
    )
