"""The graphs of a bundle, run window by window with onnxruntime."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnxruntime

from standoff.language.decode import Floats, Ints
from standoff.language.labels import distance_rows
from standoff.language.pieces import CLS, SEP, Pieces
from standoff.language.windows import Window

Outputs = dict[str, Floats]
_In = TypeVar("_In")
_Out = TypeVar("_Out")


class Graphs:
    """The three graphs and the tables about them.

    Each window is run by itself: int8 scales are taken over a whole tensor, so windows that shared one would change
    each other's results. Threads take whole windows, which makes the result the same for any number of them.
    """

    def __init__(self, folder: Path, threads: int) -> None:
        self._reader, self._links, self._relations = (
            session(folder / name) for name in ("reader.onnx", "links.onnx", "relations.onnx")
        )
        with np.load(folder / "words.npz") as words:
            self._words, self._scales = words["ids"], words["scales"]
        with np.load(folder / "tables.npz") as tables:
            self.tables: dict[str, Floats] = dict(tables)
        self._names = [output.name for output in self._reader.get_outputs()]
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None

    def read(self, windows: Sequence[tuple[Pieces, Window]]) -> list[Outputs]:
        """What the heads say of the words of each window, by the names of the graph's outputs."""
        return self._map(lambda pair: self._read(*self.inputs(*pair)), windows)

    def inputs(self, pieces: Pieces, window: Window) -> tuple[Floats, Ints]:
        """A window as the graph takes it: embeddings [T, width], and where each word's first piece stands."""
        starts = pieces.starts[window.start : window.end + 1]
        ids = np.concatenate([[CLS], pieces.ids[starts[0] : starts[-1]], [SEP]])
        vectors = self._words[ids] * self._scales[ids, None] + self.tables["positions"][: len(ids)]
        shapes = self.tables["shapes"][pieces.shapes[window.start : window.end]].sum(1)
        vectors[1:-1] += np.repeat(shapes, np.diff(starts), axis=0)
        return vectors.astype(np.float32, copy=False), starts[:-1] - starts[0] + 1

    def links(self, jobs: Sequence[tuple[Outputs, list[tuple[int, int]]]]) -> list[Floats]:
        """For each window and its cues (word ranges): role scores [cues, words, roles]."""
        return self._map(lambda job: self._link(*job), jobs)

    def relations(self, jobs: Sequence[tuple[Outputs, slice, Ints]]) -> list[Ints]:
        """For each window, some of its words and their heads: the index of each one's relation to its head."""
        return self._map(lambda job: self._relate(*job), jobs)

    def _read(self, vectors: Floats, first: Ints) -> Outputs:
        values = self._reader.run(None, {"vectors": vectors, "first": first})
        return dict(zip(self._names, values, strict=True))

    def _link(self, out: Outputs, cues: list[tuple[int, int]]) -> Floats:
        count = len(out["roles"])
        cue = np.stack([out["pair_cue"][first:last].mean(0) for first, last in cues])
        away = np.stack([distance_rows(first, count) for first, _ in cues])
        feed = {"words": out["pair_word"], "cues": cue, "tags": out["roles"], "distances": away}
        scores: Floats = self._links.run(None, feed)[0]
        return scores

    def _relate(self, out: Outputs, words: slice, heads: Ints) -> Ints:
        feed = {"child": out["label_child"][words], "head": out["label_head"][heads]}
        relation: Ints = self._relations.run(None, feed)[0]
        return relation

    def _map(self, work: Callable[[_In], _Out], items: Sequence[_In]) -> list[_Out]:
        return list(self._pool.map(work, items) if self._pool else map(work, items))


def session(path: Path) -> onnxruntime.InferenceSession:
    """A session that keeps to the thread that runs it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
