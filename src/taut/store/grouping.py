"""Stories and happenings in the file: found for each new article, and made anew only where it touches them."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from taut.languages import load_pack
from taut.model import Fingerprint, Happening, Reading, Report, Story
from taut.store import records
from taut.store.judging import decided
from taut.stories import WINDOW, fingerprint, happenings, likeness, outlet_key, stories, ties

__all__ = ["count_happenings", "enter", "neighbours", "regroup"]

_packed = msgspec.msgpack.Encoder()
_unpacked = msgspec.msgpack.Decoder(Fingerprint)

Grouped = tuple[Story, list[sqlite3.Row]]  # a story with the rows of its articles

CANDIDATES = """
    SELECT DISTINCT a.n, a.fingerprint
    FROM story_keys mine JOIN story_keys theirs USING (key) JOIN articles a ON a.n = theirs.article
    WHERE mine.article = :n AND theirs.article != :n AND (a.published IS NULL OR :published IS NULL
        OR abs(julianday(a.published) - julianday(:published)) <= :window)
"""


def enter(connection: sqlite3.Connection, number: int, reading: Reading) -> None:
    """Take the fingerprint of a new article, and note which articles it is alike to."""
    mine = fingerprint(reading, load_pack(reading.article.language))
    connection.execute("UPDATE articles SET fingerprint = ? WHERE n = ?", (_packed.encode(mine), number))
    keys = [(_key(key), number) for key in mine.keys]
    connection.executemany("INSERT OR IGNORE INTO story_keys (key, article) VALUES (?, ?)", keys)
    question = {"n": number, "published": mine.published and mine.published.isoformat(), "window": WINDOW}
    for row in connection.execute(CANDIDATES, question).fetchall():
        alike = likeness(mine, _unpacked.decode(row["fingerprint"]))
        if alike is not None:
            pair = sorted((number, row["n"]))
            connection.execute("INSERT INTO likenesses (one, other, likeness) VALUES (?, ?, ?)", (*pair, alike))


def _key(key: str) -> int:
    """A key as a number of eight bytes, which SQLite keeps smallest."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), signed=True)


def neighbours(connection: sqlite3.Connection, number: int) -> set[int]:
    """The articles that one is alike to, and those that a person put with it."""
    rows = connection.execute(
        "SELECT other AS n FROM likenesses WHERE one = :n UNION SELECT one FROM likenesses WHERE other = :n "
        "UNION SELECT theirs.n FROM articles mine JOIN corrected c ON c.anchor = mine.key "
        "JOIN corrected d USING (correction) JOIN articles theirs ON theirs.key = d.anchor "
        "JOIN corrections k ON k.n = c.correction WHERE mine.n = :n AND k.about = 'article' AND k.undone IS NULL",
        {"n": number},
    )
    return {row["n"] for row in rows} - {number}


def regroup(
    connection: sqlite3.Connection,
    touched: Iterable[int],
    *,
    fresh: Collection[int] = (),
    left: Iterable[str] = (),
) -> None:
    """Find the stories of these articles and of all that hang together with them; rewrite those that changed.

    `fresh` are articles whose records are new, so that their story counts as changed though its articles are the same;
    `left` are stories that articles were taken out of. What hangs together is grouped as a whole: the outcome does not
    depend on which article came first.
    """
    rest, changed = set(touched), list[Grouped]()
    while rest:
        component = _component(connection, rest.pop())
        rest -= component
        changed += _changed(connection, component, fresh)
    # All that they count goes before any of it is counted anew: an event may pass from one story to another.
    before = {*left, *(row["story"] for _, rows in changed for row in rows if row["story"])}
    connection.executemany("DELETE FROM happenings WHERE story = ?", [(story,) for story in before])
    for story, rows in changed:
        _write(connection, story, rows)
    gone = "DELETE FROM stories WHERE id = :id AND NOT EXISTS (SELECT 1 FROM articles WHERE story = :id)"
    connection.executemany(gone, [{"id": story} for story in before])


def _component(connection: sqlite3.Connection, start: int) -> set[int]:
    """All articles that hang together with one."""
    found, open_ = {start}, [start]
    while open_:
        more = neighbours(connection, open_.pop()) - found
        found |= more
        open_.extend(more)
    return found


def _changed(connection: sqlite3.Connection, component: Collection[int], fresh: Collection[int]) -> list[Grouped]:
    """The stories of what hangs together that are not what the file has under their ids, each with its articles."""
    rows = [_article(connection, number) for number in sorted(component)]
    ids = {row["id"]: row for row in rows}
    joined, apart = decided(connection, "article", [row["key"] for row in rows])
    grouped = stories(
        [_unpacked.decode(row["fingerprint"]) for row in rows],
        _likenesses(connection, component, {row["n"]: row["id"] for row in rows}),
        joined=joined,
        apart=apart,
    )
    return [
        (story, [ids[article] for article in story.articles])
        for story in grouped
        if not _stands(connection, story) or any(ids[article]["n"] in fresh for article in story.articles)
    ]


def _stands(connection: sqlite3.Connection, story: Story) -> bool:
    """Whether the file has a story with these articles and no others, and none was taken out of it."""
    members = {row["id"] for row in connection.execute("SELECT id FROM articles WHERE story = ?", (story.id,))}
    counted = connection.execute("SELECT articles FROM stories WHERE id = ?", (story.id,)).fetchone()
    return counted is not None and counted["articles"] == len(members) and members == set(story.articles)


def _article(connection: sqlite3.Connection, number: int) -> sqlite3.Row:
    question = "SELECT n, id, key, title, outlet, published, story, fingerprint FROM articles WHERE n = ?"
    row: sqlite3.Row = connection.execute(question, (number,)).fetchone()
    return row


def _likenesses(
    connection: sqlite3.Connection, component: Collection[int], ids: Mapping[int, str]
) -> dict[tuple[str, str], float]:
    question = "SELECT one, other, likeness FROM likenesses WHERE one = ?"
    rows = (row for number in component for row in connection.execute(question, (number,)))
    return {(ids[row["one"]], ids[row["other"]]): row["likeness"] for row in rows}


def _write(connection: sqlite3.Connection, story: Story, articles: Sequence[sqlite3.Row]) -> None:
    """One story with its happenings, in place of what its articles belonged to."""
    dates = [row["published"] for row in articles if row["published"]]
    outlets = {outlet_key(row["outlet"] or "") for row in articles}
    connection.execute(
        "INSERT INTO stories VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title, "
        "first = excluded.first, last = excluded.last, articles = excluded.articles, outlets = excluded.outlets",
        (
            story.id,
            articles[0]["title"],
            min(dates, default=None),
            max(dates, default=None),
            len(articles),
            len(outlets),
        ),
    )
    connection.executemany("UPDATE articles SET story = ? WHERE n = ?", [(story.id, row["n"]) for row in articles])
    numbers = [row["n"] for row in articles]
    count_happenings(connection, story.id, numbers)


def count_happenings(connection: sqlite3.Connection, story: str, articles: Sequence[int]) -> None:
    """The happenings of a story, found anew from the events of its articles."""
    connection.execute("DELETE FROM happenings WHERE story = ?", (story,))
    rows = [row for number in articles for row in connection.execute(EVENTS, (number,))]
    connection.executemany("UPDATE events SET happening = NULL WHERE n = ?", [(row["n"],) for row in rows])
    joined, apart = decided(connection, "event", [row["anchor"] for row in rows])
    reports = [_report(row) for row in rows if row["judgement"] != "rejected"]
    for happening in happenings(reports, joined=joined, apart=apart):
        _insert(connection, story, happening)


EVENTS = """
    SELECT e.*, a.id AS article_id, a.outlet, a.published FROM events e JOIN articles a ON a.n = e.article
    WHERE e.article = ? ORDER BY e.position
"""


def _report(row: sqlite3.Row) -> Report:
    return Report(
        event=records.event(row),
        article=row["article_id"],
        outlet=row["outlet"],
        published=records.day(row["published"]),
    )


def _insert(connection: sqlite3.Connection, story: str, happening: Happening) -> None:
    where = happening.where
    row = (
        *(happening.id, story, happening.event, happening.type, happening.mode, happening.status),
        *(records.encoded(happening.actors), records.encoded(happening.recipients)),
        *(_iso(happening), where and where.place, where and where.country, happening.quad, happening.score),
        *(happening.confidence, len(happening.reports), happening.articles, happening.outlets),
    )
    connection.execute(f"INSERT INTO happenings VALUES ({', '.join('?' * len(row))})", row)
    told = [(happening.id, event) for event in happening.reports]
    connection.executemany("UPDATE events SET happening = ? WHERE id = ?", told)
    connection.executemany(
        "INSERT INTO ties VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (t.happening, t.source, t.target, t.mutual, _iso(happening), t.quad, t.score, t.reports, t.outlets)
            for t in ties(happening)
        ],
    )


def _iso(happening: Happening) -> str | None:
    return happening.day.isoformat() if happening.day else None
