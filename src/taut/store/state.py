"""What the store holds as a whole, and one article of it as it was read."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from taut.model import Reading, Status, Versions
from taut.store import records
from taut.store.judging import corrections
from taut.stories import outlet_key

__all__ = ["outlets", "reading", "status", "versions"]

COUNTS = {
    "articles": "SELECT count(*) FROM articles",
    "undated": "SELECT count(*) FROM articles WHERE published IS NULL",
    "stories": "SELECT count(*) FROM stories",
    "shared_stories": "SELECT count(*) FROM stories WHERE outlets > 1",
    "happenings": "SELECT count(*) FROM happenings",
    "reports": "SELECT count(*) FROM events",
    "agreements": "SELECT count(*) FROM agreements",
    "quotes": "SELECT count(*) FROM quotes",
    "entities": "SELECT count(DISTINCT id) FROM entities",
}


def status(connection: sqlite3.Connection, path: Path) -> Status:
    """The counts of a store, who it read and when, and with which versions."""
    counts = {name: connection.execute(question).fetchone()[0] for name, question in COUNTS.items()}
    first, last, added = connection.execute(
        "SELECT min(published), max(published), max(added) FROM articles"
    ).fetchone()
    read = connection.execute(
        "SELECT v.*, count(*) AS articles FROM articles a JOIN versions v ON v.n = a.version GROUP BY v.n ORDER BY v.n"
    )
    decided = [correction for correction in corrections(connection) if not correction.undone]
    return Status(
        **counts,
        outlets=tuple(_outlets(connection)),
        first=records.day(first),
        last=records.day(last),
        corrections=len(decided),
        unmatched=sum(not correction.matched for correction in decided),
        versions=tuple((versions(row), row["articles"]) for row in read),
        added=added,
        bytes=sum(file.stat().st_size for file in (path, path.with_name(path.name + "-wal")) if file.is_file()),
    )


def outlets(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The outlets of all articles, in every way that they are written."""
    rows = connection.execute("SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL ORDER BY outlet")
    return tuple(row["outlet"] for row in rows)


def _outlets(connection: sqlite3.Connection) -> Iterator[tuple[str | None, int]]:
    """Every outlet with its articles, the largest first, each under the spelling that it has most."""
    spellings: dict[str, Counter[str | None]] = {}
    for outlet, count in connection.execute("SELECT outlet, count(*) FROM articles GROUP BY 1 ORDER BY 1"):
        spellings.setdefault(outlet_key(outlet or ""), Counter())[outlet] = count
    for known in sorted(spellings.values(), key=lambda known: (-known.total(), known.most_common(1)[0][0] or "")):
        yield known.most_common(1)[0][0], known.total()


def versions(row: sqlite3.Row) -> Versions:
    """The versions of a row that names them."""
    return Versions(taut=row["taut"], codebook=row["codebook"], parser=row["parser"])


def reading(connection: sqlite3.Connection, number: int) -> Reading:
    """An article with all that was read of it, as it was read."""

    def rows(table: str) -> list[sqlite3.Row]:
        question = f"SELECT * FROM {table} WHERE article = ? ORDER BY position"
        return connection.execute(question, (number,)).fetchall()

    row = connection.execute("SELECT * FROM articles WHERE n = ?", (number,)).fetchone()
    return Reading(
        article=records.article(row),
        entities=tuple(records.entity(item) for item in rows("entities")),
        events=tuple(records.event(item) for item in rows("events")),
        agreements=tuple(records.agreement(item) for item in rows("agreements")),
        quotes=tuple(records.quote(item) for item in rows("quotes")),
        skipped=records.skipped(row),
    )
