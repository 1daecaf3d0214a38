import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.ingest.robots import allows, rules_for

ROBOTS = """
# for all
User-agent: *
Disallow: /private/
Allow: /private/open
Disallow: /*.pdf$
Disallow: /a*b*c   # three parts

User-agent: Standoff
User-agent: other
Disallow: /only-us
"""


@pytest.mark.parametrize(
    ("path", "open_"),
    [
        ("/", True),
        ("/private/x", False),
        ("/private/open/x", True),
        ("/x.pdf", False),
        ("/x.pdf?y", True),
        ("/a1b2c3", False),
        ("/acb", True),
        ("/%70rivate/x", False),
        ("/only-us", True),
    ],
)
def test_the_longest_rule_that_fits_decides(path: str, open_: bool) -> None:  # noqa: FBT001
    assert allows(rules_for(ROBOTS, "somebody"), path) == open_


@pytest.mark.parametrize("agent", ["standoff", "STANDOFF", "other"])
def test_a_group_of_ones_own_replaces_that_for_all(agent: str) -> None:
    assert not allows(rules_for(ROBOTS, agent), "/only-us/x")
    assert allows(rules_for(ROBOTS, agent), "/private/x")


def test_an_empty_disallow_shuts_nothing() -> None:
    assert allows(rules_for("User-agent: *\nDisallow:", "x"), "/a")


@given(st.text(alphabet="ab*$:/\n #UserDisalow-gnt"), st.text(alphabet="ab*$/"))
def test_no_file_and_no_path_is_too_odd(robots: str, path: str) -> None:
    assert allows(rules_for(robots, "x"), path) in {True, False}
