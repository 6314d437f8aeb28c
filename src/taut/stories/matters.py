"""Stories: the articles that tell of one matter, put together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from taut.model import Fingerprint, Story
from taut.stories.groups import Groups, Pairs

MOST_ARTICLES = 60  # in a story that no person joined; the largest of 11,129 articles has 20
MOST_DAYS = 7  # from its first article to its last: a matter that goes on for longer goes on as another story
# Mean likeness between two groups that become one story, where a pair that is not linked counts as 0: with links of 0.6
# three quarters of the pairs have to be linked. With 0.35 the reactions of a week to one attack make a story of eleven
# international articles; with 0.45 the largest has six.
FLOOR = 0.45


def stories(
    prints: Sequence[Fingerprint],
    likenesses: Mapping[tuple[str, str], float],
    *,
    joined: Pairs = frozenset(),
    apart: Pairs = frozenset(),
) -> tuple[Story, ...]:
    """The stories that some articles make up; every article is in exactly one, be it alone.

    `likenesses` holds a number for each linked pair, in either order. The most alike are put together first; two groups
    become one where their articles are alike on average, so that a chain of articles of which only neighbours are alike
    does not become a story. `joined` and `apart` are pairs of articles that people put together or keep apart.
    Articles that no chain of links connects do not bear on each other: grouping them together or by themselves is the
    same.

    >>> from datetime import date
    >>> prints = [Fingerprint(article=name, outlet=None, published=date(2024, 3, 8), keys=(), signature=(), opening=(),
    ...     words=(), entities=(), main=()) for name in "cab"]
    >>> [story.articles for story in stories(prints, {("a", "c"): 0.8})]
    [('a', 'c'), ('b',)]
    """
    days = {each.article: each.published for each in prints}
    told = dict(_told(likenesses, days))
    groups = Groups(days, joined=joined, apart=apart)
    alike = told | {(one, other): 1.0 for one, other in map(sorted, joined) if one in days and other in days}
    for one, other in sorted(told, key=lambda pair: (-told[pair], pair)):
        if groups.may_join(one, other) and _one_story(groups.of(one), groups.of(other), alike, days):
            groups.join(one, other)
    ordered = (tuple(sorted(group, key=lambda name: _place(name, days))) for group in groups.partition())
    made = (Story(id=story_id(articles[0]), articles=articles) for articles in ordered)
    return tuple(sorted(made, key=lambda story: _place(story.articles[0], days)))


def story_id(first: str) -> str:
    """The id of the story that begins with an article.

    >>> story_id("04af5d4e977d") == story_id("04af5d4e977d")
    True
    """
    return hashlib.sha256(f"story\n{first}".encode()).hexdigest()[:16]


def _told(
    likenesses: Mapping[tuple[str, str], float], days: Mapping[str, date | None]
) -> Iterator[tuple[tuple[str, str], float]]:
    """The likenesses between the articles at hand, each pair in alphabetical order."""
    for (one, other), value in likenesses.items():
        if one != other and one in days and other in days:
            yield (min(one, other), max(one, other)), value


def _one_story(
    mine: tuple[str, ...],
    theirs: tuple[str, ...],
    alike: Mapping[tuple[str, str], float],
    days: Mapping[str, date | None],
) -> bool:
    """Whether two groups stay within the bounds of a story and are alike on average."""
    if len(mine) + len(theirs) > MOST_ARTICLES:
        return False
    dated = [day for name in (*mine, *theirs) if (day := days[name])]
    if dated and (max(dated) - min(dated)).days > MOST_DAYS:
        return False
    total = sum(alike.get((min(a, b), max(a, b)), 0.0) for a in mine for b in theirs)
    return total / (len(mine) * len(theirs)) >= FLOOR


def _place(name: str, days: Mapping[str, date | None]) -> tuple[date, str]:
    """Where an article stands in the order of publication; undated ones come last."""
    return days[name] or date.max, name
