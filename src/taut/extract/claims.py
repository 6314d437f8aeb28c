"""Claims: deeds told inside what somebody says, and whose word stands for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from taut.extract.drafts import Draft, bare
from taut.model import Actor, Quote, Span

DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST"})


def quote_of(trigger: Span, quotes: Sequence[Quote]) -> Quote | None:
    """The innermost quote in whose content a trigger stands."""
    around = [quote for quote in quotes if any(span.covers(trigger) for span in quote.evidence.content)]
    return min(around, key=lambda quote: sum(s.end - s.start for s in quote.evidence.content), default=None)


def settle(draft: Draft, quote: Quote | None) -> Draft:
    """Note who reports a draft; an opponent's word about another's deed is an accusation, not the deed."""
    if quote is None or quote.speaker is None or quote.speaker.entity is None:
        return draft
    speaker = quote.speaker
    told = replace(draft, reported_by=speaker.entity)
    if draft.type not in DEEDS or draft.definite or not speaker.code or speaker.entity is None:
        return told
    doers, sufferers = bare(draft.actors), bare(draft.recipients)
    if (
        not doers
        or speaker.code in doers
        or speaker.code not in sufferers
        or draft.status in ("negated", "hypothetical")
    ):
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
    )
