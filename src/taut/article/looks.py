"""How a line looks: the few questions that several steps of the cleaning ask."""

from __future__ import annotations

import re

__all__ = ["ends_sentence", "has_letters", "is_heading", "reads_like_text"]

_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_LETTER = re.compile(r"\w")
_LONGEST_HEADING = 25  # words


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return _END.search(text) is not None


def has_letters(text: str) -> bool:
    """Whether the text holds a letter or digit at all."""
    return _LETTER.search(text) is not None


def is_heading(text: str) -> bool:
    """Whether the text may be a headline: a few words, no full stop at the end."""
    return 3 <= len(text.split()) <= _LONGEST_HEADING and not text.endswith((".", ".”", '."', ",", ":"))


def reads_like_text(text: str) -> bool:
    """Whether a line is a paragraph by its looks: it ends as a sentence, or is too long for a headline."""
    words = len(text.split())
    return words > _LONGEST_HEADING or (words >= 6 and text.endswith((".", '."', ".”", ",")))
