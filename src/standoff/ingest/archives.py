"""Web archives (WARC, ISO 28500): their pages and plain texts, one after another, however large the archive is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BufferedReader, BytesIO
from typing import Any

from standoff.errors import TooLargeError, UnreadableError, shown
from standoff.ingest.leads import Found, Lead
from standoff.ingest.packed import decoded_body
from standoff.ingest.settings import Settings
from standoff.ingest.web import MEDIA_TYPES, article_of_answer
from standoff.record import id_of_url

_MAGIC = b"WARC/"
_ANSWERS = "response"
_TYPES = frozenset({_ANSWERS, "resource", "conversion"})


def archive(place: str, file: BufferedReader, settings: Settings) -> Iterator[Lead]:
    """The reports of an archive that is not packed, or no more. Raises UnreadableError where it is damaged."""
    # Archives are rare, and warcio is loaded only for them.
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # noqa: PLC0415
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]  # noqa: PLC0415

    if not file.peek(len(_MAGIC)).startswith(_MAGIC):
        raise UnreadableError(f"{place} is no web archive (WARC). Name another file.")
    number = 0
    try:
        for record in ArchiveIterator(file):
            number += 1
            if _is_report(record):
                content = _raw(record, settings.most_bytes)
                yield Lead(_place(place, record), partial(_found, _place(place, record), record, content, settings))
    except (ArchiveLoadFailed, ValueError, OSError, AttributeError) as error:
        raise UnreadableError(
            f"{place} is damaged after record {number}: {shown(str(error))}. What came before was read."
        ) from error


def _place(place: str, record: Any) -> str:  # noqa: ANN401  # warcio has no types
    return f"{place}, {_header(record, 'WARC-Target-URI')} of {_header(record, 'WARC-Date')}"


def _is_report(record: Any) -> bool:  # noqa: ANN401  # the same
    """Whether it is a page or a text that came: no picture, style sheet, redirect or failure."""
    if record.rec_type not in _TYPES or not _header(record, "WARC-Target-URI").startswith(("http://", "https://")):
        return False
    came = record.rec_type != _ANSWERS or (record.http_headers and record.http_headers.get_statuscode() == "200")
    return bool(came) and _media_type(record)[0] in MEDIA_TYPES


def _header(record: Any, name: str) -> str:  # noqa: ANN401  # the same
    return str(record.rec_headers.get_header(name) or "").strip("<>")


def _answered(record: Any, name: str) -> str:  # noqa: ANN401  # the same
    """A header of the answer, or of the record itself where it holds no answer."""
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header(name) or "")


def _media_type(record: Any) -> tuple[str, str | None]:  # noqa: ANN401  # the same
    """The media type, and the charset where the header gives one."""
    kind, _, rest = _answered(record, "Content-Type").partition(";")
    charset = rest.partition("charset=")[2].partition(";")[0].strip(" \"'")
    return kind.strip().lower(), charset or None


def _raw(record: Any, most: int) -> bytes:  # noqa: ANN401  # the same
    """The bytes as they were sent, one more than `most` where they are too many."""
    content = b""
    while len(content) <= most and (part := record.raw_stream.read(most + 1 - len(content))):
        content += part
    return content


def _found(place: str, record: Any, content: bytes, settings: Settings) -> Found:  # noqa: ANN401  # the same
    if len(content) > settings.most_bytes:
        raise TooLargeError(f"{place} has more than {settings.most_bytes:,} bytes. Leave it out.")
    if _answered(record, "Transfer-Encoding").lower() == "chunked":
        content = _joined(content)
    body = decoded_body(place, content, _answered(record, "Content-Encoding"), settings.most_expanded_bytes)
    url, (kind, charset) = _header(record, "WARC-Target-URI"), _media_type(record)
    make = partial(article_of_answer, url, kind, charset, body, settings)
    return Found(body, make, id_of_url(url), _header(record, "WARC-Date") or None)


def _joined(content: bytes) -> bytes:
    """A body without the lengths of its chunks; some archives have taken them out and left the header."""
    from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]  # noqa: PLC0415  # the same

    joined: bytes = ChunkedDataReader(BytesIO(content)).read(len(content))
    return joined
