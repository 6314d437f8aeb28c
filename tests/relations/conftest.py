"""Ties for the tests of relations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from taut.model import Tie

QUADS = {2.1: 1, 4.2: 1, 6.8: 2, -3.0: 3, -9.0: 4}

MakeTie = Callable[..., Tie]


@pytest.fixture(scope="session")
def tie() -> MakeTie:
    """Make a tie from its id, day and score."""

    def make(id_: str, day: date | None, score: float, *, ways: str = "CHN RUS", reports: int = 1, **more: bool) -> Tie:
        source, target = ways.split()
        return Tie(
            happening=id_,
            source=source,
            target=target,
            mutual=more.get("mutual", False),
            day=day,
            quad=QUADS.get(score, 1 if score > 0 else 4),
            score=score,
            reports=reports,
            outlets=1,
        )

    return make
