"""Fitting the tables of statements: choices, and how written items meet what was found."""

from training.statements.choice import Choice, chosen, fit
from training.statements.written import match

RED, BLUE = {"red": 1.0, "ball": 1.0}, {"blue": 1.0, "ball": 1.0}


def test_what_is_always_chosen_counts_more_and_what_never_differs_counts_nothing() -> None:
    weights = fit([Choice((RED, BLUE), frozenset({0})), Choice((BLUE, RED), frozenset({1}))] * 10)
    assert weights["red"] > 0.5
    assert weights["blue"] < -0.5
    assert abs(weights["ball"]) < 1e-6
    assert chosen(Choice((BLUE, RED), frozenset({1})), weights) == 1


def test_of_several_right_ones_the_likelier_is_learnt() -> None:
    both = Choice((RED, BLUE, {}), frozenset({0, 1}))
    assert fit([both, Choice((RED, BLUE), frozenset({0}))] * 10)["red"] > 0.5


def test_a_heavier_penalty_gives_smaller_weights() -> None:
    choices = [Choice((RED, BLUE), frozenset({0}))] * 4
    assert 0 < fit(choices, penalty=5)["red"] < fit(choices, penalty=1)["red"]


def test_a_content_meets_the_one_that_shares_half_its_characters() -> None:
    assert match([(0, 10)], [[(0, 4)], [(2, 12)]]) == 1
    assert match([(0, 10)], [[(0, 4)], [(20, 30)]]) is None
    assert match([(0, 10)], []) is None
