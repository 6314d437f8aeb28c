"""What stands above the first paragraph: section, title, and the line that says when the page appeared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from taut.article.dates import published_in
from taut.article.lines import Line, Role
from taut.article.looks import ends_sentence, reads_like_text
from taut.languages import Pack

__all__ = ["Header", "read_header"]

_LEADING = 12  # lines among which the first paragraph is looked for
_SECTION_WORDS = 4
_TITLE_WORDS = 4  # the fewest words that make a line a title when another one follows


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The lines with their header roles, and what the header says."""

    lines: tuple[Line, ...]
    section: str | None
    title: str | None
    published: date | None


def read_header(lines: Sequence[Line], title: str | None, has_dateline: Sequence[bool], pack: Pack) -> Header:
    """Find section, title and publication date; `title` is given where the source knows it already.

    `has_dateline` says of each line whether a report begins there.
    """
    marked = list(lines)
    first = _first_paragraph(marked, has_dateline)
    published = _take_date(marked, first, pack)
    heads = [i for i in range(first) if marked[i].role is Role.BODY]
    if title is not None:
        _take_known_title(marked, heads, title)
    else:
        title = _take_title(marked, heads, first)
    section = _take_section(marked, heads)
    return Header(lines=tuple(marked), section=section, title=title, published=published)


def _first_paragraph(lines: Sequence[Line], has_dateline: Sequence[bool]) -> int:
    """The index of the first line that reads like text and not like a heading."""
    for i, line in enumerate(lines[:_LEADING]):
        if line.role is Role.BODY and (has_dateline[i] or reads_like_text(line.text)):
            return i
    body = [i for i, line in enumerate(lines) if line.role is Role.BODY]
    # No line reads like text: at most the first one is a title.
    return body[1] if len(body) > 1 else 0


def _take_date(lines: list[Line], first: int, pack: Pack) -> date | None:
    """The first date line above the text, else one close below the end of the header; date lines are left out."""
    found: date | None = None
    for i, line in enumerate(lines[: max(first, 1) + 1]):
        if line.role is Role.RELATED:
            continue
        day = published_in(line.text, pack)
        if day is not None:
            found = found or day
            if line.role is Role.BODY:
                lines[i] = line.drop("date")
    return found


def _same(text: str, other: str) -> bool:
    return re.sub(r"\W+", "", text).casefold() == re.sub(r"\W+", "", other).casefold()


def _take_known_title(lines: list[Line], heads: list[int], title: str) -> None:
    """Leave out the line that says the title again; what stands above it is looked at as usual."""
    for i in heads:
        if _same(lines[i].text, title):
            lines[i] = lines[i].as_role(Role.TITLE)
            return


def _take_title(lines: list[Line], heads: list[int], first: int) -> str | None:
    heads = [i for i in heads if lines[i].role is Role.BODY]
    if not heads:
        return None
    long = [i for i in heads if len(lines[i].text.split()) >= _TITLE_WORDS]
    chosen = long[0] if long else max(heads, key=lambda i: len(lines[i].text))
    lines[chosen] = lines[chosen].as_role(Role.TITLE)
    return lines[chosen].text


def _take_section(lines: list[Line], heads: list[int]) -> str | None:
    """The last short line above the title; others above it are navigation."""
    at = next((i for i in heads if lines[i].role is Role.TITLE), None)
    above = [i for i in heads if at is not None and i < at and lines[i].role is Role.BODY]
    section = None
    for i in reversed(above):
        short = len(lines[i].text.split()) <= _SECTION_WORDS and not ends_sentence(lines[i].text)
        if short and section is None:
            section = lines[i].text
            lines[i] = lines[i].as_role(Role.SECTION)
        elif short:
            lines[i] = lines[i].drop("navigation")
    return section
