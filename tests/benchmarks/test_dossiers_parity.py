"""Our figures beside those of the scorer that lies with the gold dossiers, on records spoilt in many ways."""

import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from types import ModuleType

import pytest

from benchmarks.dossiers import Dossier, dossier_files, read_dossiers, score_records
from benchmarks.results import Figures
from standoff.record import Record
from tests.benchmarks.dossier_records import OWN_GOLD, faithful, gold_folder, spoil

SCORER = gold_folder() / "score.py"

pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason=f"no scorer to compare with: {SCORER} is not there")

COLUMNS = {"predicted": "found", "f1": "F1"}


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_scorer", SCORER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=[gold_folder() / "dev", OWN_GOLD], ids=["dev", "own"])
def folder(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


@pytest.fixture(scope="module")
def dossiers(folder: Path) -> tuple[Dossier, ...]:
    return read_dossiers(dossier_files([folder]))


def theirs(scorer: ModuleType, folder: Path, records: Sequence[Record]) -> dict[str, float]:
    """The scorer's figures under our names; its shares are ours in percent."""
    figures, _ = scorer.score(folder, {record.id: json.loads(record.to_json()) for record in records})
    single = figures["statement act macro-F1"].pop("per act")
    named = {f"statement act F1: {act}": 100 * f1 for act, f1 in single.items()}
    for figure, row in figures.items():
        for column, value in row.items():
            is_count = column in {"gold", "predicted", "of"}
            named[f"{figure}: {COLUMNS.get(column, column)}"] = value if is_count else 100 * value
    return named


def assert_equal(ours: Figures, their: Figures) -> None:
    assert ours.keys() == their.keys()
    # They are rounded to two digits of a percentage; where a third digit is 5, either neighbour is right.
    assert ours == pytest.approx(their, abs=0.005 + 1e-9, rel=0)


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.6])
@pytest.mark.parametrize("seed", range(3))
def test_every_figure_is_equal_on_spoilt_records(
    seed: int, share: float, folder: Path, dossiers: tuple[Dossier, ...], scorer: ModuleType
) -> None:
    chance = Random(seed)  # noqa: S311 - chance that spoils records keeps no secrets
    records = [spoil(faithful(dossier), chance, share) for dossier in dossiers]
    assert_equal(score_records(dossiers, records).figures, theirs(scorer, folder, records))


def test_spoilt_records_move_every_figure(dossiers: tuple[Dossier, ...]) -> None:
    chance = Random(0)  # noqa: S311 - chance that spoils records keeps no secrets
    records = [spoil(faithful(dossier), chance) for dossier in dossiers]
    figures = score_records(dossiers, records).figures
    assert not [name for name, value in figures.items() if value in {0.0, 100.0}]


def test_a_record_that_is_not_there_counts_as_an_empty_one(
    folder: Path, dossiers: tuple[Dossier, ...], scorer: ModuleType
) -> None:
    empty = [Record(id=dossier.gold.id, text=dossier.text) for dossier in dossiers]
    assert_equal(score_records(dossiers, empty).figures, theirs(scorer, folder, []))
