"""The forms into which a crisis is exported, by name. One that is added here is offered by `standoff export`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from standoff.report.book import Book
from standoff.report.exports import FORMATS, Format
from standoff.report.exports.material import Material


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what it is for, and how it is written. Of `lines` and `save` at least one is given."""

    about: str
    lines: Callable[[Book], Iterable[str]] | None = None
    """The lines of a text, for those that can go to the standard output."""
    save: Callable[[Book, Path], None] | None = None
    """Writes a file, or a folder of files, at the path. Raises MissingPackageError where it needs a package."""


def crisis_json(book: Book) -> Iterable[str]:
    """The crisis as one object of JSON, on one line."""
    yield book.crisis.to_json()


def _form(form: Format) -> Form:
    """A form of `exports`, filled from a book: what is one file can go to the standard output as well."""

    def save(book: Book, out: Path) -> None:
        form(list(book.records()), book.crisis, out)

    if (make := form.one) is None:
        return Form(form.about, save=save)
    return Form(form.about, lambda book: _lines(make(Material.of(list(book.records()), book.crisis))), save)


def _lines(data: bytes) -> Iterable[str]:
    """The lines as they are cut at line ends, and at nothing else that a text may hold."""
    return data.decode().removesuffix("\n").split("\n")


FORMS: Mapping[str, Form] = {
    "crisis": Form(
        "one object of JSON: reports, copies, actors, claims with voices, disputes, ties", lines=crisis_json
    ),
    **{name: _form(form) for name, form in FORMATS.items()},
}
