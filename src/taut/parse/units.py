"""What the parser gets to see of a sentence: names and fixed phrases as one word, brackets left out, headlines undone.

A parser trained on treebanks stumbles over long names, over brackets and over the capitals of headlines. It reads
*units* instead: stretches of tokens with the one word that stands for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from taut.languages import Pack
from taut.model import Sentence, Token
from taut.parse.morphology import morphology
from taut.parse.tokens import tokenize
from taut.parse.vocabulary import Vocabulary, people, vocabulary

BRACKETS = {"(": ")", "[": "]"}
MAX_BRACKET = 7  # tokens between brackets that are left out: dates, short forms, ages
MAX_DATELINE = 10  # tokens to the dash that ends a dateline
LAST_DATELINE = 1  # paragraph that may begin with one: the first behind the headline
DASHES = frozenset({"-", "--", "–", "—"})
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Tokens `first` to `last` (half open) that the parser reads as the word `form`; left out where `form` is None.

    `relation` is how the further tokens hang on the first.
    """

    first: int
    last: int
    form: str | None
    relation: str = "flat"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    words: Key
    form: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Book:
    """Phrases by their first word, in lower case for fixed phrases, as written for names, longest first."""

    names: Mapping[str, tuple[_Phrase, ...]]
    small_names: Mapping[str, tuple[_Phrase, ...]]  # the same in lower case, for headlines without capitals
    phrases: Mapping[str, tuple[_Phrase, ...]]
    words: Mapping[str, str]
    before_verbs: Mapping[str, str]
    between_names: str  # what a hyphen between two names says
    verbs: frozenset[str]


def units(sentence: Sentence, pack: Pack) -> tuple[Unit, ...]:
    """The units of one sentence in order; every token lies in exactly one."""
    tokens, book = sentence.tokens, _book(pack)
    out: list[Unit] = []
    small = sentence.title and all(token.text == token.text.lower() for token in tokens)
    begin = _dateline(sentence, vocabulary(pack))
    if begin:
        out.append(Unit(first=0, last=begin, form=None))
    i = begin
    while i < len(tokens):
        unit = _bracket(tokens, i, begin) or _name(tokens, i, small, book, pack) or _phrase(tokens, i, book)
        unit = unit or Unit(first=i, last=i + 1, form=_word(tokens, i, sentence.title, book, pack))
        out.append(unit)
        i = unit.last
    return tuple(out)


def _dateline(sentence: Sentence, known: Vocabulary) -> int:
    """How many tokens at the head are a dateline (`MOSKOW, KOMPAS.com -`): no small word before a dash."""
    tokens = sentence.tokens
    if sentence.title or sentence.paragraph > LAST_DATELINE:
        return 0
    for i, token in enumerate(tokens[:MAX_DATELINE]):
        if token.text in DASHES and i and (token.space or i > 1):
            pair = i == 1 and known.name(tokens[0].text) and any(known.name(after.text) for after in tokens[2:3])
            return 0 if pair else _behind_dashes(tokens, i)
        if token.text.islower() and "." not in token.text:
            return 0
    return 0


def _behind_dashes(tokens: Sequence[Token], i: int) -> int:
    """The token behind a row of dashes; 0 where nothing follows."""
    while i < len(tokens) and tokens[i].text in DASHES:
        i += 1
    return i if i < len(tokens) else 0


def _bracket(tokens: Sequence[Token], i: int, begin: int) -> Unit | None:
    """A short bracket behind something."""
    closing = BRACKETS.get(tokens[i].text)
    if closing is None or i == begin:
        return None
    for j in range(i + 1, min(i + MAX_BRACKET + 2, len(tokens))):
        if tokens[j].text == closing:
            return Unit(first=i, last=j + 1, form=None)
    return None


def _name(tokens: Sequence[Token], i: int, small: bool, book: _Book, pack: Pack) -> Unit | None:
    """A name of several words that the pack lists, or a run of capitalised words that no list knows."""
    names = book.small_names if small else book.names
    listed = _longest(tokens, i, names.get(tokens[i].text, ()), lower=False)
    if listed is not None:
        return listed
    known, j = vocabulary(pack), i
    while j < len(tokens) and _foreign(tokens[j], known):
        j += 1
    return Unit(first=i, last=j, form=tokens[i].text, relation="flat:name") if j - i > 1 else None


def _foreign(token: Token, known: Vocabulary) -> bool:
    """A capitalised word that is neither a word of the language nor a listed name: most likely part of a person's."""
    text = token.text
    capital = text[:1].isupper() and text[1:2].islower() and text[-1].isalpha() and "." not in text
    return capital and not known.word(text) and not known.name(text) and token.lemma == text


def _phrase(tokens: Sequence[Token], i: int, book: _Book) -> Unit | None:
    return _longest(tokens, i, book.phrases.get(tokens[i].text.lower(), ()), lower=True)


def _longest(tokens: Sequence[Token], i: int, phrases: Sequence[_Phrase], *, lower: bool) -> Unit | None:
    for phrase in phrases:
        last = i + len(phrase.words)
        here = tuple(token.text.lower() if lower else token.text for token in tokens[i:last])
        if here == phrase.words or (
            lower and here[:-1] == phrase.words[:-1] and tokens[last - 1].lemma == phrase.words[-1]
        ):
            return Unit(first=i, last=last, form=phrase.form, relation=phrase.relation)
    return None


def _word(tokens: Sequence[Token], i: int, title: bool, book: _Book, pack: Pack) -> str:
    """A single token as running text would write it inside a sentence."""
    token, small = tokens[i], tokens[i].text.lower()
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if small in book.words:
        return book.words[small]
    if following is not None and following.voice and small in book.before_verbs:
        return book.before_verbs[small]
    if token.text == "-" and _joins(tokens[i - 1 : i + 2]):
        return book.between_names
    if token.pos == "PROPN" and "." in token.text[:-1]:  # an address used as a name: `Mail.ru`
        return token.text.partition(".")[0]
    if title:
        return _in_headline(token, book, pack)
    return small if token.voice and token.text[:1].isupper() and i < 2 else token.text


def _joins(three: Sequence[Token]) -> bool:
    """Whether the middle one of three tokens is the hyphen of a pair of names (`China-Rusia`)."""
    touching = len(three) == 3 and all(a.end == b.start for a, b in pairwise(three))
    return touching and three[0].text[0].isupper() and three[2].text[0].isupper()


def _in_headline(token: Token, book: _Book, pack: Pack) -> str:
    """Headlines capitalise every word or none: words become small and names great again."""
    if token.text.islower():
        shapes = (token.text.title(), token.text.upper())
        name = next((shape for shape in shapes if shape in vocabulary(pack).names), None)
        if name is not None and not vocabulary(pack).word(token.text):
            return name
    elif token.lemma == token.text or not token.text[:1].isupper():
        return token.text
    return _headline_verb(token, book, pack) or token.text.lower()


def _headline_verb(token: Token, book: _Book, pack: Pack) -> str | None:
    """Headlines drop the active prefix: `Kecam` stands for `mengecam`."""
    if token.voice is not None or token.lemma not in book.verbs:
        return None
    words = vocabulary(pack).words
    surfaces = (surface for surface, voice in morphology(pack).surfaces(token.lemma) if voice == "act")
    return next((surface for surface in surfaces if surface in words), None)


@cache
def _book(pack: Pack) -> _Book:
    """Gather what is read as one word from the tables of a pack and the people of the world."""
    names = {phrase.words: phrase for phrase in _listed(pack)}
    fixed = [
        _Phrase(words=tuple(row["phrase"].split()), form=row["stand_in"], relation="fixed")
        for row in pack.table("phrases")
    ]
    nouns = {row["noun"].split()[0] for row in pack.tables.get("nouns", ())}
    return _Book(
        names=_by_first(names.values()),
        small_names=_by_first(
            replace(name, words=tuple(word.lower() for word in name.words)) for name in names.values()
        ),
        phrases=_by_first(phrase for phrase in fixed if len(phrase.words) > 1),
        words=_single(pack, before=""),
        before_verbs=_single(pack, before="verb"),
        between_names=pack.settings["parse"]["between_names"],
        verbs=frozenset(row["verb"].split()[0] for row in pack.tables.get("verbs", ())) - nouns,
    )


def _single(pack: Pack, *, before: str) -> Mapping[str, str]:
    """Single words that the parser reads as another."""
    rows = (row for row in pack.table("phrases") if " " not in row["phrase"] and row["before"] == before)
    return MappingProxyType({row["phrase"]: row["stand_in"] for row in rows})


def _listed(pack: Pack) -> Iterator[_Phrase]:
    """Names of several words that begin with a capital, by table, with the name that the parser reads for them."""
    for table, form in pack.settings["parse"]["stand_ins"].items():
        names = people() if table == "people" else [row["form"] for row in pack.tables.get(table, ())]
        for name in names:
            words = tuple(token.text for token in tokenize(name, pack)) if " " in name else ()
            if words and words[0][:1].isupper():
                yield _Phrase(words=words, form=form, relation="flat:name")


def _by_first(phrases: Iterable[_Phrase]) -> Mapping[str, tuple[_Phrase, ...]]:
    first: dict[str, list[_Phrase]] = {}
    for phrase in phrases:
        first.setdefault(phrase.words[0], []).append(phrase)
    return MappingProxyType({word: tuple(sorted(same, key=lambda p: -len(p.words))) for word, same in first.items()})
