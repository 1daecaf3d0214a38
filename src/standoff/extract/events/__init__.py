"""Events: who did what to whom, by the roots of PLOVER."""

from standoff.extract.events.building import events
from standoff.extract.events.questions import Answer, Judge
from standoff.extract.events.surroundings import Surroundings
from standoff.extract.events.who import Who

__all__ = ["Answer", "Judge", "Surroundings", "Who", "events"]
