"""Complements: deeds that are only asked for, promised, refused, threatened, alleged, denied or forbidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from taut.extract.events.drafts import actors_of, bare
from taut.extract.events.grammar import MATERIAL_CONFLICT
from taut.extract.events.parties import parties
from taut.extract.events.scene import Scene
from taut.extract.events.status import status
from taut.extract.events.triggers import Trigger
from taut.model import Mention
from taut.world.codebook import load_codebook

# What these ask for, promise, refuse, threaten or allege is part of them and no event of its own, whatever it is; and
# who meets in order to talk does so once.
HOLDS: Mapping[str, frozenset[str] | None] = {
    "ACCUSE": None,
    "AGREE": None,
    "CONSULT": frozenset({"CONSULT"}),
    "REJECT": None,
    "REQUEST": None,
    "THREATEN": None,
}


def embedded(scene: Scene, triggers: Sequence[Trigger]) -> dict[int, Trigger]:
    """Of triggers that are only what another one asks for, promises, refuses or threatens: that other one, by token."""
    inside: dict[int, Trigger] = {}
    matrix: Trigger | None = None
    for trigger in triggers:
        if matrix and _holds(matrix, trigger) and _governed(scene, matrix, trigger, inside):
            if trigger.entries[0].noun and matrix.entries[0].type == "ACCUSE":
                continue  # a deed named by a noun stands as a fact beside its condemnation
            inside[trigger.i] = matrix
            continue
        matrix = trigger if trigger.entries[0].type in HOLDS and not trigger.entries[0].noun else None
    return inside


def withheld(scene: Scene, trigger: Trigger) -> bool:
    """Whether somebody only denies or forbids the deed: `membantah menyerang`, `melarang warga mengunjungi`."""
    governor = scene.left_verb(trigger.i)
    if trigger.entries[0].noun or governor is None or not scene.is_(governor, "denial", "withholding"):
        return False
    return not any(scene.mark(k) or scene.is_(k, "relative", "clause") for k in range(governor + 1, trigger.i))


def _holds(matrix: Trigger, trigger: Trigger) -> bool:
    """Whether a matrix predicate takes such a deed into itself."""
    if matrix.entries[0].type == "ACCUSE" and matrix.entries[0].mode == "disapprove":
        return False  # what somebody criticises did happen: `mengecam Israel mengalihkan kapal`
    held = HOLDS[matrix.entries[0].type]
    return trigger.light != matrix.i and (held is None or trigger.entries[0].type in held)


def _governed(scene: Scene, matrix: Trigger, trigger: Trigger, inside: Mapping[int, Trigger]) -> bool:
    """Whether nothing between a matrix predicate and a later trigger closes the complement."""
    begun = matrix in inside.values()
    for k in range(max(matrix.tokens) + 1, trigger.i):
        if k in scene.at or k in inside:
            continue
        if scene.tokens[k].text in ".;:" or scene.is_(k, "relative", "clause"):
            return False
        # A comma or coordinator ends the complement unless the complement has already begun.
        if not begun and (scene.mark(k) or (scene.is_(k, "coordinator") and scene.verb(k + 1))):
            return False
    return True


def threatens(scene: Scene, trigger: Trigger, content: Sequence[Trigger], actors: Sequence[Mention]) -> bool:
    """Whether a warning names what will follow from the side that warns: `memperingatkan X akan menghadapi sanksi`."""
    if not scene.is_(trigger.i, "warning"):
        return False
    codes = bare(actors_of(actors))
    for deed in content:
        entry = deed.entries[0]
        conflict = entry.type == "THREATEN" or load_codebook().types[entry.type].quad == MATERIAL_CONFLICT
        if conflict and bare(actors_of(parties(scene, deed, entry, None).acting.mentions)) <= codes:
            return status(scene, deed.i) not in ("negated", "refused")
    return False


def inherited(scene: Scene, embedded_triggers: Sequence[Trigger], actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """Towards whom a promise, demand or threat goes when only its content says so: `berjanji membantu Ukraina`."""
    for trigger in embedded_triggers:
        for entry in trigger.entries:
            found = parties(scene, trigger, entry, None)
            named = (*found.undergoing.mentions, *found.acting.mentions)
            others = tuple(mention for mention in named if mention not in actors)
            if others:
                return others
    return ()
