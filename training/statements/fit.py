"""Fits the tables of weights of the extractor of statements: acts, aims, trust; and says how well they fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from standoff.extract.disputes import Facts, disputes
from standoff.extract.quantities import quantities
from standoff.extract.statements import Scene, Stage, drafts, statements
from standoff.extract.statements.about import AIMED, ANY
from standoff.extract.statements.act import act_features, named_act
from standoff.extract.statements.aims import signs
from standoff.extract.statements.building import question
from standoff.extract.statements.draft import Draft
from standoff.extract.statements.trust import odds
from standoff.extract.times import times
from standoff.language import load as load_language
from standoff.language.bundle import packaged
from standoff.language.document import Span
from standoff.language.meaning import MeaningModel
from standoff.pipeline.judging import Judging
from standoff.pipeline.reader import Tables, load_tables, scene_of
from standoff.record import Dispute, Statement
from training.data.example import held_out
from training.statements.choice import Choice, chosen, fit, logistic
from training.statements.written import Written, items, match

_PACKAGED = Path("src/standoff/extract/statements")
_PASSAGES = Path("training/written")
_LEAST = 0.05
"""A smaller weight is left out of its table."""


@dataclass(frozen=True, slots=True)
class _Read:
    """An item as the pipeline reads it."""

    item: Written
    scene: Scene
    judging: Judging
    tables: Tables

    def contested(self, said: Sequence[Statement]) -> Sequence[Dispute]:
        """The disputes among statements that `judging` has just read."""
        tree, tables = self.scene.tree, self.tables
        counted = quantities(tree.document, times(tree.document), tables.world)
        facts = Facts(tree, self.scene.cast, tables.speech, tables.disputes.words, tuple(said), counted)
        return disputes(facts, self.judging.compare, tables.disputes)


def fit_tables(corpora: Path) -> None:
    """Reads all written items and writes the tables anew.

    The weights of acts are fitted on the fifth that the model of meaning was not taught on: elsewhere it is too sure.
    """
    read = _read(items(corpora / "written" / "acts.jsonl", sorted(_PASSAGES.glob("passages*.jsonl"))), load_tables())
    acts = [each for one in read if held_out(one.item.article.text) for each in _acts(one)]
    _report("acts", acts)
    _write("act_weights.csv", "cue,act,weight", (f"{name},{value}" for name, value in _kept(fit(acts))))
    _write("trust.csv", "by,bias,slope", _trusts(read))
    aims = [each for one in read for each in _aims(one)]
    _report("aims", aims)
    _write("aim_weights.csv", "act,sign,weight", (f"{name},{value}" for name, value in _kept(fit(aims))))


def _trusts(read: Sequence[_Read]) -> Iterator[str]:
    """A row for each finder of drafts; only passages have all their statements written down."""
    whole = [one for one in read if len(one.item.said) > 1]
    found = [(draft, _is_written(one, draft)) for one in whole for draft in drafts(one.scene)]
    for by in ("model", "tree"):
        of = [(odds(draft.score), right) for draft, right in found if draft.by == by]
        bias, slope = logistic(of)
        print(f"{by}: {sum(right for _, right in of) / len(of):.1%} of {len(of)} drafts are statements")
        yield f"{by},{bias:.2f},{slope:.2f}"


def _is_written(read: _Read, draft: Draft) -> bool:
    return match(read.scene.tree.spans(draft.content), [said.content for said in read.item.said]) is not None


def _read(written: Sequence[Written], tables: Tables) -> list[_Read]:
    documents = load_language(packaged()).read([each.article for each in written])
    meaning = MeaningModel(packaged())
    return [
        _Read(each, scene_of(document, times(document), tables), Judging(meaning, document), tables)
        for each, document in zip(written, documents, strict=True)
    ]


def _acts(read: _Read) -> Iterator[Choice]:
    """The choice among all acts for every statement that was found."""
    tree = read.scene.tree
    found = drafts(read.scene)
    shares = read.judging.acts([question(tree, draft) for draft in found])
    places = [tree.spans(draft.content) for draft in found]
    for said in read.item.said:
        if (n := match(said.content, places)) is not None:
            named = named_act(tree, found[n], read.scene.speech)
            candidates = tuple(act_features(named, act, share) for act, share in shares[n].items())
            yield Choice(candidates, frozenset({list(shares[n]).index(said.act)}))


def _aims(read: _Read) -> Iterator[Choice]:
    """The choice among all actors and nobody for every statement that was found and has an aim.

    Each stands there twice, with the disputes that were found and without, so that much hangs on them but not all.
    """
    found = statements(read.scene, read.judging.acts)
    contested = read.contested(found)
    for said in read.item.said:
        n = match(said.content, [each.content for each in found])
        if said.act in AIMED and n is not None and said.about is not None:
            own = found[n].model_copy(update={"act": said.act})
            among, scene = [*found[:n], own, *found[n + 1 :]], read.scene
            for known in (contested, ()):
                yield _aim(Stage(scene.tree, scene.cast, scene.speech, among, known), n, said.about)


def _aim(stage: Stage, n: int, about: Sequence[Span]) -> Choice:
    act, words = stage.statements[n].act, stage.tree.covered(about)
    aimed = {mention.actor for mention in stage.cast.mentions if mention.head in words}
    among = sorted(signs(stage, n).items())
    right = frozenset(at for at, (actor, _) in enumerate(among, 1) if actor in aimed) or frozenset({0})
    return Choice(({}, *(_features(act, of) for _, of in among)), right)


def _features(act: str, found: set[str]) -> Mapping[str, float]:
    return {f"{kind},{sign}": 1.0 for sign in ("bias", *sorted(found)) for kind in (ANY, act)}


def _report(title: str, choices: Sequence[Choice]) -> None:
    """Prints how often each half is right under the weights of the other."""
    halves = choices[::2], choices[1::2]
    right = 0
    for k in (0, 1):
        weights = fit(halves[1 - k])
        right += sum(chosen(each, weights) in each.right for each in halves[k])
    print(f"{title}: {right / len(choices):.1%} of {len(choices)} are right, each half under the other's weights")


def _kept(weights: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    return ((name, round(value, 2)) for name, value in sorted(weights.items()) if abs(value) >= _LEAST)


def _write(name: str, heads: str, rows: Iterator[str]) -> None:
    (_PACKAGED / name).write_text("\n".join((heads, *rows, "")), "utf-8")
