"""What the exported meaning model says is what the trained one says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from standoff.errors import BundleMissingError, InputError
from standoff.language.meaning import Candidate, MeaningModel
from tests.training.meaning_parts import bundle, encoder, meaning, tokenizer
from training.meaning.batches import collate, library
from training.meaning.data import Item, Judgement
from training.meaning.evaluate import predict
from training.meaning.export import write
from training.meaning.score import answers
from training.meaning.tasks import TRUNKS

TEXTS = (
    "Kyiv accused Minsk of shelling.",
    "A long denial came from Minsk late on Monday, when its envoy said that no gun had fired.",
    "No.",
)
EVENT = {"trigger": ((5, 12),), "source": ((0, 4),), "target": ((13, 18),)}
STATEMENT = {"source": ((50, 59),), "content": ((65, 87),)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> MeaningModel:
    return MeaningModel(bundle(tmp_path_factory.mktemp("whole"), meaning()))


def test_float_bundle_gives_the_scores_of_the_trained_model_on_a_padded_batch(whole: MeaningModel) -> None:
    model = meaning()
    items = [
        Item("events", TEXTS[:1], (Judgement("event", EVENT, {"root": "ACCUSE"}),)),
        Item("acts", TEXTS[1:2], (Judgement("statement", STATEMENT, {"act": "deny"}),)),
        Item("plain", TEXTS[2:]),
    ]
    texts = library(items, tokenizer(), model, encoder().eval())
    with torch.no_grad():
        scores, vectors = model(collate(items, texts))
    shares = {task: torch.softmax(rows, -1)[0].max() for task, rows in scores.items()}

    candidates = [Candidate(0, "event", EVENT), Candidate(1, "statement", STATEMENT)]
    event, statement = whole.judge(whole.read(TEXTS), candidates)
    for task, verdict in (event | statement).items():
        labels = next(trunk.tasks[task] for trunk in TRUNKS.values() if task in trunk.tasks)
        assert verdict.label == labels[int(scores[task][0].argmax())]
        assert verdict.probability == pytest.approx(float(shares[task]), abs=1e-4)
    assert np.allclose(whole.vectors(TEXTS), vectors.numpy(), atol=1e-4)


def test_a_bundle_answers_what_the_trained_model_predicts(whole: MeaningModel) -> None:
    pair = {"first": ((0, 30),), "second": ((65, 87),)}
    items = [
        Item("plv", TEXTS[:1], (Judgement("event", EVENT, {"root": "ACCUSE"}),)),
        Item("acts", TEXTS[1:2], (Judgement("statement", STATEMENT, {"act": "deny"}),)),
        Item("pairs", TEXTS[:2], (Judgement("pair", pair, {"relation": "denies"}),)),
    ]
    model = meaning()
    texts = library(items, tokenizer(), model, encoder().eval())
    for item in items[:2]:
        assert answers(whole, [item]) == predict(model, [item], texts)
    ((gold, best),) = answers(whole, items[2:])["relation"]
    assert gold == "denies"
    assert best in TRUNKS["pair"].tasks["relation"]


def test_int8_stays_near_float(whole: MeaningModel, tmp_path: Path) -> None:
    small = MeaningModel(bundle(tmp_path, meaning(), quantize=True))
    cosines = (small.vectors(TEXTS) * whole.vectors(TEXTS)).sum(1)
    assert cosines.min() > 0.97
    assert (tmp_path / "meaning.onnx").stat().st_size > 0


def test_a_text_reads_the_same_in_any_company(whole: MeaningModel) -> None:
    alone = np.concatenate([whole.vectors([text]) for text in TEXTS])
    assert np.array_equal(whole.vectors(TEXTS), alone)
    assert np.array_equal(whole.vectors(TEXTS[::-1])[::-1], alone)


def test_threads_change_nothing(whole: MeaningModel, tmp_path: Path) -> None:
    threaded = MeaningModel(bundle(tmp_path, meaning()), threads=3)
    assert np.array_equal(whole.vectors(TEXTS), threaded.vectors(TEXTS))


def test_comparison_does_not_depend_on_which_statement_comes_first(whole: MeaningModel) -> None:
    vectors = whole.contents(whole.read(TEXTS[:2]), [[(0, 30)], [(65, 87)]])
    (there,), (back,) = whole.compare(vectors[:1], vectors[1:]), whole.compare(vectors[1:], vectors[:1])
    assert there["relation"].label == back["relation"].label
    assert there["relation"].probability == pytest.approx(back["relation"].probability, abs=1e-6)
    assert {there["direction"].label, back["direction"].label} == {"ab", "ba"}


def test_a_role_that_is_absent_and_one_that_touches_no_word_are_the_same(whole: MeaningModel) -> None:
    readings = whole.read(TEXTS)
    absent, empty = (whole.judge(readings, [Candidate(0, "event", {"source": spans})])[0] for spans in ((), ((4, 5),)))
    present = whole.judge(readings, [Candidate(0, "event", {"source": ((0, 4),)})])[0]
    assert absent == empty
    assert absent["root"].probability != present["root"].probability


def test_texts_without_words_and_texts_too_long_are_read(whole: MeaningModel) -> None:
    vectors = whole.vectors(["", " \n ", "word " * 2000])
    assert vectors.shape == (3, 24)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    verdicts = whole.judge(whole.read(["word " * 2000]), [Candidate(0, "event", {"source": ((9000, 9004),)})])
    assert verdicts[0]["root"].label in whole.labels("event")["root"]


def test_nothing_asked_nothing_answered(whole: MeaningModel) -> None:
    assert whole.judge(whole.read(TEXTS), []) == []
    assert whole.vectors([]).shape == (0, 24)
    assert whole.compare(np.zeros((0, 24), np.float32), np.zeros((0, 24), np.float32)) == []


def test_unknown_kinds_and_roles_are_refused(whole: MeaningModel) -> None:
    readings = whole.read(TEXTS)
    with pytest.raises(InputError, match="'weather' is no kind of candidate"):
        whole.judge(readings, [Candidate(0, "weather", {})])
    with pytest.raises(InputError, match="'cue' is no role of 'event': use trigger"):
        whole.judge(readings, [Candidate(0, "event", {"cue": ((0, 4),)})])


def test_a_bundle_without_the_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BundleMissingError, match="reinstall standoff"):
        MeaningModel(tmp_path)


def test_smoothing_takes_an_outlier_out_of_the_inputs(tmp_path: Path) -> None:
    model = meaning()
    with torch.no_grad():
        for block in model.encoder.blocks():
            block.norm_1.weight[3] = 40.0
    whole = MeaningModel(bundle(tmp_path / "whole", model))
    smooth = MeaningModel(bundle(tmp_path / "smooth", model, quantize=True))
    write(model, tmp_path / "smooth", [])
    rough = MeaningModel(tmp_path / "smooth")
    exact, near, far = (made.vectors(TEXTS) for made in (whole, smooth, rough))
    assert np.abs(near - exact).mean() < np.abs(far - exact).mean()


def test_sides_are_content_cue_and_source_and_what_is_absent_may_be(whole: MeaningModel) -> None:
    readings = whole.read(TEXTS)
    roles = {"content": STATEMENT["content"], "source": STATEMENT["source"]}
    (side,) = whole.sides(readings, [Candidate(1, "statement", roles)])
    assert np.array_equal(side[0], whole.contents(readings[1:2], [STATEMENT["content"]])[0])
    assert np.isnan(side[1]).all()
    assert np.allclose(side[2], whole.contents(readings[1:2], [STATEMENT["source"]])[0])
    bare = np.full_like(side, np.nan)
    bare[0] = side[0]
    assert whole.compare(bare[None], side[None]) != whole.compare(side[None], side[None])
    assert whole.compare(bare[None], bare[None]) == whole.compare(side[None, 0], side[None, 0])
