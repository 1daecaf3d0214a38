"""The figures of the meaning encoder in a bundle's card, and the sums of its files; the reader's figures stay."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from training.card import credits_table, readable

FILES = ("judges.onnx", "meaning.json", "meaning.npz", "meaning.onnx")
_OURS = ("written", "passages", "PolNeAR dev: likeness", "PLV_train", "dossiers")


def take_up(bundle: Path, scores: Mapping[str, Mapping[str, float]]) -> None:
    """Put `scores`, by title, into card.json and CARD.md in place of the meaning encoder's earlier ones."""
    card = json.loads((bundle / "card.json").read_text("utf-8"))
    others = {title: figures for title, figures in card["scores"].items() if not title.startswith(_OURS)}
    card["scores"] = others | dict(scores)
    card["data"] = credits_table()
    card["files"] |= {name: hashlib.sha256((bundle / name).read_bytes()).hexdigest() for name in FILES}
    (bundle / "card.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (bundle / "CARD.md").write_text("\n".join(readable(card["scores"], card["notes"])) + "\n", "utf-8")
