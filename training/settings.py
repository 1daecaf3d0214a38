"""All settings of a training run, one frozen object each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things lie: corpora in, work (examples, checkpoints) between, bundle out."""

    corpora: Path
    work: Path

    @property
    def examples(self) -> Path:
        """What `prepare` keeps."""
        return self.work / "examples.pickle"

    @property
    def names_dev(self) -> Path:
        """The documents of UNER that are held out: the rest of its dev file is trained on."""
        return self.work / "names-dev.iob2"

    @property
    def checkpoint(self) -> Path:
        """Where a run that was stopped goes on from."""
        return self.work / "checkpoint.pt"

    @property
    def whole(self) -> Path:
        """The bundle before quantisation, to measure what quantisation costs."""
        return self.work / "whole"

    @property
    def curve(self) -> Path:
        """Dev losses by step, a line each."""
        return self.work / "curve.jsonl"


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the heads, in units."""

    tag: int = 256
    names: int = 128
    roles: int = 192
    arc: int = 256
    label: int = 80
    pair: int = 192
    product: int = 96


@dataclass(frozen=True, slots=True)
class Fit:
    """The schedule of the joint model.

    `steps` counts optimizer steps over all processes; `windows` is the number of windows one process reads a step.
    `mix` gives the share of steps that each kind of example gets.
    """

    steps: int = 5000
    windows: int = 3
    pieces: int = 382
    processes: int = 2
    warm_up: int = 80
    encoder_rate: float = 4.5e-4
    head_rate: float = 2e-3
    layer_decay: float = 0.95
    weight_decay: float = 0.01
    dropout: float = 0.1
    head_dropout: float = 0.25
    attribution_weight: float = 3.0
    average: float = 0.997
    evaluate_every: int = 350
    seed: int = 20
    mix: tuple[tuple[str, float], ...] = (("tree", 0.31), ("attribution", 0.47), ("names", 0.22))

    def gentler(self) -> Fit:
        """The same for a run that starts from a bundle: half the rates, a short warm-up, another order."""
        slow, fast = self.encoder_rate / 2, self.head_rate / 2
        new = replace(self, steps=1800, warm_up=40, evaluate_every=150, seed=self.seed + 1)
        return replace(new, encoder_rate=slow, head_rate=fast)
