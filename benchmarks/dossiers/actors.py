"""Actors: mentions found, and the country and sector of the actor that they are linked to."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.dossiers.comparison import Comparison
from benchmarks.dossiers.gold import GoldActor
from benchmarks.dossiers.grades import Check, Graded, checks_case
from benchmarks.dossiers.places import Span, overlap
from benchmarks.results import Case
from standoff.record import Actor


def score_actors(comparison: Comparison) -> Graded:
    """Checks of each gold mention; any actor with a mention that overlaps it may be right. Nothing is spurious."""
    checks: list[Check] = []
    cases: list[Case] = []
    for actor in comparison.gold.actors:
        for span in comparison.locate(actor.mentions):
            found = _actors_at(comparison, span)
            asked = _checks(actor, found)
            name = f"{comparison.place('actors')}/{actor.key}@{span[0]}"
            words = comparison.words([span])
            cases.append(checks_case(name, f"{actor.name}: {words}", _names(found), asked))
            checks += asked
    return Graded({}, tuple(checks), tuple(cases))


def _actors_at(comparison: Comparison, span: Span) -> tuple[Actor, ...]:
    return tuple(
        actor for actor in comparison.record.actors if any(overlap(span, mention) for mention in actor.mentions)
    )


def _checks(gold: GoldActor, found: Sequence[Actor]) -> tuple[Check, ...]:
    checks = [Check("actor mentions found", bool(found), "yes", "no")]
    for figure, wanted, had in (
        ("actor country", gold.country, [actor.country for actor in found]),
        ("actor sector", gold.sector, [actor.sector for actor in found]),
    ):
        if found and wanted:
            checks.append(Check(figure, wanted in had, wanted, ", ".join(map(str, had))))
    return tuple(checks)


def _names(actors: Sequence[Actor]) -> str:
    return ", ".join(actor.name for actor in actors) or "nobody"
