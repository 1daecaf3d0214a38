"""`standoff model`: the card that comes with the weights, shown once the bundle has been found whole."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from standoff.language.bundle import Card, check, packaged


def show_card(bundle: Path | None) -> None:
    """Prints the card of the bundle (None: the one in the package). Raises BundleError where it cannot be used."""
    show(check(bundle or packaged()), Console())


def show(card: Card, console: Console) -> None:
    """Prints what the model is, its data and their terms, its scores, and the sums of its files."""
    console.print(Text.assemble((f"{card.name} {card.version}", "bold"), (f", bundle format {card.format}", "dim")))
    if card.notes:
        console.print(Text(card.notes))
    _print_table(console, "Trained on", card.data)
    scores = [{"head": head} | {name: f"{value:g}" for name, value in row.items()} for head, row in card.scores.items()]
    _print_table(console, "Scores", scores)
    _print_table(console, "Files", [{"file": name, "sha256": total} for name, total in card.files.items()])


def _print_table(console: Console, title: str, rows: Sequence[Mapping[str, str]]) -> None:
    """One column for each key that any of the rows has, in the order of their first coming."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    table = Table(*columns, title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(row.get(column, "")) for column in columns))
    console.print()
    console.print(table)
