"""What goes wrong with a crisis is told in words that say what to do, and leaves it sound."""

import os
import shutil
import sqlite3
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp

import pytest
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from standoff.errors import (
    StoreDamagedError,
    StoreError,
    StoreFormatError,
    StoreFullError,
    StoreLockedError,
    StoreMissingError,
    StoreReadOnlyError,
    StoreVersionError,
)
from standoff.store import Store, open_store, opening
from standoff.store.faults import told
from tests.store.conftest import location, store
from tests.store.filling import keep, report
from tests.store.postgresql import Cluster

__all__ = ["location", "store"]
NOBODY = 65_534


def is_sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def made(path: Path) -> Path:
    """A crisis file with one report."""
    with closing(open_store(str(path), create=True)) as store, store.writing() as session:
        keep(session, report("a"))
    return path


def ids(path: Path) -> list[str]:
    with closing(open_store(str(path))) as store, store.reading() as session:
        return session.reports.ids()


def test_a_missing_crisis_is_not_made_by_a_question(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError, match="There is no crisis"):
        open_store(str(tmp_path / "none.db"))
    with pytest.raises(StoreMissingError, match="There is no folder"):
        open_store(str(tmp_path / "none" / "a.db"), create=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "."])
def test_what_no_file_can_be_called_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreMissingError, match="cannot be opened"):
        open_store(str(tmp_path / name), create=True)


@pytest.mark.parametrize("content", [b"no crisis at all", b"SQLite format 3", b"\0", b"{}"])
def test_another_file_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StoreFormatError, match="no crisis file"):
        open_store(str(path), create=True)
    assert path.read_bytes() == content


def test_another_program_s_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (id)")
    with pytest.raises(StoreFormatError, match=r"holds other tables \(notes.*Name another file"):
        open_store(str(path), create=True)


def test_an_empty_file_becomes_a_crisis_only_when_it_is_added_to(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    with pytest.raises(StoreFormatError, match="standoff add"):
        open_store(str(path))
    open_store(str(path), create=True).close()
    assert ids(path) == []


def test_a_name_with_odd_characters_is_a_name(tmp_path: Path) -> None:
    assert ids(made(tmp_path / "a?b#c%41 ü.db")) == ["a"]
    assert [path.name for path in tmp_path.iterdir()] == ["a?b#c%41 ü.db"]


def test_a_damaged_crisis_is_told(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x55" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreDamagedError, match="damaged"):
        ids(path)


def test_a_truncated_crisis_is_told(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(StoreError, match=r"damaged|no crisis"):
        ids(path)


def test_a_newer_file_stays_as_it_is(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE crisis SET value = '7' WHERE key = 'version'")
    before = path.read_bytes()
    with pytest.raises(StoreVersionError, match="Install the newest Standoff"):
        open_store(str(path), create=True)
    assert path.read_bytes() == before


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_PATIENCE", 0.2)


def test_a_locked_crisis_can_be_read_and_not_written(location: str, impatient: None) -> None:  # noqa: ARG001
    with closing(open_store(location, create=True)) as first, closing(open_store(location)) as second:
        with first.writing() as writer:
            keep(writer, report("a"))
            with pytest.raises(StoreLockedError, match="Another program writes to it"), second.writing():
                pass
            with second.reading() as reader:
                assert reader.reports.ids() == []
        with second.writing() as writer:
            assert writer.reports.ids() == ["a"]


def test_a_full_disk_loses_only_what_did_not_fit(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    with closing(open_store(str(path))) as store:
        store.engine.dispose()
        event.listen(store.engine, "connect", lambda made, _: made.execute("PRAGMA max_page_count = 80"))
        with store.writing() as session:
            keep(session, report("b"))
        with pytest.raises(StoreFullError, match="Make room"), store.writing() as session:
            keep(session, report("c", "word " * 500_000))
        with store.writing() as session:
            keep(session, report("d"))
    assert is_sound(path)
    assert ids(path) == ["a", "b", "d"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter, which those of pytest are not."""
    folder = Path(mkdtemp(prefix="standoff-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_file_that_may_not_be_written_can_be_read(open_folder: Path) -> None:
    path = made(open_folder / "a.db")
    path.chmod(0o444)
    open_folder.chmod(0o555)

    def work() -> None:
        with closing(open_store(str(path))) as store:
            with store.reading() as session:
                assert session.reports.ids() == ["a"]
            with pytest.raises(StoreReadOnlyError, match="Change the rights"), store.writing() as session:
                keep(session, report("b"))
        with pytest.raises(StoreReadOnlyError, match="folder may not be written"):
            open_store(str(open_folder / "b.db"), create=True)

    as_nobody(work)
    assert is_sound(path)


def test_a_file_that_may_not_be_read_is_told(open_folder: Path) -> None:
    path = made(open_folder / "a.db")
    path.chmod(0)

    def work() -> None:
        with pytest.raises(StoreMissingError, match="Permission denied"):
            open_store(str(path))

    as_nobody(work)
    path.chmod(0o600)


def as_nobody(work: Callable[[], None]) -> None:
    """Does the work without the rights of root, for whom no file is closed; in a process of its own."""
    child = os.fork()
    if not child:
        try:
            if os.geteuid() == 0:
                os.setresgid(NOBODY, NOBODY, NOBODY)
                os.setresuid(NOBODY, NOBODY, NOBODY)
            work()
            os._exit(0)
        except BaseException:  # noqa: BLE001  # a process that goes on would run the other tests as well
            traceback.print_exc()
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_database_that_does_not_answer_is_told(cluster: Cluster) -> None:
    with pytest.raises(StoreMissingError, match="Check its name"):
        open_store(f"postgresql://postgres@/missing?host={cluster.socket}")
    with pytest.raises(StoreMissingError, match="Check its name"):
        open_store("postgresql://postgres:secret@/x?host=/no/such/folder")


def test_a_password_is_never_told() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("postgresql://me:secret@localhost:1/x")
    assert "secret" not in str(caught.value)
    assert "postgresql://me:***@localhost:1/x" in str(caught.value)


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(StoreMissingError, match="Mend it"):
        open_store("postgresql://host:port/x")


class _Fault(Exception):  # noqa: N818  # as databases name theirs
    def __init__(self, name: str, value: str) -> None:
        super().__init__("said so")
        setattr(self, name, value)


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("sqlstate", "53100", StoreFullError),
        ("sqlstate", "25006", StoreReadOnlyError),
        ("sqlstate", "28P01", StoreMissingError),
        ("sqlstate", "55P03", StoreLockedError),
        ("sqlite_errorname", "SQLITE_BUSY_SNAPSHOT", StoreLockedError),
        ("sqlite_errorname", "SQLITE_IOERR_WRITE", StoreFullError),
        ("sqlite_errorname", "SQLITE_READONLY_DIRECTORY", StoreReadOnlyError),
        ("sqlite_errorname", "SQLITE_IOERR_READ", StoreDamagedError),
        ("sqlite_errorname", "SQLITE_TOOBIG", StoreError),
    ],
)
def test_faults_are_told_by_their_codes(name: str, value: str, kind: type[StoreError]) -> None:
    with pytest.raises(StoreError, match=r"my\.db: said so") as caught, told("my.db"):
        raise DBAPIError("SELECT", {}, _Fault(name, value))
    assert type(caught.value) is kind


def test_a_store_is_let_go(store: Store) -> None:
    store.close()
    with store.reading() as session:  # a closed one opens itself again
        assert session.reports.ids() == []
    store.close()
