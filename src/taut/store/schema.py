"""The file: its tables, its version, and the steps that bring an older one forward."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

__all__ = ["APPLICATION", "MIGRATIONS", "StoreError", "connect", "erasing", "snapshot", "transaction"]

APPLICATION = int.from_bytes(b"taut")  # in the header of every store, so that another SQLite file is told apart
SEALED = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)  # SQLite's codes where it can make no lock files
WAIT = 60  # seconds that a writer waits for another; a write takes milliseconds
MIGRATIONS = tuple(path.read_text("utf-8") for path in sorted((Path(__file__).parent / "migrations").glob("*.sql")))


class StoreError(Exception):
    """A store that is not there, cannot be read or written, or was made by a newer version; says so in one line."""


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open a store, bringing its tables up to date; without `create` it must exist, and is made if need be otherwise.

    Readers go on while one connection writes (WAL). A store that cannot be written to is opened for reading.
    Raises StoreError.
    """
    if not create and not path.is_file():
        raise StoreError(f"{path}: there is no store here; `taut add` makes one")
    try:
        connection = _opened(path)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path}: {_reason(error)}") from None
    try:
        _prepare(connection, create=create)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StoreError(f"{path}: {_reason(error)}") from None
    except StoreError as error:
        connection.close()
        raise StoreError(f"{path}: {error}") from None
    return connection


def _opened(path: Path) -> sqlite3.Connection:
    """A connection; on a medium that takes no lock files, one that relies on the file to stay as it is."""
    try:
        connection = _connection(path, "rwc")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if not path.is_file() or error.sqlite_errorcode & 0xFF not in SEALED:
            raise
        log = path.with_name(path.name + "-wal")
        if log.is_file() and log.stat().st_size:
            raise StoreError(
                f"{path}: what was stored last is in {log.name}; copy both to where you may write"
            ) from None
        return _connection(path, "ro&immutable=1")
    return connection


def _connection(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    # FULL: what was reported as stored outlives a power cut, not only the end of the process.
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _prepare(connection: sqlite3.Connection, *, create: bool) -> None:
    """Check that the file is a store, and run the migrations it has not seen, each in its own transaction."""
    application, version = _number(connection, "application_id"), _number(connection, "user_version")
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if application != APPLICATION and not (empty and create):
        raise StoreError("not a store of taut")
    if version > len(MIGRATIONS):
        raise StoreError(f"made by a newer taut (format {version}, this one knows {len(MIGRATIONS)})")
    if empty:
        _write_ahead(connection)
    while _number(connection, "user_version") < len(MIGRATIONS):
        with transaction(connection):
            done = _number(connection, "user_version")  # another process may have been first
            for statement in statements(MIGRATIONS[done]) if done < len(MIGRATIONS) else ():
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {min(done + 1, len(MIGRATIONS))}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch a new file to WAL; where two programs make it at once SQLite does not wait for the other by itself."""
    until = monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.01)


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would end the transaction they run in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing of what is written inside; one inside another belongs to the outer.

    Raises StoreError where the file cannot take it: a full disk, another writer that never ends.
    """
    if connection.in_transaction:
        yield
        return
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        _roll_back(connection)
        if type(error) not in (sqlite3.OperationalError, sqlite3.DatabaseError):  # the others are faults of ours
            raise
        raise StoreError(_reason(error)) from None
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:  # SQLite ends it by itself on some errors
        connection.execute("ROLLBACK")


@contextmanager
def erasing(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction after which what was deleted in it is in no corner of the file; slower than another."""
    connection.execute("PRAGMA secure_delete = ON")
    with transaction(connection):
        yield
    if not connection.in_transaction:
        # The log still has the pages as they were. One who reads now may need them: then the next checkpoint has them.
        connection.execute("PRAGMA busy_timeout = 200")
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        connection.execute(f"PRAGMA busy_timeout = {WAIT * 1000:.0f}")


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything asked inside sees the file as it is at the start, whatever others write meanwhile."""
    # A question that is not finished holds on to its state; a transaction would draw in what is written meanwhile here.
    held = connection.execute("SELECT name FROM sqlite_schema")
    try:
        yield
    finally:
        held.close()


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


REASONS = {
    "database or disk is full": "the disk is full; everything reported as stored is safe",
    "disk I/O error": "the disk cannot be written to; everything reported as stored is safe",
    "file is not a database": "not a store of taut",
    "attempt to write a readonly database": "the store is open for reading only",
    "unable to open database file": "the store cannot be opened here: no such folder, or no right to write in it",
    "database is locked": "another process is writing to the store and does not finish",
    "database disk image is malformed": "the file is damaged; take a copy from a backup, or read the articles again",
}


def _reason(error: sqlite3.Error) -> str:
    """What an error of SQLite means to a user."""
    return REASONS.get(str(error), f"the store cannot be used: {error}")
