"""`python -m training STEP`: from corpora to bundle, step by step.

prepare  reads the corpora and keeps their documents, cut into pieces, in the work folder; `--from BUNDLE` takes the
         label sets of a bundle
train    teaches the joint model; stopped and started again, it goes on from its last checkpoint; `--from BUNDLE`
         starts from a bundle's weights instead of the pretrained encoder
meaning  teaches the second encoder, for meaning, in the folder `meaning` of the work folder
meaning-folds  teaches it five times on four fifths of PLV, and measures that and the encoder of `meaning`
export   writes a checkpoint as a bundle in int8, and as one in float32 into the work folder
card     measures both bundles on dev data and writes the card
disputes  fits the weights of disputes on the written passages, as the packaged bundle reads them: after each export
claims   fits the weights of claims and disputes across reports on the written pairs and passages, read likewise
statements  fits the weights of acts and of their aims on the written items, read likewise: after each export
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from training.settings import Fit, Folders

_PACKAGED = Path("src/standoff/language/model")


def main(arguments: list[str] | None = None) -> None:
    """Run one step."""
    options = _parser().parse_args(arguments)
    folders = Folders(options.corpora, options.work)
    steps: dict[str, Callable[[argparse.Namespace, Folders], None]]
    steps = {"prepare": _prepare, "train": _train, "export": _export, "card": _card}
    steps |= {
        "meaning": _meaning,
        "meaning-folds": _meaning_folds,
        "disputes": _disputes,
        "claims": _claims,
        "statements": _statements,
    }
    steps[options.step](options, folders)


def _prepare(options: argparse.Namespace, folders: Folders) -> None:
    from training.prepare import prepare

    prepare(folders, options.start)


def _train(options: argparse.Namespace, folders: Folders) -> None:
    from training.fit import fit

    given = {name: value for name in ("steps", "processes") if (value := getattr(options, name))}
    settings = Fit().gentler() if options.start else Fit()
    fit(folders, replace(settings, **given), options.start)


def _meaning(_: argparse.Namespace, folders: Folders) -> None:
    from training.meaning.fit import fit_meaning

    fit_meaning(folders.corpora, folders.work / "meaning")


def _meaning_folds(_: argparse.Namespace, folders: Folders) -> None:
    from training.meaning.fit import fit_folds
    from training.meaning.score import score

    fit_folds(folders.corpora, folders.work / "meaning")
    score(folders.corpora, folders.work / "meaning")


def _export(options: argparse.Namespace, folders: Folders) -> None:
    from training.export import export
    from training.prepare import load

    checkpoint, labels = options.checkpoint or folders.checkpoint, load(folders).labels
    export(checkpoint, labels, options.bundle, weights=options.weights)
    export(checkpoint, labels, folders.whole, weights=options.weights, quantized=False)


def _statements(_: argparse.Namespace, folders: Folders) -> None:
    from training.statements.fit import fit_tables

    fit_tables(folders.corpora)


def _card(options: argparse.Namespace, folders: Folders) -> None:
    from training.card import write_card

    whole = folders.whole if folders.whole.is_dir() else None
    write_card(folders, options.bundle, whole, options.scores, options.notes)


def _claims(_: argparse.Namespace, folders: Folders) -> None:
    from training.claims import fit_claims

    fit_claims(folders.corpora)


def _disputes(_: argparse.Namespace, __: Folders) -> None:
    from training.disputes import fit_disputes

    fit_disputes()


def _parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__, formatter_class=raw)
    steps = ("prepare", "train", "meaning", "meaning-folds", "export", "card", "disputes", "claims", "statements")
    parser.add_argument("step", choices=steps)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"), help="where the corpora lie (corpora)")
    parser.add_argument("--work", type=Path, default=Path(".training"), help="examples, checkpoints, curve (.training)")
    parser.add_argument(
        "--steps", type=int, help=f"train: optimizer steps ({Fit().steps}; from a bundle {Fit().gentler().steps})"
    )
    parser.add_argument("--from", dest="start", type=Path, help="prepare, train: a bundle to go on from")
    parser.add_argument("--processes", type=int, help=f"train: processes of one thread, or GPUs ({Fit().processes})")
    parser.add_argument("--bundle", type=Path, default=_PACKAGED, help=f"export, card: the bundle ({_PACKAGED})")
    parser.add_argument("--checkpoint", type=Path, help="export: another checkpoint than the run's last")
    parser.add_argument("--weights", choices=("average", "model"), default="average", help="export: which weights")
    parser.add_argument("--scores", type=Path, help="card: a JSON file of further scores by title")
    parser.add_argument("--notes", default="", help="card: what a reader should know of this training run")
    return parser


if __name__ == "__main__":
    main()
