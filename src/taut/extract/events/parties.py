"""Parties: whom the frame of a lexicon row finds on both sides of a deed."""

from __future__ import annotations

from collections.abc import Sequence

from taut.extract.events.drafts import actors_of, bare
from taut.extract.events.lexicon import Entry
from taut.extract.events.scene import Scene
from taut.extract.events.slots import fill, subject
from taut.extract.events.triggers import Trigger
from taut.model import Actor, Mention, Speaker


def parties(
    scene: Scene, trigger: Trigger, entry: Entry, speaker: Speaker | None
) -> tuple[tuple[Mention, ...], tuple[Mention, ...], tuple[Actor, ...]]:
    """The mentions on both sides of an entry's frame, and the speaker's actor where the frame asks for it."""
    said: tuple[Actor, ...] = ()
    by_speaker = any("speaker" in group for group in entry.frame.actors) or _says_self(scene, trigger)
    if by_speaker and speaker and speaker.entity and speaker.code:
        said = (Actor(entity=speaker.entity, code=speaker.code),)
    acting = _side(scene, trigger, entry.frame.actors)
    if not acting and entry.noun and trigger.light_part == "actor":
        acting = fill(scene, trigger, "subj")
    if acting and entry.noun and entry.frame.recipients and _aimed_at(scene, trigger, acting[0]):
        return (), acting, said
    undergoing = tuple(m for m in _side(scene, trigger, entry.frame.recipients) if _other(m, acting))
    if not undergoing and entry.noun and trigger.light_part == "recipient":
        undergoing = tuple(m for m in fill(scene, trigger, "subj") if m not in acting)
    if not undergoing and entry.noun and entry.frame.recipients:
        undergoing = _hit(scene, trigger)
    if not acting and entry.noun and possessed(scene, trigger):
        owner = subject(scene, trigger.i)
        acting = (owner,) if owner and owner not in undergoing else ()
    return acting, undergoing, said


def _hit(scene: Scene, trigger: Trigger) -> tuple[Mention, ...]:
    """Whom a deed hit by the verb that tells its outcome: `serangan Israel menewaskan warga Palestina`."""
    for verb, children in scene.children.items():
        if trigger.i in children and scene.tokens[trigger.i].dep == "nsubj" and scene.is_(verb, "result"):
            found = scene.first_mention(verb + 1)
            return scene.together(found) if found and found.actors else ()
    return ()


def _says_self(scene: Scene, trigger: Trigger) -> bool:
    """Whether the speaker is the subject: `kami akan membantu`."""
    carrier = trigger.light if trigger.light is not None else trigger.i
    kids = scene.children.get(carrier, ())
    subjects = [k for k in kids if scene.tokens[k].dep == "nsubj" and k < carrier] or [scene.before(carrier)]
    return any(scene.grammar.has(scene.tokens[k].lemma, "self") for k in subjects if k >= 0)


def _side(scene: Scene, trigger: Trigger, choices: Sequence[Sequence[str]]) -> tuple[Mention, ...]:
    for slots in choices:
        found = [mention for slot in slots if slot != "speaker" for mention in fill(scene, trigger, slot)]
        coded = tuple(dict.fromkeys(mention for mention in found if mention.actors))
        if coded:
            return coded
    return ()


def _other(mention: Mention, acting: Sequence[Mention]) -> bool:
    """Whether a mention may undergo a deed: no word that points back at the doer, nor the doer's own ground."""
    if mention in acting:
        return False
    return not (mention.kind == "reference" or mention.place) or not bare(mention.actors) <= bare(actors_of(acting))


def _aimed_at(scene: Scene, trigger: Trigger, mention: Mention) -> bool:
    """Whether a genitive is what the deed hit: `serangan kilang minyak Saudi`, but not `serangan udara Israel`."""
    between = range(max(trigger.tokens) + 1, mention.first)
    if any(scene.boundary(k) for k in between):
        return False
    return any(scene.tokens[k].pos in ("NOUN", "PROPN") and not scene.is_(k, "means") for k in between)


def possessed(scene: Scene, trigger: Trigger) -> bool:
    """Whether the trigger carries a possessive clitic: `serangannya`."""
    token = scene.tokens[trigger.i]
    return scene.grammar.has(token.text.lower().removeprefix(token.lemma), "possessive")
