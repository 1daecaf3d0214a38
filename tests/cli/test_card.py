"""`standoff model` shows the card of a bundle that is whole."""

import hashlib
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from standoff.cli.app import make_app
from standoff.language.bundle import FORMAT


def run(*arguments: object) -> Result:
    return CliRunner().invoke(make_app(), [str(each) for each in arguments])


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "bundle"
    folder.mkdir()
    (folder / "weights").write_bytes(b"w")
    card = {
        "name": "maravel",
        "version": "7",
        "format": FORMAT,
        "standoff": ["0.0.1", "9.0.0"],
        "data": [{"name": "EWT", "terms": "CC BY-SA 4.0"}, {"name": "PolNeAR", "source": "github"}],
        "scores": {"tree": {"LAS": 90.5}, "names": {"F1": 82}},
        "files": {"weights": hashlib.sha256(b"w").hexdigest()},
    }
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    return folder


def test_the_card_tells_the_data_their_terms_and_the_scores(bundle: Path) -> None:
    result = run("model", "--bundle", bundle)
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines()]
    assert ["EWT", "CC", "BY-SA", "4.0"] in rows
    assert ["tree", "90.5"] in rows
    assert ["names", "82"] in rows


def test_a_damaged_bundle_has_no_card_to_show(bundle: Path) -> None:
    (bundle / "weights").write_bytes(b"other")
    result = run("model", "--bundle", bundle)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "weights" in result.stderr


def test_a_folder_without_a_bundle_is_told(tmp_path: Path) -> None:
    result = run("model", "--bundle", tmp_path)
    assert result.exit_code == 2
    assert "no model bundle" in result.stderr
