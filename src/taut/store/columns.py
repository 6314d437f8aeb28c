"""What the columns of each table hold, in words: `tables.toml`, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow as pa

__all__ = ["TYPES", "Column", "Described", "described"]

TYPES: Mapping[str, pa.DataType] = MappingProxyType(
    {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "integer": pa.int64(),
        "integers": pa.list_(pa.int64()),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name, its type (a key of TYPES), and what it holds in each interface language."""

    name: str
    type: str
    description: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One table in words."""

    name: str
    description: Mapping[str, str]
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        return pa.schema([(column.name, TYPES[column.type]) for column in self.columns])


@cache
def described() -> Mapping[str, Described]:
    """Every table that taut lists and exports, by name.

    >>> described()["events"].columns[0].description["id"]
    'Pengenal kejadian, menurut laporan pertamanya.'
    """
    data = tomllib.loads((Path(__file__).parent / "tables.toml").read_text("utf-8"))
    return MappingProxyType({name: _described(name, item) for name, item in data.items()})


def _described(name: str, item: Mapping[str, Any]) -> Described:
    return Described(
        name=name,
        description=MappingProxyType({"en": item["en"], "id": item["id"]}),
        columns=tuple(
            Column(
                name=column, type=facts["type"], description=MappingProxyType({"en": facts["en"], "id": facts["id"]})
            )
            for column, facts in item["columns"].items()
        ),
    )
