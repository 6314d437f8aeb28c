"""What the interface says, in each of its languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent


def languages() -> tuple[str, ...]:
    """The languages the interface speaks, sorted."""
    return tuple(sorted(path.stem for path in ROOT.glob("*.toml")))


@cache
def labels(language: str) -> Mapping[str, str]:
    """The labels of one interface language.

    >>> labels("id")["quotes"]
    'Kutipan'
    """
    return tomllib.loads((ROOT / f"{language}.toml").read_text("utf-8"))
