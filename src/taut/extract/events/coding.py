"""Events: who did what to whom, read off each sentence by the lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from taut.extract.dates import find_dates, long_before, when_for
from taut.extract.events.attendance import attending
from taut.extract.events.authority import charged, officials
from taut.extract.events.blame import blame, judged
from taut.extract.events.cast import Cast, cast, filled
from taut.extract.events.claims import hostile, quote_of, settle
from taut.extract.events.colours import mode
from taut.extract.events.complements import embedded, inherited, threatens, withheld
from taut.extract.events.confidence import confidence, facts
from taut.extract.events.domestic import is_local, is_politics
from taut.extract.events.drafts import Draft, actors_of, bare, eased, fits, is_definite, joined, lack
from taut.extract.events.grammar import MATERIAL_CONFLICT, grammar
from taut.extract.events.happenings import completed, tells_again
from taut.extract.events.lexicon import Entry, lexicon
from taut.extract.events.parties import Parties, Side, meets_stranger, parties
from taut.extract.events.scene import Scene, scene
from taut.extract.events.slots import is_nobody
from taut.extract.events.status import status, told_at
from taut.extract.events.triggers import Trigger, find_triggers, silenced
from taut.languages import Pack
from taut.model import Article, Doc, Mention, Names, Quote, Skip, Span, When
from taut.world.codebook import load_codebook

# A planned deed of these types is a promise of it, or an announced yielding.
PROMISED = {
    "AGREE": "AGREE",
    "AID": "AGREE",
    "CONCEDE": "CONCEDE",
    "CONSULT": "AGREE",
    "COOPERATE": "AGREE",
    "RETREAT": "CONCEDE",
    "SUPPORT": "AGREE",
}
# A deal or a meeting that is only possible is an agreement that is: `bisa membeli jet`, `peluang bertemu`.
POSSIBLE = frozenset({"CONSULT", "COOPERATE"})
# A refusal of one of these is itself a deed, in this mode.
REFUSED = {
    "AGREE": "assist",
    "AID": "assist",
    "CONCEDE": "yield",
    "CONSULT": "meet",
    "COOPERATE": "assist",
    "RETREAT": "yield",
    "SUPPORT": "assist",
}

DIGITS = 3  # of a confidence, as it is shown and compared
WORLD_REACH = 5  # tokens behind a trigger in which a word for everybody is its party
AGAIN = "told already in this sentence"
LOCAL = "local news: not between government, parties, opposition or rebels"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Told:
    """A draft with the scene, quote and date it stands in, and how likely it is right."""

    draft: Draft
    scene: Scene
    quote: Quote | None
    when: When | None
    facts: Mapping[str, float] = field(default_factory=dict)
    confidence: float = 1.0

    @property
    def trigger(self) -> Span:
        return _span(self.scene, self.draft.trigger.tokens)


def told(doc: Doc, names: Names, quotes: Sequence[Quote], pack: Pack) -> tuple[list[Told], list[Skip]]:
    """Everything that an article may tell, likely or not, and the triggers that stayed without a party.

    Each sentence is read for itself; then the article as a whole settles whose word a deed is, what points back to
    what, and who is meant where a side is left out.
    """
    dates = find_dates(doc, pack)
    scenes = list(_scenes(doc, names, pack))
    read: list[Told] = []
    silent: list[Skip] = []
    for scene_ in scenes:
        in_sentence, unread = _drafts(scene_, quotes, pack)
        silent += unread
        for draft, quote in in_sentence:
            when = when_for(scene_.sentence, draft.trigger.i, dates, doc.article)
            read.append(Told(draft=draft, scene=scene_, quote=quote, when=when))
    people = cast(names.mentions)
    resolved, skipped = _resolved(_settled(read, names, pack), scenes, names, people, pack)
    found = sorted([*resolved, *_blamed(scenes, quotes, resolved, pack)], key=lambda item: item.draft.position)
    found = [replace(item, draft=_in_time(item.draft, item.when, doc.article)) for item in found]
    if is_local(names.entities, pack):
        skipped += [_skip(item.trigger, LOCAL) for item in found if not is_politics(item.draft)]
        found = [item for item in found if is_politics(item.draft)]
    drafts = [item.draft for item in found]
    return [_weighed(item, people, drafts, pack) for item in found], [*silent, *skipped]


def _settled(read: Sequence[Told], names: Names, pack: Pack) -> list[Told]:
    """Deeds with whose word they are: the article's, a speaker's, or an accusation."""
    enemies = hostile(item.draft for item in read if item.quote is None)
    charges = grammar(pack).classes.get("charge", frozenset())
    spoken_for = frozenset(e.id for e in names.entities if e.code and ":" not in e.code and e.sector is None)
    return [replace(item, draft=settle(item.draft, item.quote, enemies, spoken_for, charges)) for item in read]


def _weighed(item: Told, people: Cast, drafts: Sequence[Draft], pack: Pack) -> Told:
    """A told deed with the facts that speak for and against it, and what they amount to."""
    found = facts(item.draft, item.scene, item.quote, people, drafts, pack)
    return replace(item, facts=found, confidence=round(confidence(found, pack), DIGITS))


def _scenes(doc: Doc, names: Names, pack: Pack) -> Iterator[Scene]:
    grouped: dict[int, list[Mention]] = {}
    for mention in names.mentions:
        grouped.setdefault(mention.sentence, []).append(mention)
    for sentence in doc.sentences:
        yield scene(sentence, grouped.get(sentence.i, ()), grammar(pack))


def _drafts(
    scene_: Scene, quotes: Sequence[Quote], pack: Pack
) -> tuple[list[tuple[Draft, Quote | None]], Sequence[Skip]]:
    """One draft for each trigger of a sentence, and those that only tell what is asked for, alleged or denied."""
    triggers = [trigger for trigger in find_triggers(scene_, lexicon(pack)) if not _own_wish(scene_, trigger)]
    inside = embedded(scene_, triggers)
    read: list[tuple[Draft, Quote | None]] = []
    silent = [
        _skip(_span(scene_, tokens), f"idiom: {' '.join(idiom.words)}")
        for idiom, tokens in silenced(scene_, lexicon(pack))
    ]
    for trigger in triggers:
        definite = trigger.entries[0].noun and is_definite(scene_, trigger)
        why = _withheld(scene_, trigger, None if definite else inside.get(trigger.i))
        if why:
            silent.append(_skip(_span(scene_, trigger.tokens), why))
            continue
        quote = quote_of(_span(scene_, trigger.tokens), quotes)
        content = [other for other in triggers if inside.get(other.i) == trigger]
        options = [
            _draft(scene_, trigger, entry, content, quote, definite=definite, pack=pack) for entry in trigger.entries
        ]
        read.append((next((option for option in options if _stands(option)), options[0]), quote))
    return joined(scene_, read), silent


def _own_wish(scene_: Scene, trigger: Trigger) -> bool:
    """Whether a wish is for what its own subject does, so that it asks nobody: `ingin berkunjung ke Rusia`."""
    k = max(trigger.tokens) + 1
    while k < len(scene_.tokens) and k not in scene_.at and scene_.auxiliary(k):
        k += 1
    wish = not trigger.entries[0].noun and scene_.tokens[trigger.i].lemma in scene_.grammar.cue_words
    return wish and "direct" in trigger.entries[0].needs and k < len(scene_.tokens) and scene_.verb(k)


def _withheld(scene_: Scene, trigger: Trigger, around: Trigger | None) -> str | None:
    """Why a trigger tells no deed of its own, where it stands inside another one or a denial."""
    if around:
        return f"content of: {scene_.tokens[around.i].text}"
    return "denied or forbidden" if withheld(scene_, trigger) else None


def _skip(span: Span, why: str) -> Skip:
    return Skip(what="event", why=why, evidence=span)


def _draft(
    scene_: Scene,
    trigger: Trigger,
    entry: Entry,
    content: Sequence[Trigger],
    quote: Quote | None,
    *,
    definite: bool,
    pack: Pack,
) -> Draft:
    """What a trigger tells if it is read by one of its entries."""
    told = status(scene_, told_at(scene_, trigger))
    entry = eased(entry) if told == "planned" else entry
    found = parties(scene_, trigger, entry, quote.speaker if quote else None)
    acting, undergoing = _sides(scene_, trigger, entry, content, found)
    threat = threatens(scene_, trigger, content, acting.mentions)
    return Draft(
        sentence=scene_.sentence.i,
        trigger=trigger,
        entry=entry,
        type="THREATEN" if threat else entry.type,
        mode=None if threat else mode(scene_, trigger, entry, pack),
        status=told,
        actors=actors_of(acting.mentions) or found.said,
        recipients=actors_of(undergoing.mentions),
        actor_mentions=acting.mentions,
        recipient_mentions=undergoing.mentions,
        actor_step=acting.step if acting.mentions else "speaker" if found.said else "",
        recipient_step=undergoing.step if undergoing.mentions else "",
        unknown=_has_unknown(scene_, trigger, entry),
        definite=definite,
        speaker=quote.speaker.code if quote and quote.speaker else None,
    )


def _sides(
    scene_: Scene, trigger: Trigger, entry: Entry, content: Sequence[Trigger], found: Parties
) -> tuple[Side, Side]:
    """Both sides of a trigger, with who is named only in its content or among those who attend a meeting."""
    acting, undergoing = found.acting, found.undergoing
    closed = "direct" in entry.needs or _to_the_world(scene_, trigger)
    if not undergoing.mentions and entry.frame.recipients and not closed:
        undergoing = Side(mentions=inherited(scene_, content, acting.mentions), step="complement")
    elif len(acting.mentions) == 1 and not entry.frame.recipients:
        others = inherited(scene_, content, acting.mentions)
        acting = replace(acting, mentions=(*acting.mentions, *others))
    if entry.noun and entry.type == "CONSULT" and entry.frame.joint and len(acting.mentions) < 2:
        present = tuple(mention for mention in attending(scene_, trigger) if mention not in acting.mentions)
        acting = Side(mentions=(*acting.mentions, *present), step=acting.step or "attending")
    return acting, undergoing


def _has_unknown(scene_: Scene, trigger: Trigger, entry: Entry) -> bool:
    """Whether somebody without a code takes part, or all the world is meant."""
    told_of = trigger.carrier > trigger.i  # `pertemuan digelar`
    own_subject = told_of and entry.frame.joint and load_codebook().types[entry.type].quad != MATERIAL_CONFLICT
    carrier = trigger.i if own_subject else trigger.carrier
    return _to_the_world(scene_, trigger) or is_nobody(scene_, carrier) or meets_stranger(scene_, trigger, entry)


def _to_the_world(scene_: Scene, trigger: Trigger) -> bool:
    """Whether all the world is meant: `menyerukan seluruh dunia untuk`."""
    last = max(trigger.tokens)
    return any(scene_.is_(k, "world") for k in range(last + 1, min(last + WORLD_REACH, len(scene_.tokens))))


def _stands(draft: Draft) -> bool:
    """Whether a draft has the parties it needs, and tells a happening rather than a topic."""
    if not fits(draft.entry, draft.actors, draft.recipients):
        return False
    if not draft.entry.noun or draft.trigger.light is not None or draft.entry.alone:
        return True
    return draft.definite and not draft.entry.topic


def _resolved(
    items: Sequence[Told], scenes: Sequence[Scene], names: Names, people: Cast, pack: Pack
) -> tuple[list[Told], list[Skip]]:
    """Deeds told again are completed from where they are told in full; what still lacks its parties is given up."""
    full = [item.draft for item in items if not item.draft.definite and _stands(item.draft)]
    acting = officials(scenes, full)
    whole = [
        replace(item, draft=charged(completed(item.draft, full), item.scene, acting, names.entities)) for item in items
    ]
    kept: list[Told] = []
    skipped: list[Skip] = []
    for item in whole:
        draft = _judged(item, whole)
        if draft.definite and any(tells_again(draft, other.draft) for other in kept):
            skipped.append(_skip(item.trigger, AGAIN))
            continue
        draft = filled(draft, people, full, pack)
        if not _stands(draft):
            skipped.append(_skip(item.trigger, lack(draft.entry, draft.actors, draft.recipients)))
        elif any(_meets_again(draft, other.draft) for other in kept):
            skipped.append(_skip(item.trigger, AGAIN))
        else:
            kept.append(replace(item, draft=draft))
    return kept, skipped


def _meets_again(draft: Draft, other: Draft) -> bool:
    """Whether a sentence only goes on about a meeting: `X menemui Y dan membahas perdagangan`."""
    return draft.type == "CONSULT" and draft.status == other.status and tells_again(draft, other)


def _judged(item: Told, whole: Sequence[Told]) -> Draft:
    """Words about a deed go to its doer, where the deed is the object and only its other telling names him."""
    draft = item.draft
    if draft.recipients or not any("obj" in slots for slots in draft.entry.frame.recipients):
        return draft
    phrase = set(item.scene.phrase(max(draft.trigger.tokens) + 1))
    for other in whole:
        if other.scene is item.scene and other.draft.trigger.i in phrase and other.draft.actors:
            return replace(draft, recipients=other.draft.actors, recipient_step="judged")
    return draft


def _blamed(scenes: Sequence[Scene], quotes: Sequence[Quote], told: Sequence[Told], pack: Pack) -> Iterator[Told]:
    """What one side blames another for without a word of the lexicon."""
    by_span = {item.sentence.span: item for item in scenes}
    coded = [(item.trigger, item.draft) for item in told]
    blamed = [
        Told(draft=draft, scene=by_span[quote.evidence.sentence], quote=quote, when=None)
        for quote in sorted(quotes, key=lambda quote: -quote.evidence.content[0].start)
        if (draft := blame(by_span[quote.evidence.sentence], quote, coded, pack))
    ]
    blamed += [Told(draft=draft, scene=s, quote=None, when=None) for s in scenes for draft in judged(s, coded, pack)]
    seen: set[tuple[int, frozenset[str], frozenset[str]]] = set()  # a quote within a quote blames once
    for item in blamed:
        sides = (item.draft.sentence, bare(item.draft.actors), bare(item.draft.recipients))
        if sides not in seen:
            seen.add(sides)
            yield item


def _in_time(draft: Draft, when: When | None, article: Article) -> Draft:
    """Turn what is planned into its promise, what is refused into a refusal, and old deeds into background."""
    if draft.status == "refused":
        if draft.type in REFUSED:
            return _refusal(draft)
        return replace(draft, status="negated")
    if draft.status in ("planned", "decided") and draft.type in PROMISED:
        return replace(draft, type=PROMISED[draft.type], mode=None, status="done")
    if draft.status == "hypothetical" and draft.type in POSSIBLE:
        return replace(draft, type="AGREE", mode=None)
    if draft.status == "decided":
        draft = replace(draft, status="done")
    if draft.status in ("done", "ongoing") and long_before(when, article):
        return replace(draft, status="historical")
    return draft


def _refusal(draft: Draft) -> Draft:
    """The refusal of a deed: who is named first refuses it to the others."""
    first, others = draft.actors[:1], draft.actors[1:]
    return replace(
        draft,
        type="REJECT",
        mode=REFUSED[draft.type],
        status="done",
        actors=draft.actors if draft.recipients else first,
        recipients=draft.recipients or others,
    )


def _span(scene_: Scene, tokens: Sequence[int]) -> Span:
    found = [scene_.tokens[i] for i in tokens]
    return Span(start=min(t.start for t in found), end=max(t.end for t in found))
