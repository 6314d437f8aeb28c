"""The committed world tables are what their recipe's inputs say."""

from pathlib import Path

from taut.tables import read_table
from taut.world import load_world

INPUTS = Path(__file__).parents[2] / "training" / "world"


def test_places_added_by_hand_are_in_the_world() -> None:
    places = load_world().places
    for row in read_table(INPUTS / "places_added.tsv"):
        assert places[row["name"]].country == row["country"], row["name"]


def test_places_dropped_by_hand_are_not() -> None:
    added = {row["name"] for row in read_table(INPUTS / "places_added.tsv")}
    dropped = {row["name"] for row in read_table(INPUTS / "places_dropped.tsv")}
    assert not (dropped - added) & set(load_world().places)


def test_countries_have_the_numbers_and_regions_of_their_input() -> None:
    countries = load_world().countries
    rows = {row["code"]: row for row in read_table(INPUTS / "countries.tsv")}
    assert set(rows) == set(countries)
    for code, row in rows.items():
        assert (str(countries[code].cow or ""), countries[code].region) == (row["cow"], row["region"])
