"""Whether the file holds what it should: the file itself, what points where, spans, counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from taut.model import Article, Span
from taut.store import records
from taut.store.schema import snapshot
from taut.stories import outlet_key

__all__ = ["problems"]

LOOSE = {  # what must be found nowhere, and the question that would find it
    "event {} has no happening, though nobody rejected it": """
        SELECT id FROM events WHERE happening IS NULL AND judgement IS NOT 'rejected'
    """,
    "event {} is rejected and counted all the same": """
        SELECT id FROM events WHERE happening IS NOT NULL AND judgement = 'rejected'
    """,
    "event {} is listed with other parties than it has": """
        SELECT id FROM events e WHERE json_array_length(actors) + json_array_length(recipients)
            != (SELECT count(*) FROM parties WHERE event = e.n)
    """,
    "article {} belongs to no story": "SELECT id FROM articles WHERE story IS NULL",
    "article {} is missing in the search index": "SELECT id FROM articles WHERE n NOT IN (SELECT rowid FROM search)",
    "the search index holds article number {}, which is gone": """
        SELECT rowid FROM search WHERE rowid NOT IN (SELECT n FROM articles)
    """,
    "happening {} is told by none of its reports": """
        SELECT id FROM happenings h WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.id = h.event AND happening = h.id)
    """,
    "happening {} counts other reports or articles than it has": """
        SELECT h.id FROM happenings h JOIN events e ON e.happening = h.id GROUP BY h.id
        HAVING h.reports != count(*) OR h.articles != count(DISTINCT e.article)
    """,
    "happening {} lies in another story than its reports": """
        SELECT DISTINCT h.id FROM happenings h JOIN events e ON e.happening = h.id JOIN articles a ON a.n = e.article
        WHERE a.story IS NOT h.story
    """,
    "the ties of happening {} do not say what it says": """
        SELECT DISTINCT h.id FROM ties t JOIN happenings h ON h.id = t.happening
        WHERE (t.day, t.quad, t.score, t.reports, t.outlets) IS NOT (h.day, h.quad, h.score, h.articles, h.outlets)
    """,
    "story {} counts other articles than it has": """
        SELECT s.id FROM stories s LEFT JOIN articles a ON a.story = s.id GROUP BY s.id HAVING s.articles != count(a.n)
    """,
}


def problems(connection: sqlite3.Connection) -> Iterator[str]:
    """Whatever is wrong with a store, one line each; nothing where all is well. A damaged file is read as it goes."""
    with snapshot(connection):
        for look in (_file, _pointers, _loose, _outlets, _spans):
            try:
                yield from look(connection)
            except sqlite3.DatabaseError as error:
                yield f"the file: {error}"


def _file(connection: sqlite3.Connection) -> Iterator[str]:
    for row in connection.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"the file: {row[0]}"


def _pointers(connection: sqlite3.Connection) -> Iterator[str]:
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield f"{row['table']}, row {row['rowid']}: points to what is gone from {row['parent']}"


def _loose(connection: sqlite3.Connection) -> Iterator[str]:
    for message, question in LOOSE.items():
        yield from (message.format(row[0]) for row in connection.execute(question))


OUTLETS = {  # who tells each story and each happening, and how many it counts
    "story": ("SELECT story AS id, outlet FROM articles", "SELECT id, outlets FROM stories"),
    "happening": (
        "SELECT happening AS id, outlet FROM events e JOIN articles a ON a.n = e.article WHERE outlet != ''",
        "SELECT id, outlets FROM happenings",
    ),
}


def _outlets(connection: sqlite3.Connection) -> Iterator[str]:
    for what, (telling, counting) in OUTLETS.items():
        outlets: dict[str, set[str]] = {}
        for row in connection.execute(telling):
            outlets.setdefault(row["id"], set()).add(outlet_key(row["outlet"] or ""))
        for row in connection.execute(counting):
            if row["outlets"] != max(1, len(outlets.get(row["id"], ()))):
                yield f"{what} {row['id']} counts other outlets than it has"


def _spans(connection: sqlite3.Connection) -> Iterator[str]:
    """Spans that leave their article, sentences that do not hold their trigger, quotes that are not what was said."""
    for row in connection.execute("SELECT * FROM articles"):
        try:
            yield from _article(connection, row)
        except ValueError as error:  # of a record that is no JSON any more, or of another shape
            yield f"article {row['id']}: what was read of it cannot be read back: {error}"


def _article(connection: sqlite3.Connection, row: sqlite3.Row) -> Iterator[str]:
    article = records.article(row)
    yield from _outside(article, f"article {article.id}", (*article.paragraphs, *article.sentences))
    for item in connection.execute("SELECT * FROM entities WHERE article = ?", (row["n"],)):
        yield from _outside(article, f"entity {item['id']} of article {article.id}", records.entity(item).mentions)
    for item in connection.execute("SELECT * FROM events WHERE article = ?", (row["n"],)):
        yield from _event(item, article)
    for table, value in (("quotes", records.quote), ("agreements", records.agreement)):
        for item in connection.execute(f"SELECT * FROM {table} WHERE article = ?", (row["n"],)):
            evidence = value(item).evidence
            yield from _outside(article, f"{table[:-1]} {item['id']}", (evidence.sentence, *evidence.content))


def _event(row: sqlite3.Row, article: Article) -> Iterator[str]:
    event = records.event(row)
    evidence = event.evidence
    spans = (
        evidence.sentence,
        *evidence.actors,
        *evidence.recipients,
        *([evidence.trigger] if evidence.trigger else []),
    )
    yield from _outside(article, f"event {event.id}", spans)
    if evidence.trigger and not evidence.sentence.covers(evidence.trigger):
        yield f"event {event.id}: its trigger lies outside of its sentence"
    if row["anchor"] != records.anchor_of(event, article):
        yield f"event {event.id}: corrections no longer find it"


def _outside(article: Article, what: str, spans: tuple[Span, ...]) -> Iterator[str]:
    for span in spans:
        if not 0 <= span.start < span.end <= len(article.text):
            yield f"{what}: the span {span.start}-{span.end} leaves a text of {len(article.text)} characters"
