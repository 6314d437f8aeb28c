"""How a language builds its words, read from the pack: voice prefixes with their sound changes, and clitics."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from taut.languages import Pack

MIN_BASE = 2  # a base has more letters than this


@dataclass(frozen=True, slots=True, kw_only=True)
class Clitic:
    """A word that leans on the end of another; a `free` one is told apart from unknown words, too."""

    form: str
    minimum: int
    free: bool = False

    def strip(self, word: str) -> str | None:
        """The word without this clitic, or None where it does not stand there."""
        rest = word.removesuffix(self.form)
        return rest if rest != word and len(rest) >= self.minimum else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefix:
    """One shape of a voice prefix: what it stands before, and the letters of the stem that it swallows."""

    form: str
    voice: str
    before: str = ""
    restores: tuple[str, ...] = ()
    syllables: int = 0  # of the stem; 0: any number
    minimum: int = 3

    def stems(self, word: str) -> tuple[str, ...]:
        """The stems this prefix may have been put before, none where it does not stand there."""
        rest = word.removeprefix(self.form)
        if rest == word or len(rest) < self.minimum:
            return ()
        if self.restores:
            return tuple(letters + rest for letters in self.restores)
        return (rest,) if not self.before or rest[0] in self.before else ()

    def put(self, stem: str) -> str | None:
        """The stem with this prefix, or None where the prefix has another shape there."""
        for letters in self.restores:
            if stem.startswith(letters):
                return self.form + stem.removeprefix(letters)
        if self.restores or (self.before and stem[0] not in self.before):
            return None
        return self.form + stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Morphology:
    """The affixes of a language that a lemma loses."""

    prefixes: tuple[Prefix, ...]
    clitics: tuple[Clitic, ...]
    vowels: frozenset[str]
    suffixes: tuple[str, ...]

    def surfaces(self, lemma: str) -> Iterator[tuple[str, str]]:
        """Every way a verb may be written with a voice prefix, as (surface, voice), likeliest first."""
        for prefix in self.prefixes:
            if prefix.syllables and self.syllables(lemma) != prefix.syllables:
                continue
            surface = prefix.put(lemma)
            if surface is not None and len(surface) - len(prefix.form) >= prefix.minimum - bool(prefix.restores):
                yield surface, prefix.voice

    def stems(self, word: str) -> Iterator[tuple[str, str]]:
        """Every stem a word may be built on, as (stem, voice), likeliest first."""
        for prefix in self.prefixes:
            for stem in prefix.stems(word):
                if not prefix.syllables or self.syllables(stem) == prefix.syllables:
                    yield stem, prefix.voice

    def bases(self, stem: str) -> Iterator[str]:
        """A stem without its derivational ending, for each ending it may have."""
        for suffix in self.suffixes:
            base = stem.removesuffix(suffix)
            if base != stem and len(base) > MIN_BASE:
                yield base

    def syllables(self, stem: str) -> int:
        """How many vowels a stem has before its derivational ending."""
        for suffix in self.suffixes:
            stem = stem.removesuffix(suffix)
        return sum(letter in self.vowels for letter in stem)


@cache
def morphology(pack: Pack) -> Morphology:
    """Read `morphology.toml` of a pack."""
    table = tomllib.loads((pack.root / "morphology.toml").read_text("utf-8"))
    return Morphology(
        prefixes=tuple(Prefix(**{**row, "restores": tuple(row.get("restores", ()))}) for row in table["prefixes"]),
        clitics=tuple(Clitic(**row) for row in table["clitics"]),
        vowels=frozenset(table["vowels"]),
        suffixes=tuple(table["suffixes"]["derivation"]),
    )
