"""The sentence splitter: where the tokens of a paragraph fall apart into sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from taut.languages import Pack
from taut.parse.tokens import RawToken
from taut.parse.vocabulary import Vocabulary, vocabulary

ENDERS = frozenset(".!?")
CLOSERS = frozenset(")]}”’»\"'")
OPENERS = frozenset("([{“‘«")
BRACKETS = frozenset("([{")
EITHER = frozenset("”’\"'")  # marks that some outlets open with as well as close


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Paragraph:
    """The tokens of a paragraph, which of them are quote marks that open, and abbreviations that may end a sentence."""

    tokens: Sequence[RawToken]
    opening: frozenset[int]
    enders: frozenset[str]
    vocabulary: Vocabulary


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
    paragraph = _Paragraph(
        tokens=tokens,
        opening=frozenset(_opening(tokens)),
        enders=_abbreviations(pack),
        vocabulary=vocabulary(pack),
    )
    starts = [0, *_starts(paragraph), len(tokens)]
    return tuple(tuple(tokens[a:b]) for a, b in pairwise(starts) if a < b)


@cache
def _abbreviations(pack: Pack) -> frozenset[str]:
    return frozenset(row["abbreviation"] for row in pack.table("abbreviations") if row["ends"] == "maybe")


def _opening(tokens: Sequence[RawToken]) -> Iterator[int]:
    """Marks that open though they might close: they touch just the word behind; else straight ones alternate."""
    seen: Counter[str] = Counter()
    for i, token in enumerate(tokens):
        if token.text not in EITHER:
            continue
        left = i > 0 and tokens[i - 1].end == token.start
        right = i + 1 < len(tokens) and token.end == tokens[i + 1].start
        if right if left != right else token.text.isascii() and seen[token.text] % 2 == 0:
            yield i
        seen[token.text] += 1


def _starts(paragraph: _Paragraph) -> Iterator[int]:
    """The indices at which a new sentence begins, the first one left out."""
    begin, i = 0, 0
    while i < len(paragraph.tokens):
        if not _ends(paragraph, i, begin):
            i += 1
            continue
        after = _behind_closers(paragraph, i)
        if after < len(paragraph.tokens) and _begins(paragraph, after):
            yield after
            begin = after
        i = after


def _ends(paragraph: _Paragraph, i: int, begin: int) -> bool:
    """Whether the mark at `i` can end the sentence that began at `begin`."""
    token = paragraph.tokens[i]
    if token.kind == "dots" or token.text in paragraph.enders:
        return True
    if token.kind == "initials":  # `A.S. Ia` but `J. Kristiadi`
        following = paragraph.tokens[i + 1 : i + 2]
        return len(token.text) > 2 and any(paragraph.vocabulary.word(after.text) for after in following)
    return token.text in ENDERS and not _numbering(paragraph.tokens, i, begin)


def _numbering(tokens: Sequence[RawToken], i: int, begin: int) -> bool:
    """The full stop of `1.` at the head of a listed item."""
    return i == begin + 1 and tokens[begin].text.isdigit() and len(tokens[begin].text) < 3


def _behind_closers(paragraph: _Paragraph, i: int) -> int:
    """The first token behind the mark at `i` and all that closes with it."""
    after = i + 1
    while after < len(paragraph.tokens) and _closes(paragraph, after):
        after += 1
    return after


def _closes(paragraph: _Paragraph, i: int) -> bool:
    before, token = paragraph.tokens[i - 1 : i + 1]
    if token.text in ENDERS or token.kind == "dots":
        return before.end == token.start
    return token.text in CLOSERS and i not in paragraph.opening


def _begins(paragraph: _Paragraph, i: int) -> bool:
    """Whether a sentence can begin at `i`: a capital, a number, or a mark that opens."""
    token = paragraph.tokens[i]
    if token.text[0].isalpha():
        return not token.text[0].islower()
    if token.text in BRACKETS:  # a bracket with small letters signs the article off or adds a word: `(abc/def)`
        return all(not after.text[0].islower() for after in paragraph.tokens[i + 1 : i + 2])
    return token.text[0].isdigit() or token.text in OPENERS or token.kind == "dashes" or i in paragraph.opening
