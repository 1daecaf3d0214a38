"""The commands of `python -m benchmarks`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks import difference, dossiers, floors, sets
from benchmarks.errors import BenchmarkError
from benchmarks.models import OpenReader, open_model
from benchmarks.registry import ABOUT, Measured, Settings, run_benchmark
from benchmarks.results import Result, describe_wrong, from_json, to_json, to_table, write_cases
from benchmarks.suite import find_tasks
from standoff.errors import StandoffError

_ROOT = Path(__file__).parent.parent
_EPILOG = "python -m benchmarks NAME --help says more about each."

_KINDS: Mapping[str, Sequence[str]] = {"dossiers": dossiers.KINDS, "sets": sets.KINDS}
"""Of the benchmarks that list misses, the kinds of items."""

Options = argparse.Namespace
Command = Callable[[Options, OpenReader], int]


def main(arguments: Sequence[str], open_reader: OpenReader = open_model) -> int:
    """Runs a command; gives 0, 1 when a figure fell below its floor, or 2 when it cannot be done as asked."""
    parser = make_parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return 0
    try:
        return _COMMANDS.get(options.command, _run)(options, open_reader)
    except (BenchmarkError, StandoffError) as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 2


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measures Standoff on corpora.", epilog=_EPILOG
    )
    commands = parser.add_subparsers(dest="command", metavar="NAME")
    for name, about in ABOUT.items():
        command = commands.add_parser(name, help=about, description=f"Measures {about}.")
        command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or folder of the form above")
        command.add_argument("--cases", type=Path, metavar="FILE.jsonl", help="write every case there, for `diff`")
        command.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
        _add_model_options(command)
        if name == "speed":
            _add_speed_options(command)
        if name == "codes":
            _add_fold_options(command)
        if name in _KINDS:
            command.add_argument(
                "--misses", choices=_KINDS[name], help="list what is missed, wrong or spurious of a kind"
            )
    _add_all(commands.add_parser("all", help="every benchmark, on a folder that holds the corpora"))
    _add_check(commands.add_parser("check", help="fail when a figure is below its floor"))
    _add_scale(commands.add_parser("scale", help="storing, linking and asking thousands of reports, made of ours"))
    _add_diff(commands.add_parser("diff", help="what a change mended and broke"))
    return parser


def _add_model_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--bundle", type=Path, metavar="DIR", help="a model bundle; else the one in the package")
    command.add_argument(
        "--threads", type=int, default=1, metavar="N", help="threads of the model (1); speed uses 1 and 2"
    )


def _add_speed_options(command: argparse.ArgumentParser) -> None:
    defaults = Settings()
    command.add_argument("--rounds", type=int, default=defaults.rounds, help=f"rounds to time ({defaults.rounds})")
    command.add_argument(
        "--words", type=int, default=defaults.most_words, help=f"about so many words a round ({defaults.most_words})"
    )


def _add_fold_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--folds", type=int, default=0, metavar="N", help="cross-validate: cut the file into N folds")
    command.add_argument(
        "--models", type=Path, metavar="FOLDER", help="the folds' models: fold0.pt, …, or exported in fold0, …"
    )


def _add_all(command: argparse.ArgumentParser) -> None:
    command.description = "Runs every benchmark on the corpora in a folder, and says which corpora are not there."
    command.add_argument("corpora", type=Path, metavar="FOLDER", help="holds ud-ewt/, gum/, uner-ewt/, polnear/, …")
    command.add_argument("--json", action="store_true", help="print one JSON object a line instead of tables")
    _add_model_options(command)
    _add_speed_options(command)


def _add_check(command: argparse.ArgumentParser) -> None:
    command.description = "Compares figures with their floors, which hold for one corpus each, by its sum."
    command.add_argument(
        "specs", nargs="+", metavar="SPEC", help="NAME=PATH[,PATH…] to measure now, or a file that --json wrote"
    )
    command.add_argument("--floors", type=Path, default=floors.DEFAULT_FILE, help="the file of floors")
    command.add_argument("--raise", dest="lift", action="store_true", help="raise floors to the figures; lower none")
    _add_model_options(command)


def _add_scale(command: argparse.ArgumentParser) -> None:
    from benchmarks import scale  # noqa: PLC0415 - loads what the other benchmarks do without

    command.description, command.formatter_class = scale.__doc__, argparse.RawDescriptionHelpFormatter
    command.add_argument("--reports", type=int, default=10_000, metavar="N", help="reports that are made (10000)")
    command.add_argument(
        "--texts", type=int, default=1_000, metavar="N", help="of our own texts read no more than these"
    )
    command.add_argument("--bundle", type=Path, metavar="DIR", help="a model bundle; else the one in the package")


def _add_diff(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Compares two files that --cases wrote (.jsonl), case by case, or two that --json wrote (.json)."
    )
    command.add_argument("old", type=Path)
    command.add_argument("new", type=Path)


def _settings(options: Options) -> Settings:
    defaults = Settings()
    rounds, words = getattr(options, "rounds", defaults.rounds), getattr(options, "words", defaults.most_words)
    folds, models = getattr(options, "folds", defaults.folds), getattr(options, "models", defaults.models)
    if min(options.threads, rounds, words) < 1:
        raise BenchmarkError("--threads, --rounds and --words must be 1 or more")
    if folds < 0 or folds == 1:
        raise BenchmarkError("--folds must be 2 or more")
    return Settings(options.bundle, options.threads, rounds, words, folds, models)


def _run(options: Options, open_reader: OpenReader) -> int:
    """One benchmark."""
    measured = run_benchmark(options.command, options.paths, _settings(options), open_reader)
    if options.cases:
        write_cases(options.cases, measured.cases)
    _tell(measured)
    if wanted := getattr(options, "misses", None):
        print(describe_wrong(dossiers.of_kind(wanted, measured.cases)), file=sys.stderr if options.json else sys.stdout)
    print(to_json(measured.result) if options.json else to_table(measured.result))
    return 0


def _run_all(options: Options, open_reader: OpenReader) -> int:
    """Every benchmark whose corpus is there."""
    for task in find_tasks(options.corpora, _ROOT / "samples"):
        if not task.paths:
            print(f"{task.name}: skipped, {options.corpora / task.place} is not there", file=sys.stderr)
            continue
        measured = run_benchmark(task.name, task.paths, _settings(options), open_reader)
        _tell(measured)
        if task.note:
            print(f"{task.place}: {task.note}", file=sys.stderr)
        if options.json:
            print(to_json(measured.result).replace("\n", ""), flush=True)
        else:
            print(f"{to_table(measured.result, task.place)}\n", flush=True)
    return 0


def _tell(measured: Measured) -> None:
    for note in measured.notes:
        print(note, file=sys.stderr)


def _check(options: Options, open_reader: OpenReader) -> int:
    """Figures against floors: 1 when any fell."""
    known = floors.read_floors(options.floors)
    fallen = False
    for spec in options.specs:
        result = _result(spec, _settings(options), open_reader)
        if options.lift:
            known = floors.raise_floors(known, result)
        falls = floors.find_falls(result, known)
        for fall in falls:
            print(f"{result.benchmark}, {fall.figure}: {fall.value:.2f} is below its floor {fall.floor:.2f}")
        fallen = fallen or bool(falls)
        print(f"{spec}: {'below its floors' if falls else 'holds its floors'}")
    if options.lift:
        floors.write_floors(options.floors, known)
    return int(fallen)


def _result(spec: str, settings: Settings, open_reader: OpenReader) -> Result:
    name, is_path, paths = spec.partition("=")
    if not is_path:
        return from_json(Path(spec))
    if name not in ABOUT:
        raise BenchmarkError(f"{name!r} is no benchmark; there are {', '.join(ABOUT)}")
    return run_benchmark(name, [Path(path) for path in paths.split(",")], settings, open_reader).result


def _scale(options: Options, _: OpenReader) -> int:
    """What thousands of reports cost."""
    from benchmarks.scale.command import run  # noqa: PLC0415 - loads what the other benchmarks do without

    if options.reports < 10 or options.texts < 30:
        raise BenchmarkError("--reports must be 10 or more, and --texts 30 or more")
    run(_ROOT, options.reports, options.texts, options.bundle)
    return 0


def _diff(options: Options, _: OpenReader) -> int:
    """What changed between two files."""
    print(difference.describe(options.old, options.new))
    return 0


_COMMANDS: Mapping[str, Command] = {"all": _run_all, "check": _check, "diff": _diff, "scale": _scale}
