"""Drafts: what a trigger with its frame says, before claims, dates and retellings are settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from taut.extract.events.lexicon import Entry
from taut.extract.events.scene import Scene
from taut.extract.events.triggers import Trigger
from taut.model import Actor, Mention

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
    actor_step: str = ""  # what found the actors: a slot of the frame, "speaker", "light", "owner" ...
    recipient_step: str = ""
    unknown: bool = False  # whether the sentence names a doer or a party that has no code: `teroris menargetkan X`
    definite: bool = False  # `serangan itu`: points back to a deed already told
    reported_by: str | None = None
    speaker: str | None = None  # the code of whoever is quoted with it
    inferred: str = ""  # how parties were found that the sentence does not name: "retold", "context", "authority"

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
        return bare(actors) != bare(recipients) or _rebel(recipients) != _rebel(actors)
    return _who(actors) != _who(recipients)


def _rebel(side: Sequence[Actor]) -> bool:
    """Whether a side is up in arms against its state: no word of that state's is said to its own."""
    return {actor.sector for actor in side} == {"REB"}


def eased(entry: Entry) -> Entry:
    """An entry as a plan: who will cooperate need not say with whom: `akan bekerja sama dengan banyak pihak`."""
    if entry.noun or entry.type != "COOPERATE" or entry.frame.recipients:
        return entry
    return replace(entry, needs=(entry.needs - {"both", "crossing"}) | {"actor", "state"})


def lack(entry: Entry, actors: Sequence[Actor], recipients: Sequence[Actor]) -> str:
    """What keeps a draft that does not fit its entry's needs from being told."""
    if not actors:
        return "no actor resolved"
    if not recipients and entry.frame.recipients and entry.needs & {"recipient", "both", "crossing"}:
        return "no recipient resolved"
    if not fits(entry, actors, recipients):
        return "no second party resolved" if not entry.frame.recipients else "both sides the same"
    return "named as a topic"


def is_definite(scene: Scene, trigger: Trigger) -> bool:
    """Whether an event noun points back: `serangan udara itu`."""
    end = scene.phrase_end(max(trigger.tokens) + 1)
    return any(scene.is_(k, "definite") for k in range(max(trigger.tokens) + 1, end))


def joined(scene: Scene, drafts: Sequence[tuple[Draft, T]]) -> list[tuple[Draft, T]]:
    """One deed where a verb only goes on about another of its type: `serangan Israel menewaskan warga Palestina`."""
    kept = dict(enumerate(drafts))
    for k, (draft, _) in enumerate(drafts):
        if draft.entry.noun:
            continue
        same = {n: _hitting(other, draft) for n, (other, _) in kept.items() if n < k and other.type == draft.type}
        at = next((n for n in reversed(same) if _goes_on(scene, same[n], draft)), None)
        if at is not None and (_whole(same[at]) or not _whole(draft)):
            del kept[k]
            kept[at] = same[at], kept[at][1]
    return list(kept.values())


def _whole(draft: Draft) -> bool:
    return fits(draft.entry, draft.actors, draft.recipients)


def _hitting(deed: Draft, outcome: Draft) -> Draft:
    """A deed with those as its recipients whom its outcome names, where it has none."""
    if deed.recipients or not outcome.recipients:
        return deed
    hit, mentions = outcome.recipients, outcome.recipient_mentions
    return replace(deed, recipients=hit, recipient_mentions=mentions, recipient_step="hit")


def _goes_on(scene: Scene, deed: Draft, verb: Draft) -> bool:
    """Whether a verb tells no deed of its own but the outcome or aim of one told before it in its sentence.

    The noun of that deed is its subject, or has it in its relative clause (`serangan di Kabul yang menargetkan X`), or
    it only counts the victims (`mengebom Gaza dan menewaskan X`).
    """
    i = verb.trigger.i
    if scene.is_(i, "toll"):
        return True
    if not deed.entry.noun:
        return False
    if any(
        child == deed.trigger.i and scene.tokens[child].dep.startswith("nsubj") for child in scene.children.get(i, ())
    ):
        return True
    k = scene.before(i)
    between = range(max(deed.trigger.tokens) + 1, k)
    aimed = scene.is_(k, "relative") and scene.is_(i, "result")
    return aimed and not any(scene.verb(j) or scene.is_(j, "relative", "clause") for j in between)
