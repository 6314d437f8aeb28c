"""Fingerprints and reports for the tests of stories, with nothing in them but what a test is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from taut.model import Actor, Event, Evidence, Fingerprint, Report, Span, When, Where

DAY = date(2024, 3, 8)


def a_print(article: str, published: date | None = DAY, **given: Any) -> Fingerprint:
    facts: dict[str, Any] = {"outlet": None, "keys": (), "signature": (1,), "opening": (), "words": ()}
    facts |= {"entities": (), "main": ()} | given
    return Fingerprint(article=article, published=published, **facts)


def actors(*codes: str) -> tuple[Actor, ...]:
    """Actors of states, `USA` or `USA:BUS`."""
    parts = (code.partition(":") for code in codes)
    return tuple(Actor(entity=code, code=code, sector=sector or None) for code, _, sector in parts)


def a_report(id: str, article: str, who: tuple[str, ...], whom: tuple[str, ...] = (), **given: Any) -> Report:
    """A report of a CONSULT, unless told otherwise; `day` is a stated date, `country` a stated place."""
    day, country = given.pop("day", None), given.pop("country", None)
    outlet, published = given.pop("outlet", "Kabar Contoh"), given.pop("published", DAY)
    rule = given.pop("rule", "id/verbs:temui")
    facts: dict[str, Any] = {"type": "CONSULT", "mode": None, "contexts": (), "status": "done", "quad": 1}
    facts |= {"score": 4.0, "happening": 1, "reported_by": None, "confidence": 0.8}
    facts["when"] = When(start=day, end=day, precision="day", basis="stated", text=None) if day else None
    facts["where"] = Where(place=country, country=country, basis="stated") if country else None
    event = Event(
        id=id,
        actors=actors(*who),
        recipients=actors(*whom),
        evidence=Evidence(sentence=Span(start=0, end=1), rule=rule),
        **(facts | given),
    )
    return Report(event=event, article=article, outlet=outlet, published=published)


@pytest.fixture
def make_report() -> Callable[..., Report]:
    return a_report
