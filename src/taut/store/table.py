"""An answer of a store: values to go through one by one, or a table for pandas, polars, Arrow and CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TextIO, TypeVar

import pyarrow as pa

from taut.store.cells import CELLS
from taut.store.columns import Described, described

if TYPE_CHECKING:
    import pandas
    import polars

__all__ = ["Table"]

T = TypeVar("T")
BATCH = 5_000  # rows held at a time when a table is streamed
SHOWN = 20  # rows of the HTML view


class Table(Generic[T]):
    """What a question to the store found, in order; nothing is fetched before it is asked for.

    Going through it gives values of `taut.model`; the conversions give one row each, in the columns that
    `tables.toml` describes. It speaks Arrow's C stream: whatever reads that (pandas, polars, DuckDB) takes it as it is.
    """

    def __init__(self, name: str, fetch: Callable[[], Iterable[T]], *, total: int | None = None) -> None:
        self.name = name
        self.total = total  # how many there are where this is a part of them; None where it is all
        self._fetch = fetch

    def __iter__(self) -> Iterator[T]:
        return iter(self._fetch())

    @property
    def described(self) -> Described:
        """The columns in words."""
        return described()[self.name]

    def rows(self) -> Iterator[dict[str, Any]]:
        """One plain record a row, its keys in the order of the columns."""
        cells = CELLS[self.name]
        columns = [column.name for column in self.described.columns]
        for value in self:
            row = cells(value)
            yield {column: row[column] for column in columns}

    def batches(self, size: int = BATCH) -> Iterator[pa.RecordBatch]:
        """The rows as Arrow batches, no more than `size` rows in memory at a time."""
        rows, schema = self.rows(), self.described.schema
        while part := list(islice(rows, size)):
            yield pa.RecordBatch.from_pylist(part, schema=schema)

    def to_arrow(self) -> pa.Table:
        """All rows as an Arrow table."""
        return pa.Table.from_batches(self.batches(), schema=self.described.schema)

    def to_pandas(self) -> pandas.DataFrame:
        """All rows as a pandas data frame; days are `datetime64`."""
        return self.to_arrow().to_pandas(date_as_object=False)

    def to_polars(self) -> polars.DataFrame:
        """All rows as a polars data frame; polars must be installed."""
        import polars

        frame = polars.from_arrow(self.to_arrow())
        assert isinstance(frame, polars.DataFrame)
        return frame

    def to_csv(self, file: TextIO) -> int:
        """Write all rows as CSV with a header; an empty cell is unknown. Gives the count.

        Lists are joined by `|`; one inside an item has a backslash before it, and so has a backslash.
        """
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(column.name for column in self.described.columns)
        count = 0
        for count, row in enumerate(self.rows(), 1):  # noqa: B007
            writer.writerow(map(_cell, row.values()))
        return count

    def to_jsonl(self, file: TextIO) -> int:
        """Write all rows as JSON Lines. Gives the count."""
        count = 0
        for count, row in enumerate(self.rows(), 1):  # noqa: B007
            file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
        return count

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        reader = pa.RecordBatchReader.from_batches(self.described.schema, self.batches())
        return reader.__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        first = list(islice(self, SHOWN + 1))
        if all(hasattr(value, "_repr_html_") for value in first):
            shown = "".join(value._repr_html_() for value in first[:SHOWN])  # type: ignore[attr-defined]
        else:
            shown = self._head(first[:SHOWN])
        return shown + (f"<p><small>… only the first {SHOWN} are shown</small></p>" if len(first) > SHOWN else "")

    def _head(self, values: Sequence[T]) -> str:
        import pandas

        return str(pandas.DataFrame([CELLS[self.name](value) for value in values])._repr_html_())


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        texts = ("" if item is None else str(item) for item in value)
        return "|".join(text.replace("\\", r"\\").replace("|", r"\|") for text in texts)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
