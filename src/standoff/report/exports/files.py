"""Exports as files: what a format makes is a name and bytes, and is put on the disk in one place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from standoff.errors import UnwritableError, shown

File = tuple[str, bytes]
"""A name without folders, and what is in the file of that name."""

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 100


def save(files: Iterable[File], out: Path) -> tuple[Path, ...]:
    """Writes the files into the folder, which is made where it is missing. Raises UnwritableError."""
    return tuple(_written(out / name, data) for name, data in files)


def save_one(data: bytes, out: Path) -> tuple[Path, ...]:
    """Writes one file. Raises UnwritableError."""
    return (_written(out, data),)


def _written(path: Path, data: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        raise UnwritableError(f"{shown(str(path))} is not written: {reason}. Name another place.") from error
    return path


def file_names(ids: Sequence[str]) -> Iterator[str]:
    """For each id a name that any file system takes, each once: an id whose name had to change gets a digest."""
    seen: set[str] = set()
    for each in ids:
        plain = _UNSAFE.sub("_", each).strip("._")[:_LONGEST]
        same = plain != "" and plain == each and plain.casefold() not in seen
        name = plain if same else f"{plain}-{sha256(each.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
        seen.add(name.casefold())
        yield name
