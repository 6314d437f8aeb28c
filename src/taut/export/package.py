"""The descriptor of an export: a tabular Data Package, as Frictionless tools, R and OpenRefine read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from types import MappingProxyType
from typing import Any

from taut.export.folder import File
from taut.export.job import Job
from taut.export.plain import ESCAPE, LIST
from taut.export.texts import asked, texts
from taut.store import Column, Described

__all__ = ["descriptor", "manifest"]

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "text": "string",
        "texts": "string",
        "integer": "integer",
        "integers": "string",
        "number": "number",
        "boolean": "boolean",
        "date": "date",
    }
)
KEYS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "events": ("id",),
        "reports": ("id",),
        "entities": ("id",),
        "relations": ("first", "second", "by", "start"),
        "stories": ("id",),
        "corrections": ("id",),
        "articles": ("id",),
    }
)
# What points to what; it holds where nothing is left out.
REFERENCES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "events": {"report": "reports", "article": "articles", "story": "stories"},
        "reports": {"happening": "events", "article": "articles", "story": "stories"},
        "agreements": {"article": "articles", "story": "stories"},
        "quotes": {"entity": "entities", "article": "articles", "story": "stories"},
        "articles": {"story": "stories"},
    }
)


def descriptor(job: Job, tables: Sequence[Described], files: Sequence[File]) -> dict[str, Any]:
    """The content of `datapackage.json`."""
    by_name, status = {file.name: file for file in files}, job.store.status()
    words = texts()["package"]
    return {
        "profile": "tabular-data-package",
        "name": "taut-export",
        "title": words["title"],
        "description": words["description"],
        "created": _now(),
        "version": version("taut"),
        "licenses": [dict(words["licence"])],
        "sources": [{"title": outlet} for outlet, _ in status.outlets if outlet],
        "temporal": {
            "start": status.first and status.first.isoformat(),
            "end": status.last and status.last.isoformat(),
        },
        "filters": asked(job),
        "resources": [_resource(table, by_name, whole=not job.given) for table in tables],
    }


def manifest(job: Job, name: str, files: Sequence[File], notes: Sequence[str]) -> dict[str, Any]:
    """What an export in another format holds, for programs that check it."""
    return {
        "format": name,
        "created": _now(),
        "version": version("taut"),
        "filters": asked(job),
        "files": [
            {"path": file.name, "rows": file.rows, "bytes": file.bytes, "hash": f"sha256:{file.sha256}"}
            for file in files
        ],
        "notes": list(notes),
    }


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _resource(table: Described, files: Mapping[str, File], *, whole: bool) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.name.capitalize(),
        "description": table.description["en"],
        **_file(files[f"{table.name}.csv"]),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(table, whole=whole),
        # The same rows with lists as lists; the standard has no word for a second form of one table.
        "alternatives": [
            {
                **_file(files[f"{table.name}.parquet"]),
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
            }
        ],
    }


def _file(file: File) -> dict[str, Any]:
    return {"path": file.name, "bytes": file.bytes, "hash": f"sha256:{file.sha256}", "rows": file.rows}


def _schema(table: Described, *, whole: bool) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.name in KEYS:
        schema["primaryKey"] = list(KEYS[table.name])
    if whole and table.name in REFERENCES:
        schema["foreignKeys"] = list(_references(table.name))
    return schema


def _field(column: Column) -> dict[str, Any]:
    field = {"name": column.name, "type": TYPES[column.type], "description": column.description["en"]}
    return {**field, "list": {"separator": LIST, "escape": ESCAPE}} if column.type in ("texts", "integers") else field


def _references(table: str) -> Iterator[dict[str, Any]]:
    for column, other in REFERENCES[table].items():
        yield {"fields": column, "reference": {"resource": other, "fields": "id"}}
