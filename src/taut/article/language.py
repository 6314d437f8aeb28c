"""Which language a text is in: the packs' own function words first, a statistical guess for everything else.

A statistical identifier alone mistakes short news for a close neighbour of its language; function words do not.
"""

from __future__ import annotations

import re
from functools import cache

from taut.languages import Pack, available, load_pack

__all__ = ["detect_language"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SAMPLE = 20_000  # characters; more does not change the answer
_FEWEST = 3  # words below which nothing can be said
_BRIEF = 8  # words of a headline, which may do without function words
_LETTERS = 20  # letters, for scripts that write no spaces
_SHARE = 0.12  # of all words; news in the pack's language has 0.25 to 0.45, its closest neighbours share some


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, None where it has too few words to tell.

    >>> detect_language("Kedua menteri itu bertemu di Belmora dan membahas perdagangan dengan negara lain.")
    'id'
    >>> detect_language("The two ministers met in Belmora and talked about trade with their neighbours.")
    'en'
    """
    words = _WORD.findall(text[:_SAMPLE])
    if len(words) < _FEWEST and sum(map(len, words)) < _LETTERS:
        return None
    judged = [(*_judge(words, load_pack(code)), code) for code in available()]
    share, verdict, own = max(judged)
    if share >= _SHARE and verdict is not None:
        return verdict
    guess = _guess(text[:_SAMPLE])
    enough = share >= _SHARE / 3 or len(words) < _BRIEF
    if verdict is not None and enough and guess in _family(load_pack(own)):
        return verdict
    return guess


def _judge(words: list[str], pack: Pack) -> tuple[float, str | None]:
    """The share of the pack's function words, and the language they speak for: its own or a close neighbour's."""
    own, neighbours = _marks(pack)
    counts = {pack.language: sum(word.lower() in own for word in words)}
    share = counts[pack.language] / len(words)
    for word in words:  # as written: with a capital it may be a name ("Wang Yi"; "wang" is a neighbour's money)
        if language := neighbours.get(word):
            counts[language] = counts.get(language, 0) + _WEIGHT
    return share, max(counts, key=lambda code: counts[code])


_WEIGHT = 6  # a neighbour's own word weighs more than a word that both languages may share


@cache
def _marks(pack: Pack) -> tuple[frozenset[str], dict[str, str]]:
    if "function_words" not in pack.tables:
        return frozenset(), {}
    neighbours = {row["form"]: row["language"] for row in pack.tables.get("neighbours", ())}
    return pack.words("function_words"), neighbours


def _family(pack: Pack) -> frozenset[str]:
    """The language of a pack and those that a guess takes for it."""
    return frozenset({pack.language, *_marks(pack)[1].values()})


def _guess(text: str) -> str | None:
    import py3langid  # type: ignore[import-untyped]  # loads its model when first used

    code: str = py3langid.classify(text)[0]
    return code or None
