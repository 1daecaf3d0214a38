"""Words, paragraphs, quotation marks and furniture of a text, each with exact offsets; pure functions."""

from standoff.text.furniture import furniture
from standoff.text.shapes import Shape, shapes
from standoff.text.tokens import Tokens, tokenize

__all__ = ["Shape", "Tokens", "furniture", "shapes", "tokenize"]
