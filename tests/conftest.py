"""Fixtures shared by all tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from taut.model import Page, Reading
from taut.read import read

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def read_text() -> Read:
    """Read a text as an article body and fail where it is skipped."""

    def run(text: str, *, title: str | None = None, published: date | None = None) -> Reading:
        result = read(Page(origin="test", text=text, title=title, published=published))
        assert isinstance(result, Reading), result
        return result

    return run
