"""From a value to the cells of its row; `tables.toml` says what each cell holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from taut.model import (
    AgreementRecord,
    ArticleRecord,
    Correction,
    EntityRecord,
    Flow,
    HappeningRecord,
    Hit,
    Movement,
    Period,
    QuoteRecord,
    Relation,
    Source,
    Span,
    StoryRecord,
    Telling,
    When,
    full_code,
)
from taut.world import load_world

__all__ = ["CELLS", "QUADS", "cow"]

Cells = Mapping[str, Any]
QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


def cow(code: str | None) -> int | None:
    """The Correlates of War number of the state of a code, sector or not; None where it has none.

    >>> cow("RUS:BUS"), cow("IGO:UNO")
    (365, None)
    """
    country = load_world().countries.get((code or "").partition(":")[0])
    return country.cow if country else None


def _source(source: Source) -> Cells:
    return {field: getattr(source, field) for field in ("article", "outlet", "title", "url", "published", "story")}


def _coded(telling: Telling) -> Cells:
    event = telling.event
    actors = [actor.full_code for actor in event.actors]
    recipients = [actor.full_code for actor in event.recipients]
    return {
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "quad": event.quad,
        "score": event.score,
        "actors": actors,
        "actor_names": telling.actor_names,
        "actors_cow": [cow(code) for code in actors],
        "recipients": recipients,
        "recipient_names": telling.recipient_names,
        "recipients_cow": [cow(code) for code in recipients],
        "contexts": event.contexts,
        "place": event.where and event.where.place,
        "country": event.where and event.where.country,
    }


def _proof(telling: Telling) -> Cells:
    event = telling.event
    return {
        "reported_by": telling.reporter,
        "confidence": event.confidence,
        "sentence": telling.sentence,
        "trigger": _words(telling, event.evidence.trigger) if event.evidence.trigger else None,
        "rule": event.evidence.rule,
        "judgement": telling.judgement,
        **_source(telling.source),
    }


def _words(telling: Telling, span: Span) -> str:
    """What a span of the article covers, told from the sentence; one outside of it covers nothing."""
    base = telling.event.evidence.sentence.start
    return telling.sentence[max(0, span.start - base) : max(0, span.end - base)]


def _happening(record: HappeningRecord) -> Cells:
    happening, telling = record.happening, record.telling
    return {
        "id": happening.id,
        "day": happening.day,
        **_coded(telling),
        "reports": len(happening.reports),
        "articles": happening.articles,
        "outlets": happening.outlets,
        "report": telling.event.id,
        **_proof(telling),
    }


def _telling(telling: Telling) -> Cells:
    event = telling.event
    return {
        "id": event.id,
        "happening": telling.happening,
        **_coded(telling),
        **_dates(event.when),
        "precision": event.when and event.when.precision,
        "basis": event.when and event.when.basis,
        "candidates": [day.isoformat() for day in event.when.candidates] if event.when else [],
        "actor_words": [_words(telling, span) for span in event.evidence.actors],
        "recipient_words": [_words(telling, span) for span in event.evidence.recipients],
        "sentence_start": event.evidence.sentence.start,
        **_proof(telling),
    }


def _dates(when: When | None) -> Cells:
    return {"start": when and when.start, "end": when and when.end}


def _agreement(record: AgreementRecord) -> Cells:
    agreement = record.agreement
    return {
        "id": agreement.id,
        "kind": agreement.kind,
        "status": agreement.status,
        "subject": agreement.subject,
        "sectors": agreement.sectors,
        "parties": [full_code(p.code, p.sector) if p.code else p.name for p in agreement.parties],
        "party_names": [party.name for party in agreement.parties],
        **_dates(agreement.when),
        "sentence": record.sentence,
        "rule": agreement.evidence.rule,
        **_source(record.source),
    }


def _quote(record: QuoteRecord) -> Cells:
    quote, speaker = record.quote, record.quote.speaker
    return {
        "id": quote.id,
        "speaker": speaker and speaker.name,
        "entity": speaker and speaker.entity,
        "code": speaker and speaker.code,
        "direct": quote.direct,
        "text": quote.text,
        "cue": quote.cue,
        "addressee": quote.addressee,
        "sentence": record.sentence,
        **_source(record.source),
    }


def _entity(record: EntityRecord) -> Cells:
    said = dict.fromkeys(", ".join(filter(None, (r.role.title, r.role.organisation))) for r in record.roles)
    fields = ("id", "kind", "name", "code", "sector", "wikidata", "articles", "first", "last")
    return {**{field: getattr(record, field) for field in fields}, "cow": cow(record.code), "roles": list(said)}


def _period(pair: tuple[Relation, Period]) -> Cells:
    relation, period = pair
    fields = ("start", "end", "articles", "index", "low", "high")
    return {
        "first": relation.first,
        "second": relation.second,
        "first_cow": cow(relation.first),
        "second_cow": cow(relation.second),
        "by": relation.by,
        **{field: getattr(period, field) for field in fields},
        **_flow("forward", period.forward),
        **_flow("backward", period.backward),
        **_flow("both", period.both),
    }


def _flow(direction: str, flow: Flow) -> Cells:
    counts = {
        f"{direction}_{unit}_{quad}": count
        for unit, numbers in (("happenings", flow.happenings), ("reports", flow.reports))
        for quad, count in zip(QUADS, numbers, strict=True)
    }
    return {**counts, f"{direction}_net": flow.net, f"{direction}_mean": flow.mean}


def _movement(moved: Movement) -> Cells:
    fields = ("first", "second", "before", "after", "change", "low", "high", "happenings_before", "happenings_after")
    return {
        **{field: getattr(moved, field) for field in fields},
        "first_cow": cow(moved.first),
        "second_cow": cow(moved.second),
    }


def _story(record: StoryRecord) -> Cells:
    return {field: getattr(record, field) for field in ("id", "title", "first", "last", "articles", "outlets")}


def _article(record: ArticleRecord) -> Cells:
    article = record.article
    fields = ("id", "outlet", "section", "title", "byline", "published", "language", "url")
    return {
        **{field: getattr(article, field) for field in fields},
        "place": article.dateline and article.dateline.place,
        "country": article.dateline and article.dateline.country,
        "story": record.story,
        "words": len(article.text.split()),
        "added": record.added,
    }


def _correction(correction: Correction) -> Cells:
    fields = ("id", "kind", "about", "subjects", "others", "why", "made", "undone")
    return {field: getattr(correction, field) for field in fields}


def _hit(hit: Hit) -> Cells:
    found = [mark.of(hit.text) for mark in hit.marks]
    return {**_source(hit.source), "snippet": hit.text, "found": found, "rank": hit.rank}


CELLS: Mapping[str, Callable[[Any], Cells]] = MappingProxyType(
    {
        "events": _happening,
        "reports": _telling,
        "agreements": _agreement,
        "quotes": _quote,
        "entities": _entity,
        "relations": _period,
        "movements": _movement,
        "stories": _story,
        "articles": _article,
        "corrections": _correction,
        "search": _hit,
    }
)
