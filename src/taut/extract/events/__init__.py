"""Events: who did what to whom. `coding` is the way through; the lexicon's frames are filled in `slots`."""

from taut.extract.events.coding import events
from taut.extract.events.gate import telling

__all__ = ["events", "telling"]
