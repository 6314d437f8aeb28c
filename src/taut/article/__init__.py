"""The article inside a page: what it says, apart from everything a page puts around it."""

from taut.article.clean import clean
from taut.article.language import detect_language

__all__ = ["clean", "detect_language"]
