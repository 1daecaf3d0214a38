"""Adding, over both databases and with any number of processes."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from standoff.crisis.adding import add
from standoff.crisis.reading import Reading
from standoff.crisis.status import status_of
from standoff.errors import WorkerError
from standoff.ingest import Settings
from standoff.record import Record
from standoff.store import Outcome, Store, open_store
from tests.cli.fakes import REFUSED, load_fake
from tests.crisis.fakes import load_dying, load_none
from tests.ingest.archives import packed, sample
from tests.ingest.pages import Answer, page, serving
from tests.store.conftest import cluster, location, store

__all__ = ["cluster", "location", "store"]

FAKE = Reading(load_fake, "fake 1")
OPEN = Settings(private_addresses=True)


def told(found: Iterator[list[Outcome]]) -> dict[str, tuple[str, str | None]]:
    return {Path(each.place).name: (each.kind, each.report) for batch in found for each in batch}


def records(store: Store) -> list[Record]:
    with store.reading() as session:
        return list(session.reports.records())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twenty reports, and three that cannot be read."""
    made = tmp_path / "reports"
    made.mkdir()
    for number in range(20):
        made.joinpath(f"r{number:02}.txt").write_text(f"Ada said ship {number} left. Bex denied that it left.", "utf-8")
    made.joinpath("bad.txt").write_bytes(b"caf\xe9")
    made.joinpath("nul.txt").write_bytes(b"Ada said\0 no.")
    made.joinpath("refused.txt").write_text(REFUSED, "utf-8")
    return made


def test_what_became_of_each_source_is_told_and_kept(store: Store, folder: Path) -> None:
    found = told(add(store, [str(folder)], Settings(), FAKE))
    assert {name for name, (kind, _) in found.items() if kind == "rejected"} == {"bad.txt", "nul.txt", "refused.txt"}
    assert found["r07.txt"] == ("read", "r07")
    assert len(found) == 23
    with store.reading() as session:
        kept = {Path(each.place).name: each for each in session.outcomes.all()}
        status = status_of(session)
    assert {name: (each.kind, each.report) for name, each in kept.items()} == found
    assert "is not UTF-8 text" in kept["bad.txt"].detail
    assert "holds a NUL" in kept["nul.txt"].detail
    assert (status.reports, status.statements, status.disputes_within) == (20, 40, 20)
    assert (status.independent, status.claims, status.disputes, status.unlinked) == (20, 0, 0, 20)
    assert status.sources == {"read": 20, "copy": 0, "already there": 0, "rejected": 3}
    assert status.models == {"fake 1": 20}


def test_nothing_is_read_twice(store: Store, folder: Path) -> None:
    list(add(store, [str(folder)], Settings(), FAKE))
    for number in range(20):  # where it lies, and what else its page says, is no matter
        (folder / f"r{number:02}.txt").rename(folder / f"r{number:02}.text")
    folder.joinpath("bad.txt").unlink()
    folder.joinpath("nul.txt").unlink()
    folder.joinpath("refused.txt").unlink()
    again = told(add(store, [str(folder)], Settings(), Reading(load_none, "fake 1")))
    assert set(again.values()) == {("already there", f"r{number:02}") for number in range(20)}


def test_what_was_rejected_is_tried_again(store: Store, folder: Path) -> None:
    list(add(store, [str(folder)], Settings(), FAKE))
    folder.joinpath("bad.txt").write_text("Ada said yes.", "utf-8")
    again = told(add(store, [str(folder)], Settings(), FAKE))
    assert (again["bad.txt"], again["nul.txt"][0]) == (("read", "bad"), "rejected")


def test_another_report_with_the_same_id_is_rejected(store: Store, folder: Path) -> None:
    list(add(store, [str(folder)], Settings(), FAKE))
    folder.joinpath("r00.txt").write_text("Ada said something else.", "utf-8")
    again = told(add(store, [str(folder / "r00.txt")], Settings(), FAKE))
    assert again == {"r00.txt": ("rejected", None)}
    assert len(records(store)) == 20


def test_another_model_reads_what_is_kept_anew(store: Store, folder: Path) -> None:
    list(add(store, [str(folder)], Settings(published="2019-05-01"), FAKE))
    again = told(add(store, [str(folder)], Settings(), Reading(load_fake, "fake 2")))
    assert again["r00.txt"] == ("read", "r00")
    with store.reading() as session:
        versions = session.reports.versions("r00")
        assert session.search.counts().models == {"fake 1": 20, "fake 2": 20}
    assert list(versions) == ["fake 1", "fake 2"]
    assert versions["fake 1"] == versions["fake 2"]


def test_an_address_is_asked_once(store: Store) -> None:
    items = "<item><link>/a</link></item><item><link>/b</link></item>"
    feed = f"<rss version='2.0'><channel><title>N</title>{items}</channel></rss>"
    answers = {"/rss": Answer(feed.encode()), "/a": Answer(page().encode()), "/b": Answer(page().encode())}
    with serving(answers) as (base, asked):
        first = told(add(store, [f"{base}/rss"], OPEN, FAKE))
        second = told(add(store, [f"{base}/rss", f"{base}/a"], OPEN, Reading(load_none, "fake 1")))
        third = told(add(store, [f"{base}/a"], OPEN, Reading(load_fake, "fake 2")))
    assert {kind for kind, _ in first.values()} == {"read"}
    assert {kind for kind, _ in second.values()} == {"already there"}
    assert third["a"][0] == "read"
    paths = [path for path, _ in asked]
    assert (paths.count("/a"), paths.count("/b"), paths.count("/rss")) == (1, 1, 2)


def test_where_a_report_came_from_is_kept(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed(sample()))
    found = [each for batch in add(store, [str(path)], Settings(), FAKE) for each in batch]
    assert [each.kind for each in found] == ["read", "read"]
    assert found[0].place == f"{path}, https://a.example/1 of 2019-05-02T10:00:00Z"
    with store.reading() as session:
        assert session.reports.sums([str(found[0].report)]) == {found[0].report: found[0].sha256}


def test_lines_of_json_are_places_of_their_own(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [{"id": "a", "text": "Ada said yes."}, {"id": "b", "text": "Bex denied it."}, {"id": "c", "text": "\ud800"}]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert [each[0] for each in told(add(store, [str(path)], Settings(), FAKE)).values()] == [
        "read",
        "read",
        "rejected",
    ]
    path.write_text("\n".join(map(json.dumps, [{"id": "n", "text": "Ada said no."}, *lines[:2]])), encoding="utf-8")
    again = told(add(store, [str(path)], Settings(), FAKE))
    assert [each for each, _ in again.values()] == ["read", "already there", "already there"]


def test_a_name_that_is_no_text_can_be_rejected(store: Store, tmp_path: Path) -> None:
    name = b"r\xff.txt".decode("utf-8", "surrogateescape")
    (tmp_path / name).write_text("Ada said yes.", "utf-8")
    found = told(add(store, [str(tmp_path / name), "a\0b"], Settings(), FAKE))
    assert {kind for kind, _ in found.values()} == {"rejected"}


def test_one_source_named_twice_is_there_once(store: Store, folder: Path) -> None:
    names = [str(folder / "r00.txt")] * 2 + [str(folder / "r01.txt")] * 20
    found = [each.kind for batch in add(store, names, Settings(), FAKE) for each in batch]
    assert found.count("read") == 2
    assert len(records(store)) == 2


def test_any_number_of_processes_makes_the_same_records(folder: Path, tmp_path: Path) -> None:
    found = []
    for workers in (1, 2, 3):
        with closing(open_store(str(tmp_path / f"{workers}.db"), create=True)) as store:
            outcomes = told(add(store, [str(folder)], Settings(), Reading(load_fake, "fake 1", workers=workers)))
            found.append((outcomes, records(store)))
    assert found[0] == found[1] == found[2]
    assert len(found[0][1]) == 20


def test_a_reader_that_is_killed_is_told_and_what_was_added_stays(folder: Path, tmp_path: Path) -> None:
    with closing(open_store(str(tmp_path / "a.db"), create=True)) as store:
        with pytest.raises(WorkerError, match="start again"):
            list(add(store, [str(folder)], Settings(), Reading(load_dying, "fake 1", workers=2)))
        before = len(records(store))
        list(add(store, [str(folder)], Settings(), FAKE))
        assert before < len(records(store)) == 20
