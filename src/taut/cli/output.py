"""How answers leave: laid out on the screen, or as CSV, JSON, JSON Lines and Parquet, to a file or a pipe."""

from __future__ import annotations

import io
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, TextIO, TypeVar

import msgspec
import pyarrow.parquet as pq
import typer
from rich.console import Console, Group, RenderableType
from rich.text import Text

from taut.cli.options import ListFormat, Wanted, Wrong
from taut.cli.wording import Labels, counted, grouped
from taut.store import Table

T = TypeVar("T")
FILE_WIDTH = 120  # of what is laid out into a file


def screen() -> Console:
    """Standard output for laid-out text."""
    return Console(file=sys.stdout, highlight=False)


def complain(message: str) -> None:
    """One line on the error stream."""
    typer.echo(f"taut: {message}", err=True)


def give(table: Table[T], how: Wanted, view: Callable[[Sequence[T]], RenderableType], *, count: bool = True) -> None:
    """A list as it is asked for: laid out by `view`, with its count under it, or as rows of the table's columns."""
    if how.format is ListFormat.parquet and how.output is None and sys.stdout.isatty():
        raise Wrong("Parquet is not for the screen; name a file with --output, or pipe it")
    if how.format is not ListFormat.terminal:
        with _target(how.output) as file:
            written = write(table, how.format, file)
        if table.total is not None and table.total > written:
            complain(how.labels["cut_short"].format(shown=written, total=table.total))
        return
    rows = list(table)
    parts = [view(rows)] if rows or not count else []
    if count:
        parts.append(Text(counts(table.name, len(rows), table.total, how.labels), style="dim"))
    laid_out = Group(*parts)
    if how.output is None:
        screen().print(laid_out)
        return
    with _target(how.output) as file, _text(file) as text:
        Console(file=text, highlight=False, width=FILE_WIDTH).print(laid_out)


def counts(name: str, shown: int, total: int | None, labels: Labels) -> str:
    """How many of how many are shown, and how to see the rest."""
    if total is None or total <= shown:
        return counted(shown, f"count_{name}", labels) if shown else labels[f"none_{name}"]
    whole = counted(total, f"count_{name}", labels)
    return labels["shown_of"].format(shown=grouped(shown, labels), total=whole)


def write(table: Table[Any], format_: ListFormat, file: BinaryIO) -> int:
    """All rows of a table in one of the formats, few of them in memory at a time; gives their count."""
    if format_ is ListFormat.parquet:
        return _parquet(table, file)
    with _text(file) as text:
        match format_:
            case ListFormat.csv:
                return table.to_csv(text)
            case ListFormat.jsonl:
                return table.to_jsonl(text)
        return _json(table, text)


def _json(table: Table[Any], text: TextIO) -> int:
    count = 0
    for count, row in enumerate(table.rows(), 1):
        text.write("[\n" if count == 1 else ",\n")
        text.write(json.dumps(row, ensure_ascii=False, default=str))
    text.write("\n]\n" if count else "[]\n")
    return count


def _parquet(table: Table[Any], file: BinaryIO) -> int:
    """Parquet wants a file that can be sought in, which a pipe cannot."""
    count = 0
    with tempfile.TemporaryFile() as whole:
        with pq.ParquetWriter(whole, table.described.schema) as writer:
            for batch in table.batches():
                writer.write_batch(batch)
                count += batch.num_rows
        whole.seek(0)
        shutil.copyfileobj(whole, file)
    return count


def print_json(value: Any) -> None:
    """One value as readable JSON on standard output."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


@contextmanager
def _text(file: BinaryIO) -> Iterator[TextIO]:
    """A stream of bytes as one of text; what has no place in UTF-8 becomes a question mark."""
    text = io.TextIOWrapper(file, "utf-8", "replace", newline="\n")
    try:
        yield text
    finally:
        text.detach()


@contextmanager
def _target(path: Path | None) -> Iterator[BinaryIO]:
    """Where bytes go: standard output, or a file that has its name only when it is whole."""
    if path is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    plain = not path.exists() or path.is_file()
    part = path.with_name(f".{path.name}.part") if plain else path  # a pipe or device is written to as it is
    try:
        with part.open("wb") as file:
            yield file
        if plain:
            part.replace(path)
    except OSError as error:
        raise Wrong(f"{path}: cannot be written: {error.strerror or error}") from None
    finally:
        if plain:
            with suppress(OSError):
                part.unlink()
