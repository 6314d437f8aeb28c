"""Decisions of people: what they point to, what is noted of it, and what is counted anew for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from taut.store.grouping import count_happenings, neighbours, regroup
from taut.store.judging import judge, note, take_back
from taut.store.refs import NotFound, Ref, find
from taut.store.writing import now

__all__ = ["accept", "merge", "reject", "split", "undo"]

GROUPS = ("story", "article", "happening", "event")
Held = list[tuple[str, str]]  # anchors with the ids of today


def merge(connection: sqlite3.Connection, refs: Sequence[str], why: str | None) -> int:
    """Put stories or articles, or happenings or events, into one."""
    about, held = _subjects(connection, refs)
    if len(held) < 2:
        raise ValueError("a merge needs two stories or articles, or two happenings or events")
    if about == "event" and len(_stories_of(connection, held)) > 1:
        raise ValueError("a happening lies in one story; merge the stories first")
    before = _touched(connection, about, held)
    number = note(connection, "merge", about, held, [], why=why, made=now())
    _anew(connection, about, [*before, *_touched(connection, about, held)])
    return number


def split(connection: sqlite3.Connection, refs: Sequence[str], why: str | None) -> int:
    """Take articles out of their story, or events out of their happening; those taken out stay together."""
    about, held = _subjects(connection, refs, kinds=("article", "event"))
    rest = [item for item in _siblings(connection, about, held) if item not in held]
    if not rest:
        raise ValueError(
            "nothing would stay behind: a split takes some articles out of a story, or events out of a happening"
        )
    before = _touched(connection, about, held)
    number = note(connection, "split", about, held, rest, why=why, made=now())
    _anew(connection, about, before)
    return number


def accept(connection: sqlite3.Connection, ref: str, why: str | None) -> int:
    """Note that an event is right; of a happening, the report that stands for it."""
    return _judged(connection, "accept", find(connection, ref, ("event", "happening")), why)


def reject(connection: sqlite3.Connection, ref: str, why: str) -> int:
    """Note that an event is wrong; of a happening, that all its reports are."""
    if not why.strip():
        raise ValueError("a rejection needs a reason")
    return _judged(connection, "reject", find(connection, ref, ("event", "happening")), why)


def _judged(connection: sqlite3.Connection, kind: str, ref: Ref, why: str | None) -> int:
    question = "SELECT e.anchor, e.id FROM events e WHERE e.id = ?"
    if ref.kind == "happening":
        question = (
            "SELECT anchor, id FROM events WHERE happening = ? ORDER BY id"
            if kind == "reject"
            else "SELECT e.anchor, e.id FROM happenings h JOIN events e ON e.id = h.event WHERE h.id = ?"
        )
    held = [(row["anchor"], row["id"]) for row in connection.execute(question, (ref.id,))]
    number = note(connection, kind, "event", held, [], why=why, made=now())
    _anew(connection, "event", _touched(connection, "event", held))
    return number


def undo(connection: sqlite3.Connection, number: int) -> None:
    """Take a correction back. Raises NotFound where none of this number is in force."""
    row = connection.execute("SELECT about FROM corrections WHERE n = ? AND undone IS NULL", (number,)).fetchone()
    if row is None:
        raise NotFound(f"no correction {number} is in force; `taut corrections` lists them")
    question = "SELECT anchor, id FROM corrected WHERE correction = ?"
    held = [(item["anchor"], item["id"]) for item in connection.execute(question, (number,))]
    before = _touched(connection, row["about"], held)
    take_back(connection, number, now())
    _anew(connection, row["about"], [*before, *_touched(connection, row["about"], held)])


def _subjects(connection: sqlite3.Connection, refs: Sequence[str], kinds: Sequence[str] = GROUPS) -> tuple[str, Held]:
    """What a decision is about, with the anchors of all that is pointed to: a story means its articles."""
    found = [find(connection, ref, kinds) for ref in dict.fromkeys(refs)]
    abouts = {"article" if ref.kind in ("story", "article") else "event" for ref in found}
    if len(abouts) != 1:
        raise ValueError("stories and articles go with each other, happenings and events with each other")
    held = [item for ref in found for item in _members(connection, ref)]
    return abouts.pop(), list(dict.fromkeys(held))


MEMBERS = {
    "article": "SELECT key AS anchor, id FROM articles WHERE id = ?",
    "story": "SELECT key AS anchor, id FROM articles WHERE story = ? ORDER BY published IS NULL, published, id",
    "event": "SELECT anchor, id FROM events WHERE id = ?",
    "happening": "SELECT anchor, id FROM events WHERE happening = ? ORDER BY id",
}


def _members(connection: sqlite3.Connection, ref: Ref) -> Held:
    return [(row["anchor"], row["id"]) for row in connection.execute(MEMBERS[ref.kind], (ref.id,))]


def _siblings(connection: sqlite3.Connection, about: str, held: Held) -> Held:
    """All that lies in one story or happening with these; raises ValueError where they lie in several."""
    column, table = ("story", "articles") if about == "article" else ("happening", "events")
    groups = {connection.execute(f"SELECT {column} FROM {table} WHERE id = ?", (id_,)).fetchone()[0] for _, id_ in held}
    if len(groups) != 1 or None in groups:
        raise ValueError(f"what is split off must lie in one {column}")
    return _members(connection, Ref(kind=column, id=groups.pop(), n=0))


def _stories_of(connection: sqlite3.Connection, held: Held) -> set[str]:
    question = "SELECT a.story FROM events e JOIN articles a ON a.n = e.article WHERE e.id = ?"
    return {row[0] for _, id_ in held for row in connection.execute(question, (id_,))}


def _touched(connection: sqlite3.Connection, about: str, held: Held) -> list[int]:
    """The articles whose story or happenings may change: those held, and all whose story may change with theirs."""
    question = (
        "SELECT n FROM articles WHERE key = ?"
        if about == "article"
        else "SELECT article AS n FROM events WHERE anchor = ?"
    )
    found = {row["n"] for anchor, _ in held for row in connection.execute(question, (anchor,))}
    return sorted(found.union(*(neighbours(connection, number) for number in found)) if about == "article" else found)


def _anew(connection: sqlite3.Connection, about: str, articles: Iterable[int]) -> None:
    """Group or count again what a decision changes."""
    if about == "article":
        regroup(connection, articles)
        return
    stories = {connection.execute("SELECT story FROM articles WHERE n = ?", (n,)).fetchone()["story"] for n in articles}
    for story in sorted(stories):
        numbers = [
            row["n"] for row in connection.execute("SELECT n FROM articles WHERE story = ? ORDER BY n", (story,))
        ]
        for number in numbers:
            judge(
                connection,
                [row["id"] for row in connection.execute("SELECT id FROM events WHERE article = ?", (number,))],
            )
        count_happenings(connection, story, numbers)
