"""The exported graphs give what the torch model gives, window by window."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from standoff.language.decode import viterbi
from standoff.language.labels import DISTANCES, ROLE_TAGS, Labels, distance_rows
from training.crf import Crf
from training.encoder import Encoder, EncoderSizes
from training.graph import links, quantize, reader, relations
from training.model import Joint
from training.settings import Sizes

SIZES = EncoderSizes(width=48, layers=2, heads=4, inner=96, positions=64, vocabulary=300)
LABELS = Labels(("NOUN", "VERB"), ("NN", "VBD", "VB"), ("l0+", "l1+"), ("det", "nsubj", "obj", "root"))


@pytest.fixture(scope="module")
def model() -> Joint:
    torch.manual_seed(3)
    encoder = Encoder(SIZES, 0.1)
    for parameter in encoder.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    joint = Joint(encoder, LABELS, Sizes(tag=32, names=16, roles=16, arc=24, label=12, pair=20, product=8), 0.3)
    torch.nn.init.normal_(joint.distance, std=0.3)
    return joint.eval()


def run(graph: onnx.ModelProto, path: Path, **feed: np.ndarray) -> dict[str, np.ndarray]:
    onnx.save(graph, path)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(None, feed), strict=True))


def window(length: int, seed: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    chance = torch.Generator().manual_seed(seed)
    pieces = torch.randint(0, SIZES.vocabulary, (1, length), generator=chance)
    shapes = torch.randint(0, 8, (1, length, 3), generator=chance)
    shapes[:, [0, -1]] = -1
    first = torch.arange(1, length - 1, 2)[None]
    return pieces, shapes, first


def embedded(model: Joint, pieces: torch.Tensor, shapes: torch.Tensor) -> np.ndarray:
    encoder = model.encoder
    table = torch.cat([encoder.shapes, torch.zeros(1, SIZES.width)])
    vectors = encoder.words(pieces) + encoder.positions[: pieces.shape[1]] + table[shapes].sum(2)
    found: np.ndarray = vectors[0].detach().numpy()
    return found


@pytest.mark.parametrize("length", [5, 17, 40])
def test_reader_gives_what_torch_gives(model: Joint, tmp_path: Path, length: int) -> None:
    pieces, shapes, first = window(length, seed=length)
    expected = model.outputs(pieces, shapes, torch.ones_like(pieces, dtype=torch.bool), first)
    vectors = embedded(model, pieces, shapes)
    found = run(reader(model, quantized=False), tmp_path / "r.onnx", vectors=vectors, first=first[0].numpy())
    assert found.keys() == expected.keys()
    for name, value in expected.items():
        np.testing.assert_allclose(found[name], value[0].detach().numpy(), atol=2e-4, rtol=1e-3, err_msg=name)


def test_padding_changes_nothing_in_torch(model: Joint) -> None:
    pieces, shapes, first = window(20, seed=1)
    mask = torch.ones_like(pieces, dtype=torch.bool)
    alone = model.outputs(pieces, shapes, mask, first)
    pad = torch.nn.functional.pad
    padded = model.outputs(pad(pieces, (0, 7)), pad(shapes, (0, 0, 0, 7), value=-1), pad(mask, (0, 7)), first)
    for name, value in alone.items():
        torch.testing.assert_close(padded[name], value, atol=1e-5, rtol=1e-4)


def test_int8_stays_near_float(model: Joint, tmp_path: Path) -> None:
    pieces, shapes, first = window(40, seed=2)
    feed = {"vectors": embedded(model, pieces, shapes), "first": first[0].numpy()}
    whole = run(reader(model, quantized=False), tmp_path / "w.onnx", **feed)
    small = run(reader(model, quantized=True), tmp_path / "s.onnx", **feed)
    for name in ("upos", "roles", "arcs"):
        assert np.corrcoef(whole[name].ravel(), small[name].ravel())[0, 1] > 0.95
    assert not np.array_equal(whole["upos"], small["upos"])


def test_weights_take_seven_bits_and_come_back_within_half_a_step() -> None:
    weight = np.random.default_rng(0).normal(size=(30, 7)).astype(np.float32)
    whole, scales = quantize(weight)
    assert np.abs(whole).max() == 63
    assert np.all(np.abs(whole * scales - weight) <= scales / 2 + 1e-7)


def test_links_give_what_torch_gives(model: Joint, tmp_path: Path) -> None:
    chance = torch.Generator().manual_seed(5)
    words, cues = (torch.randn(n, sum(model.pair_split), generator=chance) for n in (9, 2))
    tags = torch.randn(9, model.roles.out_features, generator=chance)
    away = np.stack([distance_rows(cue, 9) for cue in (0, 6)])
    expected = model.pair_scores(words.expand(2, -1, -1), cues, tags.expand(2, -1, -1), torch.from_numpy(away))
    feed = {"words": words.numpy(), "cues": cues.numpy(), "tags": tags.numpy(), "distances": away}
    found = run(links(model), tmp_path / "l.onnx", **feed)["scores"]
    np.testing.assert_allclose(found, expected.detach().numpy(), atol=1e-4, rtol=1e-3)


def test_relations_are_the_best_of_the_biaffine_form(model: Joint, tmp_path: Path) -> None:
    chance = torch.Generator().manual_seed(6)
    size = model.label.shape[0] - 1
    child, head = (torch.randn(11, size, generator=chance) for _ in range(2))
    ones = torch.ones(11, 1)
    scores = torch.einsum("wi,ilj,wj->wl", torch.cat([child, ones], 1), model.label, torch.cat([head, ones], 1))
    scores[:, 3] = -np.inf
    found = run(relations(model, 3, quantized=False), tmp_path / "b.onnx", child=child.numpy(), head=head.numpy())[
        "relation"
    ]
    assert found.tolist() == scores.argmax(1).tolist()


def test_the_field_prefers_what_viterbi_finds_and_its_loss_is_a_likelihood() -> None:
    torch.manual_seed(0)
    crf = Crf(len(ROLE_TAGS), [(0, 2)], [2])
    torch.nn.init.normal_(crf.transitions)
    emissions = torch.randn(1, 4, len(ROLE_TAGS))
    mask = torch.ones(1, 4, dtype=torch.bool)
    every = torch.cartesian_prod(*[torch.arange(len(ROLE_TAGS))] * 4)
    count = len(every)
    losses = crf.loss(emissions.expand(count, -1, -1), every, mask.expand(count, -1)).detach()
    assert torch.exp(-losses).sum().item() == pytest.approx(1.0, abs=1e-4)
    transitions, start = (part.detach().numpy() for part in crf.scores())
    assert every[losses.argmin()].tolist() == viterbi([emissions[0].numpy()], transitions, start)[0].tolist()


def test_a_free_place_takes_any_tag() -> None:
    torch.manual_seed(1)
    crf = Crf(3, [], [])
    emissions, mask = torch.randn(1, 3, 3), torch.ones(1, 3, dtype=torch.bool)
    free = torch.tensor([[False, True, False]])
    summed = sum(torch.exp(-crf.loss(emissions, torch.tensor([[1, tag, 2]]), mask)).item() for tag in range(3))
    loss = crf.loss(emissions, torch.tensor([[1, 0, 2]]), mask, free).item()
    assert np.exp(-loss) == pytest.approx(summed, rel=1e-4)


def test_distances_are_bounded_and_centred_on_the_cue() -> None:
    rows = distance_rows(150, 400)
    assert rows[150] == len(DISTANCES)
    assert (rows.min(), rows.max()) == (0, 2 * len(DISTANCES))
    assert np.all(np.diff(rows) >= 0)
