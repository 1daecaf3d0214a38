"""A private PostgreSQL for the tests: in a folder of its own, on a socket that nobody else can reach."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.debian import found_or_installed

_DEBIAN = Path("/usr/lib/postgresql")
_USER = "postgres"  # PostgreSQL refuses to run as root


@dataclass(frozen=True)
class Cluster:
    """A running server."""

    socket: Path

    def database(self, name: str) -> str:
        """The address of a new, empty database."""
        import psycopg

        with psycopg.connect(f"host={self.socket} user={_USER} dbname=postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return f"postgresql://{_USER}@/{name}?host={self.socket}"


@contextmanager
def running() -> Iterator[Cluster]:
    """Starts a server, and stops it at the end; the test is skipped where none can be had."""
    programs = _programs()
    with TemporaryDirectory(prefix="standoff-") as name:  # short: the path of a socket has at most 107 bytes
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, _USER)
        data, options = folder / "data", f"-c listen_addresses='' -c fsync=off -k {folder}"
        _run(programs / "initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        _run(programs / "pg_ctl", "-D", data, "-l", folder / "log", "-o", options, "-w", "start")
        try:
            yield Cluster(folder)
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _programs() -> Path:
    """The folder of PostgreSQL's programs, which Debian's package is installed for where that can be done."""
    found = found_or_installed(_found, "--no-install-recommends", "postgresql")
    if found is None:
        pytest.skip(
            "NOT TESTED: PostgreSQL is missing and cannot be installed here; as root: apt-get install postgresql"
        )
    return found


def _found() -> Path | None:
    own = sorted(_DEBIAN.glob("*/bin/initdb")) if _DEBIAN.is_dir() else []
    on_path = shutil.which("initdb")
    return own[-1].parent if own else Path(on_path).parent if on_path else None


def _run(*command: str | Path) -> None:
    as_user = {"user": _USER, "group": pwd.getpwnam(_USER).pw_gid} if os.geteuid() == 0 else {}
    done = subprocess.run(
        _strings(command), check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", **as_user
    )  # type: ignore[call-overload]  # the keywords differ in type
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr.decode(errors='replace')}")


def _strings(command: Sequence[str | Path]) -> list[str]:
    return [str(part) for part in command]
