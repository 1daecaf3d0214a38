import gzip
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.errors import InputError, TooLargeError, UnreadableError
from standoff.ingest import Found, Rejected, Settings, count_reports, leads_of, opened, read
from standoff.record import Article, id_of_url
from tests.ingest.archives import DAY, answer, packed, sample
from tests.ingest.pages import page


def written(tmp_path: Path, name: str, content: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(content)
    return str(path)


def reasons(found: list[Article | Rejected]) -> list[InputError]:
    return [each.reason for each in found if isinstance(each, Rejected)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize("form", ["plain", "packed", "one member"])
def test_pages_and_texts_of_an_archive_are_read(tmp_path: Path, name: str, form: str) -> None:
    whole = b"".join(sample())
    content = {"plain": whole, "packed": packed(sample()), "one member": gzip.compress(whole)}[form]
    found = list(read([written(tmp_path, name, content)]))
    assert [each.id for each in found if isinstance(each, Article)] == [
        id_of_url("https://a.example/1"),
        id_of_url("https://a.example/2"),
    ]
    assert reasons(found) == []
    assert isinstance(found[0], Article)
    assert (found[0].title, found[0].url) == ("Ship seized in the strait", "https://a.example/1")


def test_what_an_archive_knows_of_a_report_is_kept(tmp_path: Path) -> None:
    path = written(tmp_path, "a.warc", b"".join(sample()))
    ((place, found), _) = opened(leads_of([path]))
    assert isinstance(found, Found)
    assert place == f"{path}, https://a.example/1 of {DAY}"
    assert (found.id, found.fetched, found.content) == (id_of_url("https://a.example/1"), DAY, page().encode())


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content-Encoding": "gzip"}, gzip.compress(page().encode())),
        ({"Content-Encoding": "deflate"}, zlib.compress(page().encode())),
        ({"Transfer-Encoding": "chunked"}, f"{len(page()) + 1:x}\r\n{page()}\r\n0\r\n\r\n".encode()),
        ({"Transfer-Encoding": "chunked"}, page().encode()),
        ({}, page().encode("cp1252")),
    ],
)
def test_bodies_are_taken_as_they_were_sent(tmp_path: Path, headers: dict[str, str], body: bytes) -> None:
    sent = answer("https://a.example/", body, headers={"Content-Type": "text/html", **headers})
    (found,) = read([written(tmp_path, "a.warc.gz", packed([sent]))])
    assert isinstance(found, Article)
    assert "the coast guard of Belmar" in found.text


def test_the_charset_of_the_answer_counts(tmp_path: Path) -> None:
    body = page(("Ærø’s ministry said it would ask for the ship’s return on Friday, after two days of talks.",) * 3)
    sent = answer("https://a.example/", body.encode("utf-16"), headers={"Content-Type": 'text/html; charset="utf-16"'})
    (found,) = read([written(tmp_path, "a.warc", sent)])
    assert isinstance(found, Article)
    assert "Ærø’s ministry" in found.text


def bomb(length: int) -> bytes:
    """Packed twice, so that few bytes become very many."""
    inner = zlib.compressobj(9, wbits=31)
    block = b"<html><p>" + b"a" * 991
    body = b"".join(inner.compress(block * 100) for _ in range(length // 100_000)) + inner.flush()
    return answer("https://a.example/bomb", body, headers={"Content-Type": "text/html", "Content-Encoding": "gzip"})


def test_a_small_record_that_unpacks_to_very_much_is_rejected_alone(tmp_path: Path) -> None:
    content = packed([bomb(240_000_000), *sample()])
    assert len(packed([bomb(240_000_000)])) < 10_000
    found = list(read([written(tmp_path, "a.warc.gz", content)]))
    (reason,) = reasons(found)
    assert isinstance(reason, TooLargeError)
    assert "unpacks from" in str(reason)
    assert len(found) == 3


def test_too_large_a_record_is_rejected_alone(tmp_path: Path) -> None:
    content = packed([answer("https://a.example/large", b"<html>" + b"a" * 30_000_000), *sample()])
    assert len(content) < 60_000
    found = list(read([written(tmp_path, "a.warc.gz", content)]))
    assert [type(each) for each in reasons(found)] == [TooLargeError]
    assert len(found) == 3


@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_what_cannot_be_unpacked_is_told(tmp_path: Path, coding: str) -> None:
    sent = answer("https://a.example/", b"x", headers={"Content-Type": "text/html", "Content-Encoding": coding})
    (reason,) = reasons(list(read([written(tmp_path, "a.warc", sent)])))
    assert coding in str(reason)


def test_a_truncated_archive_gives_what_came_before(tmp_path: Path) -> None:
    content = packed([*sample(), answer("https://a.example/3", page())])
    found = list(read([written(tmp_path, "a.warc.gz", content[:-40])]))
    assert len(found) == 3
    (reason,) = reasons(found)
    assert isinstance(reason, UnreadableError)
    assert "breaks off" in str(reason)


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b", b"no archive", b"\0" * 500, page().encode()])
def test_what_is_no_archive_is_told(tmp_path: Path, content: bytes) -> None:
    (reason,) = reasons(list(read([written(tmp_path, "a.warc.gz", content)])))
    assert "a.warc.gz" in str(reason)


def test_a_missing_archive_is_told(tmp_path: Path) -> None:
    (reason,) = reasons(list(read([str(tmp_path / "none.warc")])))
    assert "cannot be opened" in str(reason)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 2600), put=st.binary(min_size=1, max_size=20))
def test_a_damaged_archive_is_no_crash(tmp_path: Path, at: int, put: bytes) -> None:
    whole = b"".join(sample())
    path = written(tmp_path, "a.warc", whole[:at] + put + whole[at + len(put) :])
    assert all(isinstance(each, Article | Rejected) for each in read([path]))


def test_packed_json_lines_are_read_until_they_break_off(tmp_path: Path) -> None:
    lines = b'{"id": "a", "text": "A."}\n{"id": "b", "text": "B."}\n'
    whole = gzip.compress(lines) + gzip.compress(b'{"id": "c", "text": "C."}\n') + b"\0" * 20
    found = list(read([written(tmp_path, "a.jsonl.gz", whole)]))
    assert [each.id for each in found if isinstance(each, Article)] == ["a", "b", "c"]
    cut = list(read([written(tmp_path, "b.jsonl.gz", gzip.compress(lines)[:-3])]))
    assert [type(each) for each in cut] == [Article, Article, Rejected]


def test_archives_in_folders_are_read_and_not_counted(tmp_path: Path) -> None:
    written(tmp_path, "a.warc", b"".join(sample()))
    assert len(list(read([str(tmp_path)]))) == 2
    assert count_reports([str(tmp_path)]) is None


def test_a_page_of_twenty_megabytes_is_rejected(tmp_path: Path) -> None:
    path = written(tmp_path, "a.html", b"<html>" + b"<p>a</p>" * 2_500_000)
    (reason,) = reasons(list(read([path], Settings())))
    assert isinstance(reason, TooLargeError)
