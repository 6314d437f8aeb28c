"""The tokenizer: words and marks with their exact places in the text, crawler's glue undone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from taut.languages import Pack
from taut.model import Span
from taut.parse.glue import capital_inside, pieces
from taut.parse.vocabulary import Vocabulary, vocabulary

LETTER = r"[^\W\d_]"
WORD = rf"(?:{LETTER}[\u0300-\u036f]?)+"  # with marks that combine with the letter before
# A hyphen, or an apostrophe inside a word (never the single quote that closes one: a letter must follow).
COMPOUND = rf"{WORD}(?:['’ʼ]{WORD})*\d*(?:[-‑](?:{WORD}|\d+)(?:['’]{WORD})*\d*)*"
# Repetitions are bounded where a match may fail after them: no text can make the search quadratic.
PATTERN = r"""
    (?P<address> https?://[^\s<>"“”(){{}}]*[\w/]
             | www\.[^\s<>"“”(){{}}]*[\w/]
             | [\w.+-]{{1,64}}@\w{{1,64}}(?:[.-]\w{{1,64}}){{1,8}}
             | {domain} )
  | (?P<short> {short} )
  | (?P<number> \d+(?:[.,:/]\d+)*(?:-(?:{letter})+ | (?:{letter}){{1,2}}(?!\w))? )
  | (?P<money> {letter}{{1,3}}\$ | (?:{money})(?=\d) )
  | (?P<initials> (?:{letter}\.){{2,8}}(?!\w) )
  | (?P<word> {compound} )
  | (?P<dots> \.{{2,}} | …+ )
  | (?P<dashes> -{{2,}} | [–—]+ )
  | (?P<mark> \S )
"""


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
        if kind in ("word", "address"):
            cut = _words if kind == "word" else _address
            tokens.extend(cut(match.group(), match.start(), known))
        else:
            tokens.append(RawToken(start=match.start(), end=match.end(), text=match.group(), kind=kind))
    return tuple(_with_initials(tokens, known))


@cache
def _pattern(pack: Pack) -> re.Pattern[str]:
    """The pack's token pattern: general shapes, its abbreviations, and the endings of web addresses."""
    domains = sorted(pack.settings["parse"]["domains"], key=len, reverse=True)
    endings = "|".join(re.escape(shape) for end in domains for shape in (end, end.upper()))
    shorts = sorted((re.escape(row["abbreviation"]) for row in pack.table("abbreviations")), key=len, reverse=True)
    return re.compile(
        PATTERN.format(
            domain=rf"\w[\w-]{{0,63}}(?:\.\w[\w-]{{0,63}}){{0,8}}\.(?:{endings})(?!\w)(?:/[\w/.-]*\w)?",
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
    for piece in pieces(text, known):
        kind = "word" if piece[0].isalnum() else "mark"
        yield RawToken(start=start, end=start + len(piece), text=piece, kind=kind)
        start += len(piece)


def _address(text: str, start: int, known: Vocabulary) -> Iterator[RawToken]:
    """An address, and the small word that lost the space before it (`kepadaExample.com`)."""
    cut = capital_inside(text.partition(".")[0], known)
    if cut is not None and text[:cut].islower():
        yield RawToken(start=start, end=start + cut, text=text[:cut], kind="word")
        start, text = start + cut, text[cut:]
    yield RawToken(start=start, end=start + len(text), text=text, kind="address")
