"""Actors: who is who within one report."""

from standoff.extract.actors.cast import cast
from standoff.extract.actors.lexicon import Lexicon, load_lexicon

__all__ = ["Lexicon", "cast", "load_lexicon"]
