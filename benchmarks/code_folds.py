"""Cross-validation of event codes: models that were not taught on their fold, and which sentences are in it.

Teaching needs torch, so the models are made beforehand: `python -m training meaning-folds` leaves the checkpoints
fold0.pt, fold1.pt, … in the folder `meaning` of its work folder. A folder fold0, fold1, … with an exported model
(meaning.onnx and its companions) serves as well, and needs no torch.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.codes import Coded
from benchmarks.corpus import CorpusFile
from benchmarks.errors import BenchmarkError
from standoff.language.meaning import MeaningModel

_HOW = (
    "give --models FOLDER with one model a fold, taught on all but that fold: checkpoints fold0.pt, fold1.pt, … as "
    "`python -m training meaning-folds` makes them (which needs torch, as reading them does: pip install "
    "'standoff[training]'), or folders fold0, fold1, … with exported models"
)
_SHARED = ("tokenizer.json", "words.npz")


def parts(files: Sequence[CorpusFile], coded: Sequence[Coded], count: int) -> dict[int, list[Coded]]:
    """The sentences of each fold, cut as training cuts a file. Raises BenchmarkError for several files."""
    from training.meaning.data import folds, plv  # noqa: PLC0415 - only cross-validation needs the training beside it

    if len(files) != 1:
        raise BenchmarkError("--folds cuts one file, the one that the models of the folds were taught on")
    rows = folds(plv(files[0].path), count)
    return {number: [one for one in coded if one.row in fold] for number, fold in enumerate(rows)}


def open_folds(folder: Path | None, count: int, bundle: Path, threads: int) -> dict[int, MeaningModel]:
    """The model of each fold. Raises BenchmarkError where there is none, and says how to make them."""
    if folder is None:
        raise BenchmarkError(
            f"--folds {count} cannot use the shipped model, which was taught on these sentences: {_HOW}"
        )
    return {number: _open(folder, number, bundle, threads) for number in range(count)}


def _open(folder: Path, number: int, bundle: Path, threads: int) -> MeaningModel:
    exported, checkpoint = folder / f"fold{number}", folder / f"fold{number}.pt"
    if exported.is_dir():
        return MeaningModel(exported, threads)
    if checkpoint.is_file():
        return _of_checkpoint(checkpoint, bundle, threads)
    raise BenchmarkError(f"{folder} holds neither fold{number} nor fold{number}.pt: {_HOW}")


def _of_checkpoint(checkpoint: Path, bundle: Path, threads: int) -> MeaningModel:
    """A checkpoint, exported as it would be shipped, with the tokenizer and word table of the bundle."""
    try:
        from training.meaning.export import export_meaning  # noqa: PLC0415 - needs torch
    except ImportError as error:
        raise BenchmarkError(f"{checkpoint} cannot be read without torch: {_HOW}") from error
    with tempfile.TemporaryDirectory() as place:
        for name in _SHARED:
            shutil.copyfile(bundle / name, Path(place) / name)
        export_meaning(checkpoint, Path(place))
        return MeaningModel(Path(place), threads)
