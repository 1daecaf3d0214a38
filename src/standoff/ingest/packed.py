"""Packed bytes, unpacked no further than is asked for; what breaks off is told."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from standoff.errors import TooLargeError, UnreadableError, shown

_CHUNK = 65_536
_GZIP = 31  # zlib's number for gzip with its head and sum
_CODINGS = {"gzip": (_GZIP,), "x-gzip": (_GZIP,), "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS)}


def unpacked(place: str, file: BinaryIO) -> io.BufferedReader:
    """The bytes in a gzip file of one member or many. Reading raises UnreadableError where it is damaged or cut off.

    `read` gives what is there, which may be less than is asked for, so that nothing before a damage is lost.
    """
    return _Unpacked(_Gunzip(place, file), _CHUNK)


class _Unpacked(io.BufferedReader):
    def read(self, size: int | None = -1, /) -> bytes:
        return self.read1(-1 if size is None else size)


class _Gunzip(io.RawIOBase):
    """Never unpacks more than is asked for, so that a small file cannot fill the memory."""

    def __init__(self, place: str, file: BinaryIO) -> None:
        super().__init__()
        self._place, self._file = place, file
        self._member, self._waiting = zlib.decompressobj(_GZIP), b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the base class takes any buffer
        content = b""
        while not content and self._more():
            try:
                content = self._member.decompress(self._waiting, len(buffer))
            except zlib.error as error:
                raise UnreadableError(f"{self._place} is damaged: {error}. Fetch it again.") from error
            self._waiting = self._member.unconsumed_tail or self._member.unused_data
        buffer[: len(content)] = content
        return len(content)

    def _more(self) -> bool:
        """Whether there is something to unpack; begins with the next member after the end of one."""
        if self._member.eof:
            self._waiting = self._waiting.lstrip(b"\0") or self._file.read(_CHUNK).lstrip(b"\0")
            self._member = zlib.decompressobj(_GZIP) if self._waiting else self._member
            return bool(self._waiting)
        self._waiting = self._waiting or self._file.read(_CHUNK)
        if not self._waiting:
            raise UnreadableError(f"{self._place} breaks off amid its packed bytes. Fetch it again.")
        return True


def decoded_body(place: str, content: bytes, coding: str, most: int) -> bytes:
    """A body as it was before it was sent, of at most `most` bytes. Raises TooLargeError and UnreadableError."""
    for name in (each.strip().lower() for each in reversed(coding.split(","))):
        if name not in {"", "identity"}:
            content = _expanded(place, content, name, most)
    return content


def _expanded(place: str, content: bytes, coding: str, most: int) -> bytes:
    if coding not in _CODINGS:
        raise UnreadableError(f"{place} is packed as {shown(coding)}, which is not unpacked. Archive it unpacked.")
    for bits in _CODINGS[coding]:
        stream = zlib.decompressobj(bits)
        try:
            expanded = stream.decompress(content, most + 1)
        except zlib.error:
            continue
        if len(expanded) > most:
            raise TooLargeError(f"{place} unpacks from {len(content):,} bytes to more than {most:,}. Leave it out.")
        if not stream.eof:
            raise UnreadableError(f"{place} breaks off amid its packed bytes. Fetch it again.")
        return expanded
    raise UnreadableError(f"{place} is not packed as it says ({coding}). Fetch it again.")
