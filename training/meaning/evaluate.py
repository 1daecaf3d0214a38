"""How well the judges judge, and how near likeness stays to the untouched encoder's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch

from training.meaning.batches import Library, collate
from training.meaning.data import Item
from training.meaning.model import Meaning, device_of
from training.meaning.tasks import NONE, TRUNKS, quad, side

Pairs = Sequence[tuple[str, str]]
"""Labels: what stands in the corpus, and what was predicted."""


@torch.no_grad()
def predict(model: Meaning, items: Sequence[Item], texts: Library) -> dict[str, list[tuple[str, str]]]:
    """Gold and predicted labels by task, for all judgements that have a label."""
    model.eval()
    found: dict[str, list[tuple[str, str]]] = {}
    names = {task: labels for trunk in TRUNKS.values() for task, labels in trunk.tasks.items()}
    for group in _batched(items, 16):
        batch = collate(group, texts).to(device_of(model))
        scores, _ = model(batch)
        for task, labels in batch.labels.items():
            for gold, best in zip(labels.tolist(), scores[task].argmax(-1).tolist(), strict=True):
                if gold >= 0:
                    found.setdefault(task, []).append((names[task][gold], names[task][best]))
    return found


def written_figures(found: dict[str, list[tuple[str, str]]]) -> dict[str, float]:
    """The figures of all tasks, with the task in front of each name."""
    return {
        f"{task} {name}": value for task, pairs in sorted(found.items()) for name, value in task_figures(pairs).items()
    }


def task_figures(pairs: Pairs) -> dict[str, float]:
    """Accuracy and macro-F1; where "none" is a label, also how well the true candidates fare, and how they are told."""
    out: dict[str, float] = {"accuracy": accuracy(pairs), "macro-F1": macro_f1(pairs), "items": len(pairs)}
    true = [pair for pair in pairs if pair[0] != NONE]
    if len(true) < len(pairs):
        out["accuracy of true candidates"] = accuracy(true)
        out["F1 of true against false"] = _f1([(str(g != NONE), str(p != NONE)) for g, p in pairs], "True")
    return out


def plv_figures(pairs: Pairs) -> dict[str, float]:
    """Accuracy and macro-F1 of roots, quad classes, and cooperation against conflict."""
    out: dict[str, float] = {"items": len(pairs)}
    views: dict[str, Callable[[str], str]] = {"root": str, "quad": quad, "binary": side}
    for name, view in views.items():
        seen = [(view(gold), view(best)) for gold, best in pairs]
        out |= {f"{name} accuracy": accuracy(seen), f"{name} macro-F1": macro_f1(seen)}
    return out


def accuracy(pairs: Pairs) -> float:
    """In percent."""
    return 100 * sum(gold == best for gold, best in pairs) / max(1, len(pairs))


def macro_f1(pairs: Pairs) -> float:
    """The mean F1 of the labels that occur in the corpus, in percent."""
    return float(np.mean([_f1(pairs, label) for label in sorted({gold for gold, _ in pairs})]))


def _f1(pairs: Pairs, label: str) -> float:
    right = sum(gold == best == label for gold, best in pairs)
    named = sum((gold == label) + (best == label) for gold, best in pairs)
    return 200 * right / max(1, named)


@torch.no_grad()
def likeness(model: Meaning, items: Sequence[Item], texts: Library) -> dict[str, float]:
    """Spearman's correlation of the cosines of all pairs of texts with those of the untouched encoder, in percent."""
    ours, theirs = [], []
    for group in _batched(items, 16):
        batch = collate(group, texts).to(device_of(model))
        ours.append(model(batch)[1].cpu())
        theirs.append(batch.likeness.cpu())
    return {"likeness": spearman(torch.cat(ours).numpy(), torch.cat(theirs).numpy())}


def spearman(ours: np.ndarray, theirs: np.ndarray) -> float:
    """The correlation of the ranks of the cosines between rows, over all pairs of rows, in percent."""
    upper = np.triu_indices(len(ours), 1)
    first, second = (np.argsort(np.argsort((rows @ rows.T)[upper])).astype(float) for rows in (ours, theirs))
    return float(100 * np.corrcoef(first, second)[0, 1])


def _batched(items: Sequence[Item], size: int) -> list[list[Item]]:
    return [list(items[at : at + size]) for at in range(0, len(items), size)]
