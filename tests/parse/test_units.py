"""What the parser reads instead of long names, fixed phrases, brackets and headlines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from taut.languages import load_pack
from taut.model import Sentence
from taut.parse.tokens import tokenize
from taut.parse.units import Unit, units
from taut.parse.words import describe

PACK = load_pack("id")


def sentence(text: str, *, title: bool = False) -> Sentence:
    tokens = describe(text, tokenize(text, PACK), PACK)
    return Sentence(i=0, start=0, end=len(text), paragraph=0, title=title, tokens=tokens, names=(), parsed=False)


def covered(text: str, unit: Unit) -> str:
    tokens = sentence(text).tokens
    return text[tokens[unit.first].start : tokens[unit.last - 1].end]


def read(text: str, *, title: bool = False) -> str:
    return " ".join(unit.form for unit in units(sentence(text, title=title), PACK) if unit.form is not None)


def test_every_token_lies_in_one_unit() -> None:
    this = sentence(
        "JAKARTA, KOMPAS.com - Amerika Serikat (AS) menyampaikan terima kasih kepada Xi Jinping (5/6/2019)."
    )
    places = [i for unit in units(this, PACK) for i in range(unit.first, unit.last)]
    assert places == list(range(len(this.tokens)))


@pytest.mark.parametrize("name", ["Amerika Serikat", "Korea Utara", "Uni Eropa", "Zlatomir Brkovic", "terima kasih"])
def test_names_and_fixed_phrases_are_one_unit(name: str) -> None:
    text = f"Kabar tentang {name} beredar."
    (unit,) = [unit for unit in units(sentence(text), PACK) if unit.last - unit.first > 1]
    assert covered(text, unit) == name


def test_a_clitic_does_not_hide_a_phrase() -> None:
    text = "Ia menyampaikan terima kasihnya."
    assert [covered(text, unit) for unit in units(sentence(text), PACK) if unit.last - unit.first > 1] == [
        "terima kasihnya"
    ]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Rapat batal (11/9/2019).", "Rapat batal ."),
        ("MOSKOW – Rapat batal.", "Rapat batal ."),
        ("BEIJING, KOMPAS.com - Rapat batal.", "Rapat batal ."),
        ("Jakarta, CNN Indonesia - - Rapat batal.", "Rapat batal ."),
        ("Rusia - China sepakat.", "Rusia - China sepakat ."),
        ("Rapat itu - kata dia - batal.", "Rapat itu - kata dia - batal ."),
        ("Iran tengah menghadapi krisis.", "Iran sedang menghadapi krisis ."),
        ("Rapat ditengah kota batal.", "Rapat di kota batal ."),
        ("Rapat di tengah kota batal.", "Rapat di tengah kota batal ."),
    ],
)
def test_clutter_is_left_out(text: str, seen: str) -> None:
    assert read(text) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Rusia Kecam Serangan Israel", "Rusia mengecam serangan Israel"),
        ("rusia kecam serangan israel", "Rusia mengecam serangan Israel"),
        ("Iran Ancam Tutup Selat", "Iran mengancam menutup selat"),
        ("China-Rusia Pererat Hubungan", "China dan Rusia mempererat hubungan"),
        ("PBB Desak Gencatan Senjata", "PBB mendesak gencatan"),
    ],
)
def test_headlines_read_like_running_text(text: str, seen: str) -> None:
    assert read(text, title=True) == seen


def test_running_text_keeps_its_words() -> None:
    this = sentence("Para menteri tiba di Wina.")
    assert units(this, PACK) == units(replace(this, i=4), PACK)
    assert read("Para menteri tiba di Wina.") == "Para menteri tiba di Wina ."
