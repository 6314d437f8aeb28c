"""Ties: who is bound to whom by a happening."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taut.model import Happening
from taut.stories import ties


def a_happening(actors: tuple[str, ...], recipients: tuple[str, ...] = (), **given: Any) -> Happening:
    facts: dict[str, Any] = {"id": "h", "event": "e", "reports": ("e",), "articles": 3, "outlets": 2, "type": "CONSULT"}
    facts |= {"mode": None, "status": "done", "day": None, "where": None, "quad": 1, "score": 4.0, "confidence": 0.9}
    return Happening(actors=actors, recipients=recipients, **(facts | given))


def bound(happening: Happening) -> set[tuple[str, str]]:
    return {(tie.source, tie.target) for tie in ties(happening)}


def test_each_actor_is_bound_to_each_recipient() -> None:
    happening = a_happening(("CHN", "RUS"), ("USA", "USA:BUS"))
    assert bound(happening) == {("CHN", "USA"), ("CHN", "USA:BUS"), ("RUS", "USA"), ("RUS", "USA:BUS")}
    assert not any(tie.mutual for tie in ties(happening))


def test_what_is_done_together_binds_both_ways() -> None:
    happening = a_happening(("CHN", "IND", "RUS"))
    assert len(ties(happening)) == 6
    assert all(tie.mutual for tie in ties(happening))


def test_a_tie_counts_the_articles_and_outlets_of_its_happening() -> None:
    tie = ties(a_happening(("CHN",), ("RUS",), quad=4, score=-9.0))[0]
    assert (tie.happening, tie.reports, tie.outlets, tie.quad, tie.score) == ("h", 3, 2, 4, -9.0)


@pytest.mark.parametrize(("actors", "recipients"), [(("CHN",), ()), ((), ("CHN",)), (("CHN",), ("CHN",)), ((), ())])
def test_one_party_alone_is_bound_to_nobody(actors: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    assert ties(a_happening(actors, recipients)) == ()


@pytest.mark.parametrize("status", ["planned", "negated", "hypothetical", "historical"])
def test_what_did_not_happen_now_binds_nobody(status: str) -> None:
    assert ties(a_happening(("CHN",), ("RUS",), status=status)) == ()
    assert len(ties(a_happening(("CHN",), ("RUS",), status="ongoing"))) == 1


codes = st.lists(st.sampled_from(["CHN", "RUS", "USA", "USA:BUS"]), max_size=4, unique=True).map(tuple)


@given(codes, codes)
def test_nobody_is_bound_to_oneself_or_twice(actors: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    found = [(tie.source, tie.target) for tie in ties(a_happening(actors, recipients))]
    assert all(source != target for source, target in found)
    assert len(set(found)) == len(found)
