"""Where pages come from: text files, folders of them, standard input, JSON Lines."""

from taut.sources.inputs import count, pages

__all__ = ["count", "pages"]
