"""What people decided about stories and events, as data: it outlives a new reading, is exported, and can be undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from taut.model import Correction

__all__ = ["corrections", "decided", "judge", "note", "take_back"]

Pairs = frozenset[frozenset[str]]
HOLDERS = {"article": ("articles", "key"), "event": ("events", "anchor")}  # table and column that an anchor is found in


def note(
    connection: sqlite3.Connection,
    kind: str,
    about: str,
    subjects: Sequence[tuple[str, str]],
    others: Sequence[tuple[str, str]],
    *,
    why: str | None,
    made: str,
) -> int:
    """Note a decision about subjects, each an anchor with its id of today; gives its number."""
    cursor = connection.execute(
        "INSERT INTO corrections (kind, about, why, made) VALUES (?, ?, ?, ?)", (kind, about, why, made)
    )
    number = cursor.lastrowid or 0
    for role, held in (("subject", subjects), ("other", others)):
        rows = [(number, role, position, anchor, id_) for position, (anchor, id_) in enumerate(held)]
        connection.executemany("INSERT INTO corrected VALUES (?, ?, ?, ?, ?)", rows)
    return number


def take_back(connection: sqlite3.Connection, number: int, made: str) -> bool:
    """Take a decision back; it stays noted as undone. Gives whether it was in force."""
    question = "UPDATE corrections SET undone = ? WHERE n = ? AND undone IS NULL"
    return connection.execute(question, (made, number)).rowcount > 0


def corrections(connection: sqlite3.Connection) -> Iterator[Correction]:
    """All decisions in the order they were made, the undone among them."""
    for row in connection.execute("SELECT * FROM corrections ORDER BY n").fetchall():
        question = "SELECT * FROM corrected WHERE correction = ? ORDER BY role, position"
        held = connection.execute(question, (row["n"],)).fetchall()
        subjects = [item for item in held if item["role"] == "subject"]
        yield Correction(
            id=row["n"],
            kind=row["kind"],
            about=row["about"],
            subjects=tuple(_today(connection, row["about"], item) or item["id"] for item in subjects),
            others=tuple(item["id"] for item in held if item["role"] == "other"),
            why=row["why"],
            made=row["made"],
            undone=row["undone"],
            matched=sum(_today(connection, row["about"], item) is not None for item in subjects),
        )


def _today(connection: sqlite3.Connection, about: str, item: sqlite3.Row) -> str | None:
    """The id that an anchor has today; None where the store no longer holds it."""
    table, column = HOLDERS[about]
    row = connection.execute(f"SELECT id FROM {table} WHERE {column} = ?", (item["anchor"],)).fetchone()
    return row and str(row["id"])


def judge(connection: sqlite3.Connection, events: Iterable[str]) -> None:
    """Note at each event what the last decision in force says of it."""
    connection.executemany(JUDGE, [(event,) for event in events])


JUDGE = """
    UPDATE events SET judgement = (
        SELECT k.kind || 'ed' FROM corrected c JOIN corrections k ON k.n = c.correction
        WHERE c.anchor = events.anchor AND k.about = 'event' AND k.kind IN ('accept', 'reject') AND k.undone IS NULL
        ORDER BY k.n DESC LIMIT 1
    ) WHERE id = ?
"""


def decided(connection: sqlite3.Connection, about: str, anchors: Sequence[str]) -> tuple[Pairs, Pairs]:
    """The pairs of ids that people put together, and those that they keep apart; of two decisions the later holds."""
    joined: set[frozenset[str]] = set()
    apart: set[frozenset[str]] = set()
    for kind, subjects, others in _in_force(connection, about, anchors):
        together = {frozenset(pair) for pair in combinations(subjects, 2)}  # all: one of them may be split off later
        divided = {frozenset((one, other)) for one in subjects for other in others if one != other}
        if kind == "merge":  # no pair among those merged stays apart
            apart -= {frozenset((one, other)) for one in subjects for other in subjects}
        joined = (joined - divided) | together
        apart |= divided
    return frozenset(joined), frozenset(apart)


def _in_force(
    connection: sqlite3.Connection, about: str, anchors: Sequence[str]
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each merge and split that names one of these anchors, with the ids of today of its two sides."""
    table, column = HOLDERS[about]
    question = (
        "SELECT k.n, k.kind FROM corrected c JOIN corrections k ON k.n = c.correction "
        "WHERE c.anchor = ? AND k.about = ? AND k.kind IN ('merge', 'split') AND k.undone IS NULL"
    )
    found = {row["n"]: row["kind"] for anchor in anchors for row in connection.execute(question, (anchor, about))}
    for number, kind in sorted(found.items()):
        held = connection.execute(
            f"SELECT c.role, t.id FROM corrected c JOIN {table} t ON t.{column} = c.anchor "
            "WHERE c.correction = ? ORDER BY c.role, c.position, t.id",
            (number,),
        ).fetchall()
        subjects = [row["id"] for row in held if row["role"] == "subject"]
        yield kind, subjects, [row["id"] for row in held if row["role"] == "other"]
