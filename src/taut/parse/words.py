"""What a word tells by itself: its lemma, voice and likeliest part of speech, before any parser looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from taut.languages import Pack
from taut.model import Token
from taut.parse.lemmas import Lemma, lemma_of
from taut.parse.tokens import RawToken
from taut.parse.vocabulary import Vocabulary, vocabulary

ACRONYM = 6  # longest word in capitals that is taken for an acronym


def describe(text: str, group: Sequence[RawToken], pack: Pack) -> tuple[Token, ...]:
    """The tokens of one sentence, unparsed: each its own head."""
    shouted = all(token.text == token.text.upper() for token in group)
    return tuple(
        _token(i, raw, pack, first=i == 0, shouted=shouted, space=text[raw.end : raw.end + 1].isspace())
        for i, raw in enumerate(group)
    )


def _token(i: int, raw: RawToken, pack: Pack, *, first: bool, shouted: bool, space: bool) -> Token:
    lemma = _lemma(raw, pack, shouted=shouted)
    return Token(
        i=i,
        start=raw.start,
        end=raw.end,
        text=raw.text,
        lemma=lemma.text,
        pos=_pos(raw, lemma, pack, first=first),
        voice=lemma.voice,
        head=i,
        dep="dep",
        space=space,
    )


def _lemma(raw: RawToken, pack: Pack, *, shouted: bool) -> Lemma:
    """Names and marks stay as written; a capitalised word is a name unless its lemma is a word of the language."""
    if raw.kind != "word":
        return Lemma(text=raw.text)
    known = vocabulary(pack)
    if raw.text.islower():
        return lemma_of(raw.text, pack)
    if known.name(raw.text) or (raw.text.isupper() and not shouted and 1 < len(raw.text) <= ACRONYM):
        return Lemma(text=raw.text)
    lemma = lemma_of(raw.text, pack)
    common = lemma.voice is not None or known.word(raw.text) or lemma.text in _event_words(pack)
    common = common or all(known.word(part) for part in lemma.text.split("-"))
    return lemma if common else Lemma(text=raw.text)


def _pos(raw: RawToken, lemma: Lemma, pack: Pack, *, first: bool) -> str:
    if raw.kind == "number":
        return "NUM"
    if raw.kind in ("dots", "dashes", "mark"):
        return "PUNCT"
    if raw.kind != "word":
        return "PROPN"
    closed = _closed(pack).get(raw.text.lower())
    if closed:
        return closed
    if lemma.voice or lemma.text in _verbs(pack):
        return "VERB"
    return "PROPN" if raw.text[:1].isupper() and (not first or _is_name(raw.text, pack)) else "NOUN"


def _is_name(text: str, pack: Pack) -> bool:
    known: Vocabulary = vocabulary(pack)
    return known.name(text) or not known.word(text)


@cache
def _verbs(pack: Pack) -> frozenset[str]:
    return frozenset(row["verb"].split()[0] for row in pack.tables.get("verbs", ()))


@cache
def _event_words(pack: Pack) -> frozenset[str]:
    """The words by which the lexicon tells events."""
    return _verbs(pack) | {row["noun"].split()[0] for row in pack.tables.get("nouns", ())}


@cache
def _closed(pack: Pack) -> Mapping[str, str]:
    """Words of the closed classes and their part of speech."""
    return {row["word"]: row["pos"] for row in pack.table("closed_classes")}
