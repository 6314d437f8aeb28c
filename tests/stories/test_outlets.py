"""Outlets are counted once, however their name is written."""

import pytest

from taut.stories import outlet_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kabarcontoh.com", "kabarcontoh.com"),
        ("Kabarcontoh", "kabarcontoh.com"),
        ("kabar-contoh.com", "kabarcontoh.com"),
        ("www.kabarcontoh.co.id", "Kabar Contoh"),
        ("https://dunia.kabarcontoh.com", "kabarcontoh.com"),
        ("misal.or.id", "misal"),
        ("ab.com", "AB"),
    ],
)
def test_ways_to_write_one_outlet(one: str, other: str) -> None:
    assert outlet_key(one) == outlet_key(other)


@pytest.mark.parametrize(("one", "other"), [("Kabar Contoh", "Kabar Contoh TV"), ("misal.com", "contoh.com")])
def test_outlets_that_are_two(one: str, other: str) -> None:
    assert outlet_key(one) != outlet_key(other)


def test_a_name_of_marks_only_is_kept() -> None:
    assert outlet_key("--") == "--"
