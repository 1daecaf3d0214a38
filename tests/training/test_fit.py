"""A run that was stopped and goes on is the run that never stopped."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch
import torch.distributed as dist
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import BertPreTokenizer

from standoff.language.labels import Labels
from standoff.language.pieces import cut
from standoff.text import tokenize
from training.data.example import Example, Roles, Tree
from training.encoder import Encoder, EncoderSizes
from training.fit import Run
from training.model import Joint
from training.prepare import Prepared
from training.settings import Fit, Folders, Sizes
from training.windows import Cut

LABELS = Labels(("NOUN", "VERB"), ("NN", "VBD"), ("l0+",), ("nsubj", "root"))
SETTINGS = Fit(steps=8, windows=2, pieces=30, processes=1, warm_up=2, evaluate_every=4)


@pytest.fixture(autouse=True)
def group() -> Iterator[None]:
    dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
    yield
    dist.destroy_process_group()


def example(kind: str, n: int) -> Example:
    tokens = tokenize("Ruiz said that troops left . " * (n + 1))
    size = len(tokens.spans)
    units = tuple(range(0, size, 6))
    if kind == "tree":
        heads = tuple(i if i % 6 == 1 else i - i % 6 + 1 for i in range(size))
        rows = [("NOUN",) * size, ("NN",) * size, tuple("l0+" for _ in range(size)), heads, ("nsubj",) * size, units]
        return Example(f"{kind}{n}", tokens, units, tree=Tree(*rows))  # type: ignore[arg-type]
    if kind == "names":
        return Example(f"{kind}{n}", tokens, units, names=("B-PER", "O", "O", "O", "O", "O") * (n + 1))
    said = tuple(Roles((at,), (at + 1,), (at + 2, at + 3, at + 4)) for at in units)
    return Example(f"{kind}{n}", tokens, units, attributions=said)


def prepared() -> Prepared:
    tokenizer = Tokenizer(WordLevel({"[UNK]": 5, "said": 6, "Ruiz": 7}, "[UNK]"))
    tokenizer.pre_tokenizer = BertPreTokenizer()
    kinds = {
        kind: [Cut(e, cut(e.tokens, tokenizer)) for e in (example(kind, n) for n in range(4))]
        for kind in ("tree", "attribution", "names")
    }
    return Prepared(kinds, kinds, LABELS)


def run(work: Path, settings: Fit) -> dict[str, torch.Tensor]:
    torch.manual_seed(0)
    encoder = Encoder(EncoderSizes(width=24, layers=1, heads=2, inner=32, positions=64, vocabulary=110), 0.1)
    model = Joint(encoder, LABELS, Sizes(16, 8, 8, 12, 8, 12, 6), 0.2)
    work.mkdir(exist_ok=True)
    Run(0, model, prepared(), Folders(work, work), settings, torch.device("cpu")).go()
    return model.state_dict()


class StoppedError(Exception):
    """The machine went down."""


def stop_at(step: int) -> Callable[[Run], None]:
    keep = Run._keep

    def stop(run: Run) -> None:
        keep(run)
        if run.step == step:
            raise StoppedError

    return stop


def test_a_run_goes_on_from_its_checkpoint_as_if_it_had_not_stopped(tmp_path: Path) -> None:
    whole = run(tmp_path / "whole", SETTINGS)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Run, "_keep", stop_at(4))
        with pytest.raises(StoppedError):
            run(tmp_path / "parts", SETTINGS)
    resumed = run(tmp_path / "parts", SETTINGS)
    for name, value in whole.items():
        torch.testing.assert_close(resumed[name], value, msg=name)


def test_the_losses_fall_and_the_curve_is_kept(tmp_path: Path) -> None:
    run(tmp_path, replace(SETTINGS, steps=40, evaluate_every=20))
    lines = (tmp_path / "curve.jsonl").read_text().splitlines()
    first, last = map(json.loads, lines)
    assert last["step"] == 40
    assert last["attribution/tags"] < first["attribution/tags"]
