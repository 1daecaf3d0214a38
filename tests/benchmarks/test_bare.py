from pathlib import Path
from typing import Any

import pytest

from benchmarks.bare import Windows, bare_task, cut_encoder
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
    feeds = ({"vectors": numpy.zeros((12, 1))}, {"vectors": numpy.zeros((7, 1))})
    assert Windows(feeds, 12).read_again == 25
