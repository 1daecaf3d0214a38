"""The model bundle: its card, its files, and the checks that refuse a bundle that is not what its card says."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from standoff import __version__
from standoff.errors import BundleDamagedError, BundleMissingError, BundleVersionError, shown

FORMAT = 1
"""The form of bundle that this version of Standoff reads; it rises when graphs or tables change their meaning."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a bundle says of itself: name and version, form, data with their terms, dev scores, sums of its files.

    `standoff` holds the first version of Standoff that it is for, and the first that it is not for.
    """

    name: str
    version: str
    format: int
    standoff: tuple[str, str]
    data: tuple[dict[str, str], ...]
    scores: dict[str, dict[str, float]]
    files: dict[str, str]
    notes: str = ""


def packaged() -> Path:
    """The folder of the bundle inside the package."""
    with as_file(files("standoff.language").joinpath("model")) as folder:
        return folder


def check(folder: Path) -> Card:
    """The card of the bundle in `folder`, once every file has the sum that the card gives.

    Raises BundleMissingError, BundleDamagedError or BundleVersionError; each says how to mend it.
    """
    card = _card(folder)
    if card.format != FORMAT:
        raise BundleVersionError(
            f"the bundle in {shown(str(folder))} has form {card.format}, this version of Standoff reads form {FORMAT}: "
            "install the Standoff that the bundle was made for, or leave out the bundle to use the packaged one"
        )
    if not _number(card.standoff[0]) <= _number(__version__) < _number(card.standoff[1]):
        raise BundleVersionError(
            f"the bundle in {shown(str(folder))} is for Standoff from {card.standoff[0]} to below {card.standoff[1]}, "
            f"this is {__version__}: install a Standoff of that range, or leave out the bundle to use the packaged one"
        )
    for name, expected in card.files.items():
        if not (folder / name).is_file():
            raise BundleMissingError(f"{shown(name)} is missing from the bundle in {shown(str(folder))}: {_MEND}")
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != expected:
            raise BundleDamagedError(
                f"{shown(name)} in the bundle {shown(str(folder))} has sha256 {found[:12]}…, "
                f"its card says {expected[:12]}…: {_MEND}"
            )
    return card


_MEND = "reinstall standoff, or export the bundle again with `python -m training export`"


def _number(version: str) -> tuple[int, ...]:
    """A version as numbers: "0.1.0" is (0, 1, 0)."""
    return tuple(int(part) for part in version.split(".")[:3])


def _card(folder: Path) -> Card:
    path = folder / "card.json"
    if not path.is_file():
        raise BundleMissingError(f"there is no model bundle in {shown(str(folder))} (no card.json): {_MEND}")
    try:
        fields: dict[str, Any] = json.loads(path.read_text("utf-8"))
        first, beyond = fields["standoff"]
        return Card(**{**fields, "data": tuple(fields["data"]), "standoff": (first, beyond)})
    except (ValueError, TypeError, KeyError) as error:
        raise BundleDamagedError(f"the card {shown(str(path))} cannot be read ({error}): {_MEND}") from error
