"""Taut's own tables as Parquet and CSV, with a data package and a codebook in two languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from taut.export import codebook, package
from taut.export.folder import Folder, csv_writer
from taut.export.job import Job, batched
from taut.export.plain import listed, plain
from taut.export.texts import texts
from taut.store import Column, Described, described
from taut.store.cells import CELLS

__all__ = ["TABLES", "shown", "write"]

TABLES = ("events", "reports", "agreements", "quotes", "entities", "relations", "stories", "corrections", "articles")
BATCH = 5_000  # rows held in memory at a time


def write(job: Job, folder: Folder) -> None:
    """Write every table twice, then what describes them."""
    tables = [shown(name, with_text=job.with_text) for name in TABLES]
    for table in tables:
        _write(job, folder, table)
    if job.given:
        folder.notes.append("`corrections` are those of the whole store.")
    for language in codebook.languages():
        folder.write(f"codebook.{language}.md", codebook.markdown(tables, language))
    folder.write_json("datapackage.json", package.descriptor(job, tables, folder.files))


def shown(name: str, *, with_text: bool = False) -> Described:
    """A table's columns; of articles, their text with them where that is asked for."""
    table = described()[name]
    if name != "articles" or not with_text:
        return table
    return replace(
        table, columns=(*table.columns, Column(name="text", type="text", description=texts()["text_column"]))
    )


def _write(job: Job, folder: Folder, table: Described) -> None:
    """Write the Parquet and the CSV file in one pass, so that they hold the same."""
    schema, count = _schema(table), 0
    parquet, comma = f"{table.name}.parquet", f"{table.name}.csv"
    with ExitStack() as stack:
        binary = stack.enter_context(folder.binary(parquet))
        text = stack.enter_context(folder.text(comma))
        columns = stack.enter_context(pq.ParquetWriter(binary, schema, compression="zstd"))
        lines = csv_writer(text)
        lines.writerow(column.name for column in table.columns)
        for part in batched(_rows(job, table), BATCH):
            columns.write_batch(pa.RecordBatch.from_pylist(part, schema=schema))
            lines.writerows(map(_cell, row.values()) for row in part)
            count += len(part)
    folder.counted(parquet, count)
    folder.counted(comma, count)


def _rows(job: Job, table: Described) -> Iterator[Mapping[str, Any]]:
    cells, names = CELLS[table.name], [column.name for column in table.columns]
    values: Iterable[Any] = job.told(table.name, job.table(table.name))
    for value in values:
        row = cells(value)
        if "text" in names and table.name == "articles":
            row = {**row, "text": value.article.text}
        yield {name: row[name] for name in names}


def _schema(table: Described) -> pa.Schema:
    """The columns with what they hold, which Parquet readers can show."""
    described_fields = zip(table.schema, table.columns, strict=True)
    return pa.schema(
        [field.with_metadata({"description": column.description["en"]}) for field, column in described_fields],
        metadata={"description": table.description["en"]},
    )


def _cell(value: Any) -> Any:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list() | tuple():
            return plain(listed(value))
        case str():
            return plain(value)
    return value
