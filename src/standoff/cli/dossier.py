"""`standoff dossier`: the page to a file, and to paper where Chromium is there."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from standoff.crisis.opened import open_crisis
from standoff.errors import MissingPackageError, UnwritableError

try:
    from standoff.report.dossier import dossier
except ModuleNotFoundError as error:
    raise MissingPackageError(f"The dossier needs {error.name}: pip install 'standoff[web]'") from error

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PATIENCE = 120
"""Seconds that printing may take."""


def write_dossier(location: str, out: Path, title: str | None, *, pdf: bool) -> None:
    """Writes the page, and prints it where that is asked for.

    Raises StoreError, UnwritableError, and MissingPackageError where there is no Chromium to print with: the page is
    written then.
    """
    if out.absolute() == Path(location).absolute():
        raise UnwritableError(f"{out} is the crisis itself. Name another file with --out.")
    with open_crisis(location) as crisis, crisis.book() as book:
        page = dossier(book, title or crisis.name)
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        raise UnwritableError(f"{out} cannot be written: {error.strerror}. Name another file with --out.") from error
    if pdf:
        print_page(out, out.with_suffix(".pdf"))


def print_page(page: Path, out: Path) -> None:
    """Prints a page of HTML to a PDF. Raises MissingPackageError without Chromium, UnwritableError where it fails."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise MissingPackageError(
            f"To print, Chromium is needed (Debian: apt-get install chromium). {page} is written."
        )
    with TemporaryDirectory() as profile:
        flags = ["--headless", "--disable-gpu", "--disable-background-networking", "--no-pdf-header-footer"]
        # Chromium's own sandbox does not run as root.
        flags += ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        places = [f"--user-data-dir={profile}", f"--print-to-pdf={out.absolute()}", page.absolute().as_uri()]
        try:
            done = subprocess.run([browser, *flags, *places], capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603  # our own page
        except subprocess.TimeoutExpired as error:
            raise UnwritableError(f"{out}: Chromium did not come to an end in {_PATIENCE} seconds.") from error
    if done.returncode or not out.exists():
        raise UnwritableError(f"{out}: Chromium could not print it (status {done.returncode}). {page} is written.")
