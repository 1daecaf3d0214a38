"""The benchmarks by name: what each measures, on which files, and how it is run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import attribution, brat, code_folds, codes, dossiers, names, recognizers, sets, speed, timeml, tree
from benchmarks.corpus import CorpusFile, corpus_sum, find_files
from benchmarks.models import OpenReader, Reader, bundle_folder, identify
from benchmarks.results import Case, Result, Scores
from standoff.language.meaning import MeaningModel

ABOUT: Mapping[str, str] = {
    "tree": "words, sentences, parts of speech and trees, on CoNLL-U files",
    "names": "persons, organizations and places, on IOB files (Universal NER, CrossNER)",
    "attribution": "who says what, on folders with text/ and attributions/ (PolNeAR)",
    "dossiers": "whole records, on folders of gold dossiers (NAME.txt with NAME.json)",
    "sets": "crises of several reports, on a folder of gold sets (folders with set.json)",
    "calibration": "how far confidences can be taken at their word, on folders of gold dossiers",
    "dyads": "events between countries, on folders of gold dossiers (NAME.txt with NAME.json)",
    "codes": "event codes of marked sources and targets, on files with PLV's columns (.tsv)",
    "times": "dates, times, durations and sets, on TimeML files",
    "recognizers": "times and quantities, on the cases of Recognizers-Text (NAMEModel.json)",
    "speed": "words a second, memory and start-up, on folders of .txt files",
}

_MEASURES: Mapping[str, Callable[[Reader, Sequence[CorpusFile]], Scores]] = {
    "tree": tree.measure_tree,
    "names": names.measure_names,
    "attribution": attribution.measure_attribution,
    "times": timeml.measure_times,
    "recognizers": recognizers.measure_recognizers,
}
_SUFFIXES: Mapping[str, Sequence[str]] = {
    "tree": tree.SUFFIXES,
    "names": names.SUFFIXES,
    "times": timeml.SUFFIXES,
    "recognizers": recognizers.SUFFIXES,
    "codes": codes.SUFFIXES,
    "speed": speed.SUFFIXES,
}
_NOTES: Mapping[str, tuple[str, ...]] = {"recognizers": recognizers.NOTES}
_FINDERS: Mapping[str, Callable[[Sequence[Path]], Sequence[CorpusFile]]] = {
    "attribution": brat.report_files,
    "dossiers": dossiers.dossier_files,
    "calibration": dossiers.dossier_files,
    "dyads": dossiers.dossier_files,
    "sets": sets.set_files,
}
_SCORERS: Mapping[str, dossiers.Scorer] = {
    "dossiers": dossiers.score_records,
    "calibration": dossiers.score_calibration,
    "dyads": dossiers.score_dyads,
}


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run: the bundle (None: the package's own), threads; for speed the rounds and the most words in each.

    For codes: into how many folds to cut the sentences (0: none), and the folder of the folds' models.
    """

    bundle: Path | None = None
    threads: int = 1
    rounds: int = 5
    most_words: int = 20_000
    folds: int = 0
    models: Path | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A benchmark's result, the cases behind it, and lines on what was skipped."""

    result: Result
    cases: tuple[Case, ...]
    notes: tuple[str, ...]


def run_benchmark(name: str, paths: Sequence[Path], settings: Settings, open_reader: OpenReader) -> Measured:
    """Runs a benchmark, one of ABOUT, on files or folders of its form. Raises BenchmarkError where they are not."""
    files = _FINDERS[name](paths) if name in _FINDERS else find_files(paths, _SUFFIXES[name])
    if name in _SCORERS:
        return _run_dossiers(name, files, settings)
    if name == "sets":
        return _run_sets(files, settings)
    if name == "codes":
        return _run_codes(files, settings)
    reader, bundle = open_reader(settings.bundle, settings.threads)
    notes = _NOTES.get(name, ())
    if name == "speed":
        scores, notes = speed.measure_speed(files, settings.bundle, settings.rounds, settings.most_words)
    else:
        scores = _MEASURES[name](reader, files)
    return Measured(Result(name, corpus_sum(files), bundle, scores.figures, scores.parts), scores.cases, notes)


def _run_dossiers(name: str, files: Sequence[CorpusFile], settings: Settings) -> Measured:
    """Dossiers are read by the whole pipeline, where the other benchmarks need its language stage alone."""
    reader, bundle = dossiers.open_pipeline(settings.bundle, settings.threads)
    scores, notes = dossiers.measure_dossiers(reader, files, _SCORERS[name])
    return Measured(Result(name, corpus_sum(files), bundle, scores.figures, scores.parts), scores.cases, notes)


def _run_sets(files: Sequence[CorpusFile], settings: Settings) -> Measured:
    """Sets are read by the whole pipeline and linked in memory."""
    reader, bundle = sets.open_linker(settings.bundle, settings.threads)
    scores, notes = sets.measure_sets(reader, files)
    return Measured(Result("sets", corpus_sum(files), bundle, scores.figures, scores.parts), scores.cases, notes)


def _run_codes(files: Sequence[CorpusFile], settings: Settings) -> Measured:
    """Codes need the bundle's model for meaning alone, or a model for each fold."""
    folder = bundle_folder(settings.bundle)
    coded = [one for file in files for one in codes.read_coded(file)]
    if settings.folds:
        models = code_folds.open_folds(settings.models, settings.folds, folder, settings.threads)
        scores = codes.measure_codes(models, code_folds.parts(files, coded, settings.folds))
    else:
        scores = codes.measure_codes({0: MeaningModel(folder, settings.threads)}, {0: coded})
    result = Result("codes", corpus_sum(files), identify(settings.bundle), scores.figures, scores.parts)
    return Measured(result, scores.cases, codes.left_out(coded))
