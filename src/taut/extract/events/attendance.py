"""Attendance: who takes part in a meeting because he does or says something at it."""

from __future__ import annotations

from taut.extract.events.scene import Scene
from taut.extract.events.slots import doer, main_subject
from taut.extract.events.triggers import Trigger
from taut.model import Mention

NOUN_REACH = 3  # tokens between a word like `dalam` and the meeting it opens: `dalam sesi pertama pertemuan`


def attending(scene: Scene, trigger: Trigger) -> tuple[Mention, ...]:
    """Whoever does what happens at a meeting: `X menegaskan itu dalam pertemuan OKI`, `kata X seusai pertemuan`.

    Whom he talks to there takes part too: `X berkata kepada Y dalam percakapan telepon`.
    """
    opening = _opening(scene, trigger)
    doer = None if opening is None else _doing(scene, opening)
    if opening is None or doer is None or not doer.actors or doer.place:
        return ()
    nearest = scene.at.get(opening - 1)
    addressed = nearest is not None and scene.grammar.has(scene.preposition(nearest) or "", "addressing")
    return (*scene.together(doer), *(scene.together(nearest) if nearest and addressed else ()))


def _opening(scene: Scene, trigger: Trigger) -> int | None:
    """Where the phrase begins that sets a scene at the meeting."""
    if trigger.light is not None:
        return None
    for k in range(trigger.i - 1, max(trigger.i - 2 - NOUN_REACH, -1), -1):
        if scene.is_(k, "occasion"):
            return k
        if k in scene.at or scene.boundary(k):
            return None
    return None


def _doing(scene: Scene, opening: int) -> Mention | None:
    """The doer in the clause before the scene that is set, or in the one behind it where it comes first."""
    teller = scene.at.get(opening - 1)
    if teller and scene.grammar.has(scene.tokens[teller.first - 1].lemma, "speech"):
        return teller  # `..." kata X dalam pertemuan itu`
    verb = scene.left_verb(opening)
    if verb is None:
        return main_subject(scene, opening)
    if any(scene.mark(k) or scene.is_(k, "relative") for k in range(verb + 1, opening) if k not in scene.at):
        return None
    return doer(scene, verb)
