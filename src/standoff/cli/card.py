"""`standoff model`: the card that comes with the weights."""

from importlib.resources import files
from pathlib import Path

from rich.console import Console
from rich.markdown import Markdown

from standoff.errors import BundleMissingError

_CARD = "CARD.md"


def show_card(bundle: Path | None) -> None:
    """Prints the card of the bundle (None: the one in the package). Raises BundleMissingError where there is none."""
    Console().print(Markdown(_read_card(bundle)))


def _read_card(bundle: Path | None) -> str:
    folder = files("standoff.language").joinpath("model") if bundle is None else bundle
    try:
        return folder.joinpath(_CARD).read_text(encoding="utf-8")
    except OSError as error:
        remedy = "Install Standoff again" if bundle is None else "Name a folder that holds a bundle"
        raise BundleMissingError(f"There is no card {_CARD} in {folder}. {remedy}.") from error
