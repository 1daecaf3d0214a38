"""Editable tables of the world: states, organizations, offices, sectors, currencies, speech verbs and their acts."""

from standoff.knowledge.senses import Body, BodyMatch, Gender, Holder, Match, Sense, Title, TitleMatch, TitleUse, Use
from standoff.knowledge.speech import Speech, SpeechFrame, load_speech
from standoff.knowledge.tables import load_world
from standoff.knowledge.world import World

__all__ = [
    "Body",
    "BodyMatch",
    "Gender",
    "Holder",
    "Match",
    "Sense",
    "Speech",
    "SpeechFrame",
    "Title",
    "TitleMatch",
    "TitleUse",
    "Use",
    "World",
    "load_speech",
    "load_world",
]
