"""Crises as hypothesis draws them: any that the laws allow, of two reports and with every type of item."""

from hypothesis import strategies as st

from standoff.record import (
    Claim,
    Crisis,
    ReportEntry,
    SharedActor,
    SharedDispute,
    SharedTie,
    Side,
    TieVersion,
    Voice,
    labels,
)
from tests.record.strategies import CONFIDENCES, COUNTRIES, DAYS, label, mentions, stretches

LENGTH = 99  # of the reports' texts, which a crisis does not hold
REPORTS = st.sampled_from("ab")
CONTENTS = stretches(LENGTH)

SIDES = st.builds(Side, report=REPORTS, statement=st.just("S1"), content=CONTENTS)

VOICES = st.builds(
    Voice,
    report=REPORTS,
    statement=st.just("S1"),
    content=CONTENTS,
    actor=st.none() | st.just("A1"),
    stance=label(labels.Stance),
    confidence=CONFIDENCES,
)

ACTORS = st.builds(
    SharedActor,
    id=st.just("A1"),
    name=st.text(),
    kind=label(labels.ActorKind),
    country=COUNTRIES,
    sector=st.none() | label(labels.Sector),
    mentions=st.dictionaries(REPORTS, mentions(LENGTH)),
)

DISPUTES = st.builds(
    SharedDispute,
    id=st.just("D1"),
    kind=label(labels.DisputeKind),
    confidence=CONFIDENCES,
    claim=SIDES,
    contest=SIDES,
    claims=st.sampled_from([(), ("C1",)]),
    reasons=st.lists(st.text(), max_size=2).map(tuple),
)

TIES = st.builds(
    SharedTie,
    id=st.just("T1"),
    kind=label(labels.TieKind),
    from_=st.just("A1"),
    to=st.just("A1"),
    status=label(labels.TieStatus),
    versions=st.tuples(st.builds(TieVersion, report=REPORTS, tie=st.just("T1"), amounts=st.just(()))),
)


def reports(name: str) -> st.SearchStrategy[ReportEntry]:
    return st.builds(ReportEntry, id=st.just(name), title=st.none() | st.text(), published=st.none() | DAYS)


def crises() -> st.SearchStrategy[Crisis]:
    return st.builds(
        Crisis,
        id=st.text(min_size=1),
        reports=st.tuples(reports("a"), reports("b")),
        copies=st.sampled_from([(), (("a", "b"),)]),
        actors=st.tuples(ACTORS),
        claims=st.tuples(st.builds(Claim, id=st.just("C1"), gist=st.text(), voices=st.tuples(VOICES))),
        disputes=st.tuples(DISPUTES),
        ties=st.tuples(TIES),
    )
