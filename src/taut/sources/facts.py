"""What the caller knows about every page, above what the pages say themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Facts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Facts that win over those of a record; None where the caller does not know."""

    published: date | None = None
    outlet: str | None = None
    url: str | None = None
