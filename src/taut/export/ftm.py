"""FollowTheMoney: entities, happenings, articles and their links, one JSON object a line."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations, product
from pathlib import Path
from types import MappingProxyType
from typing import IO

from taut.export.folder import Folder
from taut.export.job import Job
from taut.export.parties import Party, actors, recipients
from taut.export.plain import plain
from taut.model import ArticleRecord, EntityRecord, HappeningRecord, Telling
from taut.world import load_world
from taut.world.codebook import load_codebook

__all__ = ["identifier", "write"]

FILE = "entities.ftm.json"
Properties = Mapping[str, object | None]


def identifier(sort: str, *parts: str) -> str:
    """An id in the letters that FollowTheMoney allows, always the same for the same thing.

    >>> identifier("entity", "state:RUS") == identifier("entity", "state:RUS") != identifier("article", "state:RUS")
    True
    """
    digest = hashlib.sha256("\n".join((sort, *parts)).encode()).hexdigest()
    return f"taut-{digest[:32]}"


@cache
def _terms() -> Mapping[str, Mapping[str, str]]:
    """FollowTheMoney's words for kinds of entities and for languages."""
    return MappingProxyType(tomllib.loads((Path(__file__).parent / "ftm.toml").read_text("utf-8")))


def write(job: Job, folder: Folder) -> None:
    """Write entities and articles first, so that whatever points to them comes after them."""
    with folder.text(FILE) as file:
        lines = _Lines(file)
        told = _told(job)
        lines.articles(job, told)
        lines.entities(job, told)
        lines.happenings(job, told)
    folder.counted(FILE, lines.count)
    if lines.people:
        folder.notes.append(
            "FollowTheMoney has no schema for classes of persons, such as citizens of a state, which are LegalEntity: "
            f"{lines.people:,}."
        )
    if lines.dangling:
        folder.notes.append(f"Left out are links to entities that the store does not hold: {lines.dangling:,}.")


class _Told:
    """What is exported: happenings with their articles and entities, so that no reference leads nowhere."""

    def __init__(self) -> None:
        self.happenings: set[str] = set()
        self.articles: set[str] = set()
        self.entities: set[str] = set()


def _told(job: Job) -> _Told:
    told = _Told()
    for record in job.store.events(job.filters):
        told.happenings.add(record.happening.id)
        told.articles.add(record.telling.source.article)
        told.entities.update(actor.entity for actor in record.telling.event.actors + record.telling.event.recipients)
    for telling in job.store.reports():
        if telling.happening in told.happenings:
            told.articles.add(telling.source.article)
    told.articles.update(record.article.id for record in job.store.articles(job.filters))
    told.entities.update(record.id for record in job.store.entities(job.filters))
    return told


class _Lines:
    """The lines of the file, with counts of what it holds and leaves out."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file
        self.count = 0
        self.people = 0
        self.dangling = 0
        self.known: set[str] = set()  # ids written that links may point to

    def articles(self, job: Job, told: _Told) -> None:
        for record in job.told("articles", job.store.articles()):
            if record.article.id in told.articles:
                self._put(
                    "Article", identifier("article", record.article.id), _article(record, with_text=job.with_text)
                )

    def entities(self, job: Job, told: _Told) -> None:
        for record in job.told("entities", job.store.entities()):
            if record.id in told.entities:
                self.people += record.kind == "people"
                self._put(_terms()["schemata"][record.kind], identifier("entity", record.id), _entity(record))

    def happenings(self, job: Job, told: _Told) -> None:
        for record in job.told("events", job.store.events(job.filters)):
            event = identifier("happening", record.happening.id)
            self._put("Event", event, self._happening(record))
            for pair in self._links(record):
                self._put("UnknownLink", identifier("link", record.happening.id, *pair), _link(record, *pair))
        for telling in job.reports():
            if telling.happening in told.happenings:
                self._put("Documentation", identifier("report", telling.event.id), _report(telling))

    def _happening(self, record: HappeningRecord) -> Properties:
        involved = dict.fromkeys(party.entity for party in _parties(record.telling))
        known = [entity for entity in involved if identifier("entity", entity) in self.known]
        self.dangling += len(involved) - len(known)
        return _event(record, [identifier("entity", entity) for entity in known])

    def _links(self, record: HappeningRecord) -> Iterator[tuple[str, str]]:
        """From whom to whom; between those who do something together there is one link."""
        one, other = (
            dict.fromkeys(p.entity for p in side(record.telling) if identifier("entity", p.entity) in self.known)
            for side in (actors, recipients)
        )
        found = product(one, other) if record.telling.event.recipients else combinations(one, 2)
        yield from ((first, second) for first, second in found if first != second)

    def _put(self, schema: str, id_: str, properties: Properties) -> None:
        values = {name: _values(value) for name, value in properties.items()}
        data = {"id": id_, "schema": schema, "properties": {name: found for name, found in values.items() if found}}
        self.file.write(json.dumps(data, ensure_ascii=False) + "\n")
        self.known.add(id_)
        self.count += 1


def _values(value: object | None) -> list[str]:
    """The values of a property, each once; FollowTheMoney knows texts only."""
    items = value if isinstance(value, list | tuple) else [value]
    texts = (plain(str(item)).strip() for item in items if item is not None)
    return list(dict.fromkeys(text for text in texts if text))


def _parties(telling: Telling) -> tuple[Party, ...]:
    return actors(telling) + recipients(telling)


def _alpha2(code: str | None) -> str | None:
    country = load_world().countries.get((code or "").partition(":")[0])
    return country.alpha2.lower() if country and country.alpha2 else None


def _article(record: ArticleRecord, *, with_text: bool) -> Properties:
    article = record.article
    return {
        "title": article.title,
        "publishedAt": article.published,
        "author": article.byline,
        "publisher": article.outlet,
        "sourceUrl": article.url,
        "language": _terms()["languages"].get(article.language),
        "bodyText": article.text if with_text else None,
    }


def _entity(record: EntityRecord) -> Properties:
    sector = load_codebook().sectors.get(record.sector or "")
    properties: dict[str, object | None] = {
        "name": record.name,
        "country": _alpha2(record.code),
        "sector": sector.label["en"] if sector else None,
        "topics": _terms()["topics"].get(record.kind),
        "wikidataId": record.wikidata,
        "notes": f"taut: {record.id}",
    }
    if record.kind == "person":
        properties["position"] = [", ".join(filter(None, (r.role.title, r.role.organisation))) for r in record.roles]
    return properties


def _event(record: HappeningRecord, involved: list[str]) -> Properties:
    happening, telling = record.happening, record.telling
    event, where = telling.event, record.happening.where
    return {
        "name": _title(record),
        "date": happening.day,
        "summary": telling.sentence,
        "location": where and where.place,
        "country": _alpha2(where.country) if where else None,
        "involved": involved,
        "keywords": [event.type, event.mode, event.status, *event.contexts],
        "recordId": happening.id,
        "publisher": telling.source.outlet,
        "sourceUrl": telling.source.url,
        "proof": identifier("article", telling.source.article),
    }


def _title(record: HappeningRecord) -> str:
    """Type and parties in words: `accuse: China → Japan`."""
    one, other = (", ".join(p.english for p in side(record.telling)) for side in (actors, recipients))
    label = load_codebook().types[record.happening.type].label["en"]
    return f"{label}: " + " → ".join(filter(None, (one or ("?" if other else ""), other)))


def _link(record: HappeningRecord, subject: str, other: str) -> Properties:
    event = record.telling.event
    return {
        "subject": identifier("entity", subject),
        "object": identifier("entity", other),
        "role": f"{event.type} {event.mode}" if event.mode else event.type,
        "status": event.status,
        "date": record.happening.day,
        "recordId": record.happening.id,
        "summary": record.telling.sentence,
        "sourceUrl": record.telling.source.url,
    }


def _report(telling: Telling) -> Properties:
    return {
        "document": identifier("article", telling.source.article),
        "entity": identifier("happening", telling.happening or ""),
        "role": "report",
        "date": telling.source.published,
        "recordId": telling.event.id,
        "summary": telling.sentence,
        "publisher": telling.source.outlet,
        "sourceUrl": telling.source.url,
    }
