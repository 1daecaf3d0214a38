"""The documentation says of the commands what they say of themselves."""

import re
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from standoff.cli.app import make_app
from tests.cli.fakes import load_fake
from tests.cli.reference import FILE, reference

README = Path(__file__).parent.parent.parent / "README.md"


def test_the_reference_is_what_help_says() -> None:
    assert FILE.read_text(encoding="utf-8") == reference(), "write it anew: python -m tests.cli.reference"


def test_the_readme_names_every_command() -> None:
    commands = get_command(make_app()).commands  # type: ignore[attr-defined]  # typer gives a group, typed as a command
    readme = README.read_text(encoding="utf-8")
    assert [name for name in commands if f"standoff {name}" not in readme] == []


def test_the_options_that_the_readme_shows_are_there() -> None:
    shown = re.findall(r"(?m)^(?:standoff|.*\| standoff) (\w+) (.*?)(?:  |$)", README.read_text(encoding="utf-8"))
    assert len(shown) > 4
    for command, rest in shown:
        known = CliRunner().invoke(make_app(load_fake), [command, "--help"]).stdout
        assert [option for option in re.findall(r"--[\w-]+", rest) if option not in known] == []
