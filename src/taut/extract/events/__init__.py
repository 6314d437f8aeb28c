"""Events: who did what to whom. `coding` is the way through; the lexicon's frames are filled in `slots`."""

from taut.extract.events.explain import explanations
from taut.extract.events.gate import telling
from taut.extract.events.records import Record, events

__all__ = ["Record", "events", "explanations", "telling"]
