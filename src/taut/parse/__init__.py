"""From an article to sentences, words, lemmas and grammatical relations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from taut.languages import Pack
from taut.model import Article, Doc, Sentence, Token
from taut.parse.sentences import split_sentences
from taut.parse.syntax import analyse
from taut.parse.tokens import RawToken, tokenize
from taut.parse.words import describe

__all__ = ["Wanted", "parse"]

Wanted = Callable[[tuple[Token, ...]], bool]


def parse(article: Article, pack: Pack, *, wanted: Wanted | None = None) -> Doc:
    """Analyse every sentence of an article.

    `wanted` tells from a sentence's tokens (lemmas filled, relations not yet) whether it is worth parsing; without
    it all are. Where the pack has no parser installed, sentences stay unparsed: every token its own head.
    """
    sentences = _parsed(tuple(_sentences(article, pack)), pack, wanted)
    spans = tuple(sentence.span for sentence in sentences)
    return Doc(article=replace(article, sentences=spans), sentences=sentences)


def _parsed(sentences: tuple[Sentence, ...], pack: Pack, wanted: Wanted | None) -> tuple[Sentence, ...]:
    chosen = [sentence for sentence in sentences if wanted is None or wanted(sentence.tokens)]
    done = {sentence.i: sentence for sentence in analyse(chosen, pack)}
    return tuple(done.get(sentence.i, sentence) for sentence in sentences)


def _sentences(article: Article, pack: Pack) -> Iterator[Sentence]:
    """The sentences of all paragraphs in order, with lemmas but no relations; a headline is never split."""
    count = 0
    for number, paragraph in enumerate(article.paragraphs):
        title = number == 0 and article.title is not None and paragraph.of(article.text) == article.title
        tokens = tokenize(article.text, pack, within=paragraph)
        for group in (tokens,) if title else split_sentences(tokens, pack):
            if group:
                yield _sentence(article.text, group, count, number, title, pack)
                count += 1


def _sentence(text: str, group: tuple[RawToken, ...], i: int, paragraph: int, title: bool, pack: Pack) -> Sentence:
    return Sentence(
        i=i,
        start=group[0].start,
        end=group[-1].end,
        paragraph=paragraph,
        title=title,
        tokens=describe(text, group, pack),
        names=(),
        parsed=False,
    )
