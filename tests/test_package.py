"""What is shipped: the tests run against it, its names are pinned, and it holds what it needs to read."""

import importlib
import inspect
import json
import sysconfig
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

import pytest

import standoff

ROOMS = "cli cluster crisis extract ingest knowledge language link pipeline record report store text web".split()

PUBLIC = {
    "standoff": "Article Record Rejected StandoffError __version__ open read read_many",
    "standoff.record": "Actor Article Claim Crisis Dispute Event Place Quantity Record ReportEntry SharedActor "
    "SharedDispute SharedTie Side Source Statement Tie TieVersion Time Voice id_of_file id_of_text id_of_url",
}


def editable() -> bool:
    """Whether the package is installed for development, where its sources are edited in place."""
    origin = json.loads(distribution("standoff").read_text("direct_url.json") or "{}")
    return bool(origin.get("dir_info", {}).get("editable"))


@pytest.mark.skipif(editable(), reason="an editable install is for development; `make test` installs the wheel")
def test_the_package_under_test_is_the_installed_one() -> None:
    site = Path(sysconfig.get_path("purelib")).resolve()
    assert site in Path(standoff.__file__).resolve().parents


def test_the_version_is_that_of_the_distribution() -> None:
    assert distribution("standoff").version == standoff.__version__


@pytest.mark.parametrize("module", PUBLIC)
def test_public_names_change_only_on_purpose(module: str) -> None:
    assert importlib.import_module(module).__all__ == PUBLIC[module].split()


@pytest.mark.parametrize("module", PUBLIC)
def test_public_names_say_what_they_mean(module: str) -> None:
    found = importlib.import_module(module)
    named = {name: getattr(found, name) for name in PUBLIC[module].split()}
    assert [name for name, value in named.items() if not (inspect.getdoc(value) or isinstance(value, str))] == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_says_what_it_is_for(room: str) -> None:
    purpose = importlib.import_module(f"standoff.{room}").__doc__
    assert purpose
    assert purpose.strip().endswith(".")


def test_there_are_no_other_rooms() -> None:
    found = {each.name for each in files("standoff").iterdir() if each.is_dir() and each.name != "__pycache__"}
    assert found == set(ROOMS)


def test_the_types_are_shipped() -> None:
    assert files("standoff").joinpath("py.typed").is_file()


SOURCES = Path(__file__).parent.parent / "src" / "standoff"
DATA = [path for path in sorted(SOURCES.rglob("*")) if path.is_file() and path.suffix not in {".py", ".pyc"}]


@pytest.mark.parametrize("source", DATA, ids=lambda path: str(path.relative_to(SOURCES)))
def test_no_table_or_weights_of_the_sources_are_left_behind(source: Path) -> None:
    shipped = files("standoff").joinpath(*source.relative_to(SOURCES).parts)
    assert shipped.read_bytes() == source.read_bytes()
