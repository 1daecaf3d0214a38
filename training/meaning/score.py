"""The figures of exported models: what the bundle scores, in float32 and in int8."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from standoff.language.meaning import Candidate, MeaningModel, Reading, Verdicts
from training.encoder import pretrained, pretrained_folder
from training.export import word_table
from training.meaning.batches import untouched_vectors
from training.meaning.data import Item, Judgement, folds, plain, plv
from training.meaning.evaluate import plv_figures, spearman, task_figures
from training.meaning.export import export_meaning
from training.meaning.fit import Corpora, reading_tokenizer

Found = dict[str, list[tuple[str, str]]]


def answers(model: MeaningModel, items: Sequence[Item]) -> Found:
    """Gold and predicted labels by task, of all judgements that have a label."""
    found: Found = {}
    for item in items:
        readings = model.read(item.texts)
        for judgement in item.judgements:
            verdicts = _verdicts(model, readings, judgement)
            for task, gold in judgement.labels.items():
                found.setdefault(task, []).append((gold, verdicts[task].label))
    return found


def _verdicts(model: MeaningModel, readings: Sequence[Reading], judgement: Judgement) -> Verdicts:
    if judgement.trunk != "pair":
        return model.judge(readings, [Candidate(0, judgement.trunk, judgement.roles)])[0]
    numbers = {"first": 0, "second": len(readings) - 1}
    first, second = (model.sides(readings, [_side(judgement, side, number)]) for side, number in numbers.items())
    return model.compare(first, second)[0]


def _side(judgement: Judgement, side: str, number: int) -> Candidate:
    """One of the two statements of a pair, in the text with that number."""
    names = {"content": side, "cue": f"{side}_cue", "source": f"{side}_source"}
    roles = {name: judgement.roles[role] for name, role in names.items() if role in judgement.roles}
    return Candidate(number, "statement", roles)


def score(corpora: Path, work: Path) -> None:
    """Measure the checkpoints in `work`, and write scores.json there in the form that a bundle's card takes up."""
    before, after = (_figures(corpora, work, quantize=quantize) for quantize in (False, True))
    scores = {
        title: figures | {f"{name}, float32": before[title][name] for name in figures if name not in _COUNTS}
        for title, figures in after.items()
    }
    (work / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", "utf-8")


_COUNTS = ("items", "texts")


def _figures(corpora: Path, work: Path, *, quantize: bool) -> dict[str, dict[str, float]]:
    """Everything that is measured, by title, each a figure by name; the folds of PLV where they were taught."""
    with tempfile.TemporaryDirectory() as folder:
        exported = _exporter(Path(folder), quantize=quantize)
        taught = (work / "fold0.pt").is_file()
        figures = {"PLV_train, five folds: event codes": _folds(corpora, work, exported)} if taught else {}
        figures |= _dev(Corpora.read(corpora).dev, corpora, exported(work / "meaning.pt"))
    rounded = lambda part: {name: round(value, 2) for name, value in part.items()}  # noqa: E731
    return {title: rounded(part) for title, part in figures.items()}


def _dev(dev: list[Item], corpora: Path, model: MeaningModel) -> dict[str, dict[str, float]]:
    """Figures on what was held out: the single items and the passages apart, and likeness."""
    parts = {
        "written, held-out fifth": [item for item in dev if not item.key],
        "passages, held-out fifth": [item for item in dev if item.key],
    }
    figures = {
        f"{name}: {task}": task_figures(pairs)
        for name, items in parts.items()
        for task, pairs in answers(model, items).items()
    }
    real = plain(corpora / "polnear" / "dev" / "text", every=1)
    for name, items in (("written, held-out fifth", parts["written, held-out fifth"]), ("PolNeAR dev", real)):
        figures[f"{name}: likeness, correlation with the untouched encoder"] = likeness(model, items)
    return figures


def _folds(corpora: Path, work: Path, exported: Callable[[Path], MeaningModel]) -> dict[str, float]:
    """PLV's figures over what the five folds' models say of sentences that they did not see."""
    items = plv(corpora / "plv" / "PLV_train.tsv")
    pairs: list[tuple[str, str]] = []
    for number, part in enumerate(folds(items)):
        pairs += answers(exported(work / f"fold{number}.pt"), [items[i] for i in sorted(part)])["code"]
    return plv_figures(pairs)


def likeness(model: MeaningModel, items: Sequence[Item]) -> dict[str, float]:
    """Spearman's correlation of all pairs' cosines with those of the untouched encoder, in percent."""
    texts = sorted({text for item in items for text in item.texts})
    theirs = untouched_vectors(texts, reading_tokenizer(), pretrained(pretrained_folder(), 0.0).eval())
    return {"spearman": spearman(model.vectors(texts), theirs.numpy()), "texts": len(texts)}


def _exporter(folder: Path, *, quantize: bool) -> Callable[[Path], MeaningModel]:
    """Exports a checkpoint over the one before, with the files that a bundle's reader brings."""
    shutil.copyfile(pretrained_folder() / "tokenizer.json", folder / "tokenizer.json")
    np.savez(folder / "words.npz", allow_pickle=False, **word_table(pretrained(pretrained_folder())))

    def exported(checkpoint: Path) -> MeaningModel:
        export_meaning(checkpoint, folder, quantize=quantize)
        return MeaningModel(folder)

    return exported
