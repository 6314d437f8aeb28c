"""How a line looks: the few questions that several steps of the cleaning ask."""

from __future__ import annotations

import re

__all__ = [
    "capitals",
    "ends_sentence",
    "has_letters",
    "is_heading",
    "is_row_of_headlines",
    "may_be_sentence",
    "reads_like_text",
]

_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s*[(\[][^()\[\]]{1,60}[)\]])?\.?$")  # initials in brackets may follow
_LETTER = re.compile(r"[^\W\d_]")
_INNER_STOP = re.compile(r"[a-z0-9][.!?][\"”]? [\"“]?[A-Z]")
_FULL_STOP = re.compile(r"[a-z]{3}[.][\"”]? ?[\"“]?[A-Z]")
_LONGEST_HEADING = 25  # words
_HEADLINES = 0.6  # share of capitals from which a long line without end is a row of headlines
_ROW, _OPENING = (
    20,
    8,
)  # words of a row of headlines; of its first one, where a sentence with many names has small words
_UNSTOPPED = 7  # words of a sentence whose full stop was lost
_SEVERAL = 12  # words of a line with more than one sentence


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return _END.search(text) is not None


def has_letters(text: str) -> bool:
    """Whether the text holds a letter at all."""
    return _LETTER.search(text) is not None


def is_heading(text: str) -> bool:
    """Whether the text may be a headline: a few words, no full stop at the end."""
    return 3 <= len(text.split()) <= _LONGEST_HEADING and not text.endswith((".", ".”", '."', ",", ":"))


def reads_like_text(text: str) -> bool:
    """Whether a line is a paragraph by its looks: it ends as a sentence, or is too long for a headline.

    >>> reads_like_text("Menteri itu tiba di Belmora kemarin.")
    True
    >>> reads_like_text("Menteri Tiba di Belmora Kemarin Sore")
    False
    """
    words = text.split()
    if len(words) > _LONGEST_HEADING and (ends_sentence(text) or capitals(words) < _HEADLINES):
        return True
    several = len(words) >= _SEVERAL and _INNER_STOP.search(text) is not None
    stopped = text.endswith((".", '."', ".”", ",")) or (ends_sentence(text) and text.endswith((")", "]")))
    stopped = stopped and not text.endswith("...")
    return len(words) >= 6 and (stopped or (several and ends_sentence(text)))


def may_be_sentence(text: str) -> bool:
    """Whether a line can be a sentence, however short: for steps that must not lose one."""
    words = text.split()
    unstopped = len(words) >= _UNSTOPPED and text[0].isupper() and capitals(words) < _HEADLINES
    return unstopped or reads_like_text(text) or (len(words) >= 4 and ends_sentence(text))


def is_row_of_headlines(text: str) -> bool:
    """Whether a line is several headlines in a row, as lists of articles become in a dump."""
    words = text.split()
    stopped = ends_sentence(text) or _FULL_STOP.search(text) is not None
    from_the_start = min(capitals(words), capitals(words[:_OPENING])) >= _HEADLINES
    return len(words) >= _ROW and from_the_start and not stopped and not text.endswith(",")


def capitals(words: list[str]) -> float:
    """The share of words that begin with a capital, short ones left aside."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) / max(len(long), 1)
