"""Questions about events: happenings counted once, and every telling of them."""

from __future__ import annotations

import sqlite3

from taut.model import Event, Happening, HappeningRecord, Telling, Where
from taut.store import records
from taut.store.asking import PUBLISHED, SENTENCE, SOURCE, given, searched, table, where
from taut.store.filters import Filters, between, one_of, party, published_in, takes_part
from taut.store.refs import Ref
from taut.store.table import Table

__all__ = ["events", "reports", "telling"]

SPEAKER = "(SELECT name FROM entities n WHERE n.article = r.article AND n.id = r.reported_by) AS reporter"


def events(connection: sqlite3.Connection, filters: Filters, limit: int | None) -> Table[HappeningRecord]:
    """Happenings, the latest first, each with the telling that stands for it."""
    told = given(
        party("e.n", filters.countries),
        party("e.n", filters.sources, "actor"),
        party("e.n", filters.targets, "recipient"),
        takes_part("e.n", filters.entities),
        one_of("b.outlet", filters.outlets),
        searched("e.article", filters),
    )
    # Whatever a question says of tellings may hold for any one of a happening, not just for the one that stands for it.
    some = where(told)
    articles = "JOIN articles b ON b.n = e.article" if filters.outlets else ""
    among = f"h.id IN (SELECT e.happening FROM events e {articles} {some[0]})"
    clauses = given(
        (among, some[1]) if told else None,
        *between("h.day", filters),
        one_of("h.type", filters.types),
        one_of("h.quad", filters.quads),
        one_of("h.status", filters.statuses),
        ("h.story = ?", (filters.story,)) if filters.story else None,
        ("h.confidence >= ?", (filters.least,)) if filters.least else None,
    )
    columns = (
        f"r.*, {SOURCE}, {SENTENCE}, {SPEAKER}, h.day, h.actors AS all_actors, h.recipients AS all_recipients, "
        "h.place AS h_place, h.country AS h_country, h.articles, h.outlets"
    )
    source = "happenings h JOIN events r ON r.id = h.event JOIN articles a ON a.n = r.article"

    def value(row: sqlite3.Row) -> HappeningRecord:
        return _happening(connection, row)

    order = "h.day DESC, h.id"
    return table(connection, "events", columns, source, clauses, order, value, limit=limit, counted="happenings h")


def _happening(connection: sqlite3.Connection, row: sqlite3.Row) -> HappeningRecord:
    telling = _telling(row)
    event = telling.event
    reports = connection.execute(
        "SELECT e.id FROM events e JOIN articles a ON a.n = e.article WHERE e.happening = ? "
        "ORDER BY a.published IS NULL, a.published, e.id",
        (row["happening"],),
    )
    place = Where(place=row["h_place"], country=row["h_country"], basis="stated") if row["h_place"] else None
    happening = Happening(
        id=row["happening"],
        event=event.id,
        reports=tuple(item["id"] for item in reports),
        articles=row["articles"],
        outlets=row["outlets"],
        type=event.type,
        mode=event.mode,
        status=event.status,
        actors=records.decoded(row["all_actors"], tuple[str, ...]),
        recipients=records.decoded(row["all_recipients"], tuple[str, ...]),
        day=records.day(row["day"]),
        where=event.where or place,
        quad=event.quad,
        score=event.score,
        confidence=event.confidence,
    )
    return HappeningRecord(happening=happening, telling=telling)


def reports(connection: sqlite3.Connection, filters: Filters, limit: int | None) -> Table[Telling]:
    """Every telling of an event, those that a person rejected among them, in the order of publication."""
    clauses = given(
        *between("coalesce(r.\"when\" ->> '$.start', a.published)", filters),
        party("r.n", filters.countries),
        party("r.n", filters.sources, "actor"),
        party("r.n", filters.targets, "recipient"),
        takes_part("r.n", filters.entities),
        one_of("r.type", filters.types),
        one_of("r.quad", filters.quads),
        one_of("r.status", filters.statuses),
        *published_in(filters),
        ("r.confidence >= ?", (filters.least,)) if filters.least else None,
        searched("a.n", filters),
    )
    columns, source = f"r.*, {SOURCE}, {SENTENCE}, {SPEAKER}", "events r JOIN articles a ON a.n = r.article"
    return table(connection, "reports", columns, source, clauses, f"{PUBLISHED}, r.position", _telling, limit=limit)


def telling(connection: sqlite3.Connection, ref: Ref) -> Telling:
    """One event as its article tells it; of a happening, the telling that stands for it."""
    event = "SELECT event FROM happenings WHERE id = ?" if ref.kind == "happening" else "?"
    question = (
        f"SELECT r.*, {SOURCE}, {SENTENCE}, {SPEAKER} FROM events r JOIN articles a ON a.n = r.article "
        f"WHERE r.id = ({event})"
    )
    return _telling(connection.execute(question, (ref.id,)).fetchone())


def _telling(row: sqlite3.Row) -> Telling:
    event: Event = records.event(row)
    return Telling(
        event=event,
        sentence=row["sentence"],
        actor_names=tuple(named.name for named in records.parties(row["actors"])),
        recipient_names=tuple(named.name for named in records.parties(row["recipients"])),
        reporter=row["reporter"] or event.reported_by,
        happening=row["happening"],
        judgement=row["judgement"],
        source=records.source(row),
    )
