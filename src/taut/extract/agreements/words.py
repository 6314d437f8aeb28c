"""The vocabulary of agreements, compiled from a language's pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from taut.languages import Pack
from taut.model import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What an agreement is called: lemmas, its kind, and its status where it is merely named."""

    words: tuple[str, ...]
    kind: str
    standing: str | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Terms:
    """Titles and verbs of agreements by their first lemma, the longest first, and the words around them."""

    language: str
    titles: Mapping[str, tuple[Title, ...]]
    verbs: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    sectors: Mapping[str, str]
    classes: Mapping[str, frozenset[str]]
    starts: frozenset[str]  # every word that a telling of an agreement can start with

    def title(self, tokens: Sequence[Token], i: int) -> Title | None:
        """The longest title that begins at a token."""
        found = self.titles.get(tokens[i].lemma.lower(), ())
        return next((title for title in found if _matches(tokens, i, title.words)), None)

    def status(self, tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
        """The status that the verb at a token gives to an agreement, and the number of its words."""
        found = self.verbs.get(tokens[i].lemma.lower(), ())
        return next(((status, len(words)) for words, status in found if _matches(tokens, i, words)), None)

    def has(self, token: Token, name: str) -> bool:
        """Whether a token is a word of a class."""
        return token.text.lower() in self.classes.get(name, ())


def _matches(tokens: Sequence[Token], i: int, words: Sequence[str]) -> bool:
    return len(tokens) - i >= len(words) and all(
        word in (token.lemma.lower(), token.text.lower())
        for word, token in zip(words, tokens[i : i + len(words)], strict=True)
    )


@cache
def terms(pack: Pack) -> Terms:
    """The agreement vocabulary of a pack, built once."""
    titles: dict[str, list[Title]] = {}
    for row in pack.table("agreements"):
        words = tuple(row["phrase"].split())
        titles.setdefault(words[0], []).append(Title(words=words, kind=row["kind"], standing=row["standing"] or None))
    verbs: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in pack.table("agreement_verbs"):
        words = tuple(row["verb"].split())
        verbs.setdefault(words[0], []).append((words, row["status"]))
    ratify = [first for first, group in verbs.items() if any(status == "ratified" for _, status in group)]
    classes: dict[str, set[str]] = {}
    for row in pack.table("agreement_words"):
        classes.setdefault(row["class"], set()).add(row["word"])
    return Terms(
        language=pack.language,
        titles={first: tuple(sorted(group, key=lambda t: -len(t.words))) for first, group in titles.items()},
        verbs={first: tuple(sorted(group, key=lambda v: -len(v[0]))) for first, group in verbs.items()},
        sectors={row["word"]: row["sector"] for row in pack.table("agreement_sectors")},
        classes={name: frozenset(words) for name, words in classes.items()},
        starts=frozenset(titles) | frozenset(classes["agree"]) | frozenset(ratify),
    )
