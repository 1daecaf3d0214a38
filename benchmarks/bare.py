"""The encoder's bare forward pass, the limit of the language stage's speed.

The encoder is cut out of the shipped graph, up to the tensor named `encoded`, and run twice: on windows that read each
word once, which is the limit of what is possible, and on the very windows that the model would run, which overlap so
that nothing is read without its context. Windows are made beforehand, embeddings looked up: only the work of the
encoder's layers is timed, which makes the limit a strict one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onnxruntime

from benchmarks.errors import BenchmarkError
from standoff.language import LanguageModel
from standoff.language.session import Graphs
from standoff.language.windows import MOST, Window, plan
from standoff.record import Article
from standoff.text import tokenize

ENCODED = "encoded"

Feed = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Windows:
    """What a graph reads of some texts, window by window: `own` as the model cuts them, `once` without any overlap."""

    own: tuple[Feed, ...]
    once: tuple[Feed, ...]

    @property
    def read_again(self) -> float:
        """Percentage of pieces that the model reads more than once, as the context of other windows."""
        return 100 * (_pieces(self.own) / max(1, _pieces(self.once)) - 1)


def _pieces(feeds: Sequence[Feed]) -> int:
    """The texts' pieces in all windows; each window has one more at either end, which marks it."""
    return sum(len(feed["vectors"]) - 2 for feed in feeds)


def make_windows(model: LanguageModel, bundle: Path, articles: Sequence[Article]) -> Windows:
    """The very windows that the model would run for these articles, and windows as full that read each word once."""
    graphs = Graphs(bundle, 1)
    own: list[Feed] = []
    once: list[Feed] = []
    for source in model.sources([tokenize(article.text, article.furniture) for article in articles]):
        starts = source.pieces.starts
        side_by_side = [Window(first, end, first, end) for first, end in cut_once(starts.tolist(), MOST)]
        for feeds, windows in ((own, plan(source.tokens, source.pieces, source.sentences)), (once, side_by_side)):
            inputs = (graphs.inputs(source.pieces, window) for window in windows)
            feeds += [{"vectors": vectors, "first": first} for vectors, first in inputs]
    return Windows(tuple(own), tuple(once))


def cut_once(starts: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Ranges of words, side by side, of at most so many pieces each; `starts` as in `Pieces`."""
    ranges: list[tuple[int, int]] = []
    first = 0
    for word in range(1, len(starts)):
        if word == len(starts) - 1 or starts[word + 1] - starts[first] > most:
            ranges.append((first, word))
            first = word
    return ranges


def bare_task(graph: Path, feeds: Sequence[Feed], threads: int) -> Callable[[], list[Any]]:
    """A task that runs the graph's encoder over all feeds, as the model does: one at a time on each thread.

    Raises BenchmarkError when `onnx` is not installed or the graph has no tensor `encoded`.
    """
    with tempfile.TemporaryDirectory() as folder:
        cut = Path(folder) / "encoder.onnx"
        inputs = cut_encoder(graph, cut)
        session = onnxruntime.InferenceSession(str(cut), _options(), providers=["CPUExecutionProvider"])
    wanted = [{name: feed[name] for name in inputs} for feed in feeds]
    pool = ThreadPoolExecutor(threads) if threads > 1 else None

    def run(feed: Feed) -> Any:  # noqa: ANN401 - onnxruntime ships no types
        return session.run([ENCODED], feed)

    return lambda: list(pool.map(run, wanted) if pool else map(run, wanted))


def cut_encoder(graph: Path, target: Path) -> tuple[str, ...]:
    """Writes the part of the graph that `encoded` needs to `target`; gives the names of the inputs it still has."""
    try:
        import onnx  # noqa: PLC0415 - needed by this yardstick alone, which is skipped without it
    except ImportError as error:
        raise BenchmarkError("the package onnx is not installed") from error
    model = onnx.load(str(graph))
    nodes = _needed(model.graph.node)
    if not nodes:
        raise BenchmarkError(f"{graph.name} has no tensor named {ENCODED!r}, so its encoder cannot be cut out")
    used = {name for node in nodes for name in node.input}
    inputs = [one for one in model.graph.input if one.name in used]
    constants = [one for one in model.graph.initializer if one.name in used]
    output = onnx.helper.make_tensor_value_info(ENCODED, onnx.TensorProto.FLOAT, None)
    part = onnx.helper.make_graph(nodes, "encoder", inputs, [output], constants)
    cut = onnx.helper.make_model(part, opset_imports=model.opset_import, ir_version=model.ir_version)
    onnx.save(cut, str(target))
    return tuple(one.name for one in inputs)


def _needed(nodes: Sequence[Any]) -> list[Any]:
    """The nodes that `encoded` is made by, in the order in which they run."""
    wanted = {ENCODED}
    kept = []
    for node in reversed(nodes):
        if wanted & set(node.output):
            kept.append(node)
            wanted |= set(node.input)
    return kept[::-1]


def _options() -> Any:  # noqa: ANN401 - onnxruntime ships no types
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return options
