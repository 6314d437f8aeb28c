"""What people point to by an id, its beginning or an address, and what it is in the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from taut.store.records import address

__all__ = ["NotFound", "Ref", "find"]

SHORTEST = 4  # letters of an id that are enough to look for it
QUESTIONS = {
    "article": "SELECT id, n FROM articles WHERE id >= :from AND id < :to",
    "event": "SELECT id, n FROM events WHERE id >= :from AND id < :to",
    "story": "SELECT id, 0 AS n FROM stories WHERE id >= :from AND id < :to",
    "happening": "SELECT id, 0 AS n FROM happenings WHERE id >= :from AND id < :to",
}


class NotFound(LookupError):
    """An id or address that the store does not hold, or that means more than one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """Something in the store: `kind` is "article", "event", "story" or "happening"; `n` the number of the first two."""

    kind: str
    id: str
    n: int


def find(connection: sqlite3.Connection, text: str, kinds: Sequence[str]) -> Ref:
    """What an id or its beginning stands for, among kinds of things; an article goes by its address too.

    Raises NotFound where it is nothing, or several things.
    """
    text = text.strip()
    if "article" in kinds and "://" in text:
        row = connection.execute("SELECT id, n FROM articles WHERE key = ?", (address(text),)).fetchone()
        if row is None:
            raise NotFound(f"{text}: the store holds no article of this address")
        return Ref(kind="article", id=row["id"], n=row["n"])
    found = [ref for kind in kinds for ref in _beginning(connection, text.lower(), kind)]
    exact = [ref for ref in found if ref.id == text.lower()] or found
    if len({ref.id for ref in exact}) > 1:
        shown = ", ".join(ref.id for ref in exact[:3])
        raise NotFound(
            f"{text!r} is the beginning of several ids: {shown} …" if len(exact) > 3 else f"{text!r} may be {shown}"
        )
    if not exact:
        what = " or ".join([", ".join(kinds[:-1]), kinds[-1]] if len(kinds) > 1 else kinds)
        raise NotFound(f"{text!r} is the id of no {what} in the store")
    return exact[0]


def _beginning(connection: sqlite3.Connection, text: str, kind: str) -> list[Ref]:
    if len(text) < SHORTEST or not all(letter in "0123456789abcdef" for letter in text):
        return []
    rows = connection.execute(QUESTIONS[kind] + " ORDER BY id LIMIT 4", {"from": text, "to": text + "g"})
    return [Ref(kind=kind, id=row["id"], n=row["n"]) for row in rows]
