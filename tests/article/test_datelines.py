"""Outlet and place are read where a report opens with them, and only there."""

from __future__ import annotations

import pytest

from taut.article.datelines import read_dateline
from taut.languages import load_pack
from taut.model import Dateline

PACK = load_pack("id")


@pytest.mark.parametrize(
    ("opening", "outlet", "place", "country"),
    [
        ("Contoh.com, MOSKOW – ", "Contoh.com", "MOSKOW", "RUS"),
        ("Contoh.com, Jakarta - ", "Contoh.com", "Jakarta", "IDN"),
        ("JAKARTA, CONTOH.com - ", "CONTOH.com", "JAKARTA", "IDN"),
        ("CONTOH.CO,Jakarta-", "CONTOH.CO", "Jakarta", "IDN"),
        ("CONTOH.CO.ID, JAKARTA -- ", "CONTOH.CO.ID", "JAKARTA", "IDN"),
        ("Jakarta, CNN Indonesia -- ", "CNN Indonesia", "Jakarta", "IDN"),
        ("Jakarta, CNN Indonesia - - ", "CNN Indonesia", "Jakarta", "IDN"),
        ("Yangon (ANTARA News) - ", "ANTARA News", "Yangon", "MMR"),
        ("Contoh.com - ", "Contoh.com", None, None),
        ("VIVA – ", "VIVA", None, None),
        ("MOSKOW- ", None, "MOSKOW", "RUS"),
        ("Tel Aviv - ", None, "Tel Aviv", "ISR"),
        ("BELMORA – ", None, "BELMORA", None),
        ("Contoh.com, Jakarta", "Contoh.com", "Jakarta", "IDN"),  # the dash was lost, and the space behind the place
    ],
)
def test_openings(opening: str, outlet: str | None, place: str | None, country: str | None) -> None:
    filed = read_dateline(f"{opening}Menteri itu tiba kemarin.", PACK)
    assert filed is not None
    assert filed.outlet == outlet
    found = (filed.dateline.place, filed.dateline.country) if filed.dateline else (None, None)
    assert found == (place, country)


def test_a_place_glued_to_the_sentence_behind_it() -> None:
    filed = read_dateline("Contoh.com, JakartaBursa saham Asia-Pasifik turun pada hari Jumat.", PACK)
    assert filed is not None
    assert filed.dateline is not None
    assert filed.dateline.place == "Jakarta"


@pytest.mark.parametrize(
    "text",
    [
        "China-Rusia Pererat Hubungan",
        "KTT AS-ASEAN Digelar Pekan Depan",
        "Rusia – Ukraina kembali berunding pada hari Senin.",
        "Presiden itu - yang baru tiba - menolak berkomentar.",
        "- Menteri itu tiba kemarin.",
        "“Kami siap,” kata menteri itu.",
        "",
    ],
)
def test_other_dashes(text: str) -> None:
    assert read_dateline(text, PACK) is None


def test_a_name_beside_a_known_town_is_the_outlet() -> None:
    filed = read_dateline("Jakarta, Kabar Utara -- Menteri itu tiba kemarin di bandara.", load_pack("id"))
    assert filed is not None
    assert filed.outlet == "Kabar Utara"
    assert filed.dateline == Dateline(place="Jakarta", country="IDN")


def test_a_day_beside_a_town_is_no_outlet() -> None:
    filed = read_dateline("Jakarta, Senin - Menteri itu tiba kemarin di bandara.", load_pack("id"))
    assert filed is None or filed.outlet is None
