"""The reference of the commands, docs/CLI.md, made of what `--help` says: `python -m tests.cli.reference` writes it."""

from collections.abc import Iterator
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from standoff.cli.app import make_app

FILE = Path(__file__).parent.parent.parent / "docs" / "CLI.md"

_HEAD = """\
# Commands

What `standoff --help` and the help of each command say. `python -m tests.cli.reference` writes this file, and a test
holds it to them.
"""


def reference() -> str:
    """The whole file."""
    return "\n".join((_HEAD, *_sections()))


def _sections() -> Iterator[str]:
    yield _section("standoff", ["--help"])
    for name in get_command(make_app()).commands:  # type: ignore[attr-defined]  # typer gives a group, typed as a command
        yield _section(f"standoff {name}", [name, "--help"])


def _section(title: str, arguments: list[str]) -> str:
    shown = CliRunner().invoke(make_app(), arguments, prog_name="standoff", terminal_width=100).stdout
    return f"## {title}\n\n```text\n{shown.strip()}\n```\n"


if __name__ == "__main__":
    FILE.write_text(reference(), encoding="utf-8")
