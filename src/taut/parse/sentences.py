"""The sentence splitter: where the tokens of a paragraph fall apart into sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from taut.languages import Pack
from taut.parse.tokens import RawToken
from taut.parse.vocabulary import Vocabulary, vocabulary

ENDERS = frozenset(".!?")
CLOSERS = frozenset(")]}”’»\"'")
OPENERS = frozenset("([{“‘«\"'")
BRACKETS = frozenset("([{")
STRAIGHT = frozenset("\"'")


def split_sentences(tokens: Sequence[RawToken], pack: Pack) -> tuple[tuple[RawToken, ...], ...]:
    """Group the tokens of one paragraph into sentences.

    A quote of several sentences is split like other text; what closes behind the full stop stays with it, and
    so does the attribution that follows.

    >>> from taut.languages import load_pack
    >>> from taut.parse.tokens import tokenize
    >>> pack = load_pack("id")
    >>> said = tokenize('"Kami siap. Kami menunggu," kata Dr. H. Amir. Ia pergi.', pack)
    >>> [" ".join(token.text for token in sentence) for sentence in split_sentences(said, pack)]
    ['" Kami siap .', 'Kami menunggu , " kata Dr. H. Amir .', 'Ia pergi .']
    """
    starts = [0, *_starts(tokens, _ending(pack)), len(tokens)]
    return tuple(tuple(tokens[a:b]) for a, b in pairwise(starts) if a < b)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Ending:
    """What tells whether an abbreviation ends a sentence."""

    abbreviations: frozenset[str]  # those that may
    vocabulary: Vocabulary


@cache
def _ending(pack: Pack) -> _Ending:
    short = frozenset(row["abbreviation"] for row in pack.table("abbreviations") if row["ends"] == "maybe")
    return _Ending(abbreviations=short, vocabulary=vocabulary(pack))


def _starts(tokens: Sequence[RawToken], ending: _Ending) -> Iterator[int]:
    """The indices at which a new sentence begins, the first one left out."""
    begin, i = 0, 0
    while i < len(tokens):
        if not _ends(tokens, i, begin, ending):
            i += 1
            continue
        after = _behind_closers(tokens, i)
        if after < len(tokens) and _begins(tokens, after):
            yield after
            begin = after
        i = after


def _ends(tokens: Sequence[RawToken], i: int, begin: int, ending: _Ending) -> bool:
    """Whether the mark at `i` can end the sentence that began at `begin`."""
    token = tokens[i]
    if token.kind == "dots" or token.text in ending.abbreviations:
        return True
    if token.kind == "initials":  # `A.S. Ia` but `J. Kristiadi`
        return len(token.text) > 2 and i + 1 < len(tokens) and ending.vocabulary.word(tokens[i + 1].text)
    return token.text in ENDERS and not _numbering(tokens, i, begin)


def _numbering(tokens: Sequence[RawToken], i: int, begin: int) -> bool:
    """The full stop of `1.` at the head of a listed item."""
    return i == begin + 1 and tokens[begin].text.isdigit() and len(tokens[begin].text) < 3


def _behind_closers(tokens: Sequence[RawToken], i: int) -> int:
    """The first token behind the mark at `i` and all that closes with it."""
    after = i + 1
    while after < len(tokens) and _closes(tokens, after):
        after += 1
    return after


def _closes(tokens: Sequence[RawToken], i: int) -> bool:
    text = tokens[i].text
    if text in ENDERS or tokens[i].kind == "dots":
        return tokens[i - 1].end == tokens[i].start
    if text not in CLOSERS:
        return False
    return text not in STRAIGHT or not _opens(tokens, i)


def _opens(tokens: Sequence[RawToken], i: int) -> bool:
    """Whether a straight mark opens: it touches the word behind it and not what stands before; else it is counted."""
    touches_left = i > 0 and tokens[i - 1].end == tokens[i].start
    touches_right = i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start
    if touches_left != touches_right:
        return touches_right
    return sum(token.text == tokens[i].text for token in tokens[:i]) % 2 == 0


def _begins(tokens: Sequence[RawToken], i: int) -> bool:
    """Whether a sentence can begin at `i`: a capital, a number, or a mark that opens."""
    text = tokens[i].text
    if text[0].isalpha():
        return not text[0].islower()
    if text in BRACKETS:  # a bracket with small letters signs the article off or adds a word: `(abc/def)`
        return i + 1 < len(tokens) and not tokens[i + 1].text[0].islower()
    return text[0].isdigit() or text in OPENERS or tokens[i].kind == "dashes"
