"""Words, paragraphs and quotation marks of a text, each with exact offsets; pure functions."""

from standoff.text.shapes import Shape, shapes
from standoff.text.tokens import Tokens, tokenize

__all__ = ["Shape", "Tokens", "shapes", "tokenize"]
