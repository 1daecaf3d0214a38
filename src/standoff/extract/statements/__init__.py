"""Statements: who says what, in which words, doing what by saying it."""

from standoff.extract.statements.building import Judge, Question, Scene, statements

__all__ = ["Judge", "Question", "Scene", "statements"]
