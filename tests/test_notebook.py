"""The notebook in docs/ runs from its first cell to its last, and shows what it says that it shows."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from standoff.language.bundle import packaged

NOTEBOOK = Path(__file__).parent.parent / "docs" / "reading.ipynb"


@pytest.fixture(scope="module")
def cells() -> list[dict[str, Any]]:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    found: list[dict[str, Any]] = notebook["cells"]
    return found


def shown(source: str, names: dict[str, Any]) -> object:
    """Runs a cell as a notebook does, and gives the value of a last line that is an expression."""
    tree = ast.parse(source)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        exec(compile(tree, str(NOTEBOOK), "exec"), names)  # noqa: S102  # our own notebook
        return None
    exec(compile(ast.Module(tree.body[:-1], []), str(NOTEBOOK), "exec"), names)  # noqa: S102
    return eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names)  # noqa: S307


def test_it_is_kept_without_results_which_would_age_with_the_model(cells: list[dict[str, Any]]) -> None:
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert [(cell["outputs"], cell["execution_count"]) for cell in code] == [([], None)] * len(code)
    assert len({cell["id"] for cell in cells}) == len(cells)


@pytest.mark.bundle
@pytest.mark.skipif(not packaged().joinpath("card.json").is_file(), reason="there is no bundle in the package yet")
def test_every_cell_runs(
    cells: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(NOTEBOOK.parent)
    names: dict[str, Any] = {}
    values = [shown("".join(cell["source"]), names) for cell in cells if cell["cell_type"] == "code"]
    assert "Maria Zakharova" in values[0]._repr_html_()  # type: ignore[attr-defined]  # the record shows itself
    told = capsys.readouterr().out
    assert "denial (" in told
    assert " → " in told
    assert " texts\n" in told
