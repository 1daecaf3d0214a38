"""Training teaches, repeats itself exactly, and leaves alone what is frozen; the figures are what they are called."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import torch

from tests.training.meaning_parts import encoder, meaning, tokenizer
from training.meaning.batches import Library, batches, collate, library
from training.meaning.data import Item, Judgement
from training.meaning.evaluate import accuracy, macro_f1, plv_figures, predict, spearman, written_figures
from training.meaning.fit import MeaningFit, keep, restore, train
from training.meaning.model import ABSENT, Meaning
from training.meaning.tasks import NONE

QUICK = MeaningFit(epochs=40, budget=120, encoder_rate=3e-3, head_rate=1e-2, frozen=1)
ITEMS = [
    *(
        Item(
            "events",
            (f"Kyiv {verb} Minsk.",),
            (Judgement("event", {"trigger": ((5, 5 + len(verb)),)}, {"root": root}),),
        )
        for verb, root in (("shelled", "ASSAULT"), ("aided", "AID"), ("bombed", "ASSAULT"), ("helped", "AID"))
    ),
    Item(
        "pairs",
        ("Kyiv said yes.", "Minsk said no."),
        (Judgement("pair", {"first": ((10, 13),), "second": ((11, 13),)}, {"relation": "denies", "direction": "ba"}),),
    ),
    Item("plain", ("It rained.",)),
]


def chance() -> random.Random:
    return random.Random(1)  # noqa: S311 - what is drawn is an order


@pytest.fixture(scope="module")
def texts() -> Library:
    return library(ITEMS, tokenizer(), meaning(), encoder().eval())


def taught(texts: Library) -> tuple[Meaning, list[str]]:
    model, said = meaning(), list[str]()
    train(model, ITEMS, texts, QUICK, said.append)
    return model, said


def test_training_teaches_and_repeats_itself(texts: Library) -> None:
    model, said = taught(texts)
    again, _ = taught(texts)
    found = predict(model, ITEMS, texts)
    assert accuracy(found["root"]) == 100.0
    assert found["relation"] == [("denies", "denies")]
    assert len(said) == QUICK.epochs
    assert all(torch.equal(a, b) for a, b in zip(model.parameters(), again.parameters(), strict=True))


def test_frozen_layers_and_embeddings_stay_and_the_others_move(texts: Library) -> None:
    before, (model, _) = dict(meaning().named_parameters()), taught(texts)
    moved = {name for name, weight in model.named_parameters() if not torch.equal(weight, before[name])}
    encoders = {name for name in moved if name.startswith("encoder.")}
    assert encoders
    assert all(name.startswith("encoder.layers.1.") for name in encoders)
    assert "likeness.weight" in moved


def test_a_checkpoint_gives_the_model_back_and_one_that_does_not_fit_is_refused(texts: Library, tmp_path: Path) -> None:
    model, _ = taught(texts)
    keep(model, tmp_path / "model.pt")
    other = meaning()
    restore(other, tmp_path / "model.pt")
    assert predict(other, ITEMS, texts) == predict(model, ITEMS, texts)
    torch.save({"strange": torch.zeros(1)}, tmp_path / "strange.pt")
    with pytest.raises(SystemExit, match="does not fit the model"):
        restore(other, tmp_path / "strange.pt")


def test_an_epoch_holds_every_item_once_within_the_budget(texts: Library) -> None:
    groups = list(batches(ITEMS, texts, 60, chance()))
    assert sorted(item.texts for group in groups for item in group) == sorted(item.texts for item in ITEMS)
    for group in groups:
        lengths = [len(texts[text].cut.pieces) for item in group for text in item.texts]
        assert len(group) == 1 or max(lengths) * len(lengths) <= 60


def test_a_batch_points_at_the_spans_and_turns_pairs_round_in_training(texts: Library) -> None:
    plain, training = collate(ITEMS, texts), collate(ITEMS, texts, chance())
    assert torch.allclose(plain.pool.sum(1), torch.ones(len(plain.pool)))
    event = plain.rows["event"]
    assert event[0, 0] == 0
    assert event[0, 1] != ABSENT
    assert event[0, 2:].tolist() == [ABSENT, ABSENT]
    assert plain.rows["pair"].tolist()[0][2:] == [ABSENT] * 4
    there, back = training.rows["pair"].tolist()
    assert there[:2] == back[:2][::-1]
    assert training.labels["direction"].tolist() == [1, 0]


def test_likeness_starts_as_the_untouched_encoders(texts: Library) -> None:
    batch = collate(ITEMS, texts)
    with torch.no_grad():
        cosines = (meaning()(batch)[1] * batch.likeness).sum(1)
    assert cosines.min() > 0.99


def test_macro_f1_is_the_mean_over_the_labels_of_the_corpus() -> None:
    pairs = [("a", "a"), ("a", "b"), ("b", "b"), ("b", "c")]
    assert accuracy(pairs) == 50.0
    assert macro_f1(pairs) == pytest.approx((200 / 3 + 50) / 2)


def test_figures_of_candidates_tell_true_ones_from_false() -> None:
    figures = written_figures({"kind": [("loan", "aid"), (NONE, NONE), (NONE, "aid")]})
    assert figures["kind accuracy of true candidates"] == 0.0
    assert figures["kind F1 of true against false"] == pytest.approx(200 / 3)


def test_roots_of_one_quad_class_are_right_in_that_view() -> None:
    figures = plv_figures([("ACCUSE", "REJECT"), ("AID", "SUPPORT")])
    assert (figures["root accuracy"], figures["quad accuracy"], figures["binary accuracy"]) == (0.0, 50.0, 100.0)


def test_spearman_looks_at_order_alone() -> None:
    angles = np.array([0.0, 0.3, 0.9, 2.0])
    rows = np.stack([np.cos(angles), np.sin(angles)], 1)
    assert spearman(rows, rows) == pytest.approx(100.0)
    wider = np.stack([np.cos(angles * 1.2), np.sin(angles * 1.2)], 1)
    assert spearman(wider, rows) == pytest.approx(100.0)
    assert spearman(-rows[[1, 0, 2, 3]], rows) < 100.0
