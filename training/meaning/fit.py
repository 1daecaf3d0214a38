"""Teach the meaning encoder on all that is written by hand and on PLV, in one process of one thread a run."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from standoff.language.pieces import load_tokenizer
from training.ahead import ahead
from training.encoder import pretrained, pretrained_folder
from training.meaning.batches import Library, batches, collate, joined, library
from training.meaning.data import Item, folds, plain, plv, written
from training.meaning.evaluate import likeness, plv_figures, predict, written_figures
from training.meaning.model import Meaning, device_of
from training.meaning.passages import passages

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class MeaningFit:
    """The schedule of one run. `budget` is in pieces a step, rates are the highest of a rise and a fall to zero.

    `frozen` layers, counted from below, stay those of the untouched encoder: each one saves time; a trial with three of
    them fell well behind one with none. A larger `likeness_weight` keeps sentence vectors nearer to the untouched
    encoder's. A share of the items, `joined`, is read in one text with others, of at most `longest` characters, as in a
    report. PLV's sentences are read `sentences_often` times an epoch. `halved` takes the products in bfloat16,
    twice as fast where the processor has them.
    """

    epochs: int = 10
    budget: int = 1800
    encoder_rate: float = 2.5e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    dropout: float = 0.1
    warm_up: float = 0.1
    likeness_weight: float = 1.0
    frozen: int = 0
    sentences_often: int = 2
    joined: float = 0.6
    longest: int = 900
    halved: bool = False
    seed: int = 7


RUNS = (
    MeaningFit(),
    MeaningFit(encoder_rate=2e-4, sentences_often=4),
)
"""The runs whose mean is shipped: everything, from the untouched encoder."""


OWN = Path(__file__).parents[1] / "written"
"""The hand-written items that lie beside the code."""


@dataclass(frozen=True, slots=True)
class Corpora:
    """All items, by what they are for."""

    train: list[Item]
    dev: list[Item]
    plv: list[Item]
    plain: list[Item]
    plain_dev: list[Item]

    @staticmethod
    def read(folder: Path) -> Corpora:
        """The corpora in `folder`; the real sentences without labels are those of PolNeAR's reports."""
        items = [*written(folder / "written"), *written(OWN), *passages(OWN)]
        return Corpora(
            [item for item in items if not item.held_out],
            [item for item in items if item.held_out],
            plv(folder / "plv" / "PLV_train.tsv"),
            plain(folder / "polnear" / "train" / "text"),
            plain(folder / "polnear" / "dev" / "text"),
        )

    def all(self) -> list[Item]:
        """Every item."""
        return [*self.train, *self.dev, *self.plv, *self.plain, *self.plain_dev]


class Workshop:
    """Corpora made ready, and a model that can be set back to where it started."""

    def __init__(self, corpora: Path, work: Path, settings: MeaningFit = RUNS[0]) -> None:
        torch.set_num_threads(1)
        torch.manual_seed(settings.seed)
        work.mkdir(parents=True, exist_ok=True)
        self.work, self.settings = work, settings
        self.corpora = Corpora.read(corpora)
        device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        untouched = pretrained(pretrained_folder(), 0.0).eval().to(device)
        self.device, self.texts = (
            device,
            library(self.corpora.all(), reading_tokenizer(), self.model().eval(), untouched),
        )

    def model(self, checkpoint: Path | None = None) -> Meaning:
        """A new model, from the untouched encoder or from a checkpoint."""
        torch.manual_seed(self.settings.seed)
        model = Meaning(pretrained(pretrained_folder(), self.settings.dropout), self.settings.frozen)
        if checkpoint:
            restore(model, checkpoint)
        return model

    def run(self, name: str, settings: MeaningFit, without: frozenset[int] = frozenset()) -> Path:
        """All items that are not held out, PLV's but for those `without`; gives the checkpoint."""
        path, say = self.work / f"{name}.pt", self.say(name)
        model = self.model().to(self.device)
        sentences = [item for i, item in enumerate(self.corpora.plv) if i not in without]
        items = [*self.corpora.train, *sentences * settings.sentences_often, *self.corpora.plain]
        train(model, items, self.texts, settings, say)
        keep(model, path)
        say(json.dumps(self.figures(model)))
        if without:
            tested = [self.corpora.plv[i] for i in sorted(without)]
            say(json.dumps(plv_figures(predict(model, tested, self.texts)["code"])))
        return path

    def figures(self, model: Meaning) -> dict[str, float]:
        """Dev figures of the written tasks, and likeness on texts that were held out."""
        dev = [*self.corpora.dev, *self.corpora.plain_dev]
        return written_figures(predict(model, self.corpora.dev, self.texts)) | likeness(model, dev, self.texts)

    def say(self, name: str) -> Say:
        """A log of one run, on a file and on the terminal."""

        def say(line: str) -> None:
            line = f"{time.strftime('%H:%M:%S')} {name} {line}"
            with (self.work / "log").open("a") as file:
                file.write(line + "\n")
            print(line, flush=True)

        return say


def reading_tokenizer() -> Tokenizer:
    """The pretrained encoder's tokenizer, which reads texts whole."""
    return load_tokenizer(pretrained_folder() / "tokenizer.json")


def train(model: Meaning, items: Sequence[Item], texts: Library, settings: MeaningFit, say: Say) -> None:
    """Some epochs over the items. The seed decides order, dropout and what is left out."""
    torch.manual_seed(settings.seed)
    model.halved, device = settings.halved, device_of(model)
    chance = random.Random(settings.seed)
    rounds = (joined(items, settings.joined, settings.longest, chance) for _ in range(settings.epochs))
    epochs = [list(batches(group, texts, settings.budget, chance)) for group in rounds]
    total = sum(map(len, epochs))
    optimizer = torch.optim.AdamW(_groups(model, settings), betas=(0.9, 0.98), fused=True)
    rate = lambda step: min((step + 1) / (settings.warm_up * total), (total - step) / total / (1 - settings.warm_up))  # noqa: E731
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    for number, epoch in enumerate(epochs, 1):
        model.train()
        started, sums = time.time(), dict[str, list[float]]()
        for made in ahead(collate(group, texts, chance) for group in epoch):
            batch = made.to(device)
            losses = model.losses(batch)
            labelled = {task: max(1, int((labels >= 0).sum())) for task, labels in batch.labels.items()}
            _total(losses, sum(labelled.values()), settings).backward()
            nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=False)
            for task, loss in losses.items():
                sums.setdefault(task, []).append(float(loss.detach()) / labelled.get(task, 1))
        means = " ".join(f"{task} {sum(values) / len(values):.3f}" for task, values in sorted(sums.items()))
        say(f"epoch {number}/{settings.epochs} {time.time() - started:.0f} s {len(epoch)} steps {means}")
    model.eval()


def _total(losses: dict[str, Tensor], labelled: int, settings: MeaningFit) -> Tensor:
    """Every label of a batch counts the same; likeness is a loss apart."""
    tasks = [loss for task, loss in losses.items() if task != "likeness"]
    whole = settings.likeness_weight * losses["likeness"]
    return torch.stack(tasks).sum() / max(1, labelled) + whole if tasks else whole


def _groups(model: Meaning, settings: MeaningFit) -> list[dict[str, object]]:
    """The encoder slow, the judges fast; no decay for vectors."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            slow = name.startswith("encoder.")
            key = (
                settings.encoder_rate if slow else settings.head_rate,
                settings.weight_decay if parameter.dim() > 1 else 0.0,
            )
            groups.setdefault(key, []).append(parameter)
    return [{"params": ps, "lr": rate, "weight_decay": decay} for (rate, decay), ps in groups.items()]


def keep(model: Meaning, path: Path) -> None:
    """Write a checkpoint: all but the word embeddings, which are those of the untouched encoder."""
    torch.save({k: v.cpu() for k, v in model.state_dict().items() if k != "encoder.words.weight"}, path)


def restore(model: Meaning, path: Path) -> None:
    """Read a checkpoint into the model."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    missing, unexpected = model.load_state_dict(state, strict=False)
    if unexpected or set(missing) - {"encoder.words.weight"}:
        raise SystemExit(f"{path} does not fit the model: missing {missing}, unexpected {unexpected}")


def average(checkpoints: Sequence[Path], path: Path) -> Path:
    """The mean of the weights of runs from the same start: better than each, and steadier in int8.

    Wortsman et al., "Model soups" (ICML 2022).
    """
    states = [torch.load(checkpoint, map_location="cpu", weights_only=True) for checkpoint in checkpoints]
    torch.save({name: sum(state[name] for state in states) / len(states) for name in states[0]}, path)
    return path


def fit_meaning(corpora: Path, work: Path) -> None:
    """The runs that make the shipped model, and their mean."""
    shop = Workshop(corpora, work)
    average([shop.run(f"run{n}", settings) for n, settings in enumerate(RUNS)], work / "meaning.pt")


def fit_folds(corpora: Path, work: Path) -> None:
    """A model for each fold of PLV, taught on all else."""
    shop = Workshop(corpora, work)
    for number, fold in enumerate(folds(shop.corpora.plv)):
        shop.run(f"fold{number}", RUNS[-1], fold)
