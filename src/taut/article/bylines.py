"""Who made the report: names behind a label, names and initials in brackets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import zip_longest

from taut.article.lines import Line, Role
from taut.languages import Pack

__all__ = ["closing_sign", "mark_bylines"]

_LINE, _SENTENCE = 14, 8  # words a line of names has at most; one that may be a sentence
_SIGN_RANK = 50  # initials are the byline only where no name is given
_SIGN = re.compile(r"[(\[]\s*(?P<sign>[^()\[\]]{1,60}?)\s*[)\]]\s*\.?$")
_NAME = re.compile(r"^[A-Z][\w.'’-]*(?:[ &-]+[A-Z][\w.'’-]*)*$")
_INITIALS = re.compile(r"^[A-Za-z]{1,6}\d{0,3}(?:-[A-Za-z*]{1,6}\d{0,3})*$")


def mark_bylines(lines: Sequence[Line], pack: Pack) -> tuple[tuple[Line, ...], str | None]:
    """The lines with those left out that only say who wrote, and the byline they give."""
    marked: list[Line] = []
    found: list[tuple[int, str]] = []
    for line, below in zip_longest(lines, lines[1:]):
        alone = line.joint is None and (below is None or below.joint is None)
        credit = _credit(line, pack, alone=alone) if line.role is Role.BODY else None
        marked.append(line.drop("byline") if credit else line)
        if credit and re.search(r"\w", credit[1]):
            found.append(credit)
    named = min(found, key=lambda entry: entry[0])[1] if found else None
    return tuple(marked), named


def _credit(line: Line, pack: Pack, *, alone: bool) -> tuple[int, str] | None:
    """Rank and name of a line that says nothing but who wrote; brackets that are not alone are part of a paragraph."""
    match = _labels(pack).match(line.text)
    words = len(line.text.split())
    if match and words <= (_SENTENCE if line.text.endswith(".") or match["bare"] else _LINE):
        return _ranks(pack)[(match["label"] or match["bare"]).casefold()], match["name"].strip(" ,;|/")
    sign = _whole_sign(line.text) if alone else None
    return None if sign is None else (_SIGN_RANK, sign)


def _whole_sign(text: str) -> str | None:
    match = _SIGN.fullmatch(text)
    return match["sign"] if match and _signs(match["sign"]) else None


def closing_sign(lines: Sequence[Line]) -> str | None:
    """The byline of initials or a name in brackets behind the last sentence; they stay in the text."""
    body = [line.text for line in lines if line.role is Role.BODY]
    match = _SIGN.search(body[-1]) if body else None
    if match is None or not body[-1][: match.start()].rstrip().endswith((".", "!", "?", '"', "”")):
        return None
    return match["sign"] if _signs(match["sign"]) else None


def _signs(inner: str) -> bool:
    """Whether what stands in brackets is names, initials or a mere mark."""
    parts = [part.strip() for part in re.split(r"[/,|]", inner)]
    return inner == "*" or all(_INITIALS.match(part) or _NAME.match(part) for part in parts)


@cache
def _ranks(pack: Pack) -> Mapping[str, int]:
    return {row["label"].rstrip(":").casefold(): int(row["rank"]) for row in pack.table("bylines")}


@cache
def _labels(pack: Pack) -> re.Pattern[str]:
    """A label and a name; a label that the table writes with a colon needs it, any other may have it."""
    rows = sorted((row["label"] for row in pack.table("bylines")), key=len, reverse=True)
    bare = "|".join(re.escape(label) for label in rows if not label.endswith(":"))
    strict = "|".join(re.escape(label.rstrip(":")) for label in rows)
    shaped = rf"\W*(?:(?P<label>{strict})\s*[:|]|(?P<bare>{bare})\b(?!.*[.!?]$))\s*(?P<name>\S.*)"
    return re.compile(shaped, re.IGNORECASE)
