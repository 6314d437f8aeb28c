"""What was read, kept in one SQLite file: stored once, grouped as it comes in, and asked in many ways."""

from __future__ import annotations

from pathlib import Path

from taut.store.actors import UnknownActor, code_of, name_of
from taut.store.archive import Store
from taut.store.columns import Column, Described, described
from taut.store.expressions import QueryError
from taut.store.filters import Filters
from taut.store.narrowing import narrow
from taut.store.refs import NotFound
from taut.store.schema import StoreError, connect
from taut.store.table import Table
from taut.store.writing import Outcome

__all__ = [
    "Column",
    "Described",
    "Filters",
    "NotFound",
    "Outcome",
    "QueryError",
    "Store",
    "StoreError",
    "Table",
    "UnknownActor",
    "code_of",
    "described",
    "name_of",
    "narrow",
    "open_store",
]


def open_store(path: str | Path, *, create: bool = False) -> Store:
    """Open a store; with `create` it is made where there is none. Several may read while one writes.

    Raises StoreError for a file that is not there, is no store, was made by a newer version, or cannot be opened.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "news.taut", create=True) as store:
    ...     store.status().articles
    0
    """
    return Store(Path(path), connect(Path(path), create=create))
