"""The cast of an article: whom it is about, and hence who is meant where a sentence leaves a side out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from taut.extract.events.drafts import Draft, fits
from taut.model import Actor, Mention

# Deeds that the news often tells with one side only, where the other is nobody's secret in the rest.
WITHOUT_ACTOR = frozenset({"ASSAULT", "SANCTION", "THREATEN", "AGREE", "REQUEST", "MOBILIZE"})
WITHOUT_RECIPIENT = frozenset({"AGREE", "ASSAULT", "MOBILIZE", "CONSULT", "COOPERATE", "RETREAT"})
LEAD = 3  # sentences, the headline included, that say whom an article is about
LEAD_WEIGHT = 3
SHARE = 0.5  # of the mentions of all others that the other side has


def cast(mentions: Iterable[Mention]) -> Counter[Actor]:
    """How often each actor of an article is named as one, in the lead more so; places do not count."""
    counts: Counter[Actor] = Counter()
    for mention in mentions:
        if not mention.place and mention.kind != "reference":
            weight = LEAD_WEIGHT if mention.sentence < LEAD else 1
            for actor in mention.actors:
                counts[actor] += weight
    return counts


def implied(draft: Draft, counts: Counter[Actor]) -> Draft:
    """A draft that lacks one side, with the one other party that the article is mostly about."""
    if draft.unknown or not draft.entry.frame.recipients or bool(draft.actors) == bool(draft.recipients):
        return draft
    needs = draft.entry.needs
    onesided = draft.type in (WITHOUT_ACTOR if draft.recipients else WITHOUT_RECIPIENT)
    if "named" in needs or (onesided and not needs & {"both", "crossing"}):
        return draft
    other = _other(draft.actors or draft.recipients, counts)
    if other is None:
        return draft
    if draft.actors:
        filled = replace(draft, recipients=(other,), recipient_step="context", inferred="context")
    else:
        filled = replace(draft, actors=(other,), actor_step="context", inferred="context")
    return filled if fits(filled.entry, filled.actors, filled.recipients) else draft


def _other(side: Sequence[Actor], counts: Counter[Actor]) -> Actor | None:
    """The party that has most of the mentions of all that are not on a side; sectors of one state count apart."""
    known = {(actor.code, actor.sector) for actor in side}
    parties: Counter[tuple[str, str | None]] = Counter()
    for actor, count in counts.items():
        if (actor.code, actor.sector) not in known:
            parties[actor.code, actor.sector] += count
    if not parties:
        return None
    (code, sector), most = parties.most_common(1)[0]
    if most < SHARE * parties.total():
        return None
    return next(a for a, _ in counts.most_common() if (a.code, a.sector) == (code, sector))
