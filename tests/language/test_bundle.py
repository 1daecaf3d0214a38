import hashlib
import json
from pathlib import Path

import pytest

from standoff.errors import BundleDamagedError, BundleMissingError, BundleVersionError
from standoff.language.bundle import FORMAT, check


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    (tmp_path / "weights.bin").write_bytes(b"weights")
    write_card(tmp_path)
    return tmp_path


def write_card(folder: Path, **changes: object) -> None:
    card: dict[str, object] = {
        "name": "test",
        "version": "1",
        "format": FORMAT,
        "standoff": ["0.0.1", "9.0.0"],
        "data": [{"name": "corpus", "terms": "ours"}],
        "scores": {"tree": {"las": 90.0}},
        "files": {"weights.bin": hashlib.sha256(b"weights").hexdigest()},
    }
    (folder / "card.json").write_text(json.dumps(card | changes), "utf-8")


def test_a_sound_bundle_gives_its_card(bundle: Path) -> None:
    card = check(bundle)
    assert (card.name, card.scores["tree"]["las"], card.data[0]["terms"]) == ("test", 90.0, "ours")


def test_a_changed_file_is_refused_and_the_mend_named(bundle: Path) -> None:
    (bundle / "weights.bin").write_bytes(b"weightz")
    with pytest.raises(BundleDamagedError, match=r"weights\.bin.*reinstall standoff"):
        check(bundle)


def test_a_missing_file_is_refused(bundle: Path) -> None:
    (bundle / "weights.bin").unlink()
    with pytest.raises(BundleMissingError, match=r"weights\.bin"):
        check(bundle)


def test_a_folder_without_a_card_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BundleMissingError, match=r"card\.json"):
        check(tmp_path)


def test_another_form_is_refused(bundle: Path) -> None:
    write_card(bundle, format=FORMAT + 1)
    with pytest.raises(BundleVersionError, match=str(FORMAT + 1)):
        check(bundle)


@pytest.mark.parametrize("versions", [["9.0.0", "9.1.0"], ["0.0.1", "0.0.2"]])
def test_a_bundle_for_another_standoff_is_refused(bundle: Path, versions: list[str]) -> None:
    write_card(bundle, standoff=versions)
    with pytest.raises(BundleVersionError, match=versions[0]):
        check(bundle)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": 1}', "not json"])
def test_an_unreadable_card_is_refused(bundle: Path, text: str) -> None:
    (bundle / "card.json").write_text(text, "utf-8")
    with pytest.raises(BundleDamagedError):
        check(bundle)
