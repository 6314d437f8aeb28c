"""The tables of the world hold together, and the pack's forms lead into them."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

import taut.world
from taut.languages import available, load_pack
from taut.tables import read_table
from taut.world import WorldError, load_world

WORLD_TABLES = [taut.world.ROOT / f"{name}.tsv" for name in ("bodies", "companies", "countries", "places")]
ONE_COUNTRY = "code\talpha2\tname\tcow\tregion\tcapital\nIDN\tID\tIndonesia\t850\tAsia\t\n"
FORM_TABLES = ("bodies", "countries", "organs", "places")


def forms(language: str, table: str) -> dict[str, dict[str, str]]:
    return {row["form"]: dict(row) for row in load_pack(language).table(table)}


def test_there_is_every_country_of_iso_3166_and_kosovo() -> None:
    countries = load_world().countries
    assert len(countries) == 250
    assert {"IDN", "PSE", "TWN", "HKG", "XKX", "TLS", "SSD"} <= set(countries)
    assert len({country.alpha2 for country in countries.values()}) == 250


def test_correlates_of_war_numbers_are_those_of_the_195_states_of_2016() -> None:
    numbers = {country.code: country.cow for country in load_world().countries.values() if country.cow}
    assert len(numbers) == len(set(numbers.values())) == 195
    assert (numbers["USA"], numbers["DEU"], numbers["YEM"], numbers["IDN"]) == (2, 255, 679, 850)
    assert not {"PSE", "HKG", "VAT"} & set(numbers)


def test_a_body_counts_as_what_it_was_on_the_day() -> None:
    world = load_world()

    def coded(name: str, day: date) -> tuple[str, str | None]:
        body = world.body(name, day)
        assert body is not None
        return body.code, body.sector

    assert coded("Taliban", date(1999, 1, 1)) == ("AFG", None)
    assert coded("Taliban", date(2021, 8, 14)) == ("AFG", "REB")
    assert coded("Taliban", date(2021, 8, 15)) == ("AFG", None)
    assert coded("Hamas", date(2024, 1, 1)) == ("PSE", "REB")
    assert coded("United Nations Security Council", date(2024, 1, 1)) == ("IGO:UNO", None)
    assert world.body("Taliban") == world.body("Taliban", date(2025, 1, 1))
    assert world.body("Nobody at all") is None


def test_the_periods_of_a_body_do_not_overlap() -> None:
    for periods in load_world().bodies.values():
        for earlier, later in pairwise(periods):
            assert earlier.end is not None
            assert later.start is not None
            assert earlier.end < later.start, earlier.name


@pytest.mark.parametrize("path", WORLD_TABLES, ids=lambda path: path.stem)
def test_world_tables_are_sorted_without_repeats(path: Path) -> None:
    rows = [tuple(row.values()) for row in read_table(path)]
    assert rows == sorted(set(rows))


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize("table", FORM_TABLES)
def test_forms_are_sorted_without_repeats(language: str, table: str) -> None:
    rows = [row["form"] for row in load_pack(language).table(table)]
    assert rows == sorted(set(rows))
    assert all(form == form.strip() for form in rows)


@pytest.mark.parametrize("language", available())
def test_every_form_leads_to_what_the_world_knows(language: str) -> None:
    world = load_world()
    assert {row["code"] for row in load_pack(language).table("countries")} == set(world.countries)
    assert {row["body"] for row in load_pack(language).table("bodies")} == set(world.bodies)
    assert {row["code"] for row in load_pack(language).table("organs")} <= set(world.countries)
    assert {row["country"] for row in load_pack(language).table("places")} <= set(world.countries)


@pytest.mark.parametrize("language", available())
def test_no_form_stands_in_two_tables(language: str) -> None:
    where: dict[str, str] = {}
    for table in ("bodies", "countries", "organs"):
        for form in forms(language, table):
            assert form not in where, f"{form} in {table} and {where.get(form)}"
            where[form] = table


@pytest.mark.parametrize(
    ("form", "code", "use"),
    [
        ("AS", "USA", "abbreviation"),
        ("Cina", "CHN", "name"),
        ("Korsel", "KOR", "abbreviation"),
        ("Kremlin", "RUS", "metonym"),
        ("Negeri Paman Sam", "USA", "metonym"),
        ("Perancis", "FRA", "name"),
        ("Teheran", "IRN", "capital"),
        ("Tiongkok", "CHN", "name"),
        ("UEA", "ARE", "abbreviation"),
    ],
)
def test_indonesian_forms_of_countries(form: str, code: str, use: str) -> None:
    row = forms("id", "countries")[form]
    assert (row["code"], row["use"]) == (code, use)


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("PBB", "IGO:UNO"),
        ("DK PBB", "IGO:UNO"),
        ("Uni Eropa", "IGO:EUR"),
        ("OKI", "IGO:OIC"),
        ("Hizbullah", "LBN"),
        ("ISIS", "IMG:ISIS"),
        ("UMNO", "MYS"),
        ("Barat", "WEST"),
    ],
)
def test_indonesian_forms_of_bodies(form: str, code: str) -> None:
    body = load_world().body(forms("id", "bodies")[form]["body"])
    assert body is not None
    assert body.code == code


def test_short_forms_that_are_words_in_small_letters_match_only_as_written() -> None:
    assert forms("id", "countries")["AS"]["case"] == "exact"
    assert forms("id", "bodies")["PAN"]["case"] == "exact"


def test_a_row_with_an_unknown_country_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "countries.tsv").write_text(ONE_COUNTRY)
    (tmp_path / "places.tsv").write_text("name\tcountry\tpopulation\nAtlantis\tATL\t\n")
    monkeypatch.setattr(taut.world, "ROOT", tmp_path)
    with pytest.raises(WorldError, match=r"places.tsv, 'Atlantis': unknown country code 'ATL'"):
        load_world.__wrapped__()


def test_a_bad_date_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    header = "name\tcode\tsector\tkind\tstart\tend\twikidata\n"
    (tmp_path / "countries.tsv").write_text(ONE_COUNTRY)
    (tmp_path / "bodies.tsv").write_text(header + "A Front\tIDN\tREB\tgroup\t1999-13-01\t\t\n")
    monkeypatch.setattr(taut.world, "ROOT", tmp_path)
    with pytest.raises(WorldError, match=r"bodies.tsv, 'A Front'"):
        load_world.__wrapped__()
