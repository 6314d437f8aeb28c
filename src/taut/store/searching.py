"""Full text: articles that hold what is searched for, the best first, each with the sentence that answers."""

from __future__ import annotations

import sqlite3

from taut.languages import available, load_pack
from taut.model import Hit, Source, Span
from taut.store import records
from taut.store.asking import expression, given, table, where
from taut.store.filters import Clause, Filters, between, named_in, names_code, one_of, party, published_in
from taut.store.snippets import snippet
from taut.store.table import Table

__all__ = ["search"]

HEADLINE = 4.0  # how much more a word of the headline counts than one of the text


def search(connection: sqlite3.Connection, query: str, filters: Filters, limit: int | None) -> Table[Hit]:
    """The articles that a query finds: filters of events hold for some event, a country may only be named.

    Raises QueryError.
    """
    clauses = given(
        ("search MATCH ?", (expression(query),)),
        *between("a.published", filters),
        *published_in(filters),
        named_in("a.n", filters.entities),
        names_code(filters.countries),
        _some_event(filters),
    )
    columns = f"a.*, bm25(search, {HEADLINE}, 1.0) AS rank"
    source = "search JOIN articles a ON a.n = search.rowid"

    def hit(row: sqlite3.Row) -> Hit:
        return _hit(row, query)

    return table(connection, "search", columns, source, clauses, "rank, a.n", hit, limit=limit)


def _some_event(filters: Filters) -> Clause | None:
    """That some event of an article is as asked for."""
    clauses = given(
        one_of("e.type", filters.types),
        one_of("e.quad", filters.quads),
        one_of("e.status", filters.statuses),
        party("e.n", filters.sources, "actor"),
        party("e.n", filters.targets, "recipient"),
        ("e.confidence >= ?", (filters.least,)) if filters.least else None,
    )
    conditions, values = where(clauses)
    return (f"a.n IN (SELECT e.article FROM events e {conditions})", values) if clauses else None


def _hit(row: sqlite3.Row, query: str) -> Hit:
    article = records.article(row)
    pack = load_pack(article.language) if article.language in available() else None
    title = article.title or ""
    body = [span for span in article.sentences if not article.text.startswith(title) or span.start >= len(title)]
    found = snippet(article.text, body, query, pack)
    if not found.marks:  # only the headline answers
        found = snippet(article.text, article.sentences, query, pack)
    before, after = "… " if found.cut_before else "", " …" if found.cut_after else ""
    shift = len(before) - found.span.start
    source = Source(
        article=article.id,
        story=row["story"],
        outlet=article.outlet,
        title=article.title,
        url=article.url,
        published=article.published,
    )
    return Hit(
        source=source,
        text=f"{before}{found.span.of(article.text)}{after}",
        marks=tuple(Span(start=mark.start + shift, end=mark.end + shift) for mark in found.marks),
        title_marks=snippet(title, (), query, pack, width=len(title)).marks if title else (),
        rank=row["rank"],
    )
