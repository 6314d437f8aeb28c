"""What a page puts around and between the paragraphs: walls, navigation, advertisements, captions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from taut.article.lines import Line, Role
from taut.article.looks import ends_sentence, has_letters, is_row_of_headlines
from taut.languages import Pack

__all__ = ["drop_ornaments", "drop_phrases", "drop_repeated", "drop_rows"]

_TRIM = " \t:;,.!?-–—|»›>•*·\"“”'()[]0123456789"
_LONGEST = 60  # words; a line with more holds a paragraph, whatever it begins with
_LONGEST_SENTENCE = 36  # words, where it also ends as one
_ANYWHERE = 40  # words; a longer sentence that holds a phrase is one about it
_TOP = 4  # lines in which a headline may stand that the page says again
_SENTENCE = 6  # words; shorter sentences are said twice in earnest
_CREDIT = re.compile(r"[A-Za-z][\w.-]*\.(?:com|id|net|co)/[A-Z]", re.IGNORECASE)  # "Kabar.com/NAME A minister ..."


def drop_ornaments(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Leave out lines without a letter: rules, bullets, page numbers."""
    return tuple(x if x.role is not Role.BODY or has_letters(x.text) else x.drop("ornament") for x in lines)


def drop_rows(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Leave out lines that are headlines of other articles in a row."""
    return tuple(x.drop("related") if x.role is Role.BODY and is_row_of_headlines(x.text) else x for x in lines)


def drop_repeated(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Leave out what the page says twice: every copy of lines that are no sentence, the later ones of sentences.

    The first copy of a line near the top stays, since it may be the headline.
    """
    counts = Counter(line.text for line in lines if line.role is Role.BODY)
    seen: set[str] = set()
    marked: list[Line] = []
    for i, line in enumerate(lines):
        again = line.text in seen
        seen.add(line.text)
        sentence = ends_sentence(line.text)
        words = len(line.text.split())
        repeated = counts[line.text] > 1 and line.role is Role.BODY and words >= (_SENTENCE if sentence else 3)
        out = repeated and (again or not (sentence or i < _TOP))
        marked.append(line.drop("repeated") if out else line)
    return tuple(marked)


def drop_phrases(lines: Sequence[Line], pack: Pack) -> tuple[Line, ...]:
    """Leave out the lines that a phrase of the pack's `boilerplate` table gives away."""
    phrases = _phrases(pack)
    marked: list[Line] = []
    for line in lines:
        reason = phrases.reason(line.text) if line.role is Role.BODY else None
        marked.append(line.drop(reason) if reason else line)
    return tuple(marked)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrases:
    reasons: Mapping[str, str]  # by phrase
    whole: Mapping[str, str]  # by phrase without marks and numbers around it
    start: re.Pattern[str]
    heading: re.Pattern[str]
    anywhere: re.Pattern[str]

    def reason(self, text: str) -> str | None:
        """Why a line with this text is no part of an article; None where no phrase speaks against it."""
        words = len(text.split())
        if words > (_LONGEST_SENTENCE if text.endswith(".") else _LONGEST):
            return None
        key = _fold(text)
        if found := self.whole.get(key.strip(_TRIM)):
            return found
        lead = key.lstrip(_TRIM)
        match = self.start.match(lead) or (None if ends_sentence(text) else self.heading.match(lead))
        if match is None and words <= _ANYWHERE:
            match = self.anywhere.search(key)
            if match is None and _CREDIT.match(text):
                return "caption"
        return self.reasons[match.group()] if match else None


@cache
def _phrases(pack: Pack) -> _Phrases:
    rows = [(row["where"], _fold(row["phrase"]), row["reason"]) for row in pack.table("boilerplate")]
    exact = [(phrase.strip(_TRIM), reason) for where, phrase, reason in rows if where in ("whole", "glued")]
    return _Phrases(
        reasons={phrase: reason for _, phrase, reason in rows},
        whole=dict(exact),
        start=_any_of(phrase for where, phrase, _ in rows if where == "start"),
        heading=_any_of(phrase for where, phrase, _ in rows if where == "heading"),
        anywhere=_any_of(phrase for where, phrase, _ in rows if where == "anywhere"),
    )


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as words of its own, the longest first."""
    shaped = (re.escape(phrase) + (r"\b" if phrase[-1].isalnum() else "") for phrase in phrases)
    return re.compile("|".join(sorted(shaped, key=len, reverse=True)))


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
