"""Long lines taken apart, so that what was glued to a paragraph can be left out, and put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from taut.article.lines import Line, Role
from taut.article.related import names_related
from taut.languages import Pack

__all__ = ["cut", "rejoin"]

_LONG = 12  # words from which a line may hold more than one thing
# Rough on purpose: a cut in the middle of a sentence does no harm, since kept pieces are joined again verbatim.
_SENTENCE = r"(?<=[.!?…])(?P<joint>\s*)(?=[\"“‘(\[]?[A-Z©])|(?<=[.!?…][\"”’)\]])(?P<joint2>\s*)(?=[\"“‘(\[]?[A-Z©])"


def cut(lines: Iterable[Line], pack: Pack) -> tuple[Line, ...]:
    """Cut long lines after sentences and before the labels and cues of the pack that a colon follows."""
    seam = _seam(pack)
    pieces: list[Line] = []
    for line in lines:
        short = len(line.text.split()) <= _LONG
        if line.role is not Role.BODY or short or names_related(line.text, pack):
            pieces.append(line)
            continue
        pieces.extend(_cut(line, seam))
    return tuple(pieces)


def _cut(line: Line, seam: re.Pattern[str]) -> Iterable[Line]:
    start, joint = 0, None
    for match in seam.finditer(line.text):
        if match.start() == start or match.end() == len(line.text):
            continue
        yield replace(line, text=line.text[start : match.start()], joint=joint, gap=line.gap and joint is None)
        start, joint = match.end(), match.group()
    yield replace(line, text=line.text[start:], joint=joint, gap=line.gap and joint is None)


@cache
def _seam(pack: Pack) -> re.Pattern[str]:
    marks = [row["label"] for row in pack.table("bylines")] + [row["cue"] for row in pack.table("related")]
    shaped = {rf"{re.escape(mark[0].upper())}(?i:{re.escape(mark[1:].rstrip(':'))})" for mark in marks}
    label = rf"(?P<joint3>\s*)(?=(?:{'|'.join(sorted(shaped, key=len, reverse=True))})\s*:)"
    return re.compile(f"{_SENTENCE}|{label}")


def rejoin(pieces: Sequence[Line]) -> tuple[Line, ...]:
    """Put the kept pieces of each line together again, exactly as they stood; what was left out follows them."""
    joined: list[Line] = []
    body, hole = -1, False  # where the kept text of the present line stands in `joined`; something left out since
    for piece in pieces:
        if piece.joint is None:
            body = -1
        if piece.role is not Role.BODY:
            joined.append(_after(joined, piece))
            hole = True
        elif body < 0:
            joined.append(replace(piece, joint=None))
            body, hole = len(joined) - 1, False
        else:
            joint = " " if hole else piece.joint or ""
            joined[body] = replace(joined[body], text=joined[body].text + joint + piece.text)
            hole = False
    return tuple(joined)


def _after(joined: list[Line], piece: Line) -> Line:
    """A piece that is left out, with the one before it where both go for the same reason."""
    last = joined[-1] if joined else None
    together = last is not None and piece.joint is not None and last.role is piece.role is Role.DROPPED
    if together and last is not None and last.reason == piece.reason:
        joined.pop()
        return replace(last, text=last.text + (piece.joint or "") + piece.text)
    return replace(piece, joint=None)
