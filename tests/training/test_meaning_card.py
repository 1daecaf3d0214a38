"""The card takes up the meaning encoder's figures and sums, and keeps the reader's."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import torch

from training.meaning.card import FILES, take_up
from training.meaning.fit import average


def test_the_card_keeps_what_is_the_readers(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_text(name)
    before = {"EWT dev: tree": {"UAS": 90.0}, "written, held-out fifth: act": {"accuracy": 1.0}, "PLV_train": {}}
    card = {"scores": before, "files": {"reader.onnx": "sum", "meaning.onnx": "old"}, "notes": "Two cores.", "data": []}
    (tmp_path / "card.json").write_text(json.dumps(card))
    take_up(tmp_path, {"written, held-out fifth: act": {"accuracy": 70.0, "accuracy, float32": 71.0}})
    after = json.loads((tmp_path / "card.json").read_text())
    assert after["scores"] == {
        "EWT dev: tree": {"UAS": 90.0},
        "written, held-out fifth: act": {"accuracy": 70.0, "accuracy, float32": 71.0},
    }
    assert after["files"]["reader.onnx"] == "sum"
    assert after["files"]["meaning.onnx"] == hashlib.sha256(b"meaning.onnx").hexdigest()
    assert "| accuracy | 70.0 | 71.0 |" in (tmp_path / "CARD.md").read_text()


def test_the_average_lies_between_its_runs(tmp_path: Path) -> None:
    for n in (1.0, 3.0):
        torch.save({"weight": torch.full((2,), n)}, tmp_path / f"{n}.pt")
    path = average([tmp_path / "1.0.pt", tmp_path / "3.0.pt"], tmp_path / "mean.pt")
    assert torch.load(path, weights_only=True)["weight"].tolist() == [2.0, 2.0]
