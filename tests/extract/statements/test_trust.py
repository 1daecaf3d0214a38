"""The confidence of statements: between 0 and 1, rising with the model's score, and that of the finder."""

from hypothesis import given
from hypothesis import strategies as st

from standoff.extract.statements import Trust, load_trust
from standoff.extract.statements.draft import Draft

scores = st.floats(min_value=0, max_value=1)


def draft(score: float, by: str = "model") -> Draft:
    return Draft((), (0,), (1,), score, by)  # type: ignore[arg-type]


@given(low=scores, high=scores)
def test_a_better_score_is_never_trusted_less(low: float, high: float) -> None:
    trust = load_trust()
    low, high = sorted((low, high))
    assert 0 <= trust.confidence(draft(low)) <= trust.confidence(draft(high)) <= 1


def test_the_table_has_a_row_for_each_finder() -> None:
    assert set(load_trust().of) == {"model", "tree"}


def test_the_curve_is_that_of_the_table() -> None:
    trust = Trust({"model": (0.0, 1.0), "tree": (2.0, 0.0)})
    assert trust.confidence(draft(0.3)) == 0.3
    assert trust.confidence(draft(0.3, "tree")) == 0.8808
