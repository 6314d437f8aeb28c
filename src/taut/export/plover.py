"""PLOVER's JSON: one record a line in the field names of its manual, with a few of taut's own, as it allows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from taut.export.folder import Folder
from taut.export.job import ArticleFacts, Job, coder
from taut.export.parties import Party, actors, recipients
from taut.model import HappeningRecord
from taut.world import load_world

__all__ = ["write"]

FILE = "plover.jsonl"


def write(job: Job, folder: Folder) -> None:
    """Write a line for each happening."""
    articles, count, undated = job.articles(), 0, 0
    with folder.text(FILE) as file:
        events = job.told("events", job.store.events(job.filters))
        for count, record in enumerate(events, 1):  # noqa: B007
            file.write(json.dumps(_record(record, articles), ensure_ascii=False) + "\n")
            undated += record.happening.day is None
    folder.counted(FILE, count)
    if undated:
        folder.notes.append(
            "Records without a `date`, which the manual requires, because no report dates their happening to within a "
            f"month: {undated:,}."
        )


def _record(record: HappeningRecord, articles: Mapping[str, ArticleFacts]) -> dict[str, Any]:
    happening, telling = record.happening, record.telling
    event, source = telling.event, telling.source
    facts = articles.get(source.article)
    trigger, base = event.evidence.trigger, event.evidence.sentence.start
    words = telling.sentence[max(0, trigger.start - base) : max(0, trigger.end - base)] if trigger else None
    return {
        "id": happening.id,
        "has_event": True,
        "date": happening.day and happening.day.isoformat(),
        "source": _actors(actors(telling)),
        "recipient": _actors(recipients(telling)),
        "event": [event.type],
        **_known(event_text=[words] if words else None, event_loc=_place(record)),
        "quad_code": event.quad,
        "event_scale": event.score,
        **_known(mode=event.mode),
        "context": list(event.contexts),
        **_known(link=source.story),
        "text": telling.sentence,
        "text_info": {"start": event.evidence.sentence.start, "end": event.evidence.sentence.end},
        "cite_info": _known(
            citation=source.article,
            url=source.url,
            title=source.title,
            language=facts and facts.language,
            publication=source.outlet,
            published=source.published and source.published.isoformat(),
        ),
        "coder": coder(),
        **_known(coded_date=_day(facts)),
        # From here on taut's own.
        "status": event.status,
        "reports": len(happening.reports),
        "articles": happening.articles,
        "outlets": happening.outlets,
        "confidence": event.confidence,
        **_known(reported_by=telling.reporter, judgement=telling.judgement),
    }


def _actors(parties: Sequence[Party]) -> list[dict[str, Any]]:
    return [
        {
            "code": party.code.partition(":")[0],
            **_known(sector=party.sector),
            "actor_text": party.words or party.name,
            "identifier_text": party.english,
            "full_code": party.full,
            **_known(cow=party.cow),
            "entity": party.entity,
        }
        for party in parties
    ]


def _place(record: HappeningRecord) -> dict[str, Any] | None:
    where = record.happening.where
    if where is None:
        return None
    country = load_world().countries.get(where.country or "")
    return {"name": where.place, **_known(**{"country code": country and country.alpha2, "cc3": where.country})}


def _day(facts: ArticleFacts | None) -> str | None:
    return f"{facts.added[:4]}-{facts.added[4:6]}-{facts.added[6:8]}" if facts else None


def _known(**fields: Any) -> dict[str, Any]:
    """The fields of which something is known: PLOVER leaves the others out."""
    return {name: value for name, value in fields.items() if value is not None}
