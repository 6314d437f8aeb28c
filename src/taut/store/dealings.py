"""Relations out of the file: the ties of a pair or of all pairs, and how much was read of each day."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from taut.model import Movement, Period, Relation, Tie
from taut.relations import movements, relation
from taut.store import records
from taut.store.schema import snapshot
from taut.world import load_world

__all__ = ["all_periods", "between", "days_read", "moved"]

COLUMNS = "happening, source, target, mutual, day, quad, score, reports, outlets"


def between(
    connection: sqlite3.Connection, first: str, second: str, by: str, start: date | None = None, end: date | None = None
) -> Relation:
    """How two actors, by full code, dealt with each other over time."""
    question = f"SELECT {COLUMNS} FROM ties WHERE source = ? AND target = ?"
    pairs = [(first, second), (second, first)]
    ties = [_tie(row) for pair in pairs for row in connection.execute(question, pair)]
    return relation(first, second, ties, days_read(connection), by, start=start, end=end)


def all_periods(connection: sqlite3.Connection, by: str, *, states: bool) -> Iterator[tuple[Relation, Period]]:
    """Every period of every pair of whose dealings something was found."""
    with snapshot(connection):
        yield from _all_periods(connection, by, states=states)


def _all_periods(connection: sqlite3.Connection, by: str, *, states: bool) -> Iterator[tuple[Relation, Period]]:
    read = days_read(connection)
    question = f"SELECT {COLUMNS}, min(source, target) AS one, max(source, target) AS two FROM ties ORDER BY one, two"
    rows = connection.execute(question)
    for (one, two), group in groupby(rows, key=lambda row: (row["one"], row["two"])):
        if not states or {one, two} <= load_world().countries.keys():
            found = relation(one, two, [_tie(row) for row in group], read, by)
            yield from ((found, period) for period in found.periods)


def moved(connection: sqlite3.Connection, on: date | None, days: int, *, states: bool) -> tuple[Movement, ...]:
    """How much each pair moved in the days up to `on`, the last day read where it is not given."""
    read = days_read(connection)
    last = on or max(read, default=None)
    if last is None:
        return ()
    first = last - timedelta(days=2 * days)
    question = f"SELECT {COLUMNS} FROM ties WHERE day BETWEEN ? AND ?"
    rows = connection.execute(question, (first.isoformat(), last.isoformat()))
    countries = load_world().countries
    ties = (_tie(row) for row in rows if not states or (row["source"] in countries and row["target"] in countries))
    return movements(ties, read, on=last, days=days)


def days_read(connection: sqlite3.Connection) -> Mapping[date, int]:
    """How many articles were read of each day."""
    question = "SELECT published, count(*) FROM articles WHERE published IS NOT NULL GROUP BY published"
    return {date.fromisoformat(row[0]): row[1] for row in connection.execute(question)}


def _tie(row: sqlite3.Row) -> Tie:
    return Tie(
        happening=row["happening"],
        source=row["source"],
        target=row["target"],
        mutual=bool(row["mutual"]),
        day=records.day(row["day"]),
        quad=row["quad"],
        score=row["score"],
        reports=row["reports"],
        outlets=row["outlets"],
    )
