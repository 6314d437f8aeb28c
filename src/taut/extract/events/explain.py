"""Explanations: why each event of an article was coded as it was."""

from __future__ import annotations

from collections.abc import Sequence

from taut.extract.events.coding import Told
from taut.extract.events.confidence import shares
from taut.extract.events.records import sifted
from taut.extract.events.status import cues
from taut.languages import Pack
from taut.model import Doc, Event, Explanation, Filler, LexiconRow, Mention, Names, Quote


def explanations(
    doc: Doc, names: Names, quotes: Sequence[Quote], pack: Pack, least: float | None = None
) -> tuple[Explanation, ...]:
    """One explanation for each event that `events` gives of the same article, in the same order."""
    sure, _ = sifted(doc, names, quotes, pack, least)
    return tuple(_explanation(item, event, pack) for item, event in sure)


def _explanation(item: Told, event: Event, pack: Pack) -> Explanation:
    draft, scene = item.draft, item.scene
    entry, trigger = draft.entry, draft.trigger
    carrier = trigger.i if trigger.light is None else trigger.light
    light = scene.tokens[carrier] if trigger.light is not None else None
    return Explanation(
        event=event,
        row=LexiconRow(
            words=" ".join(entry.words),
            type=entry.type,
            mode=entry.mode,
            frame=str(entry.frame),
            needs=tuple(sorted(entry.needs)),
            example=entry.example or None,
            expect=entry.expect or None,
        ),
        voice=scene.tokens[carrier].voice,
        light=light.text if light else None,
        actors=_filler(draft.actor_step, draft.actor_mentions),
        recipients=_filler(draft.recipient_step, draft.recipient_mentions),
        cues=cues(scene, carrier),
        shares=shares(item.facts, pack),
    )


def _filler(step: str, mentions: Sequence[Mention]) -> Filler:
    return Filler(
        step=step or None,
        mentions=tuple(mention.span for mention in mentions),
        kinds=tuple(mention.kind for mention in mentions),
    )
