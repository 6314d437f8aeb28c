"""Who is in an article: states, persons with their offices, bodies, companies and groups, and every phrase for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from taut.languages import Pack
from taut.model import Actor, Doc, Mention, Names
from taut.names.context import Context
from taut.names.entities import Roster, state_names
from taut.names.gazetteer import Entry, Form, Gazetteer, gazetteer
from taut.names.growth import Phrase
from taut.names.line import STATES, Line
from taut.names.owners import Owners
from taut.names.people import gather
from taut.names.phrases import read_phrases
from taut.names.places import files
from taut.names.reference import Anchor, Reference, antecedents, others
from taut.names.resolve import GOVERNING, Resolver, make
from taut.names.speech import Speech
from taut.names.unsaid import Read, Unsaid, alike, domestic, movement
from taut.names.words import Naming, naming
from taut.world import World

__all__ = ["names"]

Found = tuple[tuple[Phrase, ...], ...]


def names(doc: Doc, pack: Pack, world: World) -> Names:
    """All mentions of actors and places in an article, in reading order, and the entities they stand for.

    Mentions of one sentence never overlap. A reference that finds nobody has no entities and no actors.
    """
    words, general = naming(pack), gazetteer(pack, world)
    small = frozenset(t.text for s in doc.sentences if not s.title for t in s.tokens if t.text.islower())
    first = _read(doc, general, words, small)
    people = gather(doc, first, world)
    own = (*people.forms(words, general.singles, small), *_aliases(doc, first, general))
    phrases = _read(doc, general.extended(own), words, small)
    counted = _counted(phrases)
    roster = Roster(state_names=state_names(pack))
    resolver = Resolver(
        naming=words,
        people=gather(doc, phrases, world),
        on=doc.article.published,
        text=doc.article.text,
        roster=roster,
        owners=Owners(world=world, on=doc.article.published, text=doc.article.text, roster=roster),
        context=Context(dominant=_dominant(counted, words), codes=frozenset(counted), naming=words),
    )
    mentions = _resolved(doc, phrases, resolver, Speech.of(doc, pack))
    return Names(entities=roster.entities(), mentions=mentions)


def _read(doc: Doc, gazetteer: Gazetteer, words: Naming, small: frozenset[str]) -> Found:
    lines = (Line.of(sentence, gazetteer.scan(sentence.tokens), words, small) for sentence in doc.sentences)
    return tuple(tuple(p for p in read_phrases(line) if not files(line.sentence, p, words)) for line in lines)


def _aliases(doc: Doc, phrases: Found, general: Gazetteer) -> Iterator[Entry]:
    """Abbreviations in brackets that no table knows."""
    for sentence, found in zip(doc.sentences, phrases, strict=True):
        for phrase in found:
            text = sentence.tokens[phrase.alias].text if phrase.alias is not None else ""
            if text.isupper() and not general.knows(text):
                yield (text,), Form(what="alias", key=text, exact=True)


def _counted(phrases: Found) -> Counter[str]:
    """How often the article names each state, alone or as whose somebody is."""
    return Counter(
        owner.form.code
        for sentence in phrases
        for phrase in sentence
        for owner in phrase.owners[:1]
        if owner.form.what in (*STATES, "organ") and owner.form.code
    )


def _dominant(counted: Counter[str], words: Naming) -> str:
    """The state that the article is most about; the home of the language where it names none."""
    most = max(counted.values(), default=0)
    if counted[words.home] == most:
        return words.home
    return min(code for code, count in counted.items() if count == most)


def _resolved(doc: Doc, phrases: Found, resolver: Resolver, speech: Speech) -> tuple[Mention, ...]:
    """All mentions: those with a name of their own first, then what points to them."""
    read: list[Read] = []
    pointing: list[tuple[Mention, Phrase]] = []
    pairs = [(sentence, phrase) for sentence, found in zip(doc.sentences, phrases, strict=True) for phrase in found]
    for sentence, phrase in pairs:
        resolver.state_holder(sentence, phrase)
    for sentence, phrase in pairs:
        if phrase.pointer:
            place = phrase.pointer == "area"
            blank = make(sentence, phrase, kind="reference", actors=(), entities=(), place=place)
            pointing.append((blank, phrase))
        else:
            read.append((sentence, phrase, resolver.mention(sentence, phrase)))
    first = [mention for _, _, mention in read]
    unsaid = Unsaid(
        naming=resolver.naming,
        roster=resolver.roster,
        named=resolver.context.anywhere,
        alike=alike(first),
        home=domestic(first),
        movement=movement(first),
    )
    told = tuple(unsaid.told(read))
    anchors = _anchors(told, doc, resolver, speech)
    voiced = (_voiced(item, m, anchors, speech, resolver) for item, m in zip(read, told, strict=True))
    own = tuple(mention for mention in voiced if mention.kind != "group" or mention.entities)
    anchors = _anchors(own, doc, resolver, speech)
    referring = []
    for mention, phrase in pointing:
        reference = _reference(mention, phrase.pointer or "", doc, resolver.naming, speech)
        referring.append(_pointed(mention, phrase, reference, anchors, speech, resolver.roster))
    return tuple(sorted((*own, *referring), key=lambda m: (m.sentence, m.first)))


def _voiced(item: Read, mention: Mention, anchors: Sequence[Anchor], speech: Speech, resolver: Resolver) -> Mention:
    """Of a government or army without a state in direct speech: the speaker's own."""
    sentence, phrase, _ = item
    named = phrase.owners or phrase.name or phrase.back
    if named or not phrase.heads or not mention.actors or speech.around(mention.span.start) is None:
        return mention
    head = phrase.heads[0]
    if head.form.kind not in GOVERNING or head.clitic or resolver.context.foreign(sentence, phrase):
        return mention
    speakers = speech.speaker(mention.span.start, anchors)
    code = speakers[0].code if len(speakers) == 1 and speakers[0].sector is None else mention.actors[0].code
    if code == mention.actors[0].code or ":" in code:
        return mention
    actor = Actor(entity=resolver.roster.state(code, mention.span), code=code)
    return replace(mention, actors=(actor,), entities=(actor.entity,))


def _anchors(own: Sequence[Mention], doc: Doc, resolver: Resolver, speech: Speech) -> list[Anchor]:
    """What references may point to."""
    anchors: list[Anchor] = []
    cards, ends = resolver.roster.cards, {(m.sentence, m.last) for m in own}
    for mention in own:
        if not mention.entities:
            continue
        tokens = doc.sentences[mention.sentence].tokens
        token = tokens[mention.first - 1] if mention.first else None
        governed = token is not None and token.pos == "ADP"
        joined = token is not None and resolver.naming.has(token, "joint")
        joined = joined and (mention.sentence, mention.first - 1) in ends
        kind = cards[mention.entities[0]].kind
        before = tokens[max(0, mention.first - 2) : mention.first + 1]
        pair = kind == "people" and any(resolver.naming.has(t, "pair") for t in before)
        subject = any(t.dep.startswith("nsubj") for t in tokens[mention.first : mention.last])
        anchor = Anchor(
            mention=mention,
            kind=kind,
            governed=governed,
            joined=joined,
            pair=pair,
            subject=subject,
            quoted=speech.around(mention.span.start) is not None,
        )
        anchors.append(anchor)
    return anchors


def _reference(mention: Mention, pointer: str, doc: Doc, naming: Naming, speech: Speech) -> Reference:
    """A reference with what stands before it."""
    before = doc.sentences[mention.sentence].tokens[mention.first - 1] if mention.first else None
    words = {before.text.lower(), before.lemma} if before else set()
    return Reference(
        pointer=pointer,
        sentence=mention.sentence,
        token=mention.first,
        addressed=bool(words & naming.classes["addressing"]),
        quoted=speech.around(mention.span.start) is not None,
        owning=before is not None and before.pos == "NOUN",
        inside=before is not None and naming.has(before, "within"),
        governed=before is not None and (before.pos == "ADP" or (before.voice == "act" and not words & naming.say)),
        located=_located(mention, doc),
    )


def _located(mention: Mention, doc: Doc) -> tuple[int, int]:
    """Sentence and first token of the last name of a place before a mention, in its sentence or the one before."""
    near = doc.sentences[max(0, mention.sentence - 1) : mention.sentence + 1]
    places = ((s.i, name.first) for s in near for name in s.names if name.label == "LOC")
    return max((place for place in places if place < (mention.sentence, mention.first)), default=(0, 0))


def _pointed(
    mention: Mention, phrase: Phrase, reference: Reference, anchors: Sequence[Anchor], speech: Speech, roster: Roster
) -> Mention:
    """A reference with the actors it stands for."""
    pointer = reference.pointer
    if pointer.isupper():
        actors = tuple(Actor(entity=roster.state(code, mention.span), code=code) for code in pointer.split())
    elif pointer == "we":
        actors = speech.speaker(mention.span.start, anchors)
    elif pointer == "plural" and reference.quoted:
        actors = others(reference, anchors, speech.speaker(mention.span.start, anchors))
    elif pointer == "person" and phrase.noun:
        titled = [a for a in anchors if a.kind == pointer and roster.titled(a.mention.entities[0], phrase.noun)]
        actors = antecedents(reference, titled, reach=None) or antecedents(reference, anchors)
    else:
        actors = antecedents(reference, anchors)
    if pointer in ("state", "two-states"):
        codes = dict.fromkeys(actor.code for actor in actors)
        actors = tuple(Actor(entity=roster.state(code, mention.span), code=code) for code in codes)
    for actor in actors:
        roster.mention(actor.entity, mention.span)
    return replace(mention, actors=actors, entities=tuple(actor.entity for actor in actors))
