"""Ties: what a happening says about each pair of its parties."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations, product

from taut.model import Happening, Tie

BINDING = ("done", "ongoing")  # what is planned, feared, denied or long past ties nobody


def ties(happening: Happening) -> tuple[Tie, ...]:
    """A tie from each actor to each recipient, or both ways between all who do something together.

    >>> happening = Happening(id="h", event="e", reports=("e",), articles=1, outlets=1, type="CONSULT", mode=None,
    ...     status="done", actors=("CHN", "RUS"), recipients=(), day=None, where=None, quad=1, score=4.0,
    ...     confidence=0.9)
    >>> [(tie.source, tie.target, tie.mutual) for tie in ties(happening)]
    [('CHN', 'RUS', True), ('RUS', 'CHN', True)]
    """
    if happening.status not in BINDING:
        return ()
    mutual = not happening.recipients
    pairs: Iterable[tuple[str, str]] = (
        permutations(happening.actors, 2) if mutual else product(happening.actors, happening.recipients)
    )
    return tuple(
        Tie(
            happening=happening.id,
            source=source,
            target=target,
            mutual=mutual,
            day=happening.day,
            quad=happening.quad,
            score=happening.score,
            reports=happening.articles,
            outlets=happening.outlets,
        )
        for source, target in dict.fromkeys(pairs)
        if source != target
    )
