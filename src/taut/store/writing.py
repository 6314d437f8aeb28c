"""Readings into the file: each in one transaction with all that follows from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from taut.languages import load_pack
from taut.model import Article, Reading, Versions
from taut.store import records
from taut.store.grouping import enter, neighbours, regroup
from taut.store.judging import judge
from taut.store.words import stream

__all__ = ["Outcome", "is_known", "put", "remove", "version_number"]


class Outcome(StrEnum):
    """What became of a reading."""

    added = "added"
    known = "known"  # stored already, with the same text, by the same versions
    replaced = "replaced"


def is_known(connection: sqlite3.Connection, article: Article, versions: Versions) -> bool:
    """Whether an article is stored as these versions read it, so that reading it again would change nothing."""
    row = connection.execute("SELECT version FROM articles WHERE id = ?", (article.id,)).fetchone()
    return row is not None and row["version"] == version_number(connection, versions)


def put(connection: sqlite3.Connection, reading: Reading, versions: Versions, *, anew: bool = False) -> Outcome:
    """Store a reading in place of what was read of its article before; to be called in a transaction.

    Nothing is done where text and versions are those stored, unless it is asked for `anew`.
    """
    if not anew and is_known(connection, reading.article, versions):
        return Outcome.known
    reading = records.storable(reading)
    key = records.key_of(reading.article)
    old = connection.execute("SELECT n FROM articles WHERE id = ? OR key = ?", (reading.article.id, key)).fetchall()
    touched, left = _taken_out(connection, [row["n"] for row in old])
    number = _insert(connection, "articles", {**records.article_row(reading), **_read(connection, versions)})
    _records(connection, number, reading)
    _search(connection, number, reading.article)
    judge(connection, [row["id"] for row in connection.execute("SELECT id FROM events WHERE article = ?", (number,))])
    enter(connection, number, reading)
    regroup(connection, touched | {number}, fresh={number}, left=left)
    return Outcome.replaced if old else Outcome.added


def remove(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Take articles with all their records out of the file, and group anew what they leave; in a transaction."""
    touched, left = _taken_out(connection, list(numbers))
    regroup(connection, touched, left=left)
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")  # else the index keeps the words for a while


def _taken_out(connection: sqlite3.Connection, numbers: Iterable[int]) -> tuple[set[int], set[str]]:
    """Delete articles; gives those whose stories may change by it, and the stories that they lay in."""
    touched, left = set[int](), set[str]()
    gone = set(numbers)
    for number in gone:
        touched |= neighbours(connection, number)
        left |= {row["story"] for row in connection.execute("SELECT story FROM articles WHERE n = ?", (number,))}
    for number in gone:
        connection.execute("DELETE FROM search WHERE rowid = ?", (number,))
        connection.execute("DELETE FROM articles WHERE n = ?", (number,))
    return touched - gone, left


def version_number(connection: sqlite3.Connection, versions: Versions) -> int | None:
    """The number of versions in the file; None where nothing was read with them."""
    row = connection.execute(
        "SELECT n FROM versions WHERE (taut, codebook, parser) = (?, ?, ?)",
        (versions.taut, versions.codebook, versions.parser),
    ).fetchone()
    return row and int(row["n"])


def _read(connection: sqlite3.Connection, versions: Versions) -> dict[str, Any]:
    """When and by which versions an article was read."""
    known = version_number(connection, versions)
    if known is None:
        row = {"taut": versions.taut, "codebook": versions.codebook, "parser": versions.parser}
        known = _insert(connection, "versions", row)
    return {"version": known, "added": now(), "fingerprint": b""}


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _records(connection: sqlite3.Connection, number: int, reading: Reading) -> None:
    names = {entity.id: entity.name for entity in reading.entities}
    place = {"article": number}
    for position, entity in enumerate(reading.entities):
        _insert(connection, "entities", {**records.entity_row(entity), **place, "position": position})
    for position, event in enumerate(reading.events):
        row = {**records.event_row(event, reading.article, names), **place, "position": position}
        told = _insert(connection, "events", row)
        for side, actors in (("actor", event.actors), ("recipient", event.recipients)):
            connection.executemany(
                "INSERT INTO parties VALUES (?, ?, ?, ?, ?, ?)",
                [(told, side, i, a.entity, a.code, a.full_code) for i, a in enumerate(actors)],
            )
    for position, agreement in enumerate(reading.agreements):
        _insert(connection, "agreements", {**records.agreement_row(agreement), **place, "position": position})
    for position, quote in enumerate(reading.quotes):
        _insert(connection, "quotes", {**records.quote_row(quote), **place, "position": position})


def _search(connection: sqlite3.Connection, number: int, article: Article) -> None:
    pack, title = load_pack(article.language), article.title or ""
    row = (number, stream(title, pack), stream(article.text.removeprefix(title), pack))
    connection.execute("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", row)


def _insert(connection: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> int:
    """Insert one row; gives its number."""
    columns = ", ".join(f'"{column}"' for column in row)
    marks = ", ".join("?" for _ in row)
    cursor = connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))
    return cursor.lastrowid or 0
