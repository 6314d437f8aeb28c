"""Sentences that a page dump broke over several lines, which happens wherever a page had a link in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from taut.article.lines import Line, Role
from taut.article.looks import capitals, ends_sentence, reads_like_text

__all__ = ["mend_broken"]

_CLOSING = re.compile(r"[,.;:)!?%’”](?!\.)")
_DASH = re.compile(r"[-–—]{1,2}")
_LINK_WORDS = 6  # a link in a sentence is a name or a few words
_FEWEST_WORDS = 6  # a mended line is a sentence; tags of a page are not
_HEADLINE, _CAPITALS = 5, 0.6  # words of a headline, and the share of capitals in it
_HEADER = 4  # lines in which a dateline stands


def mend_broken(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Join lines that are plainly one sentence: the first does not end, the next begins in the middle.

    >>> lines = (Line(text="Menteri itu tiba di"), Line(text="Belmora"), Line(text=", kata juru bicaranya."))
    >>> mend_broken(lines)[0].text
    'Menteri itu tiba di Belmora, kata juru bicaranya.'
    """
    continues = _continuations(lines)
    mended: list[Line] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and continues[end]:
            continue
        run = lines[start:end]
        joined = _join(run)
        sound = ends_sentence(joined.text) and len(joined.text.split()) >= _FEWEST_WORDS
        mended.extend((joined,) if sound else run)
        start = end
    return tuple(mended)


def _continuations(lines: Sequence[Line]) -> list[bool]:
    """For every line whether it goes on with the sentence of the line before."""
    continues = [False] * len(lines)
    for i, (before, line) in enumerate(pairwise(lines), 1):
        if not _may_join(before, line) or (i < _HEADER and _is_headline(before, line)):
            continue
        continues[i] |= line.text[0].islower() or _CLOSING.match(line.text) is not None
        if i < _HEADER and _DASH.fullmatch(line.text) and len(before.text.split()) < _HEADLINE:
            continues[i] = True
            if i + 1 < len(lines):
                continues[i + 1] = True
    for i in range(len(lines) - 2, 0, -1):  # a link between two parts of a sentence
        before, line = lines[i - 1], lines[i]
        short = len(line.text.split()) <= _LINK_WORDS
        open_end = before.text.endswith(",") or before.text.split()[-1].islower()
        if continues[i + 1] and short and open_end and _may_join(before, line):
            continues[i] = True
    return continues


def _is_headline(before: Line, line: Line) -> bool:
    """Whether the upper line is the headline of a text whose first word, a link, was lost."""
    words = before.text.split()
    return len(words) >= _HEADLINE and capitals(words) >= _CAPITALS and reads_like_text(line.text)


def _may_join(before: Line, line: Line) -> bool:
    body = before.role is Role.BODY and line.role is Role.BODY
    return body and not line.gap and not ends_sentence(before.text) and not before.text.endswith(":")


def _join(run: Sequence[Line]) -> Line:
    text = run[0].text
    for line in run[1:]:
        text += line.text if _CLOSING.match(line.text) else f" {line.text}"
    return Line(text=text, gap=run[0].gap, role=run[0].role, reason=run[0].reason)
