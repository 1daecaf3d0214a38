"""A command loads only what it needs."""

import subprocess
import sys

_HEAVY = ("onnxruntime", "tokenizers", "numpy", "standoff.record", "rich.table")

_TELL = f"""
import sys
try:
    from standoff.cli import main
    main()
finally:
    print("LOADED", [name for name in {_HEAVY!r} if name in sys.modules])
"""


def test_the_version_is_told_without_loading_any_of_it() -> None:
    done = subprocess.run([sys.executable, "-c", _TELL, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_python_m_standoff_is_the_same_command() -> None:
    done = subprocess.run([sys.executable, "-m", "standoff", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("standoff ")
