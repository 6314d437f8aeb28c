"""How a question is put: clauses that all hold, a limit, and rows that become values when they are asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from taut.languages import available, load_pack
from taut.store.expressions import match
from taut.store.filters import Clause, Filters
from taut.store.schema import snapshot
from taut.store.table import Table

__all__ = ["PUBLISHED", "SENTENCE", "SOURCE", "expression", "given", "literal", "searched", "table", "where"]

T = TypeVar("T")

# A sentence is cut out of its article where it is asked for: the text lies in the file once.
SENTENCE = (
    "substr(a.text, 1 + (r.evidence ->> '$.sentence.start'), "
    "(r.evidence ->> '$.sentence.end') - (r.evidence ->> '$.sentence.start')) AS sentence"
)
PUBLISHED = "a.published IS NULL, a.published, a.n"  # the order of publication, the undated last
SOURCE = "a.id AS article_id, a.story, a.outlet, a.title, a.url, a.published"


def searched(article: str, filters: Filters) -> Clause | None:
    """That an article, an expression of its number, holds what is searched for, in any language that is read."""
    if not filters.text:
        return None
    return f"{article} IN (SELECT rowid FROM search WHERE search MATCH ?)", (expression(filters.text),)


def given(*clauses: Clause | None) -> list[Clause]:
    return [clause for clause in clauses if clause is not None]


def where(clauses: Sequence[Clause]) -> Clause:
    """Clauses that all hold."""
    conditions = " AND ".join(condition for condition, _ in clauses)
    return f"WHERE {conditions}" if conditions else "", tuple(value for _, values in clauses for value in values)


def table(
    connection: sqlite3.Connection,
    name: str,
    columns: str,
    source: str,
    clauses: Sequence[Clause],
    order: str,
    value: Callable[[sqlite3.Row], T],
    *,
    limit: int | None,
    counted: str | None = None,
    group: str = "",
) -> Table[T]:
    """A table that asks when it is gone through; one cut short by `limit` knows how many there are in all.

    `source` are the tables with their joins; `counted` those that are enough to count.
    """
    conditions, values = where(clauses)

    def fetch() -> Iterator[T]:
        question = f"SELECT {columns} FROM {source} {conditions} {group} ORDER BY {order} LIMIT ?"
        with snapshot(connection):  # a value may take further questions
            yield from map(value, connection.execute(question, (*values, -1 if limit is None else limit)))

    total = None
    if limit is not None:
        base = f"SELECT 1 FROM {counted or source} {conditions} {group}"
        total = connection.execute(f"SELECT count(*) FROM ({base})", values).fetchone()[0]
    return Table(name, fetch, total=total)


def expression(query: str) -> str:
    """A search as the index understands it, in every language that is read. Raises QueryError."""
    packs = [load_pack(language) for language in available()]
    return " OR ".join(f"({item})" for item in dict.fromkeys(match(query, pack) for pack in packs))


def literal(text: str) -> str:
    """A text in which LIKE finds itself alone."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
