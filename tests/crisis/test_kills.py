"""Killed at any moment and started again, `standoff add` loses nothing, reads nothing twice, and the file is sound."""

import os
import random
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest

from standoff.record import Record
from standoff.store import open_store
from tests.store.conftest import cluster, location

__all__ = ["cluster", "location"]
ROOT = Path(__file__).parent.parent.parent
REPORTS = 64
KILLS = 3


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    for number in range(REPORTS):
        made.joinpath(f"r{number:03}.txt").write_text(f"Ada said ship {number} left. Bex denied that it left.", "utf-8")
    return made


@contextmanager
def adding(location: str, folder: Path, log: Path, *options: str) -> Iterator["subprocess.Popen[str]"]:
    """The command as a process; the fake reader notes in the log what it reads."""
    command = [sys.executable, "-c", _COMMAND, "add", location, str(folder), *options]
    quiet, own = subprocess.DEVNULL, os.environ | {"READ": str(log)}
    with subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet, text=True, env=own) as process:
        yield process


_COMMAND = "import sys; sys.path.insert(0, '.'); from tests.crisis.slow import run; run()"


def kept(location: str) -> list[Record]:
    with closing(open_store(location)) as store, store.reading() as session:
        return list(session.reports.records())


def ids_kept(location: str) -> list[str]:
    if not location.startswith("postgresql") and not Path(location).exists():
        return []
    with closing(open_store(location, create=True)) as store, store.reading() as session:
        return session.reports.ids()


def assert_sound(location: str) -> None:
    if not location.startswith("postgresql") and Path(location).exists():
        with closing(sqlite3.connect(location)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


def alive(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_run_that_is_killed_again_and_again_comes_to_the_same_end(
    location: str, folder: Path, tmp_path: Path, workers: str
) -> None:
    chance, read, kills = random.Random(7), tmp_path / "read", 0  # noqa: S311  # keeps no secrets
    while True:
        before = ids_kept(location)
        read.unlink(missing_ok=True)
        with adding(location, folder, read, "--workers", workers) as process:
            _wait_until(partial(_begun, read, process))
            time.sleep(chance.uniform(0.02, 0.3))
            started = children(process.pid) if process.poll() is None else []
            if kills < KILLS:
                process.kill()
            process.wait()
        kills += process.returncode == -9
        _wait_until(partial(_all_gone, started))
        assert_sound(location)
        assert set(before) <= set(ids_kept(location)), "something was lost"
        again = set(read.read_text("utf-8").split()) & set(before) if read.exists() else set()
        assert again == set(), "something was read twice"
        if process.returncode == 0:
            break
    assert kills
    found = kept(location)
    assert [record.id for record in found] == [f"r{number:03}" for number in range(REPORTS)]
    assert all(len(record.statements) == 2 for record in found)


def _begun(read: Path, process: "subprocess.Popen[str]") -> bool:
    return read.exists() or process.poll() is not None


def _all_gone(pids: Sequence[int]) -> bool:
    return not any(map(alive, pids))


def _wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_disk_that_fills_up_is_told_and_the_run_goes_on_when_there_is_room(tmp_path: Path, folder: Path) -> None:
    location = str(tmp_path / "a.db")
    asked, limit = [sys.executable, "-c", _COMMAND, "add", location, str(folder)], 400_000
    own = os.environ | {"READ": str(tmp_path / "read")}

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    full = subprocess.run(asked, cwd=ROOT, check=False, capture_output=True, text=True, env=own, preexec_fn=small)
    assert full.returncode == 2
    assert full.stderr.startswith(f"standoff: {location}: ")
    assert full.stderr.count("\n") == 1, full.stderr
    assert "Make room" in full.stderr
    assert_sound(location)
    some = ids_kept(location)
    assert 0 < len(some) < REPORTS
    done = subprocess.run(asked, cwd=ROOT, check=False, capture_output=True, text=True, env=own)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == f"{REPORTS} sources: {REPORTS - len(some)} read, {len(some)} already there"
    assert len(kept(location)) == REPORTS
