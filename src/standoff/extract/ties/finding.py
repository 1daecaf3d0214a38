"""The ties of a report: drafts from the tree, weighed with what the model of meaning says of them.

Method: verbs and nouns that bind, with the slots of giver and receiver, are tables; the tree fills the slots; the model
reads the sentences and says of each draft which kind of tie it is, if any, and of which status; a logistic model weighs
both. A tie told of twice is one tie with two stretches of evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from standoff.extract.ties.amounts import amounts
from standoff.extract.ties.dates import bounds
from standoff.extract.ties.drafts import Draft, drafts
from standoff.extract.ties.ends import Ends
from standoff.extract.ties.features import features, status_features
from standoff.extract.ties.lexicon import ASKED, tie_kind
from standoff.extract.ties.merging import Reading, merged, shown
from standoff.extract.ties.setting import Setting
from standoff.extract.ties.status import signs
from standoff.extract.ties.weights import TieWeights
from standoff.extract.types import Question
from standoff.language.document import Span
from standoff.record import Actor, Quantity, Statement, Tie
from standoff.record.labels import TieStatus

Shares = Mapping[str, Mapping[str, float]]
"""The probabilities of the labels of each task: `kind` (ten, or `none`) and `status`."""

Judge = Callable[[Sequence[Question]], Sequence[Shares]]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A draft with all that is known of it: its kind, the statement that tells of it, the features it is judged by."""

    draft: Draft
    kind: str
    statement: Statement | None
    evidence: Span
    features: Mapping[str, float]
    status: Mapping[str, float]


def ties(setting: Setting, judge: Judge, weights: TieWeights) -> tuple[tuple[Actor, ...], tuple[Tie, ...]]:
    """The ties of a report in the order of the text, with the ids T1, T2, …; and the states that only they name."""
    ends = Ends(setting)
    weighed = weigh(setting, ends, judge)
    figures = amounts(setting, [each.draft for each in weighed])
    readings = [
        _reading(each, weights, setting, figures.get(n, ()))
        for n, each in enumerate(weighed)
        if weights.confidence(each.features) >= weights.least
    ]
    kept = merged(readings)
    new = _newcomers(ends, kept)
    names = {state: actor.id for state, actor in new.items()}
    return tuple(new.values()), tuple(_tie(reading, f"T{n}", names) for n, reading in enumerate(kept, 1))


def weigh(setting: Setting, ends: Ends, judge: Judge) -> list[Weighed]:
    """Every draft of a report with its features, whatever comes of them."""
    found = drafts(setting, ends)
    evidence = [_evidence(setting, draft) for draft in found]
    shares = judge([_question(setting, draft, span) for draft, span in zip(found, evidence, strict=True)])
    return [_weighed(setting, ends, *each) for each in zip(found, evidence, shares, strict=True)]


def _weighed(setting: Setting, ends: Ends, draft: Draft, evidence: Span, shares: Shares) -> Weighed:
    told = _statement(setting, draft)
    kind = _likeliest(shares["kind"], draft.kind.removeprefix(ASKED)) if draft.kind.startswith(ASKED) else draft.kind
    around = signs(setting, replace(draft, kind=kind), told)
    for_tie = features(ends, draft, kind, shares["kind"], around)
    return Weighed(draft, kind, told, evidence, for_tie, status_features(around, shares["status"]))


def _likeliest(shares: Mapping[str, float], kinds: str) -> str:
    return max(kinds.split(), key=lambda kind: shares[kind])


def _evidence(setting: Setting, draft: Draft) -> Span:
    """The characters from the first to the last word that makes the tie, in the sentence of the one that binds."""
    tree = setting.tree
    own = setting.tree.covered([draft.figure]) if draft.figure else [draft.trigger, *draft.things]
    words = {*own, draft.giver.word, draft.taker.word} if not draft.figure else {*own, min(own) - 1}
    same = [word for word in words if tree.sentence(word) == tree.sentence(draft.trigger)]
    return tree.span([min(same), max(same)])


def _question(setting: Setting, draft: Draft, evidence: Span) -> Question:
    """The sentence of the word that binds, and those in which the ends are named if that is elsewhere."""
    tree = setting.tree
    ends = (draft.giver.word, draft.taker.word)
    bounds = [tree.document.sentences[n] for n in sorted({tree.sentence(word) for word in (draft.trigger, *ends)})]
    text = tuple(tree.span([each.start, each.end - 1]) for each in bounds)
    giver, taker = (_phrase(setting, word) for word in ends)
    return Question(text, {"from": [giver], "to": [taker], "evidence": [evidence]})


def _phrase(setting: Setting, word: int) -> Span:
    """The shortest mention that holds the word, or the word."""
    tree = setting.tree
    held = [each for each in setting.cast.mentions if each.start <= word < each.end]
    if not held:
        return tree.span([word])
    best = min(held, key=lambda each: each.end - each.start)
    return tree.span([best.start, best.end - 1])


def _statement(setting: Setting, draft: Draft) -> Statement | None:
    """The innermost statement in whose content the word that binds stands."""
    start = setting.tree.words[draft.trigger].start
    holding = [each for each in setting.statements if any(a <= start < b for a, b in each.content)]
    return min(holding, key=lambda each: sum(b - a for a, b in each.content), default=None)


def _reading(weighed: Weighed, weights: TieWeights, setting: Setting, figures: Sequence[Quantity]) -> Reading:
    status = cast("TieStatus", weights.status(weighed.status))
    draft, told = weighed.draft, weighed.statement
    since, until = bounds(setting, draft, status)
    return Reading(
        kind=tie_kind(weighed.kind),
        from_=draft.giver.actor,
        to=draft.taker.actor,
        status=status,
        amounts=tuple(sorted((_said(setting, weighed, each) for each in figures), key=lambda each: each.span)),
        since=since,
        until=until,
        evidence=(weighed.evidence,),
        statement=told.id if told else None,
        confidence=round(weights.confidence(weighed.features), 4),
        places=(setting.tree.span([draft.giver.word]), setting.tree.span([draft.taker.word])),
    )


def _said(setting: Setting, weighed: Weighed, figure: Quantity) -> Quantity:
    """A figure with what it is of."""
    of = setting.lexicon.amount_of(weighed.draft.frame.form, weighed.kind, figure.unit)
    return figure.model_copy(update={"of": of})


def _newcomers(ends: Ends, readings: Sequence[Reading]) -> dict[str, Actor]:
    """The states that only ties name, by their codes, with ids that follow those of the cast."""
    named = [(end, place) for each in readings for end, place in zip((each.from_, each.to), each.places, strict=True)]
    places: dict[str, set[Span]] = {}
    for end, place in named:
        if end not in ends.actors:
            places.setdefault(end, set()).add(place)
    first = 1 + max((int(each[1:]) for each in ends.actors if each[1:].isdigit()), default=0)
    return {code: ends.newcomer(code, f"A{n}", spans) for n, (code, spans) in enumerate(places.items(), first)}


def _tie(reading: Reading, name: str, names: Mapping[str, str]) -> Tie:
    return Tie(
        id=name,
        kind=reading.kind,
        from_=names.get(reading.from_, reading.from_),
        to=names.get(reading.to, reading.to),
        status=reading.status,
        amounts=reading.amounts,
        since=reading.since,
        until=reading.until,
        evidence=shown(reading),
        statement=reading.statement,
        confidence=reading.confidence,
    )
