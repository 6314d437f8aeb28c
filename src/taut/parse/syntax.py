"""Grammatical relations: the pack's spaCy pipeline over units, and its answer told in tokens again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from taut.languages import Pack
from taut.model import NameSpan, Sentence, Token
from taut.parse.units import Unit, units

if TYPE_CHECKING:  # spaCy is loaded with the first sentence: whoever only looks into a store needs no parser
    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc

MODEL = "parser"  # folder of the pack
MAX_TOKENS = 400  # a longer "sentence" is a table or a list: not worth its time


def analyse(sentences: Sequence[Sentence], pack: Pack) -> tuple[Sentence, ...]:
    """The sentences with parts of speech, heads, relations and names from the parser of the pack.

    Where the pack has none, and for sentences beyond all measure, they come back as they are.
    """
    nlp = _pipeline(pack.root / MODEL)
    if nlp is None:
        return tuple(sentences)
    short = [sentence for sentence in sentences if len(sentence.tokens) <= MAX_TOKENS]
    cut = [units(sentence, pack) for sentence in short]
    parsed = {old.i: new for old, new in zip(short, _parsed(nlp, short, cut), strict=True)}
    return tuple(parsed.get(sentence.i, sentence) for sentence in sentences)


@cache
def _pipeline(path: Path) -> Language | None:
    if not (path / "meta.json").exists():
        return None
    import spacy

    return spacy.load(path)


def _parsed(nlp: Language, sentences: Sequence[Sentence], cut: Sequence[Sequence[Unit]]) -> list[Sentence]:
    """Run the pipeline over all sentences in one batch; its strings are forgotten afterwards."""
    with nlp.memory_zone():
        docs = [_doc(nlp, row) for row in cut]
        return [_told(*each) for each in zip(sentences, cut, nlp.pipe(docs), strict=True)]


def _doc(nlp: Language, row: Sequence[Unit]) -> SpacyDoc:
    from spacy.tokens import Doc as SpacyDoc

    words = [_encodable(unit.form) for unit in row if unit.form is not None]
    return SpacyDoc(nlp.vocab, words=words, sent_starts=[i == 0 for i in range(len(words))])


def _encodable(form: str) -> str:
    """Half a surrogate pair, as broken JSON may hold, would stop spaCy."""
    return form if form.isascii() else form.encode("utf-8", "replace").decode("utf-8")


def _told(sentence: Sentence, row: Sequence[Unit], doc: SpacyDoc) -> Sentence:
    """The analysis of the units as one of the tokens."""
    seen = [unit for unit in row if unit.form is not None]
    tokens = list(sentence.tokens)
    for unit, word in zip(seen, doc, strict=True):
        first = unit.first
        tokens[first] = _token(tokens[first], word.pos_, seen[word.head.i].first, word.dep_, sentence.title)
        tokens[first + 1 : unit.last] = _followers(tokens[first : unit.last], unit.relation)
        if unit.relation == "flat:name":
            tokens[first : unit.last] = [replace(t, lemma=t.text, voice=None) for t in tokens[first : unit.last]]
    for unit in row:
        if unit.form is None:
            tokens[unit.first : unit.last] = _left_out(tokens, unit)
    names = tuple(
        NameSpan(first=seen[span.start].first, last=seen[span.end - 1].last, label=span.label_) for span in doc.ents
    )
    return replace(sentence, tokens=tuple(tokens), names=names, parsed=len(doc) > 0)


def _token(token: Token, pos: str, head: int, dep: str, title: bool) -> Token:
    """A token with the parser's word, save that marks are marks; a name inside a sentence keeps its form."""
    dep = "root" if head == token.i else dep
    dep = "punct" if token.pos == "PUNCT" and dep == "cc" else dep
    pos = token.pos if not pos or "PUNCT" in (pos, token.pos) else pos
    name = pos == "PROPN" and token.voice is not None and token.i > 0 and not title and not token.text.islower()
    if name:
        return replace(token, pos=pos, head=head, dep=dep, lemma=token.text, voice=None)
    return replace(token, pos=pos, head=head, dep=dep)


def _followers(tokens: Sequence[Token], relation: str) -> list[Token]:
    """The further tokens of a unit: they hang on the first and share its part of speech, marks aside."""
    first = tokens[0]
    return [
        replace(token, head=first.i, dep="punct")
        if token.pos == "PUNCT"
        else replace(token, head=first.i, dep=relation, pos=first.pos)
        for token in tokens[1:]
    ]


def _left_out(tokens: Sequence[Token], unit: Unit) -> Iterable[Token]:
    """What the parser did not see: a bracket hangs on the word before it, a dateline on the root."""
    inner = [token for token in tokens[unit.first : unit.last] if token.pos != "PUNCT"]
    anchor = _anchor(tokens, unit)
    top = inner[0].i if inner else anchor
    return _hung(tokens[unit.first : unit.last], top, anchor, "appos" if unit.first else "dep")


def _hung(tokens: Sequence[Token], top: int, anchor: int, relation: str) -> Iterator[Token]:
    for token in tokens:
        if token.i == top:
            yield replace(token, head=anchor, dep=relation)
        else:
            yield replace(token, head=top, dep="punct" if token.pos == "PUNCT" else "flat")


def _anchor(tokens: Sequence[Token], unit: Unit) -> int:
    """The token that a stretch left out hangs on."""
    if unit.first:
        before = tokens[unit.first - 1]
        return before.head if before.dep in ("flat", "flat:name", "fixed", "punct") else before.i
    return next((token.i for token in tokens[unit.last :] if token.dep == "root"), unit.first)
