"""Happenings: reports of one deed put together, and two deeds kept two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taut.model import Happening, Report, When
from taut.stories import happenings

from .conftest import DAY, a_report

Situation = tuple[list[Report], set[frozenset[str]], set[frozenset[str]]]
Make = Callable[..., Report]


def told(found: tuple[Happening, ...]) -> set[frozenset[str]]:
    return {frozenset(each.reports) for each in found}


def one(found: tuple[Happening, ...]) -> Happening:
    assert len(found) == 1, found
    return found[0]


def test_two_outlets_that_tell_one_meeting(make_report: Make) -> None:
    found = one(
        happenings(
            [
                make_report("e1", "a", ("RUS", "CHN"), day=DAY, outlet="Kabar Contoh"),
                make_report("e2", "b", ("CHN", "RUS"), outlet="kabarcontoh.com", confidence=0.9),
                make_report("e3", "c", ("RUS", "CHN"), outlet="Harian Misal", published=DAY + timedelta(days=1)),
            ]
        )
    )
    assert (found.reports, found.articles, found.outlets) == (("e1", "e2", "e3"), 3, 2)
    assert (found.event, found.actors, found.day) == ("e2", ("CHN", "RUS"), DAY)


@pytest.mark.parametrize(
    "other",
    [
        {"type": "SUPPORT"},
        {"status": "negated"},
        {"status": "hypothetical"},
        {"status": "historical"},
        {"who": ("RUS", "IND")},
        {"who": ("USA",), "whom": ("IRN",)},
        {"mode": "phone"},
        {"day": DAY - timedelta(days=2)},
        {"country": "RUS"},
    ],
    ids=str,
)
def test_two_deeds_stay_two(make_report: Make, other: dict[str, Any]) -> None:
    first = make_report("e1", "a", ("RUS", "CHN"), day=DAY, country="CHN", mode="visit")
    facts = {"day": DAY, "who": ("RUS", "CHN"), "mode": "visit"} | other
    second = make_report("e2", "b", facts.pop("who"), facts.pop("whom", ()), **facts)
    assert len(happenings([first, second])) == 2
    assert len(happenings([first, make_report("e2", "b", ("RUS", "CHN"), day=DAY, mode="visit")])) == 1


def test_what_goes_on_and_what_is_done_are_one(make_report: Make) -> None:
    one(happenings([make_report("e1", "a", ("RUS", "CHN")), make_report("e2", "b", ("RUS", "CHN"), status="ongoing")]))


def test_a_telling_that_leaves_out_a_party_needs_something_else_in_common(make_report: Make) -> None:
    full = make_report("e1", "a", ("RUS",), ("UKR",), type="ASSAULT", mode="drone", day=DAY)
    bare = make_report("e2", "b", (), ("UKR",), type="ASSAULT", rule="id/nouns:serangan")
    assert len(happenings([full, bare])) == 2
    assert len(happenings([full, replace(bare, event=replace(bare.event, mode="drone"))])) == 1
    assert len(happenings([full, replace(bare, event=replace(bare.event, when=full.event.when))])) == 1


def test_tellings_without_a_named_party_are_not_put_together(make_report: Make) -> None:
    assert len(happenings([make_report("e1", "a", ()), make_report("e2", "b", ())])) == 2


def test_what_an_article_numbers_as_one_is_one(make_report: Make) -> None:
    first = make_report("e1", "a", ("RUS", "CHN"), day=DAY)
    again = make_report("e2", "a", (), day=DAY + timedelta(days=1))
    assert told(happenings([first, again])) == {frozenset({"e1", "e2"})}
    assert one(happenings([first, again])).event == "e1"


def test_an_article_s_own_two_deeds_stay_two_unless_the_parties_are_the_same(make_report: Make) -> None:
    first = make_report("e1", "a", ("RUS",), ("CHN",))
    assert len(happenings([first, make_report("e2", "a", ("RUS",), ("CHN", "IND"), happening=2)])) == 2
    assert len(happenings([first, make_report("e2", "a", ("RUS",), ("CHN",), happening=2)])) == 1


def test_the_day_of_publication_does_not_part_what_two_days_tell(make_report: Make) -> None:
    def published(id: str, day: date) -> Report:
        when = When(start=day, end=day, precision="day", basis="published", text=None)
        return make_report(id, id, ("RUS", "CHN"), when=when, published=day)

    assert one(happenings([published("e1", DAY), published("e2", DAY + timedelta(days=1))])).day == DAY


def test_a_vague_telling_does_not_join_two_deeds_that_exclude_each_other(make_report: Make) -> None:
    monday = make_report("e1", "a", ("RUS",), ("UKR",), day=DAY)
    tuesday = make_report("e2", "b", ("RUS",), ("UKR",), day=DAY + timedelta(days=1))
    vague = make_report("e3", "c", ("RUS",), ("UKR",))
    assert told(happenings([monday, tuesday, vague])) in (
        {frozenset({"e1", "e3"}), frozenset({"e2"})},
        {frozenset({"e2", "e3"}), frozenset({"e1"})},
    )


def test_an_open_date_fits_where_a_candidate_does(make_report: Make) -> None:
    open_ = When(start=None, end=None, precision="day", basis="stated", text=None, candidates=(DAY,))
    vague = make_report("e2", "b", ("RUS", "CHN"), when=open_)
    assert len(happenings([make_report("e1", "a", ("RUS", "CHN"), day=DAY), vague])) == 1
    assert len(happenings([make_report("e1", "a", ("RUS", "CHN"), day=DAY - timedelta(days=9)), vague])) == 2


def _when(start: date | None, end: date | None, precision: str) -> When:
    return When(start=start, end=end, precision=precision, basis="stated", text=None)


@pytest.mark.parametrize(
    ("given_", "day"),
    [
        ({}, DAY),
        ({"published": None}, None),
        ({"status": "historical"}, None),
        ({"when": _when(date(2024, 3, 1), date(2024, 3, 31), "month")}, date(2024, 3, 1)),
        ({"when": _when(date(2024, 1, 1), date(2024, 12, 31), "year")}, None),
        ({"when": _when(None, None, "day")}, None),
    ],
    ids=str,
)
def test_the_day_of_a_happening(make_report: Make, given_: dict[str, Any], day: date | None) -> None:
    assert one(happenings([make_report("e1", "a", ("RUS", "CHN"), **given_)])).day == day


def test_the_most_complete_telling_stands_for_a_happening(make_report: Make) -> None:
    sure = make_report("e1", "a", ("RUS",), ("CHN",), mode="visit", confidence=0.95)
    complete = make_report("e2", "b", ("RUS", "RUS:BUS"), ("CHN",), mode="visit", confidence=0.4)
    found = one(happenings([sure, complete]))
    assert (found.event, found.actors, found.confidence) == ("e2", ("RUS", "RUS:BUS"), 0.4)


def test_a_happening_is_named_after_its_first_report(make_report: Make) -> None:
    first = make_report("e9", "a", ("RUS", "CHN"), published=DAY)
    later = make_report("e1", "b", ("RUS", "CHN"), published=DAY + timedelta(days=1))
    found = one(happenings([later, first]))
    assert found.reports == ("e9", "e1")
    assert found.id == one(happenings([first])).id


sides = st.sets(st.sampled_from(["RUS", "CHN", "USA", "RUS:BUS"]), max_size=2).map(lambda codes: tuple(sorted(codes)))


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    ids = [f"e{i}" for i in range(draw(st.integers(1, 8)))]
    reports = [
        a_report(
            name,
            draw(st.sampled_from("abc")),
            draw(sides),
            draw(sides),
            happening=draw(st.integers(1, 3)),
            type=draw(st.sampled_from(["CONSULT", "ACCUSE"])),
            mode=draw(st.sampled_from([None, None, "visit", "phone"])),
            status=draw(st.sampled_from(["done", "done", "ongoing", "negated"])),
            day=draw(st.sampled_from([None, DAY, DAY + timedelta(days=1)])),
            published=draw(st.sampled_from([None, DAY, DAY + timedelta(days=1)])),
            confidence=draw(st.sampled_from([0.4, 0.9])),
        )
        for name in ids
    ]
    pairs = st.sets(st.sets(st.sampled_from(ids), min_size=min(2, len(ids)), max_size=2).map(frozenset), max_size=3)
    return reports, draw(pairs), draw(pairs)


@given(situations(), st.randoms())
def test_every_order_gives_the_same_happenings(situation: Situation, chance: Random) -> None:
    reports, joined, apart = situation
    shuffled = reports[:]
    chance.shuffle(shuffled)
    assert happenings(reports, joined=joined, apart=apart) == happenings(shuffled, joined=joined, apart=apart)


@given(situations())
def test_every_event_is_in_one_happening(situation: Situation) -> None:
    reports, joined, apart = situation
    found = happenings(reports, joined=joined, apart=apart)
    assert sorted(name for each in found for name in each.reports) == sorted(each.event.id for each in reports)
    assert len({each.id for each in found}) == len(found)


@given(situations())
def test_what_people_decided_holds(situation: Situation) -> None:
    reports, joined, apart = situation
    found = told(happenings(reports, joined=joined, apart=apart))
    linked = {report.event.id: {report.event.id} for report in reports}
    for pair in joined:
        group = set().union(*(linked[name] for name in pair))
        linked.update(dict.fromkeys(group, group))
    assert all(any(group <= each for each in found) for group in linked.values())
    for pair in (pair for pair in apart if len(pair) == 2):
        assert not any(pair <= each for each in found) or any(pair <= group for group in linked.values())
