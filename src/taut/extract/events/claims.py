"""Claims: deeds told inside what somebody says, and whose word stands for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from taut.extract.events.drafts import Draft, bare
from taut.model import Actor, Quote, Span, Speaker

CONFLICT = frozenset({"ACCUSE", "THREATEN", "SANCTION", "COERCE", "ASSAULT"})
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST"})
HELP = frozenset({"AID", "COOPERATE", "SUPPORT"})


def quote_of(trigger: Span, quotes: Sequence[Quote]) -> Quote | None:
    """The innermost quote in whose content a trigger stands."""
    around = [quote for quote in quotes if any(span.covers(trigger) for span in quote.evidence.content)]
    return min(around, key=lambda quote: sum(s.end - s.start for s in quote.evidence.content), default=None)


def hostile(drafts: Iterable[Draft]) -> frozenset[frozenset[str]]:
    """The pairs of codes that an article shows in conflict, whichever way."""
    return frozenset(
        frozenset((one, other))
        for draft in drafts
        if draft.type in CONFLICT and draft.status != "negated"
        for one in bare(draft.actors)
        for other in bare(draft.recipients)
        if one != other
    )


def settle(
    draft: Draft,
    quote: Quote | None,
    enemies: frozenset[frozenset[str]],
    officials: frozenset[str],
    charges: frozenset[str],
) -> Draft:
    """Note who reports a draft; an opponent's word about another's deed is an accusation, not the deed.

    An opponent is who suffers the deed, stands in conflict with its doer elsewhere in the article, or speaks for
    another state. Whoever speaks of some deeds (`charges`: `genosida`) accuses.
    """
    if quote is None or quote.speaker is None or quote.speaker.entity is None:
        return draft
    speaker = quote.speaker
    told = replace(draft, reported_by=speaker.entity)
    if draft.actor_step == "claim":  # his own word for it is nobody's allegation
        return told
    if draft.type not in DEEDS | HELP or draft.definite or not speaker.code or speaker.entity is None:
        return told
    doers = bare(draft.actors)
    opposed = _opposed(draft, speaker, enemies, officials, charges)
    if not doers or speaker.code in doers or not opposed or draft.status in ("negated", "hypothetical"):
        return told
    return replace(
        told,
        type="ACCUSE",
        mode="allege",
        status="done",
        actors=(Actor(entity=speaker.entity, code=speaker.code),),
        recipients=draft.actors,
        actor_mentions=(),
        recipient_mentions=draft.actor_mentions,
        actor_step="speaker",
        recipient_step=draft.actor_step,
    )


def _opposed(
    draft: Draft,
    speaker: Speaker,
    enemies: frozenset[frozenset[str]],
    officials: frozenset[str],
    charges: frozenset[str],
) -> bool:
    """Whether a speaker is an opponent of a hostile deed's doer, or of whom a friendly one helps."""
    facing = draft.recipients if draft.type in HELP else draft.actors
    if any(frozenset((speaker.code, code)) in enemies for code in bare(facing)):
        return True
    official = speaker.entity in officials and _predicated(draft) and draft.status != "planned"
    harmed = speaker.code in bare(draft.recipients)
    return draft.type not in HELP and (harmed or official or draft.entry.words[0] in charges)


def _predicated(draft: Draft) -> bool:
    """Whether a deed is what is said, by a verb or by a noun with its light verb, and not what is taken as known."""
    return not draft.entry.noun or (draft.trigger.light is not None and draft.type != "MOBILIZE")
