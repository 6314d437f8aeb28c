"""The one table format of taut: tab-separated text with a header, one entry a line, no quoting."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

Row = Mapping[str, str]


class TableError(ValueError):
    """A table that does not keep the format, or holds what it must not."""


def read_table(path: Path) -> tuple[Row, ...]:
    """The rows of a tab-separated file with a header; `#` lines are comments.

    Raises TableError for a row with more or fewer cells than the header.
    """
    with path.open(encoding="utf-8", newline="") as file:
        numbered = ((n, line.rstrip("\r\n")) for n, line in enumerate(file, 1))
        lines = [(n, line) for n, line in numbered if line.strip() and not line.startswith("#")]
    if not lines:
        return ()
    cells = list(csv.reader((line for _, line in lines), delimiter="\t", quoting=csv.QUOTE_NONE))
    header, rows = cells[0], cells[1:]
    for (number, _), row in zip(lines[1:], rows, strict=True):
        if len(row) != len(header):
            raise TableError(f"{path.name} line {number}: {len(row)} cells, the header has {len(header)}")
    return tuple(MappingProxyType(dict(zip(header, row, strict=True))) for row in rows)
