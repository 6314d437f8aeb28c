"""What stands above the first paragraph: section, title, and the line that says when the page appeared."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from taut.article.datelines import outlet_in
from taut.article.dates import published_in
from taut.article.lines import Line, Role
from taut.article.looks import ends_sentence, reads_like_text
from taut.languages import Pack

__all__ = ["Header", "read_header"]

_SECTION_WORDS = 4
_TITLE_WORDS = 4  # the fewest words of a title where there is a choice
_OPENING = 5  # paragraphs that say again what the title says
_NAMING = 4  # letters from which a word tells what a text is about
_TRAIL = re.compile(r"\s*[>»›]\s*|\s+/\s+")
_DIVIDERS = "|·•"
_ENOUGH = 0.6  # of the best heading's words; a title stands above captions and related headlines that say as much


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The lines with their header roles, and what the header says."""

    lines: tuple[Line, ...]
    section: str | None
    title: str | None
    published: date | None
    outlet: str | None  # that the line with the date names


def read_header(
    lines: Sequence[Line], title: str | None, pack: Pack, *, reports: Sequence[bool], crowded: bool
) -> Header:
    """Find section, title and publication date; `title` is given where the source knows it already.

    `reports` says of each line whether a dateline opens it, `crowded` whether the page has its menus about it.
    """
    marked = list(lines)
    first = _first_paragraph(marked, reports)
    days = _take_dates(marked, first, pack)
    heads = [i for i in range(first) if marked[i].role is Role.BODY]
    at = _known_title(marked, heads, title) if title is not None else _find_title(marked, heads, first)
    if at is not None:
        marked[at] = marked[at].as_role(Role.TITLE)
        title = title if title is not None else marked[at].text
        if crowded:
            _drop_headings(marked, [i for i in heads if i > at])
    section = _take_section(marked, at) if at is not None else None
    line, published = min(days, key=lambda day: abs(day[0] - (at or 0)), default=(0, None))
    outlet = outlet_in(marked[line].text, pack) if published else None
    return Header(lines=tuple(marked), section=section, title=title, published=published, outlet=outlet)


def _first_paragraph(lines: Sequence[Line], reports: Sequence[bool]) -> int:
    """The index of the first line that reads like text and not like a heading."""
    body = [i for i, line in enumerate(lines) if line.role is Role.BODY]
    text = (i for i in body if reports[i] or reads_like_text(lines[i].text))
    # Where no line reads like text, at most the first one is a title.
    return next(text, body[1] if len(body) > 1 else 0)


def _take_dates(lines: list[Line], first: int, pack: Pack) -> list[tuple[int, date]]:
    """The dates of the lines above the second paragraph, with their line numbers; such lines are left out."""
    days: list[tuple[int, date]] = []
    for i, line in enumerate(lines[: first + 2]):
        if line.role is Role.RELATED or (day := published_in(line.text, pack)) is None:
            continue
        days.append((i, day))
        lines[i] = line.drop("date")
    return days


def _known_title(lines: Sequence[Line], heads: Sequence[int], title: str) -> int | None:
    """The line that says the known title again."""
    return next((i for i in heads if _letters(lines[i].text) == _letters(title)), None)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _find_title(lines: Sequence[Line], heads: Sequence[int], first: int) -> int | None:
    """The first heading that says what the opening paragraphs say."""
    opening = [line.text for line in lines[first:] if line.role is Role.BODY][:_OPENING]
    subject = {word for text in opening for word in _naming(text)}
    choice = [i for i in heads if _may_be_title(lines[i].text)]
    if not choice:
        return max(heads, key=lambda i: len(lines[i].text), default=None)
    shared = {i: _share(lines[i].text, subject) for i in choice}
    enough = max(shared.values()) * _ENOUGH
    chosen = next(i for i in choice if shared[i] >= enough)
    # The name of the site stands beside the title in the first line of many pages.
    inside = (i for i in choice if i > chosen and _letters(lines[i].text) in _letters(lines[chosen].text))
    return next(inside, chosen)


def _may_be_title(text: str) -> bool:
    menu = sum(text.count(mark) for mark in _DIVIDERS) > 1
    stopped = text.endswith((".", ")")) and not text.endswith("...")
    return len(text.split()) >= _TITLE_WORDS and not menu and not stopped


def _share(text: str, subject: set[str]) -> float:
    """How much of the subject a heading names; more words are better, but not if they name other things."""
    words = set(_naming(text))
    return len(subject & words) / math.sqrt(len(words) or 1)


def _drop_headings(lines: list[Line], heads: Sequence[int]) -> None:
    """Leave out what stands between title and text of a page with menus: sharing, captions, related articles."""
    for i in heads:
        lines[i] = lines[i].drop("navigation")


def _naming(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text.casefold()) if len(word) >= _NAMING]


def _take_section(lines: list[Line], title: int) -> str | None:
    """The last short line above the title, or the end of a trail like "Home > World"; all others are navigation."""
    section = None
    for i in range(title - 1, -1, -1):
        line = lines[i]
        if line.role is not Role.BODY:
            continue
        trail = [part for part in _TRAIL.split(line.text) if part] or [line.text]
        lines[i] = line.drop("navigation")
        if section is None and len(trail[-1].split()) <= _SECTION_WORDS and not ends_sentence(line.text):
            section = trail[-1]
            lines[i] = line.as_role(Role.SECTION) if section == line.text else lines[i]
    return section
