"""Quotes: what is said, by whom and to whom, in so many words or not."""

from taut.extract.quotes.attribution import quotes

__all__ = ["quotes"]
