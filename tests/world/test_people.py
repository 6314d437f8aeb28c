from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import pytest

import taut.world
from taut.tables import Row, read_table
from taut.world import World, load_world

TABLE = Path(taut.world.__file__).with_name("people.tsv")
TWO_YEARS = timedelta(days=2 * 365 + 1)


@pytest.fixture(scope="module")
def rows() -> tuple[Row, ...]:
    return read_table(TABLE)


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def holders(world: World, code: str, office: str, day: str) -> set[str]:
    on = date.fromisoformat(day)
    return {
        row.person
        for row in world.offices
        if row.code == code and row.sector is None and row.office == office and row.held_on(on)
    }


def test_no_row_stands_twice(rows: tuple[Row, ...]) -> None:
    keys = [(row["person"], row["office"], row["code"], row["start"]) for row in rows]
    assert len(keys) == len(set(keys))


def test_every_row_of_a_person_has_the_same_aliases(rows: tuple[Row, ...]) -> None:
    for person, group in groupby(rows, key=lambda row: row["person"]):
        assert len({row["aliases"] for row in group}) == 1, person


def test_a_name_belongs_to_one_person(rows: tuple[Row, ...]) -> None:
    owners: dict[str, set[str]] = {}
    for row in rows:
        for name in (row["person"], *filter(None, row["aliases"].split("|"))):
            assert name == name.strip()
            owners.setdefault(name, set()).add(row["person"])
    assert {name: people for name, people in owners.items() if len(people) > 1} == {}


def test_codes_are_known(world: World) -> None:
    bodies = {body.code for periods in world.bodies.values() for body in periods}
    unknown = {office.code for office in world.offices} - set(world.countries) - bodies
    assert unknown == set()


def test_nobody_checked_an_open_end_longer_than_two_years_ago(world: World) -> None:
    """Look these people up: close the row if they left the office, move `checked` if they are still in it."""
    limit = date.today() - TWO_YEARS
    stale = [(row.person, row.office) for row in world.offices if row.end is None and row.checked < limit]
    assert stale == []


def test_nothing_lies_in_the_future(world: World) -> None:
    for row in world.offices:
        assert row.start <= date.today(), row
        assert row.checked <= date.today(), row


@pytest.mark.parametrize(
    ("code", "office", "day", "person"),
    [
        ("IDN", "foreign-minister", "2016-05-01", "Retno Marsudi"),
        ("IDN", "foreign-minister", "2010-03-01", "Marty Natalegawa"),
        ("IDN", "foreign-minister", "2024-11-10", "Sugiono"),
        ("IDN", "head-of-state", "2004-11-01", "Susilo Bambang Yudhoyono"),
        ("IDN", "defence-minister", "2021-01-01", "Prabowo Subianto"),
        ("MYS", "head-of-government", "2019-09-10", "Mahathir Mohamad"),
        ("MYS", "head-of-government", "2025-06-18", "Anwar Ibrahim"),
        ("JPN", "foreign-minister", "2019-09-10", "Taro Kono"),
        ("IRN", "head-of-state", "2025-06-18", "Masoud Pezeshkian"),
        ("PSE", "head-of-state", "2017-12-06", "Mahmoud Abbas"),
        ("IGO:UNO", "secretary-general", "2016-12-31", "Ban Ki-moon"),
        ("USA", "foreign-minister", "2018-04-30", "Mike Pompeo"),
        ("USA", "security-adviser", "2019-06-01", "John Bolton"),
    ],
)
def test_who_held_the_office(world: World, code: str, office: str, day: str, person: str) -> None:
    assert holders(world, code, office, day) == {person}


@pytest.mark.parametrize(("day", "sector"), [("2020-02-29", "REB"), ("2022-02-28", None)])
def test_who_rose_to_power_loses_the_sector(world: World, day: str, sector: str | None) -> None:
    held = [
        row for row in world.offices if row.person == "Abdul Ghani Baradar" and row.held_on(date.fromisoformat(day))
    ]
    assert [(row.code, row.sector) for row in held] == [("AFG", sector)]


def test_an_office_known_by_its_month_covers_all_of_it(world: World) -> None:
    (row,) = (row for row in world.offices if row.person == "Ratko Mladic" and row.office == "group-leader")
    assert (row.start, row.end) == (date(1992, 1, 1), date(1996, 12, 31))


@pytest.mark.parametrize(("code", "office"), [("IDN", "head-of-state"), ("USA", "head-of-state")])
def test_one_holder_at_a_time(world: World, code: str, office: str) -> None:
    """Halfway through every month from 1998 on; a change of holders on a day of its own is not caught by it."""
    for year in range(1998, 2025):
        for month in range(1, 13):
            day = date(year, month, monthrange(year, month)[1] // 2)
            assert len(holders(world, code, office, day.isoformat())) == 1, day
