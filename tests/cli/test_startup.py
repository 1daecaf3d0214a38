"""A command loads only what it needs."""

import subprocess
import sys

import pytest

_HEAVY = ("onnxruntime", "tokenizers", "numpy", "standoff.record", "rich.table", "rich.markdown")

_TELL = f"""
import sys
try:
    from standoff.cli import main
    main()
finally:
    print("LOADED", [name for name in {_HEAVY!r} if name in sys.modules])
"""


@pytest.mark.parametrize("arguments", [["--version"], ["model", "--bundle", "nowhere"]])
def test_the_runtime_is_not_loaded_where_nothing_is_read(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", _TELL, *arguments], capture_output=True, text=True, check=False)
    loaded = done.stdout.splitlines()[-1]
    assert loaded.startswith("LOADED")
    assert not [name for name in ("onnxruntime", "tokenizers", "numpy") if name in loaded]


def test_the_version_is_told_without_loading_any_of_it() -> None:
    done = subprocess.run([sys.executable, "-c", _TELL, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_python_m_standoff_is_the_same_command() -> None:
    done = subprocess.run([sys.executable, "-m", "standoff", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("standoff ")
