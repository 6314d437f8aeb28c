"""The words a pack knows, seen from a parser: common words, names, and words with a capital or hyphen inside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from taut.languages import Pack

NAME_TABLES = ("countries", "bodies", "places", "organs")  # their column `form` holds names


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """What a language pack knows of single words; `phrases` are names of several words, as tuples of words."""

    words: frozenset[str]  # lower case
    names: frozenset[str]
    whole: frozenset[str]  # words and names that are never cut
    openings: tuple[str, ...]  # beginnings of words that are never cut

    def word(self, text: str) -> bool:
        """Whether this is a common word, however it is capitalised."""
        return text.lower() in self.words

    def name(self, text: str) -> bool:
        """Whether this is a known name; in capitals throughout it may be one as well."""
        return text in self.names or (text.isupper() and len(text) > 3 and text.title() in self.names)

    def joined(self, text: str) -> bool:
        """Whether this is one word despite the capital or hyphen inside."""
        return text in self.whole or text.startswith(self.openings)


@cache
def vocabulary(pack: Pack) -> Vocabulary:
    """Gather the words of a pack once."""
    forms = [row["form"] for table in NAME_TABLES for row in pack.tables.get(table, ())]
    joined = pack.words("joined")
    return Vocabulary(
        words=pack.words("words"),
        names=frozenset(form for form in forms if " " not in form),
        whole=frozenset(word for word in joined if not word.endswith("*")),
        openings=tuple(sorted(word[:-1] for word in joined if word.endswith("*"))),
    )
