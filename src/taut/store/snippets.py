"""The part of a text that shows why a search found it, with the words that were looked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from taut.languages import Pack
from taut.model import Span
from taut.store.expressions import Phrase, parse_query, phrases
from taut.store.words import Word, words

WIDTH = 280  # characters; a longer sentence is cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A stretch of a text, the matches in it, and whether the sentence goes on before and after it.

    All spans count code points into the whole text.
    """

    span: Span
    marks: tuple[Span, ...]
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Found:
    """A match, and which phrase of the query it is of."""

    span: Span
    phrase: int


def snippet(text: str, sentences: Sequence[Span], query: str, pack: Pack | None, *, width: int = WIDTH) -> Snippet:
    """The sentence with most of what the query wants, the earliest of equals; a long one is cut around it.

    `sentences` are those of the text, in order; without any the text is one. Where nothing matches it is the first.
    Raises QueryError for a query that cannot be understood.

    >>> text = "Hujan turun. Armada itu menembakkan rudal. Rudal jatuh."
    >>> sentences = [Span(start=0, end=12), Span(start=13, end=42), Span(start=43, end=55)]
    >>> found = snippet(text, sentences, "armada rudal", None)
    >>> found.span.of(text), [mark.of(text) for mark in found.marks]
    ('Armada itu menembakkan rudal.', ['Armada', 'rudal'])
    """
    wanted = tuple(dict.fromkeys(replace(phrase, column=None) for phrase in phrases(parse_query(query, pack))))
    stretches = tuple(sentences) or (Span(start=0, end=len(text)),)
    known = list(words(text, pack))
    found = sorted(_matches(known, wanted))
    stretch = _best(stretches, found)
    inside = [match for match in found if stretch.covers(match.span)]
    span = _window(stretch, inside, known, width)
    return Snippet(
        span=span,
        marks=tuple(_apart(match.span for match in inside if span.covers(match.span))),
        cut_before=span.start > stretch.start,
        cut_after=span.end < stretch.end,
    )


def _matches(known: Sequence[Word], wanted: Sequence[Phrase]) -> Iterator[_Found]:
    """Every place in the text where a phrase stands."""
    for i in range(len(known)):
        for number, phrase in enumerate(wanted):
            size = len(phrase.stems) + bool(phrase.beginnings)
            if i + size <= len(known) and _stands(known, i, phrase):
                yield _Found(span=Span(start=known[i].span.start, end=known[i + size - 1].span.end), phrase=number)


def _stands(known: Sequence[Word], i: int, phrase: Phrase) -> bool:
    if any(known[i + n].stem != stem for n, stem in enumerate(phrase.stems)):
        return False
    return not phrase.beginnings or known[i + len(phrase.stems)].stem.startswith(phrase.beginnings)


def _best(sentences: Sequence[Span], found: Sequence[_Found]) -> Span:
    """The sentence with most different matches; where every match runs over a boundary, the sentences of the first."""
    starts = [sentence.start for sentence in sentences]
    phrases_in: list[set[int]] = [set() for _ in sentences]
    for match in found:
        at = max(bisect_right(starts, match.span.start) - 1, 0)
        if sentences[at].covers(match.span):
            phrases_in[at].add(match.phrase)
    most = max(len(numbers) for numbers in phrases_in)
    if most or not found:
        return next(s for s, numbers in zip(sentences, phrases_in, strict=True) if len(numbers) == most)
    first = found[0].span
    touched = [sentence for sentence in sentences if sentence.overlaps(first)]
    return Span(
        start=min(first.start, *(s.start for s in touched), first.start),
        end=max(first.end, *(s.end for s in touched), first.end),
    )


def _window(stretch: Span, inside: Sequence[_Found], known: Sequence[Word], width: int) -> Span:
    """The stretch, or so much of it as `width` allows, from the first letter of a word to the last of another."""
    if stretch.end - stretch.start <= width:
        return stretch
    core = _core(inside, width) or next(
        (word.span for word in known if stretch.covers(word.span)), Span(start=stretch.start, end=stretch.start)
    )
    spare = max(width - (core.end - core.start), 0)
    start = max(min(core.start - spare // 2, stretch.end - width), stretch.start)
    end = min(start + width, stretch.end)
    fitting = [word.span for word in known if start <= word.span.start and word.span.end <= end]
    if start > stretch.start:
        start = min((span.start for span in fitting), default=core.start)
    if end < stretch.end:
        end = max((span.end for span in fitting), default=core.end)
    return Span(start=min(start, core.start), end=max(end, core.end))


def _core(inside: Sequence[_Found], width: int) -> Span | None:
    """The matches that fit into `width` and are most different, the earliest of equals; None where there is none."""
    best: Span | None = None
    most = 0
    starts = [match.span.start for match in inside]
    for i, first in enumerate(inside):
        limit = first.span.start + width
        near = [match for match in inside[i : bisect_right(starts, limit)] if match.span.end <= limit] or [first]
        different = len({match.phrase for match in near})
        if different > most:
            best, most = Span(start=first.span.start, end=max(match.span.end for match in near)), different
    return best


def _apart(spans: Iterator[Span]) -> Iterator[Span]:
    """Spans that do not overlap: of those that do the earliest, of those that start together the longest."""
    end = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end
