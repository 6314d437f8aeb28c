"""Whose word a deed is, what a warning threatens, and what blames."""

from __future__ import annotations

import pytest

from taut.model import Reading

Sides = tuple[list[str], list[str], str]


def told(reading: Reading) -> list[Sides]:
    return [([a.code for a in e.actors], [a.code for a in e.recipients], e.type) for e in reading.events]


@pytest.mark.parametrize(
    ("text", "expected", "unexpected"),
    [
        # an official's word on another state's deed accuses, a citizen's tells it
        (
            "Menteri Luar Negeri Kenya mengatakan bahwa Somalia menyerang Uganda.",
            (["KEN"], ["SOM"], "ACCUSE"),
            "ASSAULT",
        ),
        ("Seorang warga mengatakan bahwa Somalia menyerang Uganda.", (["SOM"], ["UGA"], "ASSAULT"), "ACCUSE"),
        # some words charge, whoever says them
        (
            "Seorang guru Kenya mengatakan bahwa Somalia melakukan genosida terhadap Uganda.",
            (["KEN"], ["SOM"], "ACCUSE"),
            "ASSAULT",
        ),
        # a warning threatens where its consequence comes from the side that warns
        ("Kenya memperingatkan Somalia akan menghadapi sanksi.", (["KEN"], ["SOM"], "THREATEN"), "REQUEST"),
        ("Kenya memperingatkan Somalia agar tidak melanggar perbatasan.", (["KEN"], ["SOM"], "REQUEST"), "THREATEN"),
    ],
)
def test_what_is_said_is_coded_as_meant(read_text, text: str, expected: Sides, unexpected: str) -> None:
    found = told(read_text(text))
    assert expected in found
    assert unexpected not in [type_ for *_, type_ in found]


def test_what_is_criticised_is_coded_too(read_text) -> None:
    found = told(read_text("Turki mengecam Mesir menyerang Suriah."))
    assert (["TUR"], ["EGY"], "ACCUSE") in found
    assert (["EGY"], ["SYR"], "ASSAULT") in found


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ('"Peru bertindak sangat kejam kepada rakyat," kata Menteri Luar Negeri Chile.', True),
        ('"Peru gagal melindungi warga," kata Menteri Luar Negeri Chile.', True),
        ('"Peru tidak kejam kepada rakyat," kata Menteri Luar Negeri Chile.', False),
        ('"Peru melindungi warga di kota itu," kata Menteri Luar Negeri Chile.', False),
    ],
)
def test_a_direct_quote_blames(read_text, text: str, blamed: bool) -> None:
    assert ((["CHL"], ["PER"], "ACCUSE") in told(read_text(text))) is blamed
