"""Whom activists without a name stand for: the movement that the article is about."""

from __future__ import annotations

from taut.model import Reading

ARREST = "\n\nPolisi Norwegia menangkap para aktivis pada hari Senin."


def arrested(reading: Reading) -> list[str]:
    return [actor.code for event in reading.events for actor in event.recipients if event.type == "COERCE"]


def test_activists_belong_to_the_movement_of_the_article(read_text) -> None:
    reading = read_text("Kapal Greenpeace berlayar menuju Norwegia." + ARREST)
    assert arrested(reading) == ["NGO:GREENPEACE"]


def test_of_two_movements_neither_is_meant(read_text) -> None:
    reading = read_text("Greenpeace dan Amnesty International berlayar menuju Norwegia." + ARREST)
    assert not [code for code in arrested(reading) if code.startswith("NGO:")]
