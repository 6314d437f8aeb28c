"""Modes and contexts: what the words around a trigger add to its type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from taut.extract.events.lexicon import Entry
from taut.extract.events.scene import Scene
from taut.extract.events.triggers import Trigger
from taut.languages import Pack

MODE_REACH = 9  # tokens after a trigger that can tell its mode

Phrases = tuple[tuple[tuple[str, ...], str], ...]  # words as lemmas, and what they mean


@cache
def mode_cues(pack: Pack) -> Mapping[str, Phrases]:
    """The cue phrases of modes for each event type."""
    cues: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in pack.table("modes"):
        cues.setdefault(row["type"], []).append((tuple(row["cue"].split()), row["mode"]))
    return {type_: tuple(sorted(found, key=lambda cue: -len(cue[0]))) for type_, found in cues.items()}


@cache
def context_cues(pack: Pack) -> Mapping[str, Phrases]:
    """The cue phrases of contexts by their first word."""
    cues: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in pack.table("contexts"):
        words = tuple(row["cue"].split())
        cues.setdefault(words[0], []).append((words, row["context"]))
    return {first: tuple(found) for first, found in cues.items()}


def mode(scene: Scene, trigger: Trigger, entry: Entry, pack: Pack) -> str | None:
    """The mode of an event: its lexicon row's, or what the nearest cue word behind the trigger says."""
    if entry.mode:
        return entry.mode
    cues = mode_cues(pack).get(entry.type, ())
    last = max(trigger.tokens)
    lemmas = [token.lemma for token in scene.tokens]
    for k in (*trigger.tokens, *range(last + 1, min(last + 1 + MODE_REACH, len(lemmas)))):
        if scene.tokens[k].text in ".;:":
            break
        for words, name in cues:
            if tuple(lemmas[k : k + len(words)]) == words and k not in scene.at:
                return name
    return None


def contexts(lemmas: Sequence[str], pack: Pack) -> tuple[str, ...]:
    """The contexts that the words of a sentence name, sorted."""
    cues = context_cues(pack)
    found = {
        context
        for i, lemma in enumerate(lemmas)
        for words, context in cues.get(lemma, ())
        if tuple(lemmas[i : i + len(words)]) == words
    }
    return tuple(sorted(found))
