"""Blame by mouth: what one side says of another in words of blame, where no word of the lexicon tells a deed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from taut.extract.events.drafts import Draft, bare
from taut.extract.events.lexicon import Entry, Frame
from taut.extract.events.scene import Scene
from taut.extract.events.status import status
from taut.extract.events.triggers import Trigger
from taut.languages import Pack
from taut.model import Actor, Mention, Quote, Span


def blame(scene: Scene, quote: Quote, told: Sequence[Span], pack: Pack) -> Draft | None:
    """An ACCUSE for a quote that blames whom it is about, and tells no event by itself.

    `told` are the triggers already coded.
    """
    speaker, content = quote.speaker, quote.evidence.content[0]
    if speaker is None or speaker.entity is None or speaker.code is None:
        return None
    if any(content.covers(trigger) for trigger in told):
        return None
    about = _subject(scene, content)
    cue = _cue(scene, quote)
    if about is None or cue is None or any(span.start <= scene.tokens[cue].start < span.end for span in told):
        return None
    if speaker.code in bare(about.actors) or scene.is_(cue, "denial"):
        return None
    if not _blames(scene, content, pack):
        return None
    entry = _entry(scene.tokens[cue].lemma, pack)
    return Draft(
        sentence=scene.sentence.i,
        trigger=Trigger(tokens=(cue,), entries=(entry,)),
        entry=entry,
        type=entry.type,
        mode=entry.mode,
        status="done",
        actors=(Actor(entity=speaker.entity, code=speaker.code),),
        recipients=about.actors,
        actor_mentions=(),
        recipient_mentions=(about,),
        actor_step="speaker",
        recipient_step="comp",
        reported_by=speaker.entity,
    )


def _entry(lemma: str, pack: Pack) -> Entry:
    """The row that a verb of speech would have if it told the accusation by itself."""
    return Entry(
        rule=f"{pack.language}/speech:{lemma}",
        words=(lemma,),
        noun=False,
        type="ACCUSE",
        mode="disapprove",
        frame=Frame(actors=(("speaker",),), recipients=(("comp",),)),
        needs=frozenset({"both", "crossing"}),
        alone=True,
        topic=False,
        example="",
        expect="",
    )


@cache
def _phrases(pack: Pack) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(word.split()) for word in pack.words("blame"))


def _blames(scene: Scene, content: Span, pack: Pack) -> bool:
    """Whether the content holds a word of blame that nothing before it denies."""
    phrases = _phrases(pack)
    said = [t for t in scene.tokens if content.start <= t.start < content.end and t.i not in scene.at]
    lemmas = [token.lemma for token in said]
    return any(
        tuple(lemmas[k : k + size]) in phrases and status(scene, token.i) not in ("negated", "refused")
        for k, token in enumerate(said)
        for size in (3, 2, 1)
    )


def _subject(scene: Scene, content: Span) -> Mention | None:
    """Whom the content is about: its first mention, where that is a doer with a code and stands before any verb."""
    first = next((m for m in scene.mentions if content.covers(m.span)), None)
    if first is None or not first.actors or first.place or scene.preposition(first) is not None:
        return None
    before = (t.i for t in scene.tokens if content.start <= t.start < first.span.start)
    return None if any(scene.verb(k) for k in before) else first


def _cue(scene: Scene, quote: Quote) -> int | None:
    """The token of the quote's cue, the nearest to its content."""
    content = quote.evidence.content[0]
    found = [t for t in scene.tokens if quote.cue and t.text.lower() == quote.cue and t.i not in scene.at]
    nearest = min(found, key=lambda token: abs(token.start - content.start), default=None)
    return nearest.i if nearest else None
