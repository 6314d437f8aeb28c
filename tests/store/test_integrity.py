"""A good store has nothing to tell; each kind of damage is named."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from taut.model import Reading
from taut.store import Store, StoreError, open_store


def damage(path: Path, *statements: str) -> None:
    """Change rows behind the back of the store."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount != 0, statement
        connection.commit()


FIRST_EVENT = "WHERE n = (SELECT min(n) FROM events WHERE judgement IS NULL)"


def with_json(table: str, column: str, path: str, value: str) -> str:
    return f"UPDATE {table} SET {column} = json_set({column}, '{path}', {value})"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (with_json("events", "evidence", "$.trigger.end", "99999") + f" {FIRST_EVENT}", "leaves a text of"),
        (with_json("events", "evidence", "$.sentence.start", "-1") + f" {FIRST_EVENT}", "leaves a text of"),
        (
            with_json("events", "evidence", "$.trigger", 'json(\'{"start":0,"end":2}\')'),
            "its trigger lies outside of its sentence",
        ),
        (with_json("quotes", "evidence", "$.content[0].end", "99999"), "quote"),
        (with_json("agreements", "evidence", "$.content[0].end", "99999"), "agreement"),
        (with_json("entities", "mentions", "$[0].start", "99999"), "entity"),
        (with_json("articles", "layout", "$.sentences[0].end", "99999"), "leaves a text of"),
        ("UPDATE articles SET text = substr(text, 1, 20) WHERE n = 1", "leaves a text of 20 characters"),
        ("UPDATE articles SET text = replace(text, 'Rusia', 'Prusi')", "corrections no longer find it"),
        (f"UPDATE events SET happening = NULL {FIRST_EVENT}", "has no happening, though nobody rejected it"),
        (f"UPDATE events SET judgement = 'rejected' {FIRST_EVENT}", "is rejected and counted all the same"),
        (f"UPDATE events SET happening = 'nirgends' {FIRST_EVENT}", "points to what is gone from happenings"),
        (
            "DELETE FROM happenings WHERE id = (SELECT min(id) FROM happenings)",
            "points to what is gone from happenings",
        ),
        ("UPDATE happenings SET reports = reports + 1", "counts other reports or articles than it has"),
        ("UPDATE happenings SET articles = articles + 1", "counts other reports or articles than it has"),
        ("UPDATE happenings SET event = (SELECT max(id) FROM events)", "is told by none of its reports"),
        ("UPDATE happenings SET story = (SELECT max(id) FROM stories)", "lies in another story than its reports"),
        ("UPDATE happenings SET score = 9.9", "do not say what it says"),
        ("UPDATE happenings SET outlets = outlets + 1", "counts other outlets than it has"),
        ("DELETE FROM events WHERE n = 1", "points to what is gone from events"),
        ("DELETE FROM parties WHERE event = 1 AND side = 'actor'", "is listed with other parties than it has"),
        ("UPDATE articles SET story = NULL WHERE n = 1", "belongs to no story"),
        ("UPDATE stories SET articles = 7", "counts other articles than it has"),
        ("UPDATE stories SET outlets = 7", "counts other outlets than it has"),
        ("DELETE FROM articles WHERE n = 1", "points to what is gone from articles"),
        ("DELETE FROM search WHERE rowid = 1", "is missing in the search index"),
        ("INSERT INTO search (rowid, title, body) VALUES (99, 'a', 'b')", "the search index holds article number 99"),
        ("UPDATE articles SET layout = 'kaputt' WHERE n = 2", "cannot be read back"),
        ("UPDATE events SET actors = '{}' WHERE n = 2", "cannot be read back"),
        ("UPDATE articles SET published = 'kemarin' WHERE n = 2", "cannot be read back"),
    ],
)
def test_damage_is_named(filled: Store, statement: str, said: str) -> None:
    assert list(filled.check()) == []
    damage(filled.path, statement)
    found = list(filled.check())
    assert any(said in line for line in found), found
    assert not any("\n" in line for line in found)


def test_a_damaged_row_does_not_hide_another(filled: Store) -> None:
    damage(
        filled.path,
        "UPDATE articles SET layout = 'kaputt' WHERE n = 1",
        "UPDATE articles SET layout = '{}' WHERE n = 5",
    )
    damage(filled.path, "UPDATE stories SET outlets = 7")
    found = " ".join(filled.check())
    for record in sqlite3.connect(filled.path).execute("SELECT id FROM articles WHERE n IN (1, 5)"):
        assert record[0] in found
    assert "counts other outlets" in found


def test_real_readings_are_sound_and_stay_so_when_some_go(store: Store, sample) -> None:
    for item in sample:
        store.add(item)
    assert list(store.check()) == []
    for item in sample[::2]:
        store.forget(item.article.id)
    assert list(store.check()) == []


@pytest.mark.parametrize("seed", range(12))
def test_torn_pages_are_named_in_one_line_each_and_never_break_the_program(
    filled: Store, week: tuple[Reading, ...], seed: int
) -> None:
    filled.close()
    with closing(sqlite3.connect(filled.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    data = bytearray(filled.path.read_bytes())
    page = int.from_bytes(data[16:18])
    chance = random.Random(seed)
    for _ in range(3):  # whole pages, as a dying disk loses them; never the first, which says what the file is
        start = chance.randrange(1, len(data) // page) * page
        data[start : start + page] = chance.randbytes(page)
    filled.path.write_bytes(data)
    found = complaints(filled.path, week)
    assert found
    assert not any("\n" in line for line in found)


def complaints(path: Path, week: tuple[Reading, ...]) -> list[str]:
    """What is said of a file when it is opened, checked and written to."""
    found: list[str] = []
    try:
        with open_store(path) as store:
            found += store.check()
            store.add(week[0])
    except StoreError as error:
        found.append(str(error))
    return found


def test_a_file_cut_short_is_named(filled: Store, week: tuple[Reading, ...]) -> None:
    filled.close()
    data = filled.path.read_bytes()
    filled.path.write_bytes(data[: len(data) // 2])
    found = complaints(filled.path, week)
    assert found
    assert not any("\n" in line for line in found)
