"""The coding itself: events, quotes and agreements with their evidence."""

from taut.extract.agreements import agreements
from taut.extract.events import events
from taut.extract.gate import telling
from taut.extract.quotes import quotes

__all__ = ["agreements", "events", "quotes", "telling"]
