"""Across reports: the same text, the same actor, the same claim, the same tie, and the disputes between them.

Pure functions over records. For each kind there are keys by which candidates are looked up, so that nothing is
compared with everything; a decision on two items, with its confidence and its reasons in words; and the grouping.
"""

from standoff.link.briefs import Brief, brief
from standoff.link.crisis import Assembled, assembled, crisis_of
from standoff.link.hands import Effect, Hand, Mention
from standoff.link.linking import Linker
from standoff.link.shelf import MemoryShelf, Shelf
from standoff.link.views import Mind, Views
from standoff.link.weights import Weights, load_weights

__all__ = [
    "Assembled",
    "Brief",
    "Effect",
    "Hand",
    "Linker",
    "MemoryShelf",
    "Mention",
    "Mind",
    "Shelf",
    "Views",
    "Weights",
    "assembled",
    "brief",
    "crisis_of",
    "load_weights",
]
