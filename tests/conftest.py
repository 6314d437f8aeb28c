"""Fixtures shared by all tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import settings

from taut.journey import read
from taut.model import Page, Reading

Read = Callable[..., Reading]

# Speed is measured in benchmarks: on a busy machine a deadline fails what is right.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def read_text() -> Read:
    """Read a text as an article body and fail where it is skipped."""

    def run(text: str, *, title: str | None = None, published: date | None = None) -> Reading:
        result = read(Page(origin="test", text=text, title=title, published=published))
        assert isinstance(result, Reading), result
        return result

    return run
