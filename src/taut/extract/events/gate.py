"""Which sentences are worth a parse: those with the words of a lexicon row, or where something is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from taut.extract.events.lexicon import lexicon
from taut.languages import Pack
from taut.model import Token

Rest = tuple[frozenset[str], ...]  # the further words of each row that begins with a word


@cache
def _rows(pack: Pack) -> Mapping[str, Rest]:
    rows: dict[str, list[frozenset[str]]] = {word: [frozenset()] for word in lexicon(pack).speech}
    for table in (lexicon(pack).verbs, lexicon(pack).nouns):
        for first, entries in table.items():
            rows.setdefault(first, []).extend(frozenset(entry.words[1:]) for entry in entries)
    return {first: tuple(rest) for first, rest in rows.items()}


def telling(pack: Pack) -> Callable[[tuple[Token, ...]], bool]:
    """A test on the tokens of a sentence, lemmas filled and heads not yet: the rest of the news needs no parse."""
    rows = _rows(pack)

    def tells(tokens: tuple[Token, ...]) -> bool:
        lemmas = frozenset(token.lemma for token in tokens)
        return any(rest <= lemmas for first in lemmas if first in rows for rest in rows[first])

    return tells
