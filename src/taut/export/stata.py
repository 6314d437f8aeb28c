"""Stata's format 118: events, reports and relations, with labels for variables and values."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from types import MappingProxyType
from typing import IO, Any

import pandas

from taut.export.folder import Folder
from taut.export.job import Job, batched
from taut.export.plain import listed, plain
from taut.store import Column, described
from taut.store.cells import CELLS
from taut.world.codebook import load_codebook

__all__ = ["short_name", "write"]

TABLES = ("events", "reports", "relations")
FORMAT = 118  # Stata 14 and later: UTF-8, and strings of any length
BATCH = 10_000  # rows held as objects at a time
LONG = 60  # bytes above which a text is kept apart from its row
LABEL = 80  # letters of a variable's label
NAME = 32  # letters of a variable's name
RESERVED: Mapping[str, str] = MappingProxyType(
    {"quad": "quad_class", "end": "end_day"}
)  # words that no variable may be
SHORTER = (
    ("happenings", "n"),
    ("reports", "r"),
    ("verbal_cooperation", "q1"),
    ("material_cooperation", "q2"),
    ("verbal_conflict", "q3"),
    ("material_conflict", "q4"),
)


def write(job: Job, folder: Folder) -> None:
    """Write a file for each table; each is held in memory whole, as Stata itself does."""
    shortened: dict[str, str] = {}
    for table in TABLES:
        columns = described()[table].columns
        frame = _frame(job, table, columns)
        names = {column.name: short_name(column.name) for column in columns}
        shortened |= {name: short for name, short in names.items() if name != short}
        with folder.binary(f"{table}.dta") as file:
            _write(file, frame.rename(columns=names), columns, described()[table].description["en"])
        folder.counted(f"{table}.dta", len(frame))
    folder.notes.append(
        f"Stata's names have {NAME} letters, and some words are its own; renamed columns: {len(shortened):,}. "
        "`happenings` is `n`, `reports` is `r`, the quad classes are `q1` to `q4` (`forward_n_q2`); `quad` is "
        "`quad_class`, `end` is `end_day`. "
        f"Labels of variables are cut at {LABEL} letters; the codebook of the tables has them in full."
    )
    folder.notes.append("Stata has no lists: several values stand in one text with `|` between them.")


def short_name(name: str) -> str:
    """A column's name in the letters that Stata allows.

    >>> short_name("backward_happenings_material_cooperation"), short_name("actors_cow")
    ('backward_n_q2', 'actors_cow')
    """
    if name in RESERVED:
        return RESERVED[name]
    if not re.search("_(happenings|reports)_", name):
        return name
    for long, short in SHORTER:
        name = re.sub(f"_{long}(?=_|$)", f"_{short}", name)
    return name


def _frame(job: Job, table: str, columns: Sequence[Column]) -> pandas.DataFrame:
    cells, names = CELLS[table], [column.name for column in columns]
    rows = ([_cell(row[name]) for name in names] for row in map(cells, job.told(table, job.table(table))))
    # Numbers take little room once they are typed: no more than a part of the rows is held as objects.
    parts = [_part(part, columns) for part in batched(rows, BATCH)]
    return pandas.concat(parts, ignore_index=True) if parts else _part([], columns)


def _part(rows: Sequence[Sequence[Any]], columns: Sequence[Column]) -> pandas.DataFrame:
    frame = pandas.DataFrame(rows, columns=[column.name for column in columns], dtype=object)
    return pandas.DataFrame({column.name: _typed(frame[column.name], column.type) for column in columns})


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return plain(listed(value))
    return plain(value) if isinstance(value, str) else value


def _typed(values: pandas.Series, type_: str) -> pandas.Series:
    """Values as Stata keeps them: numbers, days, or texts; nothing known is a missing number or an empty text."""
    match type_:
        case "date":
            return pandas.to_datetime(values)
        case "number" | "integer":
            return values.astype("float64")
        case "boolean":
            return values.astype("float64")
    return values.fillna("").astype(object)


def _write(file: IO[bytes], frame: pandas.DataFrame, columns: Sequence[Column], label: str) -> None:
    short = {column.name: short_name(column.name) for column in columns}
    texts = [short[column.name] for column in columns if column.type in ("text", "texts")]
    frame.to_stata(
        file,
        write_index=False,
        version=FORMAT,
        data_label=_cut(label),
        variable_labels={short[column.name]: _cut(column.description["en"]) for column in columns},
        value_labels=_value_labels(frame),
        convert_dates={short[column.name]: "td" for column in columns if column.type == "date"},
        convert_strl=[name for name in texts if _longest(frame[name]) > LONG],
    )


def _longest(texts: pandas.Series) -> int:
    return max((len(text.encode()) for text in texts), default=0)


def _value_labels(frame: pandas.DataFrame) -> dict[Hashable, dict[float, str]]:
    quads = {float(number): code.label["en"] for number, code in load_codebook().quads.items()}
    name = short_name("quad")
    return {name: quads} if name in frame else {}


def _cut(text: str) -> str:
    return text if len(text) <= LABEL else text[: LABEL - 1].rstrip() + "…"
