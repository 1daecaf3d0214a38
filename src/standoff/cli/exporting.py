"""`standoff export`: a whole crisis in another format, on the standard output or at a path."""

from __future__ import annotations

import sys
from pathlib import Path

from standoff.crisis.opened import open_crisis
from standoff.errors import QuestionError, UnwritableError, shown
from standoff.report.book import Book
from standoff.report.formats import FORMS, Form


def export(location: str, to: str, out: Path | None) -> None:
    """Writes the crisis. Raises QuestionError, UnwritableError and StoreError."""
    form = FORMS.get(to)
    if form is None:
        raise QuestionError(f"There is no format {shown(to)}. There are: {', '.join(FORMS)}.")
    if form.lines is None and out is None:
        raise QuestionError(f"{to} is no text for the standard output. Name a path with --out.")
    if out is not None and out.absolute() == Path(location).absolute():
        raise UnwritableError(f"{out} is the crisis itself. Name another path with --out.")
    with open_crisis(location) as crisis, crisis.book() as book:
        _write(form, book, out)


def _write(form: Form, book: Book, out: Path | None) -> None:
    try:
        if out is not None and form.save is not None:
            form.save(book, out)
        elif form.lines is not None:
            text = (line + "\n" for line in form.lines(book))
            if out is None:
                sys.stdout.writelines(text)
            else:
                with out.open("w", encoding="utf-8") as file:
                    file.writelines(text)
    except OSError as error:
        raise UnwritableError(f"{out or 'the standard output'} cannot be written: {error.strerror}.") from error
