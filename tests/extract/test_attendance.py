"""What a user sees of meetings: who takes part in one that a sentence only sets its scene at."""

from __future__ import annotations

import pytest

from taut.model import Reading


def meetings(reading: Reading) -> list[str]:
    return [" ".join(sorted(actor.code for actor in e.actors)) for e in reading.events if e.type == "CONSULT"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Menteri Luar Negeri Kenya menegaskan hal itu dalam pertemuan Uni Afrika di Addis Ababa.", "IGO:AU KEN"),
        ("Hal itu ditegaskan Menteri Luar Negeri Kenya dalam pertemuan Uni Afrika.", "IGO:AU KEN"),
        ('"Kami siap," kata Menteri Luar Negeri Kenya saat pertemuan Uni Afrika.', "IGO:AU KEN"),
        ("Dalam pertemuan Uni Afrika, Menteri Luar Negeri Kenya menegaskan hal itu.", "IGO:AU KEN"),
        # whom somebody talks to there takes part, too
        ("Presiden Peru menyampaikan hal itu kepada Presiden Chile dalam percakapan telepon.", "CHL PER"),
    ],
)
def test_whoever_speaks_at_a_meeting_takes_part_in_it(read_text, sentence: str, expected: str) -> None:
    assert expected in meetings(read_text(sentence))


def test_who_only_speaks_of_a_meeting_is_not_at_it(read_text) -> None:
    reading = read_text(
        "Menteri Luar Negeri Kenya menulis buku tentang hal yang terjadi dalam pertemuan Peru dan Chile."
    )
    assert meetings(reading) == ["CHL PER"]


def test_a_sentence_goes_on_about_a_meeting(read_text) -> None:
    reading = read_text("Presiden Mesir menemui Presiden Turki di Kairo dan membahas gandum dengan Presiden Turki.")
    assert meetings(reading) == ["EGY TUR"]


def test_a_retold_meeting_has_everybody_in_it(read_text) -> None:
    reading = read_text(
        "Menteri Luar Negeri Kenya bertemu Menteri Luar Negeri Somalia di Nairobi.\n\n"
        "Presiden Peru sedang berada di rumah.\n\n"
        "Menteri Luar Negeri Somalia tertawa seusai pertemuan itu."
    )
    assert meetings(reading) == ["KEN SOM", "KEN SOM"]


def test_a_stranger_who_is_met_is_nobody_else(read_text) -> None:
    reading = read_text(
        "Presiden Kenya bertemu Presiden Somalia di Nairobi.\n\n"
        "Presiden Kenya juga melakukan pertemuan dengan Mahmud Karim Salim pada hari Senin."
    )
    assert meetings(reading) == ["KEN SOM", "KEN"]
