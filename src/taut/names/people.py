"""Persons of one article: full and short names joined, and looked up in the table of dated offices."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from taut.model import Doc, Token
from taut.names.gazetteer import Entry, Form
from taut.names.growth import Phrase
from taut.names.words import Naming
from taut.world import Office, World

MISSPELT = 5  # letters of a name that is believed to be another one's, misspelt
SHORTEST = 2  # letters of a part of a name that stands for its bearer


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named in the article; `offices` are all rows that the world has about the person."""

    id: str
    name: str  # the fullest the article gives
    words: tuple[str, ...]
    offices: tuple[Office, ...] = ()
    others: tuple[tuple[str, ...], ...] = ()  # further names, none part of the fullest

    @classmethod
    def of(cls, words: tuple[str, ...], offices: tuple[Office, ...] = ()) -> Person:
        """A person under a name, with the id that the office table or else the name gives."""
        name = " ".join(words)
        return cls(id=f"person:{slug(offices[0].person if offices else name)}", name=name, words=words, offices=offices)

    def answers(self, words: Iterable[str]) -> bool:
        """Whether a shorter or equal name may be this person's."""
        return any(plain(words) <= plain(own) for own in (self.words, *self.others))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class People:
    """All persons of an article."""

    persons: tuple[Person, ...]

    def named(self, words: Sequence[str]) -> Person | None:
        """The person of that name: by equal names first, else the first whose full name holds it."""
        exact = next((person for person in self.persons if plain(person.words) == plain(words)), None)
        return exact or next((person for person in self.persons if person.answers(words)), None)

    def with_id(self, ident: str) -> Person | None:
        """The person of that id."""
        return next((person for person in self.persons if person.id == ident), None)

    def forms(self, naming: Naming, taken: frozenset[str], small: frozenset[str]) -> Iterator[Entry]:
        """Full names and every part of them that stands for nothing else.

        `taken` are names of other things; `small` are words that the article writes without a capital, too.
        """
        for person in self.persons:
            for words in (person.words, *person.others):
                yield words, Form(what="person", key=person.id)
            for i, word in enumerate(person.words):
                outer = i == 0 or i == len(person.words) - 1
                usual = word.lower() in small or (word.lower() in naming.common and not outer)
                if (
                    len(word) >= SHORTEST
                    and word[0].isalpha()
                    and not word.islower()
                    and not usual
                    and word not in taken
                ):
                    yield (word,), Form(what="person", key=person.id)


def plain(words: Iterable[str]) -> frozenset[str]:
    """Words without case, accents and single letters, for comparing names."""
    return frozenset(w for w in map(ascii_fold, words) if len(w) > 1 or not w.isalpha())


@cache
def ascii_fold(word: str) -> str:
    """A word in small letters without accents and stops."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).strip(".")


def slug(name: str) -> str:
    """A name as part of an id.

    >>> slug("Xi Jinping")
    'xi-jinping'
    """
    return re.sub(r"[^a-z0-9]+", "-", ascii_fold(name)).strip("-") or "unnamed"


@cache
def offices_by_name(world: World) -> Mapping[frozenset[str], tuple[Office, ...]]:
    """The rows of the office table under every name of their person."""
    found: dict[frozenset[str], list[Office]] = {}
    for office in world.offices:
        for name in (office.person, *office.aliases):
            found.setdefault(plain(re.findall(r"[\w'’-]+", name)), []).append(office)
    return {key: tuple(rows) for key, rows in found.items()}


def gather(doc: Doc, phrases: Sequence[tuple[Phrase, ...]], world: World) -> People:
    """The persons that phrases name in full, shorter names joined to longer ones.

    A headline's name that holds a full one of the body has swallowed other capitalised words, and is left out.
    Of two with one family name it alone means the one with an office, else the one whom the body names first.
    """
    body, headline = _written(doc, phrases, world, title=False), _written(doc, phrases, world, title=True)
    full = [words for words in body if len(words) > 1]
    sound = [words for words in headline if not any(plain(own) < plain(words) for own in full)]
    persons: dict[str, Person] = {}
    for words in sorted(dict.fromkeys((*body, *sound)), key=lambda words: -len(words)):
        if plain(words) and not any(person.answers(words) for person in persons.values()):
            new = _person(words, doc.article.published, world)
            old = persons.get(new.id) or _misspelt(words, persons.values())
            if old is None:
                persons[new.id] = new
            else:
                known = old.offices or new.offices
                persons[old.id] = replace(old, others=(*old.others, words), offices=known)
    written = (*body, *sound)
    known_first = sorted(persons.values(), key=lambda person: (not person.offices, written.index(person.words)))
    return People(persons=tuple(known_first))


def _written(doc: Doc, phrases: Sequence[tuple[Phrase, ...]], world: World, *, title: bool) -> list[tuple[str, ...]]:
    """The names of persons as headline or body write them."""
    return [
        _known_tail(name_words(sentence.tokens, phrase.name), world)
        for sentence, found in zip(doc.sentences, phrases, strict=True)
        if sentence.title is title
        for phrase in found
        if phrase.human and phrase.name
    ]


def _known_tail(words: tuple[str, ...], world: World) -> tuple[str, ...]:
    """A name without the words of a title that were taken for a part of it, where the rest is a known name."""
    known = offices_by_name(world)
    tails = (words[k:] for k in range(len(words) - 1))
    return next((tail for tail in tails if plain(tail) in known), words)


def _misspelt(words: tuple[str, ...], persons: Iterable[Person]) -> Person | None:
    """The person a name means despite letters that changed places; a single name may be any part of the full one."""
    folded = [ascii_fold(word) for word in words]
    for person in persons:
        own = [ascii_fold(word) for word in person.words]
        if len(folded) == len(own) and all(map(_jumbled, folded, own)):
            return person
        if len(folded) == 1 and len(folded[0]) >= MISSPELT and any(_shortened(folded[0], word) for word in own):
            return person
    return None


def _shortened(short: str, word: str) -> bool:
    """Whether one name stands for another, cut or misspelt; the article before a family name may go."""
    return _jumbled(short, word) or word.startswith(short) or word.endswith(f"-{short}")


def _jumbled(left: str, right: str) -> bool:
    """Whether two words have the same letters, the first in its place."""
    return left[:1] == right[:1] and sorted(left) == sorted(right)


def name_words(tokens: Sequence[Token], name: tuple[int, int]) -> tuple[str, ...]:
    """The words of a name, without marks."""
    return tuple(token.text for token in tokens[name[0] : name[1]] if token.text[:1].isalnum())


def _person(words: tuple[str, ...], on: date | None, world: World) -> Person:
    rows = offices_by_name(world).get(plain(words), ())
    chosen = likeliest(rows, on)
    return Person.of(words, tuple(row for row in rows if chosen and row.person == chosen.person))


def likeliest(rows: Sequence[Office], on: date | None) -> Office | None:
    """Of the offices under one name, the one held on a day, else the last before it, else the first after it."""
    if not rows:
        return None
    if on is None:
        return max(rows, key=lambda row: (row.end is None, row.start))
    held = [row for row in rows if row.held_on(on)]
    if held:
        return max(held, key=lambda row: row.start)
    past = [row for row in rows if row.start <= on]
    return max(past, key=lambda row: row.end or row.start) if past else min(rows, key=lambda row: row.start)
