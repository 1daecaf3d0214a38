"""Records and articles as hypothesis draws them: any that the laws allow, and of every type of item."""

from collections.abc import Sequence
from typing import get_args

from hypothesis import strategies as st

from standoff.record import (
    Actor,
    Article,
    Dispute,
    Event,
    Place,
    Quantity,
    Record,
    Source,
    Statement,
    Tie,
    Time,
    labels,
)

Span = tuple[int, int]

DATES = st.sampled_from(["2019", "2019-03", "2019-W18", "2020-02-29", "2023-06-14T18:40"])
DAYS = st.dates().map(lambda day: day.isoformat())
TIMEX = st.sampled_from(["2019-04-30", "2023-06-14TEV", "2023-W44-WE", "P12Y", "PXD", "PT24H", "200", "PRESENT_REF"])
UNITS = st.none() | st.sampled_from(["USD", "percent", "person", "aircraft"])
QUALIFIERS = st.none() | st.sampled_from(get_args(labels.Qualifier))
COUNTRIES = st.none() | st.sampled_from(["RUS", "VEN", "USA"])
CONFIDENCES = st.floats(0, 1)
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)


def label(literal: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(literal))


def spans(length: int) -> st.SearchStrategy[Span]:
    starts = st.integers(0, length - 1)
    return starts.flatmap(lambda start: st.integers(start + 1, length).map(lambda end: (start, end)))


def stretches(length: int) -> st.SearchStrategy[tuple[Span, ...]]:
    edges = st.lists(st.integers(0, length), min_size=2, max_size=6, unique=True).map(sorted)
    return edges.map(lambda cut: tuple(zip(cut[::2], cut[1::2], strict=False)))


def mentions(length: int) -> st.SearchStrategy[tuple[Span, ...]]:
    return st.lists(spans(length), min_size=1, max_size=4, unique=True).map(lambda found: tuple(sorted(found)))


@st.composite
def quantities(draw: st.DrawFn, length: int) -> Quantity:
    low, high = draw(NUMBERS), draw(NUMBERS)
    if low is not None and high is not None:
        low, high = sorted((low, high))
    return Quantity(
        span=draw(spans(length)),
        value=draw(NUMBERS),
        low=low,
        high=high,
        unit=draw(UNITS),
        per=draw(st.none() | st.just("year")),
        qualifier=draw(QUALIFIERS),
    )


def actors(ids: Sequence[str], length: int) -> st.SearchStrategy[tuple[Actor, ...]]:
    def one(name: str) -> st.SearchStrategy[Actor]:
        return st.builds(
            Actor,
            id=st.just(name),
            name=st.text(),
            kind=label(labels.ActorKind),
            country=COUNTRIES,
            sector=st.none() | label(labels.Sector),
            role=st.none() | st.text(),
            mentions=mentions(length),
        )

    return st.tuples(*map(one, ids))


def statements(ids: Sequence[str], actor_ids: Sequence[str], length: int) -> st.SearchStrategy[tuple[Statement, ...]]:
    def one(place: int) -> st.SearchStrategy[Statement]:
        return st.builds(
            Statement,
            id=st.just(ids[place]),
            source=st.builds(Source, span=st.none() | spans(length), actor=some(actor_ids)),
            cue=st.none() | spans(length),
            content=stretches(length),
            quoted=label(labels.Quoted),
            act=label(labels.Act),
            about=st.lists(st.sampled_from(actor_ids), max_size=2).map(tuple),
            medium=st.none() | spans(length),
            time=st.none() | DATES,
            within=some(ids[:place]),  # only earlier ones, so that none lies within itself
            confidence=CONFIDENCES,
        )

    return st.tuples(*map(one, range(len(ids))))


def some(ids: Sequence[str]) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *ids])


def disputes(statement_ids: Sequence[str]) -> st.SearchStrategy[tuple[Dispute, ...]]:
    one = st.builds(
        Dispute,
        id=st.just("D1"),
        claim=st.just(statement_ids[0]),
        contest=st.just(statement_ids[-1]),
        kind=label(labels.DisputeKind),
        confidence=CONFIDENCES,
    )
    return st.tuples(one) if len(statement_ids) > 1 else st.just(())


def events(actor_ids: Sequence[str], statement_ids: Sequence[str], length: int) -> st.SearchStrategy[tuple[Event, ...]]:
    one = st.builds(
        Event,
        id=st.just("E1"),
        code=label(labels.EventCode),
        trigger=spans(length),
        source=some(actor_ids),
        target=some(actor_ids),
        time=st.none() | DATES,
        place=st.none() | st.builds(Place, span=spans(length), name=st.text(), country=COUNTRIES),
        factuality=label(labels.Factuality),
        statement=some(statement_ids),
        confidence=CONFIDENCES,
    )
    return st.tuples(one)


def ties(actor_ids: Sequence[str], statement_ids: Sequence[str], length: int) -> st.SearchStrategy[tuple[Tie, ...]]:
    one = st.builds(
        Tie,
        id=st.just("T1"),
        kind=label(labels.TieKind),
        from_=st.sampled_from(actor_ids),
        to=st.sampled_from(actor_ids),
        status=label(labels.TieStatus),
        amounts=st.lists(quantities(length), max_size=2).map(tuple),
        since=st.none() | DATES,
        until=st.none() | DATES,
        evidence=stretches(length),
        statement=some(statement_ids),
        confidence=CONFIDENCES,
    )
    return st.tuples(one)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(st.text(min_size=2))
    return Article(
        id=draw(st.text(min_size=1)),
        url=draw(st.none() | st.just("https://example.org/report")),
        title=draw(st.none() | st.text()),
        outlet=draw(st.none() | st.text()),
        authors=tuple(draw(st.lists(st.text(), max_size=2))),
        language=draw(st.none() | st.just("en")),
        published=draw(st.none() | DAYS),
        text=text,
        furniture=draw(st.just(()) | stretches(len(text))),
    )


@st.composite
def records(draw: st.DrawFn) -> Record:
    article = draw(articles()).model_copy(update={"furniture": ()})
    length = len(article.text)
    actor_ids = [f"A{n}" for n in range(1, draw(st.integers(1, 3)) + 1)]
    statement_ids = [f"S{n}" for n in range(1, draw(st.integers(1, 3)) + 1)]
    return Record(
        **dict(article),
        actors=draw(actors(actor_ids, length)),
        statements=draw(statements(statement_ids, actor_ids, length)),
        disputes=draw(disputes(statement_ids)),
        events=draw(events(actor_ids, statement_ids, length)),
        ties=draw(ties(actor_ids, statement_ids, length)),
        times=draw(st.tuples(st.builds(Time, span=spans(length), value=TIMEX, mod=st.none() | label(labels.Modifier)))),
        quantities=draw(st.tuples(quantities(length))),
    )
