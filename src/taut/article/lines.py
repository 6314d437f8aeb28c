"""A page as lines: white space made even, invisible characters gone, nothing else touched."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

__all__ = ["Line", "Role", "split_lines"]

# Soft hyphens, zero-width characters, direction marks and the byte order mark carry no text;
# control characters and lone surrogates are remains of broken exports.
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\ufeff\ufffc\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]"
)
_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_SPACE = re.compile(r"\s+")


class Role(Enum):
    """What a line of a page is."""

    BODY = "body"
    TITLE = "title"
    SECTION = "section"
    CUE = "cue"  # announces a related article
    RELATED = "related"  # the title of a related article
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a page: its text, whether a blank line stands before it, and what it was found to be.

    `cue` is the announcing phrase of a related line, `reason` says why a dropped line was left out. A piece of a
    line has in `joint` what stood between it and the piece before; None stands for a line of its own.
    """

    text: str
    gap: bool = False
    joint: str | None = None
    role: Role = Role.BODY
    reason: str = ""
    cue: str = ""

    def drop(self, reason: str) -> Line:
        """The same line, left out for `reason`."""
        return replace(self, role=Role.DROPPED, reason=reason)

    def as_role(self, role: Role, *, cue: str = "") -> Line:
        """The same line in another role."""
        return replace(self, role=role, cue=cue)


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a page that show anything, in order.

    >>> [line.text for line in split_lines("Dunia\\n\\n  Dua\\u00a0menteri bertemu. \\n")]
    ['Dunia', 'Dua menteri bertemu.']
    """
    lines: list[Line] = []
    gap = False
    for raw in _BREAK.split(text):
        shown = _SPACE.sub(" ", _INVISIBLE.sub("", raw)).strip().removesuffix("\\").rstrip()  # Markdown's line break
        if not shown:
            gap = True
            continue
        lines.append(Line(text=shown, gap=gap))
        gap = False
    return tuple(lines)
