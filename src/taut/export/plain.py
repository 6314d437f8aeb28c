"""Text that no format stumbles over: what names and headlines may hold, and what a file can."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

__all__ = ["attribute", "flat", "listed", "plain"]

# Control characters other than tab and line feed: of no meaning in a name, and forbidden in XML.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
LIST, ESCAPE = "|", "\\"


def plain(text: str) -> str:
    """A text without control characters; tabs and line feeds stay.

    >>> plain("bell\\x07 and\\r\\nbreak")
    'bell  and\\nbreak'
    """
    return CONTROL.sub(" ", text.replace("\r\n", "\n"))


def flat(text: str) -> str:
    """A text on one line, for files that know no quotes; double quotes become single ones.

    >>> flat('said\\t"yes"\\n')
    "said 'yes' "
    """
    return plain(text).replace("\t", " ").replace("\n", " ").replace('"', "'")


def listed(values: Iterable[Any]) -> str:
    """Several values in one cell, with `|` between them; a `|` or backslash inside one has a backslash before it.

    >>> print(listed(["USA", None, "a|b"]))
    USA||a\\|b
    """
    return LIST.join("" if value is None else _escaped(str(value)) for value in values)


def _escaped(text: str) -> str:
    return text.replace(ESCAPE, ESCAPE * 2).replace(LIST, ESCAPE + LIST)


def attribute(value: object) -> str:
    """A value as an XML attribute, quotes included.

    >>> attribute('A & "B"')
    '"A &amp; &quot;B&quot;"'
    """
    breaks = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
    return f'"{escape(plain(str(value)), breaks)}"'
