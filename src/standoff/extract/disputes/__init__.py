"""Disputes: statements of one report that contest each other."""

from standoff.extract.disputes.facts import Facts
from standoff.extract.disputes.features import Features, Pair
from standoff.extract.disputes.finding import Comparison, disputes, weighed
from standoff.extract.disputes.weights import Weights, load_weights
from standoff.extract.disputes.words import Words, load_words

__all__ = [
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
