"""Statements: who says what, in which words, doing what by saying it."""

from standoff.extract.statements.act import ActWeights, load_act_weights
from standoff.extract.statements.building import Judge, Question, Scene, statements

__all__ = ["ActWeights", "Judge", "Question", "Scene", "load_act_weights", "statements"]
