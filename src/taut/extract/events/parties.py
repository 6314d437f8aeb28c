"""Parties: whom the frame of a lexicon row finds on both sides of a deed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from taut.extract.events.drafts import actors_of, bare
from taut.extract.events.lexicon import Entry
from taut.extract.events.scene import Scene
from taut.extract.events.slots import claiming, fill, subject
from taut.extract.events.triggers import Trigger
from taut.model import Actor, Mention, Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The mentions on one side of a deed, and the step that found them: a slot of the frame, or what filled it."""

    mentions: tuple[Mention, ...] = ()
    step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Both sides of a deed as its sentence names them, and the speaker's actor where the frame asks for it."""

    acting: Side
    undergoing: Side
    said: tuple[Actor, ...] = ()


def parties(scene: Scene, trigger: Trigger, entry: Entry, speaker: Speaker | None) -> Parties:
    """Whom the frame of an entry finds on both sides, and who is found where a noun leaves its side to its verb."""
    said: tuple[Actor, ...] = ()
    by_speaker = any("speaker" in group for group in entry.frame.actors) or _says_self(scene, trigger, entry)
    if by_speaker and speaker and speaker.entity and speaker.code:
        said = (Actor(entity=speaker.entity, code=speaker.code),)
    acting = _side(scene, trigger, entry.frame.actors)
    if not acting.mentions and entry.noun and trigger.light_part == "actor":
        acting = Side(mentions=fill(scene, trigger, "subj"), step="light")
    if not acting.mentions and entry.noun and entry.type == "ASSAULT":
        acting = Side(mentions=claiming(scene, trigger), step="claim")
    if acting.mentions and entry.noun and entry.frame.recipients and _aimed_at(scene, trigger, acting.mentions[0]):
        return Parties(acting=Side(), undergoing=Side(mentions=acting.mentions, step="aim"), said=said)
    undergoing = _undergoing(scene, trigger, entry, acting.mentions)
    if not acting.mentions and entry.noun and possessed(scene, trigger):
        owner = subject(scene, trigger.i)
        if owner and owner not in undergoing.mentions:
            acting = Side(mentions=(owner,), step="owner")
    return Parties(acting=acting, undergoing=undergoing, said=said)


def meets_stranger(scene: Scene, trigger: Trigger, entry: Entry) -> bool:
    """Whether somebody without a code is named as the one met: `melakukan pertemuan dengan Kolonel Hamzah`."""
    if entry.frame.recipients:
        return False
    partners = (slot for slots in entry.frame.actors for slot in slots[1:] if slot not in ("gen", "obj"))
    return any(not m.actors and m.kind in ("name", "role") for slot in partners for m in fill(scene, trigger, slot))


def _undergoing(scene: Scene, trigger: Trigger, entry: Entry, acting: Sequence[Mention]) -> Side:
    """Whom a deed befalls by its frame, its light verb or the verb that tells its outcome."""
    if entry.frame.recipients == entry.frame.actors:  # `saling tuduh`: each side does it to the other
        return Side(mentions=tuple(acting), step="mutual") if len(bare(actors_of(acting))) > 1 else Side()
    framed = _side(scene, trigger, entry.frame.recipients, lambda m: not _own_force(scene, m, acting, entry))
    others = tuple(m for m in framed.mentions if _other(m, acting))
    if others:
        return Side(mentions=others, step=framed.step)
    if entry.noun and entry.frame.recipients and trigger.light_part == "recipient":
        others = tuple(m for m in fill(scene, trigger, "subj") if m not in acting)
        if others:
            return Side(mentions=others, step="light")
    if entry.noun and entry.frame.recipients:
        return Side(mentions=_hit(scene, trigger), step="hit")
    return Side()


def _hit(scene: Scene, trigger: Trigger) -> tuple[Mention, ...]:
    """Whom a deed hit by the verb that tells its outcome: `serangan Israel menewaskan warga Palestina`."""
    for verb, children in scene.children.items():
        if trigger.i in children and scene.tokens[trigger.i].dep == "nsubj" and scene.is_(verb, "result"):
            found = scene.first_mention(verb + 1)
            return scene.together(found) if found and found.actors else ()
    return ()


def _says_self(scene: Scene, trigger: Trigger, entry: Entry) -> bool:
    """Whether the speaker is the subject, or the owner of what is named: `kami akan membantu`, `permintaan kami`."""
    behind = max(trigger.tokens) + 1
    owned = any("gen" in slots for slots in entry.frame.actors) and behind < len(scene.tokens)
    carrier = trigger.carrier
    kids = scene.children.get(carrier, ())
    subjects = [k for k in kids if scene.tokens[k].dep == "nsubj" and k < carrier] or [scene.before(carrier)]
    return any(
        scene.grammar.has(scene.tokens[k].lemma, "self") for k in (*subjects, *([behind] if owned else [])) if k >= 0
    )


def _side(
    scene: Scene,
    trigger: Trigger,
    choices: Sequence[Sequence[str]],
    fits: Callable[[Mention], bool] = lambda mention: True,
) -> Side:
    for slots in choices:
        found = [mention for slot in slots if slot != "speaker" for mention in fill(scene, trigger, slot)]
        coded = tuple(dict.fromkeys(mention for mention in found if mention.actors and fits(mention)))
        if coded:
            return Side(mentions=coded, step="+".join(slots))
    return Side()


def _other(mention: Mention, acting: Sequence[Mention]) -> bool:
    """Whether a mention may undergo a deed: no word that points back at the doer, nor the doer's own ground."""
    if mention in acting:
        return False
    return not (mention.kind == "reference" or mention.place) or not bare(mention.actors) <= bare(actors_of(acting))


def _own_force(scene: Scene, mention: Mention, acting: Sequence[Mention], entry: Entry) -> bool:
    """Whether a force without a state of its own would be hit by its own: `Israel menyerang tentara di Suriah`."""
    if entry.type != "ASSAULT" or not acting or bare(mention.actors) != bare(actors_of(acting)):
        return False
    words = scene.tokens[mention.first : mention.last]
    return not any(actor.sector for actor in (*mention.actors, *actors_of(acting))) and all(
        word.text.islower() for word in words
    )


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
