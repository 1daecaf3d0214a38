"""Country dyads beside the scorer that lies with the gold dossiers, on records spoilt in many ways."""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from benchmarks.dossiers import Dossier, dossier_files, read_dossiers, score_dyads
from standoff.record import Actor, Event, Record
from tests.benchmarks.dossier_records import OWN_GOLD, faithful, gold_folder, spoil

SCORER = gold_folder() / "score_country_dyads.py"


@pytest.fixture(scope="module", params=[gold_folder() / "dev", OWN_GOLD], ids=["dev", "own"])
def folder(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    if not request.param.is_dir():
        pytest.skip(f"{request.param} is not there")
    return request.param


@pytest.fixture(scope="module")
def dossiers(folder: Path) -> tuple[Dossier, ...]:
    return read_dossiers(dossier_files([folder]))


def theirs(folder: Path, records: Sequence[Record], place: Path) -> dict[str, float]:
    """The scorer's figures under our names; its shares are ours in percent."""
    file = place / "records.jsonl"
    file.write_text("".join(record.to_json().replace("\n", " ") + "\n" for record in records), "utf-8")
    shown = subprocess.run(
        [sys.executable, str(SCORER), str(folder), str(file)], capture_output=True, text=True, check=True
    )
    shares = re.findall(r"(precision|recall|f1) ([\d.]+)", shown.stdout)
    counts = re.findall(r"(gold|predicted) (\d+)", shown.stdout)
    names = {"predicted": "found", "f1": "F1"}
    figures = {names.get(name, name): 100 * float(value) for name, value in shares}
    figures |= {names.get(name, name): float(value) for name, value in counts}
    return {f"country dyads: {name}": value for name, value in figures.items()}


@pytest.mark.skipif(not SCORER.is_file(), reason=f"no scorer to compare with: {SCORER} is not there")
@pytest.mark.parametrize("share", [0.0, 0.1, 0.4])
def test_the_figures_are_those_of_the_scorer(
    share: float, folder: Path, dossiers: tuple[Dossier, ...], tmp_path: Path
) -> None:
    chance = Random(1)  # noqa: S311 - chance that spoils records keeps no secrets
    records = [spoil(faithful(dossier), chance, share) if share else faithful(dossier) for dossier in dossiers]
    ours = score_dyads(dossiers, records).figures
    assert ours == pytest.approx(theirs(folder, records, tmp_path), abs=0.05 + 1e-9, rel=0)


def test_a_dyad_counts_once_and_only_between_two_countries() -> None:
    own = read_dossiers(dossier_files([OWN_GOLD]))[0]
    actors = tuple(
        Actor(id=f"A{n}", name="it", kind="state", country=country, mentions=((n, n + 1),))
        for n, country in enumerate(("LVA", "LVA", "RUS", None))
    )
    pairs = [("A0", "A2"), ("A1", "A2"), ("A0", "A1"), ("A0", "A3"), ("A0", None)]
    events = tuple(
        Event(
            id=f"E{n}", code="ACCUSE", trigger=(0, 1), source=one, target=other, factuality="happened", confidence=1.0
        )
        for n, (one, other) in enumerate(pairs)
    )
    scores = score_dyads([own], [Record(id=own.gold.id, text=own.text, actors=actors, events=events)])
    assert scores.figures["country dyads: found"] == 1
