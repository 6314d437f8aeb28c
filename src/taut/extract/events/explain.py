"""Explanations: why each event of an article was coded as it was."""

from __future__ import annotations

from collections.abc import Sequence

from taut.extract.events.coding import Told
from taut.extract.events.confidence import shares
from taut.extract.events.records import Record
from taut.extract.events.status import cues, told_at
from taut.languages import Pack
from taut.model import Event, Explanation, Filler, LexiconRow, Mention


def explanations(records: Sequence[Record], pack: Pack) -> tuple[Explanation, ...]:
    """One explanation for each event that `events` gives, in the same order."""
    return tuple(_explanation(item, event, pack) for item, event in records)


def _explanation(item: Told, event: Event, pack: Pack) -> Explanation:
    draft, scene = item.draft, item.scene
    entry, trigger = draft.entry, draft.trigger
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
        voice=scene.tokens[trigger.carrier].voice,
        light=None if trigger.light is None else scene.tokens[trigger.light].text,
        actors=_filler(draft.actor_step, draft.actor_mentions),
        recipients=_filler(draft.recipient_step, draft.recipient_mentions),
        cues=cues(scene, told_at(scene, trigger)),
        shares=shares(item.facts, pack),
    )


def _filler(step: str, mentions: Sequence[Mention]) -> Filler:
    return Filler(
        step=step or None,
        mentions=tuple(mention.span for mention in mentions),
        kinds=tuple(mention.kind for mention in mentions),
    )
