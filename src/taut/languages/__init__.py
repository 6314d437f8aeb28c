"""Language packs: folders of words as data, one per language, and their loader.

A pack declares in `pack.toml` which tables it covers. Declared and missing or empty is an error at load;
undeclared is a visible "not covered in this language". No module of taut names a language or holds its words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from taut.tables import Row, TableError, read_table

__all__ = ["NotCovered", "Pack", "PackError", "Row", "available", "load_pack"]

ROOT = Path(__file__).parent


class PackError(TableError):
    """A language pack that does not hold what it declares."""


class NotCovered(LookupError):
    """A table that this language's pack does not cover."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pack:
    """One language: settings of `pack.toml` and the tables it declares.

    >>> pack = load_pack("id")
    >>> pack.language
    'id'
    """

    language: str
    root: Path
    settings: Mapping[str, Any]
    tables: Mapping[str, tuple[Row, ...]]

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of one table; raises NotCovered where the pack does not declare it."""
        try:
            return self.tables[name]
        except KeyError:
            raise NotCovered(f"{name}: not covered in language {self.language!r}") from None

    def words(self, name: str) -> frozenset[str]:
        """The first column of a table as a set, for plain word lists."""
        return _words(self, name)

    def __hash__(self) -> int:
        return hash(self.language)


@cache  # some are asked for with every article
def _words(pack: Pack, name: str) -> frozenset[str]:
    return frozenset(next(iter(row.values())) for row in pack.table(name))


def available() -> tuple[str, ...]:
    """The languages that have a pack, sorted."""
    return tuple(sorted(path.parent.name for path in ROOT.glob("*/pack.toml")))


@cache
def load_pack(language: str) -> Pack:
    """Read and check the pack of one language; the value is shared and immutable."""
    root = ROOT / language
    try:
        settings = tomllib.loads((root / "pack.toml").read_text("utf-8"))
    except FileNotFoundError:
        raise PackError(f"no language pack {language!r}; there is: {', '.join(available())}") from None
    tables: dict[str, tuple[Row, ...]] = {}
    for name in settings["covers"]:
        path = root / f"{name}.tsv"
        rows = read_table(path) if path.exists() else ()
        if not rows:
            raise PackError(f"language {language!r} declares {name!r}, but {path.name} is missing or empty")
        tables[name] = rows
    return Pack(language=language, root=root, settings=MappingProxyType(settings), tables=MappingProxyType(tables))
