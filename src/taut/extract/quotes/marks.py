"""Stretches between quote marks, however a page got its marks wrong.

Real pages use closing marks for opening ones, put spaces inside, lose one mark of a pair, or open a quote in one
paragraph and close it three later. What a mark does is told by its neighbours first and by its shape second.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from taut.model import Span

REACH = 8  # paragraphs that one quote may run over
ENDS = frozenset(",.;:!?)]…")
STOPS = frozenset(",.!?…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Text between two quote marks: `inner` without them, `outer` with them.

    `closed` is False where the closing mark is missing, `opened` where the opening one is.
    """

    inner: Span
    outer: Span
    opened: bool = True
    closed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    at: int
    paragraph: int
    side: str  # "open", "close" or "either", as its neighbours and shape tell


def stretches(
    text: str, paragraphs: Sequence[Span], sentences: Sequence[Span], shapes: Mapping[str, str], *, titled: bool
) -> tuple[Stretch, ...]:
    """All quoted stretches in reading order; `shapes` says what each mark is made for.

    A quote is not followed over a paragraph that opens a new one: there the old one ends with its paragraph. Nor is
    one opened in the headline, the first paragraph where the text is `titled`.
    """
    found: list[Stretch] = []
    opening: _Mark | None = None
    for mark in _marks(text, paragraphs, shapes):
        if opening is not None and not _reaches(opening, mark, titled):
            found.append(_cut(opening, mark, paragraphs))
            opening = None
        if opening is None:
            if mark.side != "close":
                opening = mark
            elif text[mark.at - 1] in STOPS:
                found.append(_unopened(mark, sentences, found))
        elif mark.side == "open":
            found.append(_cut(opening, mark, paragraphs))
            opening = mark
        else:
            inner, outer = Span(start=opening.at + 1, end=mark.at), Span(start=opening.at, end=mark.at + 1)
            found.append(Stretch(inner=inner, outer=outer))
            opening = None
    if opening is not None:
        found.append(_cut(opening, None, paragraphs))
    return tuple(stretch for stretch in found if stretch.inner.of(text).strip())


def _marks(text: str, paragraphs: Sequence[Span], shapes: Mapping[str, str]) -> Iterator[_Mark]:
    for number, paragraph in enumerate(paragraphs):
        for at in range(paragraph.start, paragraph.end):
            if text[at] in shapes:
                before = text[at - 1] if at > paragraph.start else " "
                after = text[at + 1] if at + 1 < paragraph.end else " "
                yield _Mark(at=at, paragraph=number, side=_side(before, after, shapes[text[at]]))


def _side(before: str, after: str, shape: str) -> str:
    """What a mark between two characters does: open, close, or either where only the context can tell."""
    opens = not after.isspace() and after not in ENDS
    closes = not before.isspace() and before not in "([-–—"
    if opens and before in ",:;":  # `says,"We ...`
        return "open"
    if opens == closes or (shape == "close" and after.islower()):  # `... , ”says` lost its space
        return shape
    return "open" if opens else "close"


def _reaches(opening: _Mark, mark: _Mark, titled: bool) -> bool:
    """Whether a quote may run on from one mark to another; one opened in the headline stays there."""
    body = opening.paragraph > 0 or not titled
    return opening.paragraph == mark.paragraph or (body and opening.paragraph >= mark.paragraph - REACH)


def _cut(opening: _Mark, following: _Mark | None, paragraphs: Sequence[Span]) -> Stretch:
    """A quote without its closing mark: it ends with its paragraph, or where the next one opens."""
    end = paragraphs[opening.paragraph].end
    if following is not None and following.paragraph == opening.paragraph:
        end = following.at
    return Stretch(inner=Span(start=opening.at + 1, end=end), outer=Span(start=opening.at, end=end), closed=False)


def _unopened(mark: _Mark, sentences: Sequence[Span], found: Sequence[Stretch]) -> Stretch:
    """A quote without its opening mark: it begins with its sentence, at the earliest behind the quote before it."""
    starts = [sentence.start for sentence in sentences]
    start = starts[max(0, bisect_right(starts, mark.at) - 1)] if starts else mark.at
    start = max(start, found[-1].outer.end if found else 0)
    return Stretch(inner=Span(start=start, end=mark.at), outer=Span(start=start, end=mark.at + 1), opened=False)
