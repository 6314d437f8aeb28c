"""Status: whether a deed happened, goes on, is planned, denied or only imagined."""

from __future__ import annotations

from taut.extract.events.grammar import Cue
from taut.extract.events.scene import Scene
from taut.extract.events.triggers import Trigger

# The strongest cue before a predicate decides: what did not happen is not planned, what is planned does not go on.
# "refused" and "decided" are no statuses of an event: they tell the coder that the deed is one of refusal
# (`tidak akan menghadiri`), or that a promise of it is (`memutuskan membebaskan`).
STRENGTH = ("refused", "negated", "hypothetical", "planned", "decided", "ongoing")


def told_at(scene: Scene, trigger: Trigger) -> int:
    """Where the cues of a trigger's status stand before: its light verb, but `ancaman Iran dilontarkan` is a fact."""
    own_cue = trigger.carrier > trigger.i and scene.tokens[trigger.i].lemma in scene.grammar.cue_words
    return trigger.i if own_cue else trigger.carrier


def status(scene: Scene, i: int) -> str:
    """The status of the predicate at `i` by the cues before it; `done` where there is none.

    A purpose happens no sooner than what serves it: `akan berangkat untuk menghadiri`.
    """
    return _decided(scene, i)[0]


def cues(scene: Scene, i: int) -> tuple[str, ...]:
    """The cues before the predicate at `i` that decide its status, as words; none where it is simply told."""
    return _decided(scene, i)[1]


def _decided(scene: Scene, i: int) -> tuple[str, tuple[str, ...]]:
    own = _told(scene, i)
    if own[0] == "done" and scene.is_(scene.before(i), "purpose"):
        governor = scene.left_verb(i)
        served = _told(scene, governor) if governor is not None else own
        return served if served[0] in ("hypothetical", "planned") else own
    return own


def _told(scene: Scene, i: int) -> tuple[str, tuple[str, ...]]:
    """The strongest status that cues give the predicate at `i`, and these cues."""
    found = _found(scene, i)
    name = next((name for name in STRENGTH if name in found), "done")
    return name, found.get(name, ())


def _found(scene: Scene, i: int) -> dict[str, tuple[str, ...]]:
    """The cues that colour the predicate at `i`, by their status."""
    before = {token.lemma for token in scene.tokens[:i]}
    found: dict[str, tuple[str, ...]] = {}
    for cue in scene.grammar.cues:
        if before.issuperset(cue.words) and _stands_before(scene, i, cue):
            found[cue.status] = (*found.get(cue.status, ()), " ".join(cue.words))
    return found


def _stands_before(scene: Scene, i: int, cue: Cue) -> bool:
    size = len(cue.words)
    for start in range(i - size, -1, -1):
        if cue.reach is not None and i - (start + size - 1) > cue.reach:
            return False
        if start + size < len(scene.tokens) and _closes(scene, start + size, i, cue):
            return False
        if all(scene.tokens[start + n].lemma == word for n, word in enumerate(cue.words)) and start not in scene.at:
            return not _backdrop(scene, start)
    return False


def _backdrop(scene: Scene, start: int) -> bool:
    """Whether a cue is part of where or amid what things happen: `di tengah serangan`, `di tengah ancaman Iran`."""
    amid = start - 1 not in scene.at and scene.tokens[start].pos == "NOUN" and scene.is_(start - 2, "locative")
    return scene.is_(start - 1, "locative") or amid


def _closes(scene: Scene, k: int, i: int, cue: Cue) -> bool:
    """Whether the token at `k`, between a cue and its predicate at `i`, ends what the cue can colour."""
    if k >= i or k in scene.at:
        return False
    token = scene.tokens[k]
    if cue.reach is None:
        return scene.is_(k, "complement") or token.text in ".;:"
    return scene.mark(k) or scene.verb(k) or scene.is_(k, "coordinator", "relative", "complement", "clause")
