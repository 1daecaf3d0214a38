"""Calibration counts right and wrong items by their confidence, and its error is the mean distance of the two."""

import pytest

from benchmarks.dossiers.calibration import score_calibration
from benchmarks.dossiers.gold import dossier_files, read_dossiers
from tests.benchmarks.dossier_records import OWN_GOLD, faithful


def test_the_golds_own_records_are_right_and_as_far_off_as_they_are_unsure() -> None:
    dossiers = read_dossiers(dossier_files([OWN_GOLD]))
    records = [faithful(dossier) for dossier in dossiers]
    figures = score_calibration(dossiers, records).figures
    for kind in ("statements", "disputes", "events", "ties"):
        bins = [name for name in figures if name.startswith(f"{kind}, ") and name.endswith(": right")]
        assert bins
        assert all(figures[name] == pytest.approx(100.0) for name in bins)
        unsure = [
            figures[name.replace(": right", ": found")] * (100 - figures[name.replace(": right", ": confidence")])
            for name in bins
        ]
        items = sum(figures[name.replace(": right", ": found")] for name in bins)
        assert figures[f"{kind}: expected calibration error"] == pytest.approx(sum(unsure) / items)
