"""The gazetteer: every form of a known name or actor noun, found on tokens by the longest match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from taut.languages import Pack
from taut.model import Token
from taut.parse.tokens import tokenize
from taut.parse.vocabulary import vocabulary
from taut.world import World

MIN_LOWER = 4  # letters of a name that is believed in a text without capitals
RANKS = ("person", "alias", "state", "capital", "metonym", "head", "organ", "body", "company", "place", "reference")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What one written form stands for.

    `what` is "state", "capital", "metonym", "place", "organ", "body", "company", "person", "head" (an actor noun or
    title) or "alias" (an abbreviation that the article gives). `key` names the thing in its table; of a head, `kind` is
    its kind as noun and `office` as title.
    """

    what: str
    key: str
    code: str | None = None
    sector: str | None = None
    kind: str = ""
    office: str = ""
    exact: bool = False
    foreign: bool = False  # a noun that only other states than the home are called by


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A form seen on tokens `first` to `last` (half open)."""

    first: int
    last: int
    form: Form
    clitic: bool = False  # whether a possessive hangs on the last word


Entry = tuple[tuple[str, ...], Form]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gazetteer:
    """Forms by their first word in small letters, longest first."""

    entries: Mapping[str, tuple[Entry, ...]]
    common: frozenset[str]  # ordinary words, which are no names when written small
    singles: frozenset[str]  # names of states in one word, which are never taken for a person's

    def scan(self, tokens: Sequence[Token]) -> tuple[Sighting, ...]:
        """All forms in one sentence, left to right, none inside another."""
        cased = Cased.of(tokens)
        found: list[Sighting] = []
        i = 0
        while i < len(tokens):
            sighting = self._at(tokens, i, cased)
            if sighting is None or self._runs_on(tokens, sighting, cased):
                i += 1
            else:
                found.append(sighting)
                i = sighting.last
        return tuple(found)

    def _runs_on(self, tokens: Sequence[Token], sighting: Sighting, cased: Cased) -> bool:
        """Whether the last word of a form rather begins the name of a state: `the land | Saudi Arabia`."""
        last = sighting.last - 1
        longer = self._at(tokens, last, cased) if last > sighting.first else None
        return longer is not None and longer.form.what == "state" and longer.last > sighting.last

    def _at(self, tokens: Sequence[Token], i: int, cased: Cased) -> Sighting | None:
        for key in (cased.keys[i], cased.stems[i]):
            for words, form in self.entries.get(key, ()):
                last = i + len(words)
                if last > len(tokens) or not self._same(tokens[i:last], words, form, cased, i):
                    continue
                clitic = cased.stems[last - 1] != cased.keys[last - 1] and form.what == "head"
                return Sighting(first=i, last=last, form=form, clitic=clitic)
        return None

    def _same(self, tokens: Sequence[Token], words: tuple[str, ...], form: Form, cased: Cased, i: int) -> bool:
        for k, (token, word) in enumerate(zip(tokens, words, strict=True)):
            small = single(word.casefold())
            stem = form.what == "head" and cased.stems[i + k] == small
            if cased.keys[i + k] != small and not stem:
                return False
            if form.what == "head":
                continue
            if cased.shape == "lower":
                if not self._believed(words, form):
                    return False
            elif (form.exact and token.text != word and cased.shape != "upper") or (
                word[:1].isupper() and not token.text[:1].isupper()
            ):
                return False
        return True

    def _believed(self, words: tuple[str, ...], form: Form) -> bool:
        """Whether a form is a name even in a text without capitals."""
        if form.kind == "abbreviation":
            return True
        length = sum(map(len, words))
        if form.what == "state" and length > MIN_LOWER:
            return True
        ordinary = len(words) == 1 and words[0].casefold() in self.common
        return not ordinary and (length >= MIN_LOWER or (form.exact and length > 1))

    def knows(self, word: str) -> bool:
        """Whether a single word is a form by itself."""
        key = single(word.casefold())
        return any(len(words) == 1 for words, _ in self.entries.get(key, ()))

    def extended(self, entries: Iterable[Entry]) -> Gazetteer:
        """This gazetteer with an article's own forms before all others of their length."""
        own: dict[str, list[Entry]] = {}
        for words, form in entries:
            own.setdefault(single(words[0].casefold()), []).append((words, form))
        merged = {key: ranked((*group, *self.entries.get(key, ()))) for key, group in own.items()}
        return Gazetteer(entries={**self.entries, **merged}, common=self.common, singles=self.singles)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cased:
    """The words of a sentence as keys, and whether its capitals tell anything ("lower" and "upper": they do not)."""

    keys: tuple[str, ...]
    stems: tuple[str, ...]
    shape: str

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Cased:
        words = [token.text for token in tokens if token.text[:1].isalpha()]
        shape = "mixed"
        if len(words) > 2 and all(word.islower() for word in words):
            shape = "lower"
        elif len(words) > 2 and all(word.isupper() for word in words):
            shape = "upper"
        keys = tuple(single(token.text.casefold()) for token in tokens)
        return cls(keys=keys, stems=tuple(map(stem, keys, tokens)), shape=shape)


def single(word: str) -> str:
    """A doubled word as one: the plural of this language family.

    >>> single("agar-agar"), single("e-mail")
    ('agar', 'e-mail')
    """
    left, _, right = word.partition("-")
    return left if left and left == right else word


def stem(key: str, token: Token) -> str:
    """The word without a clitic behind it."""
    lemma = token.lemma.casefold()
    return lemma if token.voice is None and key != lemma and key.startswith(lemma) else key


def ranked(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Longest first; of equal length in the order of RANKS."""
    return tuple(sorted(entries, key=lambda entry: (-len(entry[0]), RANKS.index(entry[1].what))))


@cache
def gazetteer(pack: Pack, world: World) -> Gazetteer:
    """The gazetteer of a pack and the world, built once."""
    entries: dict[str, dict[tuple[tuple[str, ...], str], Entry]] = {}
    for written, form in (*_pack_forms(pack, world), *_world_forms(world, pack)):
        words = _words(written, pack)
        if words:
            entries.setdefault(single(words[0].casefold()), {}).setdefault((words, form.what), (words, form))
    return Gazetteer(
        entries={key: ranked(group.values()) for key, group in entries.items()},
        common=vocabulary(pack).words,
        singles=frozenset(row["form"] for row in pack.table("countries") if " " not in row["form"]),
    )


def _words(written: str, pack: Pack) -> tuple[str, ...]:
    """The tokens of a form; plain words need no tokenizer."""
    plain = written.split()
    return tuple(plain) if all(map(str.isalpha, plain)) else tuple(token.text for token in tokenize(written, pack))


def _pack_forms(pack: Pack, world: World) -> Iterator[tuple[str, Form]]:
    """Forms of the pack's tables."""
    yield from _heads(pack)
    lands = {row["noun"] for row in pack.table("actor_nouns") if row["kind"] == "land"}
    poetic = {row["form"] for row in pack.table("countries") if row["form"].split()[0].casefold() in lands}
    bare = {form.split(maxsplit=1)[1] for form in poetic if " " in form}
    for row in pack.table("countries"):
        what = row["use"] if row["use"] in ("capital", "metonym") else "state"
        if what == "metonym" and row["form"] in poetic | bare:
            what = "state"  # another name of the country, not a seat of its government
        exact = row["case"] == "exact"
        yield row["form"], Form(what=what, key=row["form"], code=row["code"], kind=row["use"], exact=exact)
    titles = {row["form"] for row in pack.table("titles")}
    for row in pack.table("organs"):
        if row["form"].split()[0].casefold() in titles:
            continue  # a function, which is read as a title with its organ
        sector, exact = row["sector"] or None, row["case"] == "exact"
        kind = "people" if sector else "organ"
        yield row["form"], Form(what="organ", key=row["form"], code=row["code"], sector=sector, kind=kind, exact=exact)
    for row in pack.table("bodies"):
        yield row["form"], Form(what="body", key=row["body"], exact=row["case"] == "exact")
    for row in pack.table("places"):
        yield row["form"], Form(what="place", key=row["form"], code=row["country"], exact=row["case"] == "exact")


def _heads(pack: Pack) -> Iterator[tuple[str, Form]]:
    """Actor nouns and titles, one form each even where a word is both."""
    nouns = {row["noun"]: row for row in pack.table("actor_nouns")}
    titles = {row["form"]: row for row in pack.table("titles")}
    for word in sorted({*nouns, *titles}):
        noun, title = nouns.get(word), titles.get(word)
        sector = (noun["sector"] if noun else "") or (title["sector"] if title else "")
        homes = {row["home"] for row in (noun, title) if row}
        yield (
            word,
            Form(
                what="head",
                key=word,
                code=pack.settings["home"] if "yes" in homes else None,
                foreign="no" in homes,
                sector=sector or None,
                kind=noun["kind"] if noun else "",
                office=title["office"] if title else "",
            ),
        )


def _world_forms(world: World, pack: Pack) -> Iterator[tuple[str, Form]]:
    """Forms that are the same in every language: persons, companies, places, bodies under their English names."""
    for office in world.offices:
        for name in (office.person, *office.aliases):
            yield name, Form(what="person", key=name, exact=len(name) < MIN_LOWER)
    for company in world.companies:
        exact = company.ambiguous or company.name.isupper()
        for name in (company.name, *company.aliases):
            yield name, Form(what="company", key=company.name, code=company.country, sector="BUS", exact=exact)
    for body in world.bodies:
        yield body, Form(what="body", key=body, exact=len(body) < MIN_LOWER + 2)
    known = vocabulary(pack)
    for place in world.places.values():
        if len(place.name) >= MIN_LOWER and not known.word(place.name):
            yield place.name, Form(what="place", key=place.name, code=place.country)
