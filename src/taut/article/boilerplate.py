"""What a page puts around and between the paragraphs: related lines, walls, navigation, advertisements.

Three means in this order: lines that the page repeats, phrases of the language pack, a small line classifier.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from taut.article.lines import Line, Role
from taut.languages import Pack

__all__ = ["ends_sentence", "mark_phrases", "mark_related", "mark_repeated", "split_embedded"]

_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_TRIM = " \t:;,.!?-–—|»›>•*·\"“”'"
_TITLE_WORDS = 24  # a related title is a headline, never longer
_EMBEDDED_WORDS = 30


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return _END.search(text) is not None


def mark_repeated(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Leave out lines that stand twice on the page: all copies of short ones, the later ones of paragraphs."""
    lines = tuple(lines)
    counts = Counter(line.text for line in lines)
    seen: set[str] = set()
    marked: list[Line] = []
    for line in lines:
        again = line.text in seen
        seen.add(line.text)
        repeated = counts[line.text] > 1 and (again or not ends_sentence(line.text)) and line.role is Role.BODY
        # The first copy of a short line may be the headline; the header decides about it.
        marked.append(line.drop("repeated") if repeated and (again or len(marked) > 3) else line)
    return tuple(marked)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrases:
    start: tuple[tuple[str, str], ...]
    end: tuple[tuple[str, str], ...]
    anywhere: tuple[tuple[str, str], ...]
    whole: dict[str, str]

    def reason(self, text: str) -> str | None:
        """Why a line with this text is no part of an article; None where no phrase speaks against it."""
        key = _fold(text)
        if found := self.whole.get(key.strip(_TRIM)):
            return found
        lead, tail = key.lstrip(_TRIM + "[("), key.rstrip(_TRIM + "])")
        for phrase, reason in self.start:
            if lead.startswith(phrase) and not lead[len(phrase) :][:1].isalnum():
                return reason
        for phrase, reason in self.end:
            if tail.endswith(phrase):
                return reason
        return next((reason for phrase, reason in self.anywhere if phrase in key), None)


def mark_phrases(lines: Iterable[Line], pack: Pack) -> tuple[Line, ...]:
    """Leave out the lines that a phrase of the pack's `boilerplate` table gives away."""
    phrases = _phrases(pack)
    marked: list[Line] = []
    for line in lines:
        reason = phrases.reason(line.text) if line.role is Role.BODY else None
        marked.append(line.drop(reason) if reason else line)
    return tuple(marked)


@cache
def _phrases(pack: Pack) -> _Phrases:
    rows = [(row["where"], _fold(row["phrase"]), row["reason"]) for row in pack.table("boilerplate")]

    def listed(where: str) -> tuple[tuple[str, str], ...]:
        return tuple((phrase, reason) for place, phrase, reason in rows if place == where)

    whole = {phrase.strip(_TRIM): reason for phrase, reason in listed("whole")}
    return _Phrases(start=listed("start"), end=listed("end"), anywhere=listed("anywhere"), whole=whole)


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


# --- related articles -----------------------------------------------------------------------------


def split_embedded(lines: Iterable[Line], pack: Pack) -> tuple[Line, ...]:
    """Cut a related line off the paragraph that it was glued to, where it certainly runs to the end of the line."""
    cue = _cue_pattern(pack, embedded=True)
    cut: list[Line] = []
    for line in lines:
        found = cue.search(line.text) if line.role is Role.BODY else None
        if found is None or not _runs_to_end(line.text[found.end() :]):
            cut.append(line)
            continue
        cut.append(Line(text=line.text[: found.start()].rstrip(), gap=line.gap))
        cut.append(Line(text=line.text[found.start() :].lstrip()))
    return tuple(cut)


def _runs_to_end(rest: str) -> bool:
    return len(rest.split()) <= _EMBEDDED_WORDS and not re.search(r"[.!?][\"”]?\s*\S", rest) and not ends_sentence(rest)


def mark_related(lines: Sequence[Line], pack: Pack) -> tuple[Line, ...]:
    """Mark cues and the titles that follow them, on the same line or on the next ones."""
    cue = _cue_pattern(pack, embedded=False)
    marked: list[Line] = []
    waiting = ""  # the cue of a line that named no title yet
    for line in lines:
        found = cue.match(line.text) if line.role is Role.BODY else None
        if found and line.text[found.end() :].strip():
            marked.append(line.as_role(Role.RELATED, cue=line.text[: found.end()].strip()))
            waiting = ""
        elif found:
            marked.append(line.as_role(Role.CUE, cue=line.text))
            waiting = line.text
        elif waiting and line.role is Role.BODY and _is_headline(line.text):
            marked.append(line.as_role(Role.RELATED, cue=waiting))
            waiting = ""
        else:
            marked.append(line)
            waiting = waiting if line.role is Role.DROPPED else ""
    return tuple(marked)


def _is_headline(text: str) -> bool:
    return 3 <= len(text.split()) <= _TITLE_WORDS and not text.endswith((".", ".”", '."', ","))


@cache
def _cue_pattern(pack: Pack, *, embedded: bool) -> re.Pattern[str]:
    """A cue at the start of a line; or, embedded, one with a colon right after the end of a sentence.

    A cue that the table writes with a colon needs it; any other may have one.
    """
    cues = sorted((row["cue"] for row in pack.table("related")), key=len, reverse=True)
    shaped = [r"[\s_]+".join(map(re.escape, cue.rstrip(":").split())) + _colon(cue) for cue in cues]
    either = "|".join(shaped)
    if embedded:
        return re.compile(rf"(?<=[.!?\"”)\]])\s*(?:{either})(?<=:)", re.IGNORECASE)
    return re.compile(rf"[-–—•*>»\[(\s]*(?:{either})(?:(?<=:)|(?!\w))", re.IGNORECASE)


def _colon(cue: str) -> str:
    return r"\s*:" if cue.endswith(":") else r"(?:\s*:)?"
