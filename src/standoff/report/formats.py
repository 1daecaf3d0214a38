"""The forms into which a crisis is exported, by name. One that is added here is offered by `standoff export`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from standoff.report.book import Book


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what it is for, and how it is written. Of `lines` and `save` one is given."""

    about: str
    lines: Callable[[Book], Iterable[str]] | None = None
    """The lines of a text, for those that can go to the standard output."""
    save: Callable[[Book, Path], None] | None = None
    """Writes a file, or a folder of files, at the path. Raises MissingPackageError where it needs a package."""


def crisis_json(book: Book) -> Iterable[str]:
    """The crisis as one object of JSON, on one line."""
    yield book.crisis.to_json()


FORMS: Mapping[str, Form] = {
    "crisis": Form(
        "one object of JSON: reports, copies, actors, claims with voices, disputes, ties", lines=crisis_json
    ),
}
