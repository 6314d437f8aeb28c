"""Records: what an article tells, as events with ids, numbers and evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from taut.extract.events.coding import Told, told
from taut.extract.events.colours import contexts
from taut.extract.events.happenings import number
from taut.extract.where import where_for
from taut.languages import Pack
from taut.model import Article, Doc, Event, Evidence, Names, Quote, Skip
from taut.world.codebook import load_codebook

Record = tuple[Told, Event]  # an event and the telling that it comes from


def events(
    doc: Doc, names: Names, quotes: Sequence[Quote], pack: Pack, least: float | None = None
) -> tuple[tuple[Record, ...], tuple[Skip, ...]]:
    """All events of an article in reading order, and the triggers that told none, with the reason.

    `least` is the confidence below which an event is left out; None takes the pack's own.
    """
    least = pack.settings["events"]["least_confidence"] if least is None else least
    found, skipped = told(doc, names, quotes, pack)
    sure = [item for item in found if item.confidence >= least]
    doubtful = (
        Skip(what="event", why=f"confidence {item.confidence:.2f} is below {least:.2f}", evidence=item.trigger)
        for item in found
        if item.confidence < least
    )
    numbers = number([item.draft for item in sure], [item.when for item in sure])
    coded = tuple((item, _event(item, n, doc.article, names, pack)) for item, n in zip(sure, numbers, strict=True))
    return coded, (*skipped, *doubtful)


def _scenery(item: Told, names: Names) -> Names:
    """The names that may say where a deed happened: nobody's who acts or is acted upon, but for `serangan di Gaza`."""
    draft, scene_ = item.draft, item.scene
    parties_ = {*draft.actor_mentions, *draft.recipient_mentions}
    places = (m for m in scene_.mentions if m not in parties_ or scene_.is_(m.first - 1, "locative"))
    return replace(names, mentions=tuple(places))


def _event(item: Told, happening: int, article: Article, names: Names, pack: Pack) -> Event:
    draft, codebook = item.draft, load_codebook()
    identity = (article.id, item.trigger, draft.type, draft.status, draft.actors, draft.recipients)
    return Event(
        id=hashlib.sha256(repr(identity).encode()).hexdigest()[:16],
        type=draft.type,
        mode=draft.mode,
        contexts=contexts([token.lemma for token in item.scene.tokens], pack),
        status=draft.status,
        actors=draft.actors,
        recipients=draft.recipients,
        when=item.when,
        where=where_for(item.scene.sentence, draft.trigger.i, _scenery(item, names)),
        quad=codebook.types[draft.type].quad,
        score=codebook.score(draft.type, draft.mode),
        happening=happening,
        reported_by=draft.reported_by,
        confidence=item.confidence,
        evidence=Evidence(
            sentence=item.scene.sentence.span,
            rule=f"{draft.entry.rule}+{draft.inferred}" if draft.inferred else draft.entry.rule,
            trigger=item.trigger,
            actors=tuple(mention.span for mention in draft.actor_mentions),
            recipients=tuple(mention.span for mention in draft.recipient_mentions),
        ),
    )
