"""The forms as `standoff export` fills them, from a crisis in a file."""

import builtins
from pathlib import Path
from types import ModuleType

import pytest

from standoff.crisis.opened import OpenCrisis
from standoff.errors import MissingPackageError, UnwritableError
from standoff.report.exports import FORMATS
from standoff.report.formats import FORMS
from tests.report.exports.sample import RECORDS


@pytest.mark.parametrize("name", FORMATS)
def test_every_form_is_written_from_a_crisis(tarn: OpenCrisis, tmp_path: Path, name: str) -> None:
    form, out = FORMS[name], tmp_path / "out"
    with tarn.book() as book:
        assert form.save is not None
        form.save(book, out)
        if form.lines is not None:
            assert "".join(f"{line}\n" for line in form.lines(book)).rstrip("\n") == _text(out).rstrip("\n")
    assert out.is_dir() == (form.lines is None)
    assert all(path.stat().st_size for path in out.glob("*"))


def _text(path: Path) -> str:
    return path.read_bytes().decode()


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"parquet"}))
def test_the_same_records_give_the_same_bytes(tmp_path: Path, name: str) -> None:
    one, other = (FORMATS[name](RECORDS, None, tmp_path / each) for each in ("one", "other"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UnwritableError, match="is not written"):
        FORMATS["csv"](RECORDS, None, tmp_path / "file")


def test_without_pyarrow_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> ModuleType:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return whole(name, *rest, **more)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingPackageError, match="parquet"):
        FORMATS["parquet"](RECORDS, None, tmp_path)
