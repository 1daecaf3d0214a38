"""Programs of Debian's that some tests need, found or installed by one process of the tests at a time."""

import fcntl
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

FoundT = TypeVar("FoundT")
_APT = "/usr/bin/apt-get"
_LOCK = "standoff-tests-debian.lock"


def found_or_installed(find: Callable[[], FoundT | None], *package: str) -> FoundT | None:
    """What is looked for. As root, the package that holds it is installed where it is not found."""
    if (found := find()) is not None or os.geteuid() != 0 or not Path(_APT).exists():
        return found
    with _alone():
        if find() is None:
            _install(*package)
    return find()


def _install(*package: str) -> None:
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", *package]):
        subprocess.run([_APT, "-qq", *command], env=quiet, check=False, capture_output=True)


@contextmanager
def _alone() -> Iterator[None]:
    """Other processes of the tests wait: apt-get refuses where another one runs."""
    with (Path(tempfile.gettempdir()) / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
