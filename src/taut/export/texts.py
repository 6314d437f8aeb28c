"""What the documents of an export say: `texts.toml`, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from taut.export.job import Job

__all__ = ["asked", "texts"]


@cache
def texts() -> Mapping[str, Any]:
    """All texts, by document."""
    return MappingProxyType(tomllib.loads((Path(__file__).parent / "texts.toml").read_text("utf-8")))


def asked(job: Job) -> dict[str, Any]:
    """What an export was narrowed by, in values that JSON knows."""
    return {name: _simple(value) for name, value in job.given.items()}


def _simple(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
