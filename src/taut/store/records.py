"""Rows and values: how an article and its records lie in the file, and how they come out of it unchanged."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import msgspec

from taut.model import (
    Actor,
    Agreement,
    Article,
    Dateline,
    Dropped,
    Entity,
    Event,
    Evidence,
    Party,
    Quote,
    Reading,
    Related,
    Role,
    Skip,
    Source,
    Span,
    Speaker,
    When,
    Where,
)

T = TypeVar("T")
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
TRACKING = ("utm_", "fbclid", "gclid", "igshid")  # parts of an address that only say how one came to it


class Layout(msgspec.Struct, frozen=True):
    """What an article holds besides its facts and its text."""

    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    related: tuple[Related, ...]
    dropped: tuple[Dropped, ...]
    skipped: tuple[Skip, ...]


class Named(msgspec.Struct, frozen=True):
    """A party of an event with the name that its article gives it."""

    entity: str
    code: str
    sector: str | None
    name: str

    @property
    def actor(self) -> Actor:
        return Actor(entity=self.entity, code=self.code, sector=self.sector)


def encoded(value: object) -> str:
    """A value as JSON text."""
    return msgspec.json.encode(value).decode()


@cache
def _decoder(type_: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(type_)


def decoded(text: str, type_: type[T]) -> T:
    """The value that JSON text stands for."""
    value: T = _decoder(type_).decode(text)  # type: ignore[arg-type]
    return value


def day(text: str | None) -> date | None:
    """A day as it lies in the file."""
    return date.fromisoformat(text) if text else None


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits that stand for parts."""
    return hashlib.sha256("\n".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:16]


def key_of(article: Article) -> str:
    """What an article is known by when its text changes: its address, else its outlet's record, else the text itself.

    A record's own id counts only together with outlet and day: numbers that start at 1 are in every table.

    >>> key_of(Article(id="a", url="HTTPS://Kabar.example/x?utm_source=y#top", language="id", text="", paragraphs=()))
    'https://kabar.example/x'
    """
    if article.url:
        return address(article.url)
    if article.source_id and article.outlet and article.published:
        return f"record:{article.outlet}:{article.published}:{article.source_id}"
    return f"text:{article.id}"


def address(url: str) -> str:
    """An address without what does not tell it from others: case of the host, fragment, marks of tracking.

    >>> address("http://kabar.example/x/?b=2&fbclid=1#komentar")
    'https://kabar.example/x?b=2'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.startswith(TRACKING)])
    scheme = "https" if parts.scheme.lower() in ("http", "https") else parts.scheme.lower()
    return urlunsplit((scheme, parts.netloc.lower(), parts.path.rstrip("/"), query, ""))


def anchor_of(event: Event, article: Article) -> str:
    """What a correction holds on to: the article's key, sentence, trigger and what was coded, wherever they stand."""
    evidence, text = event.evidence, article.text
    sides = (sorted(a.full_code for a in side) for side in (event.actors, event.recipients))
    trigger = evidence.trigger.of(text) if evidence.trigger else ""
    return digest(key_of(article), evidence.sentence.of(text), trigger, event.type, *sides)


# --- values -> rows -------------------------------------------------------------------------------


def article_row(reading: Reading) -> dict[str, Any]:
    """The columns of `articles` that come from the reading."""
    article = reading.article
    dateline = article.dateline
    fields = ("id", "source_id", "url", "outlet", "section", "title", "byline", "language", "text")
    layout = Layout(article.paragraphs, article.sentences, article.related, article.dropped, reading.skipped)
    return {
        **{field: getattr(article, field) for field in fields},
        "key": key_of(article),
        "place": dateline and dateline.place,
        "country": dateline and dateline.country,
        "published": article.published and article.published.isoformat(),
        "layout": encoded(layout),
    }


def storable(reading: Reading) -> Reading:
    """The same reading, with one character in place of each that cannot be stored; no span moves.

    Half a surrogate pair is no text, and SQLite takes NUL for the end of one.
    """
    try:
        if b"\\u0000" not in msgspec.json.encode(reading):
            return reading
    except UnicodeEncodeError:
        pass
    return msgspec.convert(_storable(msgspec.to_builtins(reading)), Reading)


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _storable(item) for key, item in value.items()}
    return [_storable(item) for item in value] if isinstance(value, list | tuple) else value


def entity_row(entity: Entity) -> dict[str, Any]:
    """One row of `entities`."""
    fields = ("id", "kind", "name", "code", "sector", "wikidata")
    row = {field: getattr(entity, field) for field in fields}
    return {**row, "roles": encoded(entity.roles), "mentions": encoded(entity.mentions)}


def event_row(event: Event, article: Article, names: Mapping[str, str]) -> dict[str, Any]:
    """One row of `events`."""
    fields = ("id", "type", "mode", "status", "quad", "score", "confidence", "reported_by")
    return {
        **{field: getattr(event, field) for field in fields},
        "anchor": anchor_of(event, article),
        "told": event.happening,
        "contexts": encoded(event.contexts),
        "actors": encoded(_named(event.actors, names)),
        "recipients": encoded(_named(event.recipients, names)),
        "when": event.when and encoded(event.when),
        "where": event.where and encoded(event.where),
        "evidence": encoded(event.evidence),
    }


def _named(actors: Iterable[Actor], names: Mapping[str, str]) -> list[Named]:
    return [Named(a.entity, a.code, a.sector, names.get(a.entity, a.code)) for a in actors]


def agreement_row(agreement: Agreement) -> dict[str, Any]:
    """One row of `agreements`."""
    fields = ("id", "kind", "status", "subject")
    return {
        **{field: getattr(agreement, field) for field in fields},
        "sectors": encoded(agreement.sectors),
        "parties": encoded(agreement.parties),
        "when": agreement.when and encoded(agreement.when),
        "evidence": encoded(agreement.evidence),
    }


def quote_row(quote: Quote) -> dict[str, Any]:
    """One row of `quotes`."""
    speaker = quote.speaker
    return {
        **{field: getattr(quote, field) for field in ("id", "direct", "text", "cue", "addressee")},
        "entity": speaker and speaker.entity,
        "speaker": speaker and speaker.name,
        "code": speaker and speaker.code,
        "evidence": encoded(quote.evidence),
    }


# --- rows -> values -------------------------------------------------------------------------------


def article(row: sqlite3.Row) -> Article:
    """The article of a row of `articles`."""
    layout = decoded(row["layout"], Layout)
    fields = ("id", "source_id", "url", "outlet", "section", "title", "byline", "language", "text")
    return Article(
        **{field: row[field] for field in fields},
        dateline=Dateline(place=row["place"], country=row["country"]) if row["place"] is not None else None,
        published=day(row["published"]),
        paragraphs=layout.paragraphs,
        sentences=layout.sentences,
        related=layout.related,
        dropped=layout.dropped,
    )


def skipped(row: sqlite3.Row) -> tuple[Skip, ...]:
    """What was seen in an article and not coded."""
    return decoded(row["layout"], Layout).skipped


def source(row: sqlite3.Row) -> Source:
    """The article behind a record, from the columns that every question names alike."""
    fields = ("article_id", "story", "outlet", "title", "url")
    return Source(
        **{field.removesuffix("_id"): row[field] for field in fields},
        published=day(row["published"]),
    )


def entity(row: sqlite3.Row) -> Entity:
    """The entity of a row of `entities`."""
    fields = ("id", "kind", "name", "code", "sector", "wikidata")
    return Entity(
        **{field: row[field] for field in fields},
        roles=decoded(row["roles"], tuple[Role, ...]),
        mentions=decoded(row["mentions"], tuple[Span, ...]),
    )


def event(row: sqlite3.Row) -> Event:
    """The event of a row of `events`."""
    fields = ("id", "type", "mode", "status", "quad", "score", "confidence", "reported_by")
    return Event(
        **{field: row[field] for field in fields},
        happening=row["told"],
        contexts=decoded(row["contexts"], tuple[str, ...]),
        actors=tuple(named.actor for named in parties(row["actors"])),
        recipients=tuple(named.actor for named in parties(row["recipients"])),
        when=decoded(row["when"], When) if row["when"] else None,
        where=decoded(row["where"], Where) if row["where"] else None,
        evidence=decoded(row["evidence"], Evidence),
    )


def parties(text: str) -> tuple[Named, ...]:
    """One side of an event with its names."""
    return decoded(text, tuple[Named, ...])


def agreement(row: sqlite3.Row) -> Agreement:
    """The agreement of a row of `agreements`."""
    return Agreement(
        **{field: row[field] for field in ("id", "kind", "status", "subject")},
        sectors=decoded(row["sectors"], tuple[str, ...]),
        parties=decoded(row["parties"], tuple[Party, ...]),
        when=decoded(row["when"], When) if row["when"] else None,
        evidence=decoded(row["evidence"], Evidence),
    )


def quote(row: sqlite3.Row) -> Quote:
    """The quote of a row of `quotes`."""
    named = row["speaker"] is not None
    return Quote(
        **{field: row[field] for field in ("id", "text", "cue", "addressee")},
        direct=bool(row["direct"]),
        speaker=Speaker(entity=row["entity"], name=row["speaker"], code=row["code"]) if named else None,
        evidence=decoded(row["evidence"], Evidence),
    )
