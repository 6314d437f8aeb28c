"""Drafts: what a trigger with its frame says, before claims, dates and retellings are settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from taut.extract.events.lexicon import Entry
from taut.extract.events.scene import Scene
from taut.extract.events.slots import fill, subject
from taut.extract.events.triggers import Trigger
from taut.model import Actor, Mention, Speaker

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


T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event in the making."""

    sentence: int
    trigger: Trigger
    entry: Entry
    type: str
    mode: str | None
    status: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    actor_mentions: tuple[Mention, ...]
    recipient_mentions: tuple[Mention, ...]
    definite: bool = False  # `serangan itu`: points back to a deed already told
    reported_by: str | None = None
    inferred: str = ""  # how parties were found that the sentence does not name: "retold", "counterpart"

    @property
    def position(self) -> tuple[int, int]:
        """Where in the article it is told: sentence and token."""
        return self.sentence, self.trigger.i


def bare(actors: Iterable[Actor]) -> frozenset[str]:
    """The codes of actors without their sectors."""
    return frozenset(actor.code for actor in actors)


def sides(actors: Iterable[Actor]) -> frozenset[str]:
    """Who actors are, for telling deeds apart: a state by its code, whoever else it has by its entity."""
    return frozenset(actor.entity if actor.sector else actor.code for actor in actors)


def _who(actors: Iterable[Actor]) -> frozenset[tuple[str, str | None]]:
    return frozenset((actor.code, actor.sector) for actor in actors)


def actors_of(mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    """The actors that mentions stand for, each once, in order."""
    return tuple(dict.fromkeys(actor for mention in mentions for actor in mention.actors))


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


def fits(entry: Entry, actors: Sequence[Actor], recipients: Sequence[Actor]) -> bool:
    """Whether what was found is enough for the entry's needs.

    Where a frame has no recipients, all sides are actors: such a deed needs two of them to have both sides.
    """
    if not actors and not recipients:
        return False
    needs = entry.needs
    if needs & {"actor", "both", "crossing", "state"} and not actors:
        return False
    if needs & {"recipient", "both", "crossing"}:
        if not entry.frame.recipients:
            return len(sides(actors)) > 1
        if not recipients:
            return False
    if "state" in needs and any(actor.sector for actor in actors):
        return False
    if "crossing" not in needs:
        return True
    if any("speaker" in group for group in entry.frame.actors):  # nobody accuses his own side
        return bare(actors) != bare(recipients)
    return _who(actors) != _who(recipients)


def possessed(scene: Scene, trigger: Trigger) -> bool:
    """Whether the trigger carries a possessive clitic: `serangannya`."""
    token = scene.tokens[trigger.i]
    return scene.grammar.has(token.text.lower().removeprefix(token.lemma), "possessive")


def is_definite(scene: Scene, trigger: Trigger) -> bool:
    """Whether an event noun points back: `serangan udara itu`."""
    end = scene.phrase_end(max(trigger.tokens) + 1)
    return any(scene.is_(k, "definite") for k in range(max(trigger.tokens) + 1, end))


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
    if trigger.entries[0].noun or governor is None or not scene.is_(governor, "withholding"):
        return False
    return not any(scene.mark(k) or scene.is_(k, "relative", "clause") for k in range(governor + 1, trigger.i))


def _holds(matrix: Trigger, trigger: Trigger) -> bool:
    """Whether a matrix predicate takes such a deed into itself."""
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


def inherited(scene: Scene, embedded_triggers: Sequence[Trigger], actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """Towards whom a promise, demand or threat goes when only its content says so: `berjanji membantu Ukraina`."""
    for trigger in embedded_triggers:
        for entry in trigger.entries:
            acting, undergoing, _ = parties(scene, trigger, entry, None)
            others = tuple(mention for mention in (*undergoing, *acting) if mention not in actors)
            if others:
                return others
    return ()


def joined(scene: Scene, drafts: Sequence[tuple[Draft, T]]) -> list[tuple[Draft, T]]:
    """One deed where an event noun is subject of a verb of its type: `serangan Israel menewaskan warga Palestina`."""
    nouns = {draft.trigger.i: k for k, (draft, _) in enumerate(drafts) if draft.entry.noun}
    kept = dict(enumerate(drafts))
    for k, (draft, _) in enumerate(drafts):
        subjects = [c for c in scene.children.get(draft.trigger.i, ()) if scene.tokens[c].dep.startswith("nsubj")]
        at = next((nouns[c] for c in subjects if c in nouns and not draft.entry.noun), None)
        if at is not None and kept[at][0].type == draft.type:
            noun, rest = kept[at]
            kept[at] = replace(noun, recipients=noun.recipients or draft.recipients), rest
            del kept[k]
    return list(kept.values())
