"""Events: who did what to whom, read off each sentence by the lexicon."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from taut.extract.claims import quote_of, settle
from taut.extract.colours import contexts, mode
from taut.extract.dates import DateMention, find_dates, long_before, when_for
from taut.extract.drafts import Draft, actors_of, embedded, fits, inherited, is_definite, parties
from taut.extract.grammar import grammar
from taut.extract.happenings import number
from taut.extract.lexicon import lexicon
from taut.extract.scene import Scene, scene
from taut.extract.status import status
from taut.extract.triggers import Trigger, find_triggers
from taut.extract.where import where_for
from taut.languages import Pack
from taut.model import Article, Doc, Event, Evidence, Mention, Names, Quote, Skip, Span, When
from taut.world.codebook import Codebook, load_codebook

# A planned deed of these types is a promise of it, or an announced yielding.
PROMISED = {
    "CONSULT": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "AID": "AGREE",
    "AGREE": "AGREE",
    "RETREAT": "CONCEDE",
    "CONCEDE": "CONCEDE",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A draft with its scene and date, ready to become an event."""

    draft: Draft
    scene: Scene
    when: When | None


def events(doc: Doc, names: Names, quotes: Sequence[Quote], pack: Pack) -> tuple[tuple[Event, ...], tuple[Skip, ...]]:
    """All events of an article in reading order, and the triggers that stayed without an actor."""
    told: list[_Told] = []
    skipped: list[Skip] = []
    dates = find_dates(doc, pack)
    for scene_ in _scenes(doc, names, pack):
        for item in _read_scene(scene_, doc.article, quotes, dates, [t.draft for t in told], pack):
            if isinstance(item, Skip):
                skipped.append(item)
            else:
                told.append(item)
    numbers = number([t.draft for t in told], [t.when for t in told])
    codebook = load_codebook()
    coded = tuple(
        _event(item, happening, doc.article, names, pack, codebook)
        for item, happening in zip(told, numbers, strict=True)
    )
    return coded, tuple(skipped)


def _scenes(doc: Doc, names: Names, pack: Pack) -> Iterator[Scene]:
    grouped: dict[int, list[Mention]] = {}
    for mention in names.mentions:
        grouped.setdefault(mention.sentence, []).append(mention)
    for sentence in doc.sentences:
        yield scene(sentence, grouped.get(sentence.i, ()), grammar(pack))


def _read_scene(
    scene_: Scene,
    article: Article,
    quotes: Sequence[Quote],
    dates: Sequence[DateMention],
    earlier: Sequence[Draft],
    pack: Pack,
) -> Iterator[_Told | Skip]:
    triggers = find_triggers(scene_, lexicon(pack))
    inside = embedded(scene_, triggers)
    for trigger in triggers:
        definite = trigger.entries[0].noun and is_definite(scene_, trigger)
        if trigger.i in inside and not definite:
            continue
        span = _span(scene_, trigger.tokens)
        quote = quote_of(span, quotes)
        content = [other for other in triggers if inside.get(other.i) == trigger]
        draft = _draft(scene_, trigger, content, quote, definite, earlier, pack)
        if draft is None:
            yield Skip(what="event", why="no actor resolved", evidence=span)
            continue
        when = when_for(scene_.sentence, trigger.i, dates, article)
        draft = _in_time(settle(draft, quote), when, article)
        earlier = (*earlier, draft)
        yield _Told(draft=draft, scene=scene_, when=when)


def _draft(
    scene_: Scene,
    trigger: Trigger,
    content: Sequence[Trigger],
    quote: Quote | None,
    definite: bool,
    earlier: Sequence[Draft],
    pack: Pack,
) -> Draft | None:
    """The first alternative entry of a trigger whose needs are met, or an earlier deed pointed back to."""
    for entry in trigger.entries:
        acting, undergoing, said = parties(scene_, trigger, entry, quote.speaker if quote else None)
        if not undergoing and entry.frame.recipients:
            undergoing = inherited(scene_, content, acting)
        elif len(acting) == 1 and not entry.frame.recipients:
            acting = (*acting, *inherited(scene_, content, acting))
        draft = Draft(
            sentence=scene_.sentence.i,
            trigger=trigger,
            entry=entry,
            type=entry.type,
            mode=mode(scene_, trigger, entry, pack),
            status=status(scene_, trigger.light if trigger.light is not None else trigger.i),
            actors=actors_of(acting) or said,
            recipients=actors_of(undergoing),
            actor_mentions=acting,
            recipient_mentions=undergoing,
            definite=definite,
        )
        if definite and (pointed := _pointed_to(draft, earlier)):
            return pointed
        if fits(entry, draft.actors, draft.recipients) and _tells(scene_, draft):
            return draft
    return None


def _pointed_to(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The draft completed from the deed it points back to."""
    for other in reversed(earlier):
        if other.type == draft.type and other.status != "negated":
            return replace(
                draft,
                mode=draft.mode or other.mode,
                actors=other.actors,
                recipients=other.recipients,
                status=other.status,
            )
    return None


def _tells(scene_: Scene, draft: Draft) -> bool:
    """Whether an event noun names a definite happening rather than a topic."""
    if not draft.entry.noun or draft.trigger.light is not None:
        return True
    if not draft.entry.alone:
        return False
    return bool(draft.actors) or draft.definite


def _in_time(draft: Draft, when: When | None, article: Article) -> Draft:
    """Turn planned yielding into its promise, and old deeds into background."""
    if draft.status == "planned" and draft.type in PROMISED:
        return replace(draft, type=PROMISED[draft.type], mode=None, status="done")
    if draft.status in ("done", "ongoing") and long_before(when, article):
        return replace(draft, status="historical")
    return draft


def _span(scene_: Scene, tokens: Sequence[int]) -> Span:
    found = [scene_.tokens[i] for i in tokens]
    return Span(start=min(t.start for t in found), end=max(t.end for t in found))


def _event(item: _Told, happening: int, article: Article, names: Names, pack: Pack, codebook: Codebook) -> Event:
    draft, trigger = item.draft, _span(item.scene, item.draft.trigger.tokens)
    identity = (article.id, trigger, draft.type, draft.status, draft.actors, draft.recipients)
    return Event(
        id=hashlib.sha256(repr(identity).encode()).hexdigest()[:16],
        type=draft.type,
        mode=draft.mode,
        contexts=contexts([token.lemma for token in item.scene.tokens], pack),
        status=draft.status,
        actors=draft.actors,
        recipients=draft.recipients,
        when=item.when,
        where=where_for(item.scene.sentence, draft.trigger.i, names),
        quad=codebook.types[draft.type].quad,
        score=codebook.score(draft.type, draft.mode),
        happening=happening,
        reported_by=draft.reported_by,
        evidence=Evidence(
            sentence=item.scene.sentence.span,
            rule=draft.entry.rule,
            trigger=trigger,
            actors=tuple(mention.span for mention in draft.actor_mentions),
            recipients=tuple(mention.span for mention in draft.recipient_mentions),
        ),
    )
