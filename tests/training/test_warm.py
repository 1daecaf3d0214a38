"""A bundle gives back the torch model it was made of, so that training can go on from it."""

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch

from standoff.language.bundle import packaged
from standoff.language.labels import Labels
from standoff.language.pieces import cut, load_tokenizer
from standoff.language.session import Graphs
from standoff.language.windows import Window
from standoff.text import tokenize
from training.batches import _inputs
from training.data.example import Example
from training.encoder import Encoder, EncoderSizes
from training.export import _tables, word_table
from training.fit import start
from training.graph import links, reader, relations
from training.model import Joint
from training.settings import Fit, Sizes
from training.warm import bundle_labels, restored
from training.windows import Cut
from training.windows import Window as TrainingWindow

ENCODER = EncoderSizes(width=48, layers=2, heads=4, inner=96, positions=64, vocabulary=300)
SIZES = Sizes(tag=32, names=16, roles=16, arc=24, label=12, pair=20, product=8)
LABELS = Labels(("NOUN", "VERB"), ("NN", "VBD", "VB"), ("l0+", "l1+"), ("det", "nsubj", "obj", "root"))


def made(bundle: Path, *, quantized: bool) -> Joint:
    """A model of chance weights, written as a bundle."""
    torch.manual_seed(4)
    model = Joint(Encoder(ENCODER, 0.0), LABELS, SIZES, 0.0).eval()
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    bundle.mkdir()
    onnx.save(reader(model, quantized=quantized), bundle / "reader.onnx")
    onnx.save(links(model), bundle / "links.onnx")
    onnx.save(relations(model, 3, quantized=quantized), bundle / "relations.onnx")
    (bundle / "labels.json").write_text(LABELS.to_json(), "utf-8")
    np.savez(bundle / "words.npz", allow_pickle=False, **word_table(model.encoder))
    np.savez(bundle / "tables.npz", allow_pickle=False, **_tables(model))
    return model


def test_a_bundle_in_float32_gives_back_every_weight(tmp_path: Path) -> None:
    model = made(tmp_path / "b", quantized=False)
    found = restored(tmp_path / "b", SIZES, 0.0, 0.0, ENCODER).state_dict()
    for name, value in model.state_dict().items():
        atol = 0.02 if name == "encoder.words.weight" else 2e-3 if "crf" in name else 0.0
        wanted = torch.where(blocked(model, name, value), 0.0, value) if "crf" in name else value
        torch.testing.assert_close(found[name], wanted, atol=atol, rtol=0.0, msg=name)


def blocked(model: Joint, name: str, value: torch.Tensor) -> torch.Tensor:
    """Where a field's transitions or starts are barred: what they weigh there says nothing."""
    field, _, part = name.partition(".")
    bars = {"transitions": "blocked", "start": "start_blocked"}
    bar: torch.Tensor = getattr(getattr(model, field), bars[part]) if part in bars else torch.zeros_like(value)
    return bar < 0


def test_a_bundle_in_int8_gives_back_every_weight_within_half_a_step(tmp_path: Path) -> None:
    model = made(tmp_path / "b", quantized=True)
    found = restored(tmp_path / "b", SIZES, 0.0, 0.0, ENCODER)
    for name in ("encoder.layers.1.attend", "encoder.layers.0.narrow", "hide_roles", "pair_cue", "arc", "tags"):
        weight, back = (one.get_submodule(name).weight for one in (model, found))
        step = weight.abs().amax(1, keepdim=True) / 63  # type: ignore[operator]
        assert ((weight - back).abs() <= step / 2 + 1e-6).all(), name  # type: ignore[operator]
    step = model.label.flatten(1).abs().amax(0) / 63
    assert ((model.label - found.label).flatten(1)[:-1].abs() <= step / 2 + 1e-6).all()


def test_a_bundle_of_other_labels_is_refused(tmp_path: Path) -> None:
    made(tmp_path / "b", quantized=True)
    other = Labels(("NOUN",), ("NN",), ("l0+",), ("root",))
    with pytest.raises(SystemExit, match="prepare --from"):
        start(other, Fit(), tmp_path / "b")


@pytest.mark.bundle
def test_the_packaged_model_in_torch_reads_as_its_graphs_do() -> None:
    folder = packaged()
    text = (
        "Officials in Riga said on Monday that the port would stay closed, but Ana Ruiz denied it. "
        "“Nobody has asked us to close anything,” she told reporters, and accused the ministry of spreading alarm. "
        "According to two diplomats, the talks on grain, which began in March, have been put off until next week."
    )
    tokens = tokenize(text)
    pieces = cut(tokens, load_tokenizer(folder / "tokenizer.json"))
    count = len(tokens.spans)
    window = Window(0, count, 0, count)
    [expected] = Graphs(folder, 1).read([(pieces, window)])
    model = restored(folder, Sizes(), 0.0, 0.0).eval()
    given = _inputs([TrainingWindow(Cut(Example("a", tokens, (0,)), pieces), 0, count)])
    with torch.no_grad():
        found = model.outputs(given.pieces, given.shapes, given.mask, given.first)
    assert model.parts["upos"] == len(bundle_labels(folder).upos)
    for name, value in expected.items():
        ours = found[name][0].numpy()
        assert np.corrcoef(value.ravel(), ours.ravel())[0, 1] > 0.995, name
    for name in ("upos", "xpos", "names", "roles"):
        assert (expected[name].argmax(1) == found[name][0].numpy().argmax(1)).mean() > 0.95, name
