"""Questions about all but events: quotes, agreements, entities, stories, articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from taut.model import AgreementRecord, ArticleRecord, DatedRole, EntityRecord, QuoteRecord, Role, StoryRecord
from taut.store import records
from taut.store.asking import PUBLISHED, SENTENCE, SOURCE, given, literal, searched, table, where
from taut.store.filters import Clause, Filters, between, named_in, names_code, of_code, one_of, published_in
from taut.store.table import Table

__all__ = ["agreements", "articles", "entities", "quotes", "stories"]


def quotes(
    connection: sqlite3.Connection,
    filters: Filters,
    limit: int | None,
    *,
    speaker: str | None = None,
    about: Sequence[str] = (),
) -> Table[QuoteRecord]:
    """Quotes in the order of publication; `speaker` is a part of a name, `about` are codes that the quote names."""
    clauses = given(
        *between("a.published", filters),
        ("r.speaker LIKE ? ESCAPE '\\'", (f"%{literal(speaker)}%",)) if speaker else None,
        _said_by(filters.countries),
        one_of("r.entity", filters.entities),
        _named_inside(tuple(about)),
        *published_in(filters),
        searched("a.n", filters),
    )
    columns, source = f"r.*, {SOURCE}, {SENTENCE}", "quotes r JOIN articles a ON a.n = r.article"
    return table(connection, "quotes", columns, source, clauses, f"{PUBLISHED}, r.position", _quote, limit=limit)


def _said_by(codes: tuple[str, ...]) -> Clause | None:
    """That the speaker of a quote has one of these codes."""
    plain, full = one_of("r.code", codes), of_code("n", codes)
    if not plain or not full:
        return None
    speaker = "SELECT 1 FROM entities n WHERE n.article = r.article AND n.id = r.entity"
    return f"({plain[0]} OR EXISTS ({speaker} AND {full[0]}))", (*plain[1], *full[1])


def _named_inside(codes: tuple[str, ...]) -> Clause | None:
    """That an entity of one of these codes is mentioned inside the words of a quote."""
    inside = of_code("n", codes)
    return inside and (
        "EXISTS (SELECT 1 FROM entities n, json_each(n.mentions) m, json_each(r.evidence, '$.content') c "
        f"WHERE n.article = r.article AND {inside[0]} "
        "AND (m.value ->> '$.start') >= (c.value ->> '$.start') AND (m.value ->> '$.end') <= (c.value ->> '$.end'))",
        inside[1],
    )


def _quote(row: sqlite3.Row) -> QuoteRecord:
    return QuoteRecord(quote=records.quote(row), sentence=row["sentence"], source=records.source(row))


def agreements(
    connection: sqlite3.Connection,
    filters: Filters,
    limit: int | None,
    *,
    parties: Sequence[str] = (),
    sectors: Sequence[str] = (),
) -> Table[AgreementRecord]:
    """Agreements in the order of publication; `parties` are codes that all take part, `sectors` its fields."""
    clauses = given(
        *between("coalesce(r.\"when\" ->> '$.start', a.published)", filters),
        _party_to(filters.countries),
        *(_party_to((code,)) for code in parties),
        _listed("r.parties", "value ->> '$.entity'", filters.entities),
        _listed("r.sectors", "value", tuple(sectors)),
        one_of("r.status", filters.statuses),
        *published_in(filters),
        searched("a.n", filters),
    )
    columns, source = f"r.*, {SOURCE}, {SENTENCE}", "agreements r JOIN articles a ON a.n = r.article"
    return table(
        connection, "agreements", columns, source, clauses, f"{PUBLISHED}, r.position", _agreement, limit=limit
    )


def _party_to(codes: tuple[str, ...]) -> Clause | None:
    """That one of these codes is party to an agreement; one without a sector takes in all of its sectors."""
    if not codes:
        return None
    marks = ", ".join("?" * len(codes))
    return (
        "EXISTS (SELECT 1 FROM json_each(r.parties) WHERE value ->> '$.code' IN "
        f"({marks}) OR value ->> '$.code' || ':' || (value ->> '$.sector') IN ({marks}))",
        (*codes, *codes),
    )


def _listed(column: str, item: str, values: tuple[str, ...]) -> Clause | None:
    """That one of some values is among the items of a JSON list."""
    inside = one_of(item, values)
    return (f"EXISTS (SELECT 1 FROM json_each({column}) WHERE {inside[0]})", inside[1]) if inside else None


def _agreement(row: sqlite3.Row) -> AgreementRecord:
    return AgreementRecord(agreement=records.agreement(row), sentence=row["sentence"], source=records.source(row))


def articles(connection: sqlite3.Connection, filters: Filters, limit: int | None) -> Table[ArticleRecord]:
    """Articles in the order of publication; `countries` are those of any entity that they name."""
    clauses = given(
        *between("a.published", filters),
        names_code(filters.countries),
        named_in("a.n", filters.entities),
        *published_in(filters),
        searched("a.n", filters),
    )
    return table(connection, "articles", "a.*", "articles a", clauses, PUBLISHED, _article, limit=limit)


def _article(row: sqlite3.Row) -> ArticleRecord:
    return ArticleRecord(article=records.article(row), story=row["story"], added=row["added"])


def stories(
    connection: sqlite3.Connection, filters: Filters, limit: int | None, *, outlets: int = 1
) -> Table[StoryRecord]:
    """Stories, the latest first; `outlets` is how many must tell one."""
    clauses = given(
        ("s.outlets >= ?", (outlets,)) if outlets > 1 else None,
        ("s.last >= ?", (filters.start.isoformat(),)) if filters.start else None,
        ("s.first <= ?", (filters.end.isoformat(),)) if filters.end else None,
        ("s.id = ?", (filters.story,)) if filters.story else None,
        _some_article(filters),
    )
    return table(connection, "stories", "s.*", "stories s", clauses, "s.last DESC, s.id", _story, limit=limit)


def _some_article(filters: Filters) -> Clause | None:
    clauses = given(
        names_code(filters.countries),
        named_in("a.n", filters.entities),
        one_of("a.outlet", filters.outlets),
        searched("a.n", filters),
    )
    conditions, values = where(clauses)
    return (f"s.id IN (SELECT a.story FROM articles a {conditions})", values) if clauses else None


def _story(row: sqlite3.Row) -> StoryRecord:
    return StoryRecord(
        **{field: row[field] for field in ("id", "title", "articles", "outlets")},
        first=records.day(row["first"]),
        last=records.day(row["last"]),
    )


def entities(
    connection: sqlite3.Connection, filters: Filters, limit: int | None, *, name: str = ""
) -> Table[EntityRecord]:
    """Entities over all articles, those named in most articles first; `name` is their id or a part of a name."""
    clauses = given(
        *between("a.published", filters),
        of_code("n", filters.countries),
        ("n.id IN (SELECT id FROM entities WHERE id = ? OR name LIKE ? ESCAPE '\\')", (name, f"%{literal(name)}%"))
        if name
        else None,
    )
    seen = "count(*) AS articles, min(a.published) AS first, max(a.published) AS last"
    columns = f"n.id, n.kind, {seen}, max(n.wikidata) AS wikidata"
    source = "entities n JOIN articles a ON a.n = n.article"

    def value(row: sqlite3.Row) -> EntityRecord:
        return _entity(connection, row)

    order, group = "articles DESC, n.id", "GROUP BY n.id"
    return table(connection, "entities", columns, source, clauses, order, value, limit=limit, group=group)


def _entity(connection: sqlite3.Connection, row: sqlite3.Row) -> EntityRecord:
    most = "SELECT {0} FROM entities WHERE id = ? AND {0} IS NOT NULL GROUP BY {0} ORDER BY count(*) DESC, {0} LIMIT 1"
    name, code, sector = (
        next((item[0] for item in connection.execute(most.format(column), (row["id"],))), None)
        for column in ("name", "code", "sector")
    )
    return EntityRecord(
        **{field: row[field] for field in ("id", "kind", "articles", "wikidata")},
        name=name or row["id"],
        code=code,
        sector=sector,
        roles=tuple(_roles(connection, row["id"])),
        first=records.day(row["first"]),
        last=records.day(row["last"]),
    )


def _roles(connection: sqlite3.Connection, entity: str) -> Iterator[DatedRole]:
    """The roles that articles give an entity, the earliest first."""
    rows = connection.execute(
        "SELECT r.value ->> '$.title' AS title, r.value ->> '$.organisation' AS organisation, "
        "min(r.value ->> '$.basis') AS basis, "
        "count(*) AS articles, min(a.published) AS first, max(a.published) AS last "
        "FROM entities n JOIN articles a ON a.n = n.article, json_each(n.roles) r WHERE n.id = ? "
        "GROUP BY 1, 2 ORDER BY first IS NULL, first, articles DESC, title",
        (entity,),
    )
    for row in rows:
        role = Role(title=row["title"], organisation=row["organisation"], basis=row["basis"])
        first, last = records.day(row["first"]), records.day(row["last"])
        yield DatedRole(role=role, articles=row["articles"], first=first, last=last)
