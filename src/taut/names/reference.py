"""References: who a pronoun, "both states" or "that group" stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taut.model import Actor, Mention

REACH = 6  # sentences a reference looks back


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A resolved mention that references may point to, with the kind of its first entity."""

    mention: Mention
    kind: str


def antecedents(
    pointer: str, sentence: int, token: int, anchors: Sequence[Anchor], reach: int | None = REACH
) -> tuple[Actor, ...]:
    """The actors that a reference at a token stands for; empty where it stays unresolved.

    `anchors` are all resolved mentions of the article in reading order.
    """
    before = [a for a in anchors if (a.mention.sentence, a.mention.first) < (sentence, token)]
    near = [a for a in before if reach is None or sentence - a.mention.sentence <= reach]
    if pointer in ("two", "two-states"):
        return _two(near, anchors, states=pointer == "two-states")
    if pointer in ("person", "speaker"):
        return _speaker(near, broad=pointer == "speaker")
    if pointer == "plural":
        return _plural(near)
    if pointer == "state":
        return next((a.mention.actors for a in reversed(near) if a.kind == "state"), ())
    kinds = {"group": ("group", "party"), "body": ("body", "organisation"), "organ": ("government",)}.get(
        pointer, (pointer,)
    )
    return next((a.mention.actors for a in reversed(near) if a.kind in kinds and a.mention.actors), ())


def _two(near: Sequence[Anchor], anchors: Sequence[Anchor], *, states: bool) -> tuple[Actor, ...]:
    """The last two different ones named before, or in a headline the first two of the article."""
    for group in (tuple(reversed(near)), tuple(anchors)):
        found: dict[str, Actor] = {}
        for actor in _actors(group, states=states):
            found.setdefault(actor.code, actor)
            if len(found) == 2:
                return tuple(sorted(found.values(), key=lambda a: a.code))
    return ()


def _actors(group: Sequence[Anchor], *, states: bool) -> Iterator[Actor]:
    for anchor in group:
        for actor in anchor.mention.actors:
            if anchor.mention.place and not states:
                continue
            if actor.sector is None and ":" not in actor.code:
                yield actor


def _speaker(near: Sequence[Anchor], *, broad: bool) -> tuple[Actor, ...]:
    """The first person of the sentence, else of the nearest sentence before that has one; `broad` takes states too."""
    kinds = ("person", "government", "state", "body") if broad else ("person",)
    fitting = [a for a in near if a.kind in kinds and a.mention.actors and not a.mention.place]
    fitting = [a for a in fitting if a.kind == "person"] or fitting
    if not fitting:
        return ()
    latest = fitting[-1].mention.sentence
    return next(a.mention.actors for a in fitting if a.mention.sentence == latest)


def _plural(near: Sequence[Anchor]) -> tuple[Actor, ...]:
    """The last group of persons, armed group or body."""
    kinds = ("people", "group", "body", "party")
    return next((a.mention.actors for a in reversed(near) if a.kind in kinds and a.mention.actors), ())
