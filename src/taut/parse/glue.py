"""Words that crawlers glued together, and hyphens that join names, cut apart again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from taut.parse.vocabulary import Vocabulary

MAX_WORD = 80  # a longer run of letters is no text, and not worth the search
MIN_NAME = 4  # letters of a name that is believed before other words without a space, unless in capitals
MIN_BEHIND = 5  # letters of a word that is believed behind a name, unless it is a function word


def pieces(text: str, known: Vocabulary) -> Iterator[str]:
    """The words and hyphens that one run of letters and hyphens consists of.

    >>> from taut.languages import load_pack
    >>> from taut.parse.vocabulary import vocabulary
    >>> known = vocabulary(load_pack("id"))
    >>> [list(pieces(text, known)) for text in ("diKamboja", "YouTube", "negara-negara", "China-Rusia")]
    [['di', 'Kamboja'], ['YouTube'], ['negara-negara'], ['China', '-', 'Rusia']]
    """
    if len(text) > MAX_WORD or known.joined(text) or text in known.names:
        yield text
    elif "-" in text:
        yield from _hyphenated(text, known)
    else:
        yield from _unglued(text, known)


def capital_inside(text: str, known: Vocabulary) -> int | None:
    """Where a capital begins another word inside this one."""
    if text.islower() or text.isupper() or known.joined(text):
        return None
    for cut, (before, after) in enumerate(pairwise(text), 1):
        if before.islower() and after.isupper() and _parted(text[:cut], text[cut:], known):
            return cut
    return None


def _hyphenated(text: str, known: Vocabulary) -> Iterator[str]:
    """`negara-negara`, `pro-Iran` and `Jong-un` are one word, `China-Rusia` is two with a mark between."""
    parts = re.split(r"(-)", text)
    if not _separate(parts[::2], known):
        yield text
        return
    for part in parts:
        if part:
            yield from pieces(part, known) if part != "-" else (part,)


def _separate(parts: list[str], known: Vocabulary) -> bool:
    """Whether hyphenated words are names of their own: capitals, all different, and at least one is a known name."""
    distinct = len({part.casefold() for part in parts}) == len(parts)
    names = all(len(part) > 1 and part[:1].isupper() for part in parts)
    return distinct and names and any(known.name(part) or part in known.surnames for part in parts)


def _unglued(text: str, known: Vocabulary) -> Iterator[str]:
    """Undo lost spaces at a capital after a small letter, and behind a known name."""
    cut = None if text in known.names else capital_inside(text, known) or _behind_name(text, known)
    if cut is None:
        yield text
    else:
        yield text[:cut]
        yield from _unglued(text[cut:], known)


def _parted(left: str, right: str, known: Vocabulary) -> bool:
    """A common word in small letters is a word of its own before any capital; a capitalised one needs more."""
    if len(right) < 2:
        return False
    if left.islower():
        return known.word(left)
    if known.name(left) or left.lower() in known.leading:
        return len(right) > 2
    return known.word(left) and (known.name(right) or known.word(right))


def _behind_name(text: str, known: Vocabulary) -> int | None:
    """Where a known name or an acronym is followed by a word in small letters that is certainly one."""
    if not text[:1].isupper() or known.word(text):
        return None
    for cut in range(2, len(text) - 1):
        head, tail = text[:cut], re.match(r"[^\W\d_A-Z]+", text[cut:])
        if tail and _certain(tail.group(), known) and _leads(head, known):
            return cut
    return None


def _leads(head: str, known: Vocabulary) -> bool:
    return head.isupper() or (len(head) >= MIN_NAME and head in known.names)


def _certain(word: str, known: Vocabulary) -> bool:
    return word.islower() and (word in known.little or (len(word) >= MIN_BEHIND and word in known.words))
