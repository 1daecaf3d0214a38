"""How much there is in a crisis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from standoff.crisis.kept import copies_of, kind_of
from standoff.store import OutcomeKind, Session
from standoff.store.people import ACTOR, EFFECTS


@dataclass(frozen=True, slots=True)
class Status:
    """Counts. Items are those of the newest records; `claims` and `disputes` are those across reports."""

    reports: int
    independent: int
    """Texts, where all copies of one count once."""
    records: int
    statements: int
    claims: int
    disputes: int
    disputes_within: int
    """Within the single reports, copies with them."""
    events: int
    ties: int
    unlinked: int
    """Reports that have not been put beside the others yet."""
    hands: int
    """Joins and splits that count."""
    hands_lost: int
    """Those of them that name somebody by a mention at which nobody is named any more."""
    sources: Mapping[OutcomeKind, int]
    """Sources by what became of them."""
    models: Mapping[str, int]
    """Records by the version of the model that made them."""


def status_of(session: Session) -> Status:
    """The counts as they stand."""
    counts = session.search.counts()
    copied = sum(len(group) - 1 for group in copies_of(session.links))
    return Status(
        reports=counts.reports,
        independent=counts.reports - copied,
        records=counts.records,
        statements=counts.statements,
        claims=session.links.count_facts(kind_of("claims")),
        disputes=session.links.count_facts(kind_of("disputes")),
        disputes_within=counts.disputes,
        events=counts.events,
        ties=counts.ties,
        unlinked=session.reports.count_unlinked(),
        hands=sum(not each.undone_by for each in session.people.hands(ACTOR)),
        hands_lost=sum(None in each["actors"] for each in session.links.facts(EFFECTS).get(EFFECTS, ())),
        sources=session.outcomes.counts(),
        models=counts.models,
    )
