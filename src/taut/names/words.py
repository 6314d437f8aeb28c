"""The small words of naming, by the part they play."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from taut.languages import Pack
from taut.model import Token
from taut.parse.vocabulary import vocabulary

DATES = ("months", "weekdays")  # words with a capital that are no names


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Naming:
    """Words inside and around names, words that point back, and ordinary words."""

    classes: Mapping[str, frozenset[str]]
    pointers: Mapping[tuple[str, ...], str]  # words that point back alone -> what they resolve to
    definite: Mapping[tuple[str, ...], str]  # nouns that point back with a demonstrative
    openings: frozenset[str]  # first words of either
    common: frozenset[str]
    closed: frozenset[str]
    dates: frozenset[str]  # names of days and months
    said: frozenset[str]  # lemmas of verbs that stand bare before the name of who said something
    say: frozenset[str]  # lemmas of verbs of saying that stand behind it
    outlets: frozenset[str]  # names of outlets in small letters
    home: str

    def has(self, token: Token, *classes: str) -> bool:
        """Whether a token is a small word of one of the classes."""
        word = token.text.lower()
        return any(word in self.classes.get(name, frozenset()) for name in classes)

    def ordinary(self, token: Token) -> bool:
        """Whether a token is a word of the language, however it is capitalised."""
        return token.text.lower() in self.common


@cache
def naming(pack: Pack) -> Naming:
    """The naming words of a pack, built once."""
    classes: dict[str, set[str]] = {}
    for row in pack.table("naming"):
        classes.setdefault(row["class"], set()).add(row["word"])
    rows = [(tuple(row["form"].split()), row) for row in pack.table("reference")]
    speech = pack.tables.get("speech", ())
    return Naming(
        classes={name: frozenset(words) for name, words in classes.items()},
        pointers={words: row["resolves"] for words, row in rows if not row["needs"]},
        definite={words: row["resolves"] for words, row in rows if row["needs"]},
        openings=frozenset(words[0] for words, _ in rows),
        common=vocabulary(pack).words,
        closed=pack.words("closed_classes"),
        dates=frozenset().union(*(pack.words(table) for table in DATES)),
        said=frozenset(row["lemma"] for row in speech if row["kind"] in ("post", "both")),
        say=frozenset(row["lemma"] for row in speech if row["kind"] != "post"),
        outlets=frozenset(row["form"].casefold() for row in pack.table("outlets")),
        home=pack.settings["home"],
    )
