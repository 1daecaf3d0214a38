"""The ties of a crisis: the same tie from several reports, with each report's figures side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from standoff.link.briefs import Brief
from standoff.link.casting import Company
from standoff.record import SharedTie, Tie, TieVersion

Version = tuple[Brief, Tie]


def tied(briefs: Iterable[Brief], copies: Iterable[Sequence[str]], who: Company) -> tuple[SharedTie, ...]:
    """Ties of one kind that lead from the same actor to the same actor are one. Copies tell of it once.

    What binds an actor to itself, as where a report's two actors are one, is no tie.
    """
    left_out = {report for group in copies for report in group[1:]}
    found: dict[tuple[str, str, str], list[Version]] = {}
    for brief in briefs:
        report = brief.entry.id
        for tie in brief.ties if report not in left_out else ():
            giver, receiver = who.of[report, tie.from_], who.of[report, tie.to]
            if giver != receiver:
                found.setdefault((tie.kind, giver, receiver), []).append((brief, tie))
    return tuple(_shared(f"T{n}", key, each) for n, (key, each) in enumerate(found.items(), 1))


def _shared(name: str, key: tuple[str, str, str], versions: Sequence[Version]) -> SharedTie:
    """The status is the commonest one, of equals the latest."""
    ordered = sorted(versions, key=lambda each: (each[0].entry.published or "", each[0].entry.id, each[1].id))
    counts = Counter(tie.status for _, tie in ordered)
    status = max(enumerate(ordered), key=lambda each: (counts[each[1][1].status], each[0]))[1][1].status
    return SharedTie(
        id=name,
        kind=versions[0][1].kind,
        from_=key[1],
        to=key[2],
        status=status,
        versions=tuple(TieVersion(report=brief.entry.id, tie=tie.id, amounts=tie.amounts) for brief, tie in ordered),
    )
