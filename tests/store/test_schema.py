"""What is opened: stores, what is none, older and newer ones, those that can only be read or that others write to."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from taut.model import Reading
from taut.store import Outcome, Store, StoreError, open_store, schema


def refused(path: Path, *, create: bool) -> str:
    """The one line that says why this cannot be opened."""
    with pytest.raises(StoreError) as error:
        open_store(path, create=create)
    assert "\n" not in str(error.value)
    assert str(path) in str(error.value)
    return str(error.value)


def text_file(path: Path) -> None:
    path.write_text("Rusia menyerang Ukraina.\n" * 100)


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE articles (id TEXT)")


def newer_store(path: Path) -> None:
    open_store(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (text_file, "not a store"),
        (other_database, "not a store"),
        (newer_store, "made by a newer taut"),
        (Path.mkdir, "cannot be opened|no store here"),
    ],
)
def test_what_is_no_store_is_refused_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], said: str, create: bool
) -> None:
    path = tmp_path / "berita.taut"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    assert any(part in refused(path, create=create) for part in said.split("|"))
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize("name", ["berita.taut", "tidak/ada/berita.taut"])
def test_a_store_that_is_not_there_is_not_made_unasked(tmp_path: Path, name: str) -> None:
    assert "no store here" in refused(tmp_path / name, create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    assert "no such folder" in refused(tmp_path / "tidak" / "ada.taut", create=True)


@pytest.mark.parametrize("name", ["dengan spasi.taut", "tanya?mode=ro#%41.taut", "ünïcode-🚀.taut", ":memory:"])
def test_a_store_may_have_any_name(tmp_path: Path, week: tuple[Reading, ...], name: str) -> None:
    with open_store(tmp_path / name, create=True) as store:
        store.add(week[0])
    assert (tmp_path / name).is_file()
    with open_store(tmp_path / name) as store:
        assert store.status().articles == 1


def test_an_empty_file_becomes_a_store_only_where_one_is_made(tmp_path: Path) -> None:
    path = tmp_path / "kosong.taut"
    path.touch()
    assert "not a store" in refused(path, create=False)
    with open_store(path, create=True) as store:
        assert store.status().articles == 0


def test_making_what_is_there_opens_it(filled: Store) -> None:
    with open_store(filled.path, create=True) as again:
        assert again.status() == filled.status()


# --- migrations -----------------------------------------------------------------------------------

SECOND = """
-- A column; and a table.
ALTER TABLE articles ADD COLUMN mood TEXT NOT NULL DEFAULT 'tenang';
CREATE TABLE moods (name TEXT PRIMARY KEY) STRICT;  -- one; more to come
INSERT INTO moods VALUES ('tenang;');
"""


def test_an_older_store_is_brought_forward_once_and_keeps_what_it_holds(
    filled: Store, week: tuple[Reading, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, SECOND))
    for _ in range(2):
        with open_store(filled.path) as store:
            assert [store.reading(item.article.id) for item in week] == list(week)
            assert list(store.check()) == []
    with closing(sqlite3.connect(filled.path)) as connection:
        assert connection.execute("SELECT * FROM moods").fetchall() == [("tenang;",)]
        assert connection.execute("SELECT count(*) FROM articles WHERE mood = 'tenang'").fetchone()[0] == len(week)
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(schema.MIGRATIONS)
    monkeypatch.undo()
    assert "newer" in refused(filled.path, create=False)


def test_a_step_that_fails_leaves_the_older_store_as_it_was(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, SECOND + "INSERT INTO nirgends VALUES (1);\n"))
    refused(filled.path, create=False)
    monkeypatch.undo()
    with open_store(filled.path) as store:
        assert list(store.check()) == []
        assert store.status().articles == 8


# --- several at once ------------------------------------------------------------------------------


def test_one_who_reads_sees_one_state_while_another_writes(filled: Store, week: tuple[Reading, ...], reading) -> None:
    new = reading("Iran menyerang Jepang.", "China mengecam Iran.", outlet="Kabar Dua")
    with open_store(filled.path) as other:
        before = list(filled.events())
        going = iter(filled.events())
        seen = [next(going)]
        other.add(new)
        other.forget(week[0].article.id)
        seen += going
        assert seen == before
        after = list(filled.events())
        assert after != before
        assert {record.telling.source.outlet for record in after} >= {"Kabar Dua"}


def test_an_article_that_is_replaced_while_it_is_read_is_read_as_it_was(
    filled: Store, week: tuple[Reading, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    from taut.store import records

    given = records.article

    def slow(row: sqlite3.Row):  # the first thing that is made of an article that is read back
        monkeypatch.undo()
        with open_store(filled.path) as other:
            other.forget(week[0].article.id)
        return given(row)

    monkeypatch.setattr(records, "article", slow)
    assert filled.reading(week[0].article.id) == week[0]
    assert not filled.knows(week[0].article)


def test_a_check_while_another_writes_finds_nothing(filled: Store, week: tuple[Reading, ...]) -> None:
    stop = threading.Event()

    def write() -> None:
        with open_store(filled.path) as other:
            while not stop.is_set():
                other.forget(week[0].article.id)
                other.add(week[0])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(15):
            assert list(filled.check()) == []
            assert filled.status().articles in (7, 8)
    finally:
        stop.set()
        writer.join()


def test_writers_wait_for_each_other(store: Store, week: tuple[Reading, ...]) -> None:
    """Threads with a store each, as two programs would have."""
    outcomes: list[Outcome] = []

    def write(part: tuple[Reading, ...]) -> None:
        with open_store(store.path) as own:
            outcomes.extend(own.add(item) for item in part)

    threads = [threading.Thread(target=write, args=(part,)) for part in (week, week[::-1], week[4:])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [Outcome.added] * len(week) + [Outcome.known] * (len(week) + 4)
    assert list(store.check()) == []


def test_a_writer_that_never_ends_is_not_waited_for_for_ever(
    filled: Store, week: tuple[Reading, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "WAIT", 0.05)
    with open_store(filled.path) as other, filled.transaction():
        with pytest.raises(StoreError, match=r"^another process is writing"):
            other.add(week[0], anew=True)
        assert other.status().articles == 8  # it can still be read
        assert other.add(week[0], anew=False) is Outcome.known


# --- for reading only -----------------------------------------------------------------------------


@pytest.fixture
def sealed(filled: Store):
    """The path of a filled store in a folder in which nothing can be written."""
    filled.close()
    folder = filled.path.parent / f"{filled.path.stem}-sealed"
    folder.mkdir()
    path = folder / "berita.taut"
    path.write_bytes(filled.path.read_bytes())
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_in_a_sealed_folder_can_be_read_and_says_so_when_written_to(
    sealed: Path, week: tuple[Reading, ...]
) -> None:
    read_and_refused(sealed, week)


def test_a_store_on_a_medium_without_locks_can_be_read_and_says_so_when_written_to(
    filled: Store, week: tuple[Reading, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.close()
    seal(monkeypatch)
    read_and_refused(filled.path, week)


def test_a_store_whose_log_cannot_be_taken_in_is_refused_and_not_shown_as_it_was_before(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal(monkeypatch)
    assert filled.path.name + "-wal; copy both" in refused(filled.path, create=False)


def seal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same as a sealed folder for those who may write everywhere: SQLite is made to find that it cannot."""
    plain = schema._connection

    def sealed(path: Path, mode: str) -> sqlite3.Connection:
        if mode == "rwc":
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error
        return plain(path, mode)

    monkeypatch.setattr(schema, "_connection", sealed)


def read_and_refused(path: Path, week: tuple[Reading, ...]) -> None:
    with open_store(path) as store:
        assert [store.reading(item.article.id) for item in week] == list(week)
        assert list(store.check()) == []
        assert store.knows(week[0].article)
        for attempt in (
            lambda: store.add(week[0], anew=True),
            lambda: store.forget(week[0].article.id),
            lambda: store.merge([week[0].article.id, week[7].article.id]),
        ):
            with pytest.raises(StoreError, match=r"^the store is open for reading only$"):
                attempt()
        assert store.status().articles == 8


def test_a_store_that_is_busy_is_not_taken_for_one_that_is_sealed(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What only reads the file past the log would miss what was stored last."""
    monkeypatch.setattr(schema, "WAIT", 0.05)
    path = filled.path
    filled.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN IMMEDIATE")
        holder.execute("UPDATE articles SET byline = 'x'")
        assert "another process" in refused(path, create=False)
