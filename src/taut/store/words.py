"""Words for search: a text as a stream of stems, one for each word.

SQLite's full-text index takes no tokenizer written in Python. So it is given stems in place of the text, one for each
word and in the same order: phrases are found in whatever voice their words stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from taut.languages import Pack
from taut.model import Span
from taut.parse.lemmas import lemma_of
from taut.parse.morphology import morphology

TOKENIZER = "ascii"  # what the index must use: it keeps every stem whole, `unicode61` only letters known in 2012
LETTER = r"[^\W_][\u0300-\u036f]*"  # a letter or digit with the marks that combine with it
PART = re.compile(rf"(?:{LETTER})+(?:['’ʼ](?:{LETTER})+)*")
RUN = re.compile(rf"{PART.pattern}(?:[-‐‑]{PART.pattern})*")
SAME = str.maketrans("‐‑", "--", "'’ʼ")
CACHE = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a text: what the index holds for it, and where it stands."""

    stem: str
    span: Span


@lru_cache(maxsize=CACHE)
def stem(word: str, pack: Pack | None) -> str:
    """What the index holds for a word: letters and digits in lower case, accents and apostrophes off.

    With a pack it is the lemma (voice and clitics off, derivation kept) or what the pack's `search_stems` gives for it.
    A word said twice counts once.

    >>> from taut.languages import load_pack
    >>> pack = load_pack("id")
    >>> [stem(word, pack) for word in ("Menyerang", "serangan", "ditemui", "sanksi-sanksinya", "undang-undang")]
    ['serang', 'serangan', 'bertemu', 'sanksi', 'undangundang']
    >>> stem("Menyerang", None), stem("São", None)
    ('menyerang', 'sao')
    """
    plain = _plain(word)
    if pack is None:
        halves = plain.split("-")
        return _token(halves[0] if len(set(halves)) == 1 else plain)
    listed = _entry(plain, pack)
    if listed is not None:
        return _token(listed)
    lemma = lemma_of(plain, pack).text
    halves = [stem(half, pack) for half in plain.split("-")] if "-" in plain else []
    if halves and len(set(halves)) == 1:
        return halves[0]
    return _token(_listed(pack).get(lemma, lemma))


def words(text: str, pack: Pack | None) -> Iterator[Word]:
    """The words of a text in their order: runs of letters and digits, with the apostrophes inside them.

    A hyphen parts words (`AS-Tiongkok` is two), save where one word is said twice (`negara-negara`) or the pack lists
    the whole (`undang-undang`).

    >>> [word.stem for word in words("Kapal-kapal AS-Tiongkok: 1.500 ton", None)]
    ['kapal', 'as', 'tiongkok', '1', '500', 'ton']
    """
    for run in RUN.finditer(text):
        parts = [part.span() for part in PART.finditer(text, *run.span())] if _hyphened(run.group()) else [run.span()]
        i = 0
        while i < len(parts):
            size = _joined(text, parts, i, pack) if len(parts) > 1 else 1
            start, end = parts[i][0], parts[i + size - 1][1]
            yield Word(stem=stem(text[start:end], pack), span=Span(start=start, end=end))
            i += size


def stream(text: str, pack: Pack | None) -> str:
    """The stems of a text, one a word, with spaces between: what goes into the index.

    >>> from taut.languages import load_pack
    >>> stream("Kedua kota itu diserang drone.", load_pack("id"))
    'kedua kota itu serang drone'
    """
    return " ".join(word.stem for word in words(text, pack))


def _hyphened(run: str) -> bool:
    return any(mark in run for mark in "-‐‑")


def _joined(text: str, parts: Sequence[tuple[int, int]], i: int, pack: Pack | None) -> int:
    """How many parts from the i-th on are one word: the same word again, or two that the pack lists as one."""
    start, end = parts[i]
    first = stem(text[start:end], pack)
    size = 1
    while not first.isdecimal() and i + size < len(parts) and stem(text[slice(*parts[i + size])], pack) == first:
        size += 1
    if size == 1 and pack is not None and i + 1 < len(parts):
        return 1 + (_entry(_plain(text[start : parts[i + 1][1]]), pack) is not None)
    return size


def _entry(plain: str, pack: Pack) -> str | None:
    """What the pack lists for a word, with a clitic or without."""
    listed = _listed(pack)
    forms = (plain, *(clitic.strip(plain) for clitic in morphology(pack).clitics))
    return next((listed[form] for form in forms if form is not None and form in listed), None)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word.casefold()).translate(SAME)


def _token(word: str) -> str:
    """A word as one token of the index; one of which nothing is left (a lone modifier letter) stays as it is."""
    letters = (letter for letter in unicodedata.normalize("NFKD", word) if letter.isalnum())
    return "".join(letters).casefold() or word


@cache
def _listed(pack: Pack) -> Mapping[str, str]:
    """The words of a pack whose stem is not their lemma."""
    return {row["word"]: row["stem"] for row in pack.tables.get("search_stems", ())}
