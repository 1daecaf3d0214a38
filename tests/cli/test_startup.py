"""A command loads only what it needs, and so does `import standoff`."""

import subprocess
import sys

import pytest

_HEAVY = ("onnxruntime", "tokenizers", "numpy", "trafilatura", "standoff.record", "rich.table")

_TELL = f"""
try:
    {{}}
finally:
    import sys
    print("LOADED", [name for name in {_HEAVY!r} if name in sys.modules])
"""


@pytest.mark.parametrize(
    "statement", ["import standoff", "import standoff; dir(standoff)", "from standoff.cli import main; main()"]
)
def test_none_of_it_is_loaded_before_it_is_needed(statement: str) -> None:
    command = [sys.executable, "-c", _TELL.format(statement), "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_python_m_standoff_is_the_same_command() -> None:
    done = subprocess.run([sys.executable, "-m", "standoff", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("standoff ")
