"""Dates: what the text says of time, settled by the publication date or left open with its candidates."""

from taut.extract.dates.mentions import DateMention, find_dates, long_before, when_for

__all__ = ["DateMention", "find_dates", "long_before", "when_for"]
