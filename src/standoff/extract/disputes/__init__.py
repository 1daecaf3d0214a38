"""Disputes: statements of one report that contest each other."""

from standoff.extract.disputes.features import Facts
from standoff.extract.disputes.finding import Comparison, Weights, disputes, load_weights

__all__ = ["Comparison", "Facts", "Weights", "disputes", "load_weights"]
