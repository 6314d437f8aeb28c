"""A small line classifier for what repetition and phrases miss: how likely is a line to be part of the story?

A logistic regression over how a line and its neighbours look. The weights are data of the language pack
(`lines.tsv`), made by `training/lines.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate

from taut.article.lines import Line, Role
from taut.article.looks import capitals, ends_sentence, may_be_sentence, reads_like_text
from taut.languages import Pack

__all__ = ["drop_unlikely", "features", "is_crowded"]

_CERTAIN = 2.2  # log-odds from which a line inside the story is left out: nine to one
_STRONGEST = 3.0  # log-odds that one line counts at most when the story is bounded
_REPORT = 20.0  # log-odds of a line with a dateline, which counts in full
_CROWD = 40  # lines from which a page may be a whole page with its menus, and the story has to be found in it
_TEXT_SHARE = 0.35  # of the lines that read like text; whole pages have 0.05 to 0.3, articles with lists more
_REACH = 3  # neighbouring lines looked at on either side
_DIGIT = re.compile(r"\d")
_MARK = re.compile(r"[#@|»›©+•/_]")


def is_crowded(lines: Sequence[Line]) -> bool:
    """Whether these are the lines of a whole page: many, and most of them menus, teasers and the like."""
    text = sum(reads_like_text(line.text) for line in lines)
    return len(lines) >= _CROWD and text < len(lines) * _TEXT_SHARE


def drop_unlikely(lines: Sequence[Line], pack: Pack, *, reports: Sequence[bool]) -> tuple[Line, ...]:
    """Leave out what lies outside the story, and headline-like lines inside it that are surely not part of it.

    `reports` says of each line whether a dateline opens it. A line that looks like a sentence is only ever left out
    where it lies outside the story of a crowded page. What stands above the story is left to the header. Does nothing
    where the pack has no weights.
    """
    if "lines" not in pack.tables:
        return tuple(lines)
    odds = [_REPORT if reports[i] else odd for i, odd in enumerate(_log_odds(lines, pack))]
    text = [line.role is Role.BODY and (reports[i] or reads_like_text(line.text)) for i, line in enumerate(lines)]
    first, last = _story(odds, lines, text) if is_crowded(lines) else (_first(text), len(lines))
    marked: list[Line] = []
    for i, (line, odd) in enumerate(zip(lines, odds, strict=True)):
        outside = i >= last or (i < first and text[i])
        unlikely = i >= first and odd < -_CERTAIN and not text[i] and not may_be_sentence(line.text)
        out = line.role is Role.BODY and not reports[i] and (outside or unlikely)
        marked.append(line.drop("navigation" if outside else "classifier") if out else line)
    return tuple(marked)


def _first(text: Sequence[bool]) -> int:
    return text.index(True) if True in text else 0


def _story(odds: Sequence[float], lines: Sequence[Line], text: Sequence[bool]) -> tuple[int, int]:
    """The stretch of lines with the greatest sum of log-odds, to its last text: the story of the page."""
    clipped = [odd if odd == _REPORT else max(-_STRONGEST, min(_STRONGEST, odd)) for odd in odds]
    gains = [odd * _weight(line) for odd, line in zip(clipped, lines, strict=True)]
    sums = [0.0, *accumulate(gains)]
    best, bounds, low = -math.inf, (0, len(lines)), 0
    for end in range(1, len(sums)):
        if sums[end - 1] < sums[low]:
            low = end - 1
        if sums[end] - sums[low] > best:
            best, bounds = sums[end] - sums[low], (low, end)
    first, last = bounds
    return first, max((i + 1 for i in range(first, last) if text[i]), default=last)


def _weight(line: Line) -> float:
    """Long lines tell more about where the story is than short ones."""
    return math.log2(1 + len(line.text.split()))


def _log_odds(lines: Sequence[Line], pack: Pack) -> list[float]:
    weights = _weights(pack)
    return [sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in features(lines, pack)]


@cache
def _weights(pack: Pack) -> Mapping[str, float]:
    return {row["feature"]: float(row["weight"]) for row in pack.table("lines")}


def features(lines: Sequence[Line], pack: Pack) -> list[dict[str, float]]:
    """What the classifier knows of each line; positive weights speak for the story."""
    function_words = pack.words("function_words")
    own = [_looks(line, function_words) for line in lines]
    text = [float(line.role is Role.BODY and reads_like_text(line.text)) for line in lines]
    before, after = list(accumulate(text)), list(accumulate(reversed(text)))[::-1]
    rows = []
    for i, looks in enumerate(own):
        row = dict(looks)
        row["text before"] = float(before[i] - text[i] > 0)
        row["text after"] = float(after[i] - text[i] > 0)
        row["position"] = i / max(len(lines) - 1, 1)
        for step in (-1, 1):
            near = [text[j] for j in range(i + step, i + step * (_REACH + 1), step) if 0 <= j < len(lines)]
            side = "above" if step < 0 else "below"
            row[f"text right {side}"] = near[0] if near else 0.0
            row[f"text {side}"] = sum(near) / _REACH
        row["text on both sides"] = row["text right above"] * row["text right below"]
        rows.append(row)
    return rows


def _looks(line: Line, function_words: frozenset[str]) -> dict[str, float]:
    words = line.text.split()
    plain = [word.strip(".,:;!?()[]\"'“”‘’").lower() for word in words]
    share = sum(word in function_words for word in plain) / len(words)
    return {
        "bias": 1.0,
        "length": math.log2(1 + len(words)),
        "one or two words": float(len(words) <= 2),
        "sentence end": float(ends_sentence(line.text)),
        "text": float(reads_like_text(line.text)),
        "function words": share,
        "function words in a long line": share * float(len(words) > 12),
        "capitals": capitals(words),
        "all capitals": float(line.text.isupper()),
        "small start": float(line.text[0].islower()),
        "digits": len(_DIGIT.findall(line.text)) / len(line.text),
        "marks": float(_MARK.search(line.text) is not None),
        "quote": float(any(char in '"“”' for char in line.text)),
        "colon end": float(line.text.endswith(":")),
        "gap": float(line.gap),
    }
