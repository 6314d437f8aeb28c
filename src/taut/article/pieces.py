"""Long lines taken apart, so that what was glued to a paragraph can be left out, and put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from taut.article.lines import Line, Role
from taut.article.related import names_related
from taut.languages import Pack

__all__ = ["cut", "rejoin"]

_SHORT = 3  # words up to which a line holds one thing
# Rough on purpose: a cut in the middle of a sentence does no harm, since kept pieces are joined again verbatim.
_SEAMS = (
    r"(?<=[.!?…])(?<![A-Z]{2}\.)\s*(?=[\"“‘(\[]?[A-Z©])",  # not after "PT."
    r"(?<=[.!?…][\"”’)\]])\s*(?=[\"“‘(\[]?[A-Z©])",
    r"(?<=['’”\"]:)\s*(?=[\"“]?[A-Z])",  # after the title of a film
    r"\s*(?=\[\w+:)",  # around the place of a film or picture
    r"(?<=\])\s*(?=\w)",
)


def cut(lines: Iterable[Line], pack: Pack) -> tuple[Line, ...]:
    """Cut lines after sentences and before the labels, cues and copyright words of the pack."""
    pieces: list[Line] = []
    for line in lines:
        short = len(line.text.split()) <= _SHORT
        if line.role is not Role.BODY or short or names_related(line.text, pack):
            pieces.append(line)
        else:
            pieces.extend(_cut(line, _seam(pack)))
    return tuple(pieces)


def _cut(line: Line, seam: re.Pattern[str]) -> Iterable[Line]:
    start, joint = 0, None
    for match in seam.finditer(line.text):
        # A piece of one word is an abbreviation, or the first word of a longer label.
        if match.end() == len(line.text) or len(line.text[start : match.start()].split()) < 2:
            continue
        yield replace(line, text=line.text[start : match.start()], joint=joint, gap=line.gap and joint is None)
        start, joint = match.end(), match.group()
    yield replace(line, text=line.text[start:], joint=joint, gap=line.gap and joint is None)


@cache
def _seam(pack: Pack) -> re.Pattern[str]:
    labels = {row["label"] for row in pack.table("bylines")} | {row["cue"] for row in pack.table("related")}
    rights = {row["phrase"] for row in pack.table("boilerplate") if row["reason"] == "copyright"}
    before_colon = "|".join(sorted(map(_capitalised, labels), key=len, reverse=True))
    bare = "|".join(sorted(map(_capitalised, rights), key=len, reverse=True))
    glued = {row["phrase"] for row in pack.table("boilerplate") if row["where"] == "glued"}
    exact = "|".join(re.escape(phrase) for phrase in sorted(glued, key=len, reverse=True))
    around = (rf"\s*(?=(?i:{exact}))", *(rf"(?<=(?i:{re.escape(phrase)}))\s*" for phrase in glued))
    marks = rf"\s*(?=(?:{before_colon})\s*:)", rf"\s*(?=(?:{bare})(?!\w))"
    return re.compile("|".join((*_SEAMS, *around, *marks)))


def _capitalised(mark: str) -> str:
    """A pattern for a mark that begins with a capital, as one does after the end of something else."""
    mark = mark.rstrip(":")
    return rf"{re.escape(mark[0].upper())}(?i:{re.escape(mark[1:])})"


def rejoin(pieces: Sequence[Line]) -> tuple[Line, ...]:
    """Put the kept pieces of each line together again, exactly as they stood; what was left out follows them."""
    joined: list[Line] = []
    for start, end in _lines_of(pieces):
        joined.extend(_rejoin(pieces[start:end]))
    return tuple(joined)


def _lines_of(pieces: Sequence[Line]) -> Iterable[tuple[int, int]]:
    """Where the pieces of each line begin and end."""
    starts = [i for i, piece in enumerate(pieces) if i == 0 or piece.joint is None]
    return pairwise([*starts, len(pieces)])


def _rejoin(pieces: Sequence[Line]) -> list[Line]:
    """The kept text of one line, and what was left out of it, in the order in which they begin."""
    if len(pieces) == 1:
        return [replace(pieces[0], joint=None)]
    text: list[str] = []
    at, first = 0, pieces[0]  # where the kept text stands, and its first piece
    out: list[Line] = []
    hole = False  # whether the piece before was left out
    for piece in pieces:
        if piece.role is not Role.BODY:
            _append(out, piece, adjacent=hole)
        elif text:
            text += [" " if hole else piece.joint or "", piece.text]
        else:
            at, first = len(out), piece
            text.append(piece.text)
        hole = piece.role is not Role.BODY
    if text:
        out.insert(at, replace(first, text="".join(text), joint=None))
    return out


def _append(joined: list[Line], piece: Line, *, adjacent: bool) -> None:
    """Add a piece that is left out, to the one right before it where both go for the same reason."""
    last = joined[-1] if joined else None
    if adjacent and last is not None and last.role is piece.role is Role.DROPPED and last.reason == piece.reason:
        joined[-1] = replace(last, text=last.text + (piece.joint or "") + piece.text)
    else:
        joined.append(replace(piece, joint=None))
