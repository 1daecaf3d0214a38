"""The statements of a report, built from drafts: each with its source, act, medium, time and host."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from standoff.extract.statements.act import ActWeights, act_of, named_act
from standoff.extract.statements.circumstance import hosts, medium, quoted
from standoff.extract.statements.draft import Draft, drafts_of_model
from standoff.extract.statements.merge import in_order, merged, untimed
from standoff.extract.statements.moment import Moments, When, entries
from standoff.extract.statements.orphans import orphans
from standoff.extract.statements.source import actor_of, with_sources
from standoff.extract.statements.trust import Trust
from standoff.extract.tree import Tree
from standoff.extract.types import Cast, Question
from standoff.knowledge.speech import Speech
from standoff.record import Source, Statement, Time
from standoff.record.labels import Act
from standoff.text.quotations import Quotation, quotations

Judge = Callable[[Sequence[Question]], Sequence[Mapping[Act, float]]]
"""The probabilities of all acts for each question."""


@dataclass(frozen=True)
class Scene:
    """What is known of a report before its statements: the tree, who appears, when what takes place, and its times.

    `sayer` tells of the head of a noun phrase whether it is somebody who can speak.
    """

    tree: Tree
    cast: Cast
    speech: Speech
    sayer: Callable[[int], bool]
    date: When
    weights: ActWeights
    trust: Trust
    placed: Sequence[Time]

    @cached_property
    def marks(self) -> tuple[Quotation, ...]:
        """The quotations."""
        return quotations(self.tree.document.article.text, self.tree.document.article.furniture)

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The words inside quotation marks."""
        return frozenset(word for mark in self.marks for word in self.tree.covered([mark.inner]))


def statements(scene: Scene, judge: Judge) -> tuple[Statement, ...]:
    """All statements of the report, in the order of the text, with the ids S1, S2, …; `about` is still empty."""
    found = drafts(scene)
    shares = judge([question(scene.tree, draft) for draft in found])
    sources = [_source(scene, draft) for draft in found]
    times = Moments(scene.tree, scene.cast, scene.date, entries(scene.tree, scene.placed)).of(
        found, [source.actor for source in sources]
    )
    acts = [_act(scene, draft, share) for draft, share in zip(found, shares, strict=True)]
    parts = zip(found, sources, acts, times, hosts(found), strict=True)
    return tuple(
        _statement(scene, draft, source, act).model_copy(update={"id": f"S{n}", "time": time, "within": _id(host)})
        for n, (draft, source, act, time, host) in enumerate(parts, 1)
    )


def drafts(scene: Scene) -> tuple[Draft, ...]:
    """The words of all statements, with their sources, in the order of the text.

    Where the source takes all that was thought to be said, nothing is said.
    """
    model = untimed(scene.tree, drafts_of_model(scene.tree), scene.placed, scene.quoted)
    found = merged(scene.tree, model, scene.speech, scene.sayer, scene.quoted)
    sourced = (each for draft in found for each in with_sources(scene.tree, draft, scene.cast, scene.sayer))
    found = tuple(draft for draft in sourced if draft.content)
    return in_order((*found, *orphans(scene.tree, scene.marks, found, scene.sayer)))


def _act(scene: Scene, draft: Draft, shares: Mapping[Act, float]) -> Act:
    return act_of(named_act(scene.tree, draft, scene.speech), shares, scene.weights)


def _id(host: int | None) -> str | None:
    return None if host is None else f"S{host + 1}"


def _statement(scene: Scene, draft: Draft, source: Source, act: Act) -> Statement:
    tree = scene.tree
    through = medium(tree, draft, scene.speech)
    return Statement(
        id="S0",
        source=source,
        act=act,
        cue=tree.span(draft.cue) if draft.cue else None,
        content=tree.spans(draft.content),
        quoted=quoted(tree, draft, scene.quoted),
        medium=tree.span(through) if through else None,
        confidence=scene.trust.confidence(draft),
    )


def _source(scene: Scene, draft: Draft) -> Source:
    if not draft.source:
        return Source()
    return Source(span=scene.tree.span(draft.source), actor=actor_of(scene.tree, scene.cast, draft.source))


def question(tree: Tree, draft: Draft) -> Question:
    """The statement in its sentences and the one before, as the judge was taught."""
    words = (*draft.source, *draft.cue, *draft.content)
    sentences = tree.document.sentences
    first, last = tree.sentence(min(words)), tree.sentence(max(words))
    start, end = sentences[max(0, first - 1)].start, sentences[last].end - 1
    roles = {"source": draft.source, "cue": draft.cue, "content": draft.content}
    return Question((tree.span([start, end]),), {name: tree.spans(of) for name, of in roles.items() if of})
