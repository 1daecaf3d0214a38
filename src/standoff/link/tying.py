"""The ties of a crisis: the same tie from several reports, with each report's figures side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from standoff.link.briefs import Brief
from standoff.link.hands import Place
from standoff.link.numbering import Number, called, natural
from standoff.record import ReportEntry, SharedTie, Tie, TieVersion


@dataclass(frozen=True, slots=True)
class Version:
    """A tie as a report tells of it; `number` is its place."""

    number: Number
    entry: ReportEntry
    tie: Tie


Key = tuple[str, str, str]
"""What a tie is, who gives and who receives."""


def tied(briefs: Iterable[Brief], copies: Iterable[Sequence[str]], of: Mapping[Place, str]) -> tuple[SharedTie, ...]:
    """Ties of one kind that lead from the same actor to the same actor are one. Copies tell of it once."""
    left_out = {report for group in copies for report in group[1:]}
    found: dict[Key, list[Version]] = {}
    for n, brief in enumerate(briefs, 1):
        for each in versions(brief, n) if brief.entry.id not in left_out else ():
            if key := between(each, of):
                found.setdefault(key, []).append(each)
    made = (tie(key, each) for key, each in found.items())
    return tuple(sorted(made, key=lambda each: natural(each.id)))


def versions(brief: Brief, number: int) -> Iterator[Version]:
    """The ties of the report that has this number."""
    return (Version((number, n), brief.entry, tie) for n, tie in enumerate(brief.ties, 1))


def between(version: Version, of: Mapping[Place, str]) -> Key | None:
    """Who is bound to whom. What binds an actor to itself, as where a report's two actors are one, is no tie."""
    report, tie = version.entry.id, version.tie
    giver, receiver = of[report, tie.from_], of[report, tie.to]
    return (tie.kind, giver, receiver) if giver != receiver else None


def tie(key: Key, versions: Iterable[Version]) -> SharedTie:
    """The tie of which these tell. Its status is the commonest one, of equals the latest."""
    ordered = sorted(versions, key=lambda each: (each.entry.published or "", each.entry.id, each.tie.id))
    counts = Counter(each.tie.status for each in ordered)
    status = max(enumerate(ordered), key=lambda each: (counts[each[1].tie.status], each[0]))[1].tie.status
    return SharedTie(
        id=called("T", min(each.number for each in ordered)),
        kind=ordered[0].tie.kind,
        from_=key[1],
        to=key[2],
        status=status,
        versions=tuple(TieVersion(report=each.entry.id, tie=each.tie.id, amounts=each.tie.amounts) for each in ordered),
    )
