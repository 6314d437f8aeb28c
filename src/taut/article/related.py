"""Lines that point to other articles: a cue, and a headline on the same line or on the next one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from taut.article.lines import Line, Role
from taut.article.looks import has_letters, is_heading
from taut.languages import Pack

__all__ = ["mark_related", "names_related"]

_BULLETS = ("- ", "– ", "• ", "* ", "> ")
_FEWEST = 4  # words of a headline before text that follows it on the same line
_NAME_WORDS = 5  # words of the longest name a sentence is taken to begin with
_FULL_STOP = re.compile(r"[a-z]{2}[.]['\"”’]?\s*['\"“‘]?[A-Z]")


def names_related(text: str, pack: Pack) -> bool:
    """Whether a line is a cue with headlines to its end and no sentence of its own."""
    found = _cue(pack).match(text)
    return found is not None and not _holds_sentence(text[found.end() :])


def _holds_sentence(text: str) -> bool:
    return text.endswith((".", ".”", '."')) or _FULL_STOP.search(text) is not None


def mark_related(lines: Sequence[Line], pack: Pack) -> tuple[Line, ...]:
    """Mark cues and the headlines that follow them; text glued to such a headline stays in the article."""
    page = "\n".join(line.text for line in lines)
    marked: list[Line] = []
    waiting = ""  # the cue of a line that named no headline yet
    for line in lines:
        found = _cue(pack).match(line.text) if line.role is Role.BODY else None
        if found:
            parts = _read(line, found, page, pack)
            marked.extend(parts)
            waiting = line.text if parts[-1].role is Role.CUE else ""
        elif waiting and line.role is Role.BODY and is_heading(line.text):
            marked.append(line.as_role(Role.RELATED, cue=waiting))
            waiting = waiting if line.text.startswith(_BULLETS) else ""  # a list may hold several
        else:
            marked.append(line)
            waiting = waiting if line.role is Role.DROPPED else ""
    return tuple(marked)


def _read(line: Line, found: re.Match[str], page: str, pack: Pack) -> list[Line]:
    """A line that begins with a cue, as cue, headline and the text after it."""
    cue, rest = line.text[: found.end()].strip(), line.text[found.end() :].strip()
    if not has_letters(rest):
        return [line.as_role(Role.CUE, cue=cue)]
    if rest.startswith(","):  # the headline was a link, and links were lost
        after = replace(line, text=rest.lstrip(" ,"), joint=" ")
        again = _cue(pack).match(after.text)
        return [
            replace(line, text=cue, role=Role.CUE, cue=cue),
            *(_read(after, again, page, pack) if again else [after]),
        ]
    if len(rest.split()) < _FEWEST or not _holds_sentence(rest):
        return [line.as_role(Role.RELATED, cue=cue)]
    words = rest.split()
    end = _headline_end(words, page, pack.words("function_words"))
    if end is None:
        # Where the headline ends cannot be told: a sentence lost is worse than a headline kept.
        return [line]
    headline = replace(line, text=f"{cue} {' '.join(words[:end])}", role=Role.RELATED, cue=cue)
    return [headline, replace(line, text=" ".join(words[end:]), joint=" ")]


def _headline_end(words: Sequence[str], page: str, function_words: frozenset[str]) -> int | None:
    """Where a sentence begins that stands right behind a headline; None where nothing tells."""
    for i in range(_FEWEST, len(words) - 1):
        if words[i][0] in '"“' and words[i + 1].islower():
            return i
        if words[i].istitle() and words[i].lower() in function_words and words[i + 1][0].islower():
            return i
        plain = words[i].islower() and words[i] not in function_words
        if plain:
            # In a headline with capitals the first plain word is the sentence's; its subject stands before it.
            return _subject_start(words, i, page)
    return None


def _subject_start(words: Sequence[str], verb: int, page: str) -> int | None:
    """The start of the name before `verb`: the longest one that the page uses elsewhere, else its last word."""
    last = max((i for i in range(verb) if words[i][0].isupper()), default=0)
    start = last
    for i in range(last, max(last - _NAME_WORDS, _FEWEST - 1), -1):
        if not words[i][0].isupper():
            break
        if i < last and page.count(" ".join(words[i : last + 1])) > 1:
            start = i
    return start if start >= _FEWEST else None


@cache
def _cue(pack: Pack) -> re.Pattern[str]:
    """A cue at the start of a line; one that the table writes with a colon needs it, any other may have it."""
    cues: Iterable[str] = sorted((row["cue"] for row in pack.table("related")), key=len, reverse=True)
    shaped = "|".join(r"[\s_]+".join(map(re.escape, cue.rstrip(":").split())) + _colon(cue) for cue in cues)
    return re.compile(rf"[-–—•*>»\[(\s]*(?:{shaped})(?:(?<=:)|(?!\w))", re.IGNORECASE)


def _colon(cue: str) -> str:
    return r"\s*:" if cue.endswith(":") else r"(?:\s*:)?"
