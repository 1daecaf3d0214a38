"""Ties: standing relations that bind two actors, found in the tree by tables of words and weighed."""

from standoff.extract.ties.finding import Judge, Shares, ties
from standoff.extract.ties.lexicon import TieLexicon, load_tie_lexicon
from standoff.extract.ties.setting import Setting
from standoff.extract.ties.weights import TieWeights, load_tie_weights

__all__ = [
    "Judge",
    "Setting",
    "Shares",
    "TieLexicon",
    "TieWeights",
    "load_tie_lexicon",
    "load_tie_weights",
    "ties",
]
