"""Authority: which state does what only a state does, where nobody is named: `warga Prancis ditangkap`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from taut.extract.events.drafts import Draft, bare
from taut.extract.events.scene import Scene
from taut.extract.events.slots import agent_start
from taut.model import Actor, Entity, Mention

STATE_CODE = 3  # letters of a code that is a state's


def charged(draft: Draft, scene: Scene, acting: Sequence[Actor], entities: Sequence[Entity]) -> Draft:
    """A deed of state without a doer, with the one state that can have done it.

    It is the state whose officers the sentence names, else the undergoer's own where he is its minister or its
    opponent, else the one where it happens or whose officers act elsewhere in the article (`acting`), else the
    undergoer's own where the article speaks of nobody else. Of two states neither is.
    """
    if "authority" not in draft.entry.needs or draft.actors or not draft.recipients or _by_somebody(scene, draft):
        return draft
    beside = [mention for mention in scene.mentions if mention not in draft.recipient_mentions]
    officers = _states(mention for mention in beside if _officer(scene, mention))
    places = _states(mention for mention in beside if scene.is_(mention.first - 1, "locative"))
    own = _own(draft, entities)
    alone = own if {entity.code for entity in entities if entity.code} == bare(own) else ()
    for known in (officers, own if _at_home(draft) else (), (*places, *acting), alone):
        states = bare(known)
        if states:
            only = next(iter(known)) if len(states) == 1 else None
            return replace(draft, actors=(only,), actor_step="authority", inferred="authority") if only else draft
    return draft


def officials(scenes: Iterable[Scene], told: Iterable[Draft]) -> tuple[Actor, ...]:
    """The states that act as one in an article: by a court, prison or police named, or by a deed of state."""
    named = _states(mention for scene in scenes for mention in scene.mentions if _officer(scene, mention))
    done = [actor for draft in told if "authority" in draft.entry.needs for actor in draft.actors]
    return (*named, *(actor for actor in done if _is_state(actor)))


def _is_state(actor: Actor) -> bool:
    return actor.sector is None and len(actor.code) == STATE_CODE


def _officer(scene: Scene, mention: Mention) -> bool:
    """Whether a mention names a court, a prison, the police: `kepolisian Malaysia`."""
    words = (scene.tokens[i].lemma for i in range(mention.first, mention.last))
    return any(scene.grammar.has(word, "authority") for word in words)


def _states(mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    return tuple(actor for mention in mentions for actor in mention.actors if _is_state(actor))


def _own(draft: Draft, entities: Sequence[Entity]) -> tuple[Actor, ...]:
    """The states whose people the deed befalls."""
    codes = bare(draft.recipients)
    return tuple(Actor(entity=e.id, code=e.code) for e in entities if e.code in codes and e.code and e.kind == "state")


def _at_home(draft: Draft) -> bool:
    """Whether only the undergoer's own state does this to him: `menteri dipecat`, `tokoh oposisi ditangkap`."""
    sectors = {actor.sector for actor in draft.recipients}
    return sectors == {"OPP"} or ("own" in draft.entry.needs and sectors == {None})


def _by_somebody(scene: Scene, draft: Draft) -> bool:
    """Whether the sentence says who did it, though not of which state: `ditangkap massa`, but not `oleh polisi`."""
    if (draft.entry.noun and draft.trigger.light_part is None) or ("subj",) in draft.entry.frame.recipients:
        return False
    i = draft.trigger.carrier
    if scene.tokens[i].voice not in ("pass", "acc"):
        return True
    doer = _doer(scene, i)
    return doer is not None and not any(scene.is_(k, "authority") for k in scene.phrase(doer))


def _doer(scene: Scene, i: int) -> int | None:
    """Where the doer's phrase begins, behind `oleh` or right behind the passive at `i`."""
    start = agent_start(scene, i)
    if start is not None:
        return start
    behind = i + 1 < len(scene.tokens) and i + 1 not in scene.at
    return i + 1 if behind and scene.tokens[i + 1].pos == "NOUN" and not scene.is_(i + 1, "locality") else None
