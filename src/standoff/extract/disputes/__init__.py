"""Disputes: statements of one report that contest each other."""

from standoff.extract.disputes.compared import Pair
from standoff.extract.disputes.facts import Facts
from standoff.extract.disputes.features import OF_MEANING, Features
from standoff.extract.disputes.finding import Comparison, disputes, weighed
from standoff.extract.disputes.weights import Weights, load_weights
from standoff.extract.disputes.words import Words, load_words

__all__ = [
    "OF_MEANING",
    "Comparison",
    "Facts",
    "Features",
    "Pair",
    "Weights",
    "Words",
    "disputes",
    "load_weights",
    "load_words",
    "weighed",
]
