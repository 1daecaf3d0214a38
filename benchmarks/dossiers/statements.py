"""Statements: which content was found, and how its source, act, quotation, aim, time and nesting were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.counts import Counts
from benchmarks.dossiers.agreement import same_name, same_side
from benchmarks.dossiers.comparison import Comparison
from benchmarks.dossiers.gold import GoldStatement
from benchmarks.dossiers.grades import Check, Graded, Item, all_checks, list_cases
from benchmarks.dossiers.matching import Match, pair_up
from benchmarks.dossiers.places import Characters, likeness
from standoff.record import Statement

Value = TypeVar("Value")

_LEAST = 0.5
_SAME_SOURCE = 0.1
"""Added to the likeness of two contents, so that the source decides between statements of the same content."""


@dataclass(frozen=True, slots=True)
class Ends:
    """A statement's characters: what is said, and the words that name who says it (none: nobody is named)."""

    content: Characters
    source: Characters


@dataclass(frozen=True, slots=True)
class MatchedStatements:
    """The statements of both records in their order, their places in it by key and by id, and which is which."""

    gold: tuple[Ends, ...]
    found: tuple[Ends, ...]
    gold_places: Mapping[str, int]
    places: Mapping[str, int]
    match: Match


def match_statements(comparison: Comparison) -> MatchedStatements:
    """Pairs the statements of both records by their contents."""
    gold = tuple(_gold_ends(comparison, statement) for statement in comparison.gold.statements)
    found = tuple(_ends(comparison, statement) for statement in comparison.record.statements)
    return MatchedStatements(
        gold,
        found,
        {statement.key: i for i, statement in enumerate(comparison.gold.statements)},
        {statement.id: j for j, statement in enumerate(comparison.record.statements)},
        pair_up(gold, found, _likeness, _LEAST),
    )


def score_statements(comparison: Comparison, matched: MatchedStatements) -> Graded:
    """Counts of contents, alone and with their sources, and checks of each statement that was found."""
    golds, founds = comparison.gold.statements, comparison.record.statements
    checks = {i: tuple(_checks(comparison, matched, i)) for i in sorted(matched.match)}
    with_source = sum(_source_is_right(golds[i], checks[i]) for i in checks)
    counts = {
        "statements (content)": Counts(len(matched.match), len(golds), len(founds)),
        "statements (content and source)": Counts(with_source, len(golds), len(founds)),
    }
    cases = list_cases(
        comparison.place("statements"),
        [gold_item(comparison, statement) for statement in golds],
        [found_item(comparison, statement) for statement in founds],
        matched.match,
        checks,
    )
    return Graded(counts, all_checks(checks), cases, _count_acts(comparison, matched.match))


def gold_item(comparison: Comparison, statement: GoldStatement) -> Item:
    """The gold's statement for showing."""
    said = comparison.words(comparison.locate(statement.content))
    return Item(statement.key, f"{_gold_source(comparison, statement)}: {said}")


def found_item(comparison: Comparison, statement: Statement) -> Item:
    """The record's statement for showing."""
    return comparison.item(statement.content, _source(comparison, statement))


def _gold_ends(comparison: Comparison, statement: GoldStatement) -> Ends:
    content = comparison.characters(comparison.locate(statement.content))
    return Ends(content, comparison.characters(comparison.locate(_given(statement.source_text))))


def _ends(comparison: Comparison, statement: Statement) -> Ends:
    return Ends(comparison.characters(statement.content), comparison.characters(_given(statement.source.span)))


def _likeness(gold: Ends, found: Ends) -> float:
    return likeness(gold.content, found.content) + (_SAME_SOURCE if gold.source & found.source else 0)


def _checks(comparison: Comparison, matched: MatchedStatements, i: int) -> Iterator[Check]:
    """What is asked of the statement that is the gold's i-th; aim, time and nesting only where the gold has them."""
    gold, found = comparison.gold.statements[i], comparison.record.statements[matched.match[i]]
    yield from _source_checks(comparison, matched, i)
    yield Check("statement act", gold.act == found.act, gold.act, found.act)
    yield Check("statement quoted", gold.quoted == found.quoted, gold.quoted, found.quoted)
    if gold.about:
        yield _about_check(comparison, gold, found)
    if gold.time:
        yield Check("statement time", (found.time or "").startswith(gold.time), gold.time, str(found.time))
    if gold.nested_in:
        yield _nesting_check(comparison, matched, gold.nested_in, found)


def _source_checks(comparison: Comparison, matched: MatchedStatements, i: int) -> tuple[Check, Check]:
    gold, found = comparison.gold.statements[i], comparison.record.statements[matched.match[i]]
    ours, theirs = matched.gold[i].source, matched.found[matched.match[i]].source
    touches = bool(ours & theirs) if ours else not theirs
    actor = comparison.actor(found.source.actor)
    resolved = same_name(comparison.gold_actor(gold.source), actor) if gold.source else actor is None or touches
    wanted, had = _gold_source(comparison, gold), _source(comparison, found)
    by_words = Check("statement source span", touches, wanted, had)
    return by_words, Check("statement source resolved", resolved, wanted, had)


def _source_is_right(gold: GoldStatement, checks: tuple[Check, ...]) -> bool:
    """Whether the source is found: by its words or, where the gold names one, by the actor that it is."""
    by_words, by_actor = checks[:2]
    return by_words.right or (gold.source is not None and by_actor.right)


def _about_check(comparison: Comparison, gold: GoldStatement, found: Statement) -> Check:
    """One of those whom the act is aimed at is enough."""
    right = any(
        same_side(comparison.gold_actor(wanted), comparison.actor(had)) for wanted in gold.about for had in found.about
    )
    wanted = ", ".join(map(comparison.gold_name, gold.about))
    return Check("statement about", right, wanted, ", ".join(map(comparison.name, found.about)) or "nobody")


def _nesting_check(comparison: Comparison, matched: MatchedStatements, host: str, found: Statement) -> Check:
    j = matched.match.get(matched.gold_places[host])
    right = j is not None and found.within == comparison.record.statements[j].id
    return Check("statement nesting", right, f"in {host}", f"in {found.within}")


def _count_acts(comparison: Comparison, match: Match) -> dict[str, Counts]:
    """Statements by act: right are those found with the gold's act."""
    golds, founds = comparison.gold.statements, comparison.record.statements
    acts: dict[str, Counts] = {}
    for i, gold in enumerate(golds):
        hit = i in match and founds[match[i]].act == gold.act
        acts[gold.act] = acts.get(gold.act, Counts()) + Counts(int(hit), 1, 0)
    for found in founds:
        acts[found.act] = acts.get(found.act, Counts()) + Counts(0, 0, 1)
    return acts


def _gold_source(comparison: Comparison, statement: GoldStatement) -> str:
    words = comparison.words(comparison.locate(_given(statement.source_text)))
    return words or comparison.gold_name(statement.source)


def _source(comparison: Comparison, statement: Statement) -> str:
    return comparison.words(_given(statement.source.span)) or comparison.name(statement.source.actor)


def _given(value: Value | None) -> list[Value]:
    return [] if value is None else [value]
