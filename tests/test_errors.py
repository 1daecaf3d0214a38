"""The tree that is drawn at the top of errors.py is the tree that is there."""

import inspect
import re

import pytest

from standoff import errors
from standoff.errors import StandoffError, shown


def drawn() -> list[tuple[int, str]]:
    """Depth and name of each error, as the module's docstring draws them."""
    lines = re.findall(r"^ {4}([│├└─ ]*)(\w+)$", inspect.getdoc(errors) or "", re.MULTILINE)
    return [(len(branches) // 4, name) for branches, name in lines]


def real(error: type[Exception] = StandoffError, depth: int = 0) -> list[tuple[int, str]]:
    """The same, from the classes themselves, in the order of their definition."""
    children = [pair for child in error.__subclasses__() for pair in real(child, depth + 1)]
    return [(depth, error.__name__), *children]


def test_the_tree_drawn_is_the_real_one() -> None:
    assert drawn() == real()
    assert len(real()) > 5


def test_every_error_is_in_the_tree() -> None:
    defined = {name for name, value in vars(errors).items() if inspect.isclass(value) and issubclass(value, Exception)}
    assert defined == {name for _, name in real()}


@pytest.mark.parametrize("name", [name for _, name in drawn()])
def test_every_error_says_what_it_means(name: str) -> None:
    assert inspect.getdoc(getattr(errors, name))


def test_a_value_is_shown_on_one_line_and_cut() -> None:
    assert shown("a\nb") == r"'a\nb'"
    assert len(shown("x" * 1000)) == 60
