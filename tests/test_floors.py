"""What the pipeline reads out of gold dossiers never falls below the floors in benchmarks/floors.json."""

from pathlib import Path

import pytest

import standoff.pipeline
from benchmarks.floors import DEFAULT_FILE, Fall, find_falls, read_floors
from benchmarks.models import open_model
from benchmarks.registry import Settings, run_benchmark
from tests.benchmarks.dossier_records import OWN_GOLD, gold_folder

DEV, SETS = gold_folder() / "dev", gold_folder() / "sets"

pytestmark = [
    pytest.mark.bundle,
    pytest.mark.skipif(not hasattr(standoff.pipeline, "load"), reason="the pipeline is not built yet"),
]


def falls_on(folder: Path, benchmark: str = "dossiers") -> tuple[Fall, ...]:
    measured = run_benchmark(benchmark, [folder], Settings(), open_model)
    return find_falls(measured.result, read_floors(DEFAULT_FILE))


def test_the_floors_hold_on_our_own_dossiers() -> None:
    assert falls_on(OWN_GOLD) == ()


@pytest.mark.skipif(
    not DEV.is_dir(),
    reason=f"floors on the gold dossiers are not checked: there is no {DEV}; STANDOFF_GOLD names the folder above dev/",
)
def test_the_floors_hold_on_the_gold_dossiers() -> None:
    assert falls_on(DEV) == ()


@pytest.mark.skipif(
    not SETS.is_dir(),
    reason=f"floors on the gold sets are not checked: there is no {SETS}; STANDOFF_GOLD names the folder above sets/",
)
def test_the_floors_hold_on_the_gold_sets() -> None:
    """The floor of claims lies two points low: they grow by joins, and one more or less moves others along."""
    assert falls_on(SETS, "sets") == ()
