"""The words a pack knows, seen from a parser: common words, names, and words with a capital or hyphen inside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from taut.languages import Pack
from taut.world import load_world

NAME_TABLES = ("bodies", "countries", "organs", "places")  # their column `form` holds names

MIN_SURNAME = 4  # shorter ones are given names as well


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """What a language pack and the world know of single words."""

    words: frozenset[str]  # lower case
    little: frozenset[str]  # function words, lower case
    names: frozenset[str]
    leading: frozenset[str]  # words that a name follows, lower case: titles, last words of names
    surnames: frozenset[str]  # last words of the names of people in office
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
    titles = [row["form"] for row in pack.tables.get("titles", ())]
    joined = pack.words("joined")
    return Vocabulary(
        words=pack.words("words"),
        little=frozenset(word for word in pack.words("closed_classes") if len(word) > 1),
        names=frozenset(form for form in forms if " " not in form),
        leading=frozenset(word.lower() for form in (*forms, *titles) for word in form.split()[-1:]),
        surnames=frozenset(name.split()[-1] for name in people() if len(name.split()[-1]) >= MIN_SURNAME),
        whole=frozenset(word for word in joined if not word.endswith("*")),
        openings=tuple(sorted(word[:-1] for word in joined if word.endswith("*"))),
    )


@cache
def people() -> frozenset[str]:
    """The names of all people who held an office."""
    return frozenset(name for office in load_world().offices for name in (office.person, *office.aliases) if name)
