"""Lemmas: the word without its voice prefix and clitics, every other affix kept, and the voice that the prefix told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from taut.languages import Pack
from taut.parse.morphology import Morphology, morphology
from taut.parse.vocabulary import vocabulary

LEMMA_TABLES = (("verbs", "verb"), ("nouns", "noun"), ("light", "verb"), ("speech", "lemma"))
CACHE = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Lemma:
    """What a word is a form of; `voice` is "act", "pass", "acc" or None."""

    text: str
    voice: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Lexicon:
    """What decides between readings of a word: the lemmas of the pack, its common words, and words kept whole."""

    morphology: Morphology
    lemmas: frozenset[str]
    stems: frozenset[str]
    words: frozenset[str]
    whole: frozenset[str]


def lemma_of(word: str, pack: Pack) -> Lemma:
    """The lemma and voice of a common word, capitals put aside.

    >>> from taut.languages import load_pack
    >>> pack = load_pack("id")
    >>> [lemma_of(word, pack).text for word in ("memperingatkan", "Diserang", "pertemuannya", "terbesar")]
    ['peringatkan', 'serang', 'pertemuan', 'terbesar']
    """
    return _analyse(word.lower(), pack)


def inflect(lemma: str, pack: Pack) -> tuple[str, ...]:
    """All surfaces of a lemma: bare and with each voice prefix, each alone and with each clitic.

    >>> from taut.languages import load_pack
    >>> {"menyerang", "diserang", "serangnya"} <= set(inflect("serang", load_pack("id")))
    True
    """
    shapes = morphology(pack)
    stems = [lemma, *(surface for surface, _ in shapes.surfaces(lemma))]
    return tuple(dict.fromkeys(stem + end for stem in stems for end in ("", *(c.form for c in shapes.clitics))))


@cache
def _lexicon(pack: Pack) -> _Lexicon:
    return _Lexicon(
        morphology=morphology(pack),
        lemmas=_lemmas(pack),
        stems=pack.words("stems"),
        words=vocabulary(pack).words,
        whole=pack.words("whole"),
    )


def _lemmas(pack: Pack) -> frozenset[str]:
    """All words of the lemma columns; one listed with its active prefix yields to the same verb without."""
    cells = [row.get(column, "").split() for table, column in LEMMA_TABLES for row in pack.tables.get(table, ())]
    heads = frozenset(cell[0] for cell in cells if cell)
    doubled = {
        head for head in heads if any(stem in heads for stem, voice in morphology(pack).stems(head) if voice == "act")
    }
    return frozenset(word for cell in cells for word in cell) - doubled


@lru_cache(maxsize=CACHE)
def _analyse(word: str, pack: Pack) -> Lemma:
    """The best reading of a word in lower case: as it stands, without clitics, without prefix, without both."""
    lexicon = _lexicon(pack)
    if word in lexicon.whole or word in lexicon.lemmas:
        return Lemma(text=word)
    if "-" in word:
        return _repeated(word, lexicon, pack)
    readings = list(_readings(word, lexicon))
    return max(readings, key=lambda reading: reading[0])[1]


def _repeated(word: str, lexicon: _Lexicon, pack: Pack) -> Lemma:
    """A word said twice keeps its hyphen, unless it is the plural of a lexicon word: `sanksi-sanksi` is sanksi.

    Its first half tells the voice, its end may carry a clitic.
    """
    for clitic in lexicon.morphology.clitics:
        rest = clitic.strip(word)
        if rest is not None and rest.rpartition("-")[2] in lexicon.words:
            word = rest
            break
    half, hyphen, again = word.partition("-")
    if half == again and half in lexicon.lemmas:
        return Lemma(text=half)
    first = _analyse(half, pack)
    if first.voice is not None and again.startswith(first.text):
        return Lemma(text=first.text + hyphen + again, voice=first.voice)
    return Lemma(text=word)


def _readings(word: str, lexicon: _Lexicon) -> Iterator[tuple[int, Lemma]]:
    """Every reading with its evidence; of equals the first counts."""
    for bare, cost in _without_clitics(word, lexicon):
        if bare in lexicon.whole or bare in lexicon.lemmas:
            yield 100 - cost, Lemma(text=bare)
            continue
        stems = list(lexicon.morphology.stems(bare))
        for stem, voice in stems:
            evidence = _evidence(stem, voice, bare, lexicon)
            if evidence:
                yield evidence - cost, Lemma(text=stem, voice=voice)
        yield (20 if bare in lexicon.words else 10) - cost, Lemma(text=bare)


def _without_clitics(word: str, lexicon: _Lexicon) -> Iterator[tuple[str, int]]:
    """The word as it stands and without a clitic, with the cost of that assumption."""
    yield word, 0
    for clitic in lexicon.morphology.clitics:
        bare = clitic.strip(word)
        if bare is not None:
            yield bare, 5 - 10 * (clitic.free or bare in lexicon.words)


def _evidence(stem: str, voice: str, surface: str, lexicon: _Lexicon) -> int:
    """How well a stem is attested: as a lemma, by the same verb in other voices, as a word; 0 is not at all."""
    if stem in lexicon.lemmas:
        return 90 + surface.endswith(stem)  # `meminta` is minta rather than pinta: nothing need be restored
    if stem in lexicon.stems:
        return 60
    others = sum(
        other in lexicon.words and other != surface and kind != voice
        for other, kind in lexicon.morphology.surfaces(stem)
    )
    if others:
        return 40 + min(others, 3) * 5 + (stem in lexicon.words)
    if stem in lexicon.words and len(stem) > 3:
        return 30
    return 25 if any(base in lexicon.words for base in lexicon.morphology.bases(stem)) else 0
