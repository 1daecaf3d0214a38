"""Events: dyads (who does what to whom, each once a report), then every mention and its factuality."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TypeVar

from benchmarks.counts import Counts
from benchmarks.dossiers.agreement import same_side
from benchmarks.dossiers.comparison import Comparison
from benchmarks.dossiers.gold import GoldEvent
from benchmarks.dossiers.grades import Check, Graded, Item, all_checks, list_cases
from benchmarks.dossiers.matching import Match, pair_up
from benchmarks.dossiers.places import locate, overlap, sentence_at
from standoff.record import Event

_LEAST = 0.5
_SAME_SENTENCE = 0.6
"""The likeness of two events whose triggers stand in one sentence, but not in the same words."""

AnyEvent = TypeVar("AnyEvent", GoldEvent, Event)


def score_events(comparison: Comparison) -> Graded:
    """Counts of dyads and of mentions, and whether the factuality of the mentions found is right."""
    golds, founds = comparison.gold.events, comparison.record.events
    match = match_events(comparison)
    checks = {
        i: (
            Check(
                "event factuality",
                golds[i].factuality == founds[j].factuality,
                golds[i].factuality,
                founds[j].factuality,
            ),
        )
        for i, j in match.items()
    }
    cases = list_cases(
        comparison.place("events"),
        [_gold_item(comparison, event) for event in golds],
        [
            comparison.item(
                [event.trigger], event.code, _arrow(comparison.name(event.source), comparison.name(event.target))
            )
            for event in founds
        ],
        match,
        checks,
    )
    mentions = Counts(len(match), len(golds), len(founds))
    return Graded(
        {"events (dyads)": _count_dyads(comparison), "events (mentions)": mentions}, all_checks(checks), cases
    )


def match_events(comparison: Comparison) -> Match:
    """Which event of the record is which of the gold's, mention by mention."""
    return pair_up(comparison.gold.events, comparison.record.events, partial(_likeness, comparison), _LEAST)


def _count_dyads(comparison: Comparison) -> Counts:
    golds, founds = _each_once(comparison.gold.events), _each_once(comparison.record.events)

    def likeness(gold: GoldEvent, found: Event) -> float:
        return float(_same_dyad(comparison, gold, found))

    return Counts(len(pair_up(golds, founds, likeness, _LEAST)), len(golds), len(founds))


def _each_once(events: Iterable[AnyEvent]) -> list[AnyEvent]:
    """The first event of each code, source and target."""
    first: dict[tuple[str, str | None, str | None], AnyEvent] = {}
    for event in events:
        first.setdefault((event.code, event.source, event.target), event)
    return list(first.values())


def _same_dyad(comparison: Comparison, gold: GoldEvent, found: Event) -> bool:
    """Whether code, source and target agree; where the gold has no target, any will do."""
    if gold.code != found.code:
        return False
    if not same_side(comparison.gold_actor(gold.source), comparison.actor(found.source)):
        return False
    return gold.target is None or same_side(comparison.gold_actor(gold.target), comparison.actor(found.target))


def _likeness(comparison: Comparison, gold: GoldEvent, found: Event) -> float:
    if not _same_dyad(comparison, gold, found):
        return 0.0
    trigger = locate(comparison.text, gold.trigger)
    if overlap(trigger, found.trigger):
        return 1.0
    sentence = sentence_at(comparison.text, trigger[0])
    return _SAME_SENTENCE if sentence == sentence_at(comparison.text, found.trigger[0]) else 0.0


def _gold_item(comparison: Comparison, event: GoldEvent) -> Item:
    arrow = _arrow(comparison.gold_name(event.source), comparison.gold_name(event.target))
    return Item(event.key, f"{event.code}: {arrow}: {comparison.words(comparison.locate([event.trigger]))}")


def _arrow(source: str, target: str) -> str:
    return f"{source} → {target}"
