"""Agreements: what states and companies signed, negotiate, keep or leave, each once however often it is told."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from taut.extract.agreements.deals import Deal, deals, may_tell
from taut.extract.agreements.words import Terms, terms
from taut.extract.dates import DateMention, find_dates, when_for
from taut.extract.events.grammar import grammar
from taut.extract.events.scene import scene
from taut.languages import Pack
from taut.model import Agreement, Doc, Entity, Evidence, Mention, Names, Party, Span

BINDING = frozenset({"signed", "ratified", "in force", "withdrawn", "rejected"})  # one known party is enough here
BROAD = frozenset({"ceasefire", "joint statement"})  # and for these kinds


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Page:
    """The document an agreement is told in, with its entities and dates."""

    doc: Doc
    entities: dict[str, Entity]
    dates: tuple[DateMention, ...]
    terms: Terms


def agreements(doc: Doc, names: Names, pack: Pack) -> tuple[Agreement, ...]:
    """The definite agreements of an article in the order in which they are first told."""
    vocabulary = terms(pack)
    telling = [sentence for sentence in doc.sentences if may_tell(sentence, vocabulary)]
    if not telling:
        return ()
    entities = {entity.id: entity for entity in names.entities}
    page = _Page(doc=doc, entities=entities, dates=find_dates(doc, pack), terms=vocabulary)
    found: list[Agreement] = []
    for sentence in telling:
        mentions = [mention for mention in names.mentions if mention.sentence == sentence.i]
        for deal in deals(scene(sentence, mentions, grammar(pack)), vocabulary):
            _merge(found, _agreement(deal, page))
    return tuple(agreement for agreement in found if _is_known(agreement))


def _is_known(agreement: Agreement) -> bool:
    """Whether enough is known of the parties: two of them, or one where it is bound or the agreement has a name."""
    codes = any(party.code for party in agreement.parties)
    return len(agreement.parties) > 1 or (codes and (agreement.status in BINDING or agreement.kind in BROAD))


def _agreement(deal: Deal, page: _Page) -> Agreement:
    """A telling as a record, whatever is known of its parties."""
    article = page.doc.article
    parties = _parties(deal.mentions, page)
    sentence = deal.scene.sentence
    about = _undated(deal.subject, page) if deal.subject else None
    told = about.of(article.text) if about else None
    private = any(party.sector == "BUS" for party in parties)
    kind = "agreement" if deal.kind == "treaty" and (private or deal.status == "negotiating") else deal.kind
    words = f"{deal.title.of(article.text)} {told or ''}".lower().split()
    sectors = dict.fromkeys(page.terms.sectors[word] for word in words if word in page.terms.sectors)
    trigger = deal.scene.tokens[deal.trigger]
    return Agreement(
        id=_id(article.id, kind, parties, deal.title),
        kind=kind,
        status=deal.status,
        subject=told,
        sectors=tuple(sectors),
        parties=parties,
        when=when_for(sentence, deal.trigger, page.dates, article),
        evidence=Evidence(
            sentence=sentence.span,
            rule=deal.rule,
            trigger=Span(start=trigger.start, end=trigger.end),
            actors=tuple(m.span for m in deal.mentions),
            content=(deal.title,),
        ),
    )


def _undated(span: Span, page: _Page) -> Span | None:
    """A subject without the date that follows it, nor the preposition before that date."""
    dates = [mention.span.start for mention in page.dates if span.start < mention.span.start < span.end]
    if not dates:
        return span
    sentence = next(s for s in page.doc.sentences if s.start <= span.start < s.end)
    kept = [t for t in sentence.tokens if span.start <= t.start < min(dates)]
    while kept and kept[-1].pos in ("ADP", "SCONJ", "PUNCT"):
        kept.pop()
    return Span(start=span.start, end=kept[-1].end) if kept else None


def _id(article: str, kind: str, parties: Sequence[Party], title: Span) -> str:
    key = " ".join([article, kind, *(party.name for party in parties), str(title.start)])
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _parties(mentions: Sequence[Mention], page: _Page) -> tuple[Party, ...]:
    """The parties that mentions stand for, each once."""
    found: dict[tuple[str | None, str | None], Party] = {}
    for mention in mentions:
        actors = {actor.entity: actor for actor in mention.actors}
        for key in mention.entities:
            entity, actor = page.entities.get(key), actors.get(key)
            if entity is None:
                continue
            code = actor.code if actor else entity.code
            sector = actor.sector if actor else entity.sector
            party = Party(entity=key, name=entity.name, code=code, sector=sector)
            same = (key, None) if entity.kind in ("company", "organisation") else (code or key, sector)
            found.setdefault(same, party)
    return tuple(found.values())


def _merge(found: list[Agreement], told: Agreement) -> None:
    """Add an agreement, or complete the one of which it is another telling."""
    for i, known in enumerate(found):
        if _same(known, told):
            merged = known if len(known.parties) >= len(told.parties) else replace(known, parties=told.parties)
            found[i] = replace(merged, subject=known.subject or told.subject, when=known.when or told.when)
            return
    found.append(told)


def _same(known: Agreement, told: Agreement) -> bool:
    """Whether two tellings may mean one agreement: compatible kinds, parties that agree, subjects that touch."""
    if known.kind != told.kind and "agreement" not in (known.kind, told.kind):
        return False
    ours, theirs = {(p.code, p.sector) for p in known.parties}, {(p.code, p.sector) for p in told.parties}
    if not (ours <= theirs or theirs <= ours):
        return False
    first, second = (set((a.subject or "").lower().split()) for a in (known, told))
    if first and second:
        return bool(first & second)
    return known.kind == told.kind or not (first or second)
