"""Statements: who says what, in which words, doing what by saying it."""

from standoff.extract.statements.about import AimWeights, load_aim_weights, with_about
from standoff.extract.statements.act import ActWeights, load_act_weights
from standoff.extract.statements.aims import Stage
from standoff.extract.statements.building import Judge, Scene, drafts, statements
from standoff.extract.statements.trust import Trust, load_trust

__all__ = [
    "ActWeights",
    "AimWeights",
    "Judge",
    "Scene",
    "Stage",
    "Trust",
    "drafts",
    "load_act_weights",
    "load_aim_weights",
    "load_trust",
    "statements",
    "with_about",
]
