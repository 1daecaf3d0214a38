from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.bare import Windows, bare_task, cut_encoder, cut_once
from benchmarks.errors import BenchmarkError

onnx = pytest.importorskip("onnx", reason="the bare pass is cut out of the graph with onnx")
numpy = pytest.importorskip("numpy")


def write_graph(path: Path, encoded: str) -> Path:
    """A graph whose encoder doubles `pieces`, and whose head adds `extra` and a constant to that."""
    helper, kind = onnx.helper, onnx.TensorProto.FLOAT
    constant = onnx.numpy_helper.from_array(numpy.array([2.0], dtype=numpy.float32), "two")
    far = onnx.numpy_helper.from_array(numpy.array([9.0], dtype=numpy.float32), "nine")
    nodes = [
        helper.make_node("Mul", ["pieces", "two"], [encoded]),
        helper.make_node("Add", [encoded, "extra"], ["sum"]),
        helper.make_node("Add", ["sum", "nine"], ["names"]),
    ]
    inputs = [helper.make_tensor_value_info(name, kind, ["n"]) for name in ("pieces", "extra")]
    output = helper.make_tensor_value_info("names", kind, ["n"])
    graph = helper.make_graph(nodes, "model", inputs, [output], [constant, far])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), str(path))
    return path


def test_only_what_the_encoder_needs_is_kept(tmp_path: Path) -> None:
    cut = tmp_path / "cut.onnx"
    assert cut_encoder(write_graph(tmp_path / "model.onnx", "encoded"), cut) == ("pieces",)
    graph = onnx.load(str(cut)).graph
    assert [node.op_type for node in graph.node] == ["Mul"]
    assert [one.name for one in graph.initializer] == ["two"]


@pytest.mark.parametrize("threads", [1, 2])
def test_the_bare_pass_gives_what_the_encoder_gives_and_passes_over_other_inputs(tmp_path: Path, threads: int) -> None:
    feeds = [{"pieces": numpy.array(row, dtype=numpy.float32), "extra": None} for row in ([1.0], [2.0, 3.0])]
    results: Any = bare_task(write_graph(tmp_path / "model.onnx", "encoded"), feeds, threads)()
    assert [batch[0].tolist() for batch in results] == [[2.0], [4.0, 6.0]]


def test_a_graph_without_the_tensor_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"model\.onnx has no tensor named 'encoded'"):
        cut_encoder(write_graph(tmp_path / "model.onnx", "hidden"), tmp_path / "cut.onnx")


def test_windows_know_how_much_they_read_again() -> None:
    own = ({"vectors": numpy.zeros((12, 1))}, {"vectors": numpy.zeros((7, 1))})
    assert Windows(own, ({"vectors": numpy.zeros((14, 1))},)).read_again == 25


@given(st.lists(st.integers(1, 8), max_size=40), st.integers(8, 20))
def test_windows_without_overlap_hold_every_word_once_and_are_as_full_as_can_be(lengths: list[int], most: int) -> None:
    starts = list(accumulate(lengths, initial=0))
    ranges = cut_once(starts, most)
    assert [word for first, end in ranges for word in range(first, end)] == list(range(len(lengths)))
    assert all(starts[end] - starts[first] <= most for first, end in ranges)
    assert all(starts[end + 1] - starts[first] > most for first, end in ranges[:-1])
