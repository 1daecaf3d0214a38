"""`python -m training prepare|train|export|card`: the steps from corpora to bundle."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from training.settings import Fit, Folders


def main(arguments: list[str] | None = None) -> None:
    """Run one step."""
    options = _parser().parse_args(arguments)
    folders = Folders(options.corpora, options.work)
    if options.step == "prepare":
        from training.prepare import prepare

        prepare(folders)
    elif options.step == "train":
        from training.fit import fit

        given = {k: v for k, v in (("steps", options.steps), ("processes", options.processes)) if v}
        fit(folders, replace(Fit(), **given))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("step", choices=("prepare", "train", "export", "card"))
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="where the corpora lie")
    parser.add_argument("--work", type=Path, default=Path("../training-work"), help="examples, checkpoints, curve")
    parser.add_argument("--steps", type=int, help="optimizer steps of the run")
    parser.add_argument("--processes", type=int, help="processes of one thread each (one a GPU)")
    return parser


if __name__ == "__main__":
    main()
