"""The tokenizer: words and marks with their exact places in the text, crawler's glue undone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from taut.languages import Pack
from taut.model import Span
from taut.parse.vocabulary import Vocabulary, vocabulary

LETTER = r"[^\W\d_]"
WORD = rf"(?:{LETTER}[̀-ͯ]?)+"
# A hyphen, or an apostrophe inside a word (never the single quote that closes one: a letter must follow).
COMPOUND = rf"{WORD}(?:['’ʼ]{WORD})*\d*(?:[-‑](?:{WORD}|\d+)(?:['’]{WORD})*\d*)*"
PATTERN = r"""
    (?P<address> https?://[^\s<>"“”]*[\w/] | www\.[^\s<>"“”]*[\w/] | [\w.+-]+@\w+(?:[.-]\w+)+ | {domain} )
  | (?P<short> {short} )
  | (?P<number> \d+(?:[.,:/]\d+)*(?:-(?:{letter})+)? )
  | (?P<money> {letter}{{1,3}}\$ | (?:{money})(?=\d) )
  | (?P<initials> (?:{letter}\.){{2,}}(?!\w) )
  | (?P<word> {compound} )
  | (?P<dots> \.{{2,}} | …+ )
  | (?P<dashes> -{{2,}} | [–—]+ )
  | (?P<mark> \S )
"""
MIN_GLUED = 4  # letters of a word that is believed behind a name without a space


@dataclass(frozen=True, slots=True, kw_only=True)
class RawToken:
    """A piece of the text that is one word or mark; `kind` is the name of the pattern that found it."""

    start: int
    end: int
    text: str
    kind: str


def tokenize(text: str, pack: Pack, *, within: Span | None = None) -> tuple[RawToken, ...]:
    """Cut a stretch of the text into tokens, offsets counted in the whole text.

    Every character that is no white space falls into exactly one token.

    >>> from taut.languages import load_pack
    >>> [token.text for token in tokenize("Kedua negara bertemu diBogor.Mereka sepakat.", load_pack("id"))]
    ['Kedua', 'negara', 'bertemu', 'di', 'Bogor', '.', 'Mereka', 'sepakat', '.']
    """
    stretch = within or Span(start=0, end=len(text))
    known = vocabulary(pack)
    tokens: list[RawToken] = []
    for match in _pattern(pack).finditer(text, stretch.start, stretch.end):
        kind = match.lastgroup or "mark"
        if kind == "word":
            tokens.extend(_words(match.group(), match.start(), known))
        else:
            tokens.append(RawToken(start=match.start(), end=match.end(), text=match.group(), kind=kind))
    return tuple(_with_initials(tokens, known))


@cache
def _pattern(pack: Pack) -> re.Pattern[str]:
    """The pack's token pattern: general shapes, its abbreviations, and the endings of web addresses."""
    domains: list[str] = pack.settings["parse"]["domains"]
    endings = "|".join(re.escape(shape) for end in domains for shape in (end, end.upper()))
    shorts = sorted((re.escape(row["abbreviation"]) for row in pack.table("abbreviations")), key=len, reverse=True)
    return re.compile(
        PATTERN.format(
            domain=rf"\w[\w-]*(?:\.\w[\w-]*)*\.(?:{endings})(?!\w)(?:/[\w/.-]*\w)?",
            short=rf"\b(?:{'|'.join(shorts)})(?!\w)(?=[ ]*[\w(]|[,;])",
            letter=LETTER,
            money="|".join(pack.settings["parse"]["currencies"]),
            compound=COMPOUND,
        ),
        re.VERBOSE,
    )


def _with_initials(tokens: Sequence[RawToken], known: Vocabulary) -> Iterator[RawToken]:
    """Join a single capital and the full stop behind it where it shortens a name (`George W. Bush`)."""
    i = 0
    while i < len(tokens):
        if _is_initial(tokens, i, known):
            letter, stop = tokens[i : i + 2]
            yield RawToken(start=letter.start, end=stop.end, text=letter.text + stop.text, kind="initials")
            i += 2
        else:
            yield tokens[i]
            i += 1


def _is_initial(tokens: Sequence[RawToken], i: int, known: Vocabulary) -> bool:
    """A capital with its full stop and a name on one side; else it ends a sentence (`vitamin C. Ia`)."""
    if i + 2 >= len(tokens) or len(tokens[i].text) > 1 or not tokens[i].text.isupper():
        return False
    stop, after = tokens[i + 1], tokens[i + 2]
    if stop.text != "." or stop.start != tokens[i].end or not after.text[0].isupper():
        return False
    return not known.word(after.text) or (i > 0 and _names_somebody(tokens[i - 1], known))


def _names_somebody(token: RawToken, known: Vocabulary) -> bool:
    return token.text[0].isupper() and not known.word(token.text) and not known.name(token.text)


def _words(text: str, start: int, known: Vocabulary) -> Iterator[RawToken]:
    """One word, or the words and hyphens that hide in it."""
    for piece in _pieces(text, known):
        kind = "word" if piece[0].isalnum() else "mark"
        yield RawToken(start=start, end=start + len(piece), text=piece, kind=kind)
        start += len(piece)


def _pieces(text: str, known: Vocabulary) -> Iterator[str]:
    if known.joined(text) or text in known.names:
        yield text
    elif "-" in text:
        yield from _hyphenated(text, known)
    else:
        yield from _unglued(text, known)


def _hyphenated(text: str, known: Vocabulary) -> Iterator[str]:
    """`negara-negara`, `pro-Iran` and `Jong-un` are one word, `China-Rusia` is two with a mark between."""
    parts = re.split(r"(-)", text)
    if not _separate(parts[::2], known):
        yield text
        return
    for part in parts:
        if part:
            yield from _unglued(part, known) if part != "-" else (part,)


def _separate(parts: list[str], known: Vocabulary) -> bool:
    """Whether hyphenated words are names of their own: capitals, all different, and at least one is a known name."""
    distinct = len({part.casefold() for part in parts}) == len(parts)
    names = all(len(part) > 1 and part[:1].isupper() for part in parts)
    return distinct and names and any(known.name(part) for part in parts)


def _unglued(text: str, known: Vocabulary) -> Iterator[str]:
    """Undo lost spaces at a capital after a small letter, and behind a known name."""
    cut = _capital_inside(text, known) or _behind_name(text, known)
    if cut is None:
        yield text
    else:
        yield text[:cut]
        yield from _unglued(text[cut:], known)


def _capital_inside(text: str, known: Vocabulary) -> int | None:
    if text.islower() or text.isupper() or known.joined(text):
        return None
    for cut, (before, after) in enumerate(pairwise(text), 1):
        if before.islower() and after.isupper() and _glued(text[:cut], text[cut:], known):
            return cut
    return None


def _glued(left: str, right: str, known: Vocabulary) -> bool:
    """A small word before any capital is a word of its own; a capitalised one only when both sides are known."""
    if len(right) < 2:
        return False
    if left.islower():
        return known.word(left)
    return (known.name(left) or known.word(left)) and (known.name(right) or known.word(right))


def _behind_name(text: str, known: Vocabulary) -> int | None:
    if not text[:1].isupper() or not text[1:].islower() or known.word(text):
        return None
    for cut in range(MIN_GLUED, len(text) - MIN_GLUED + 1):
        if text[:cut] in known.names and text[cut:] in known.words:
            return cut
    return None
