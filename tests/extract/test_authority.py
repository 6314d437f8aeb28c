"""Which state has done what only a state does, where the sentence names nobody."""

from __future__ import annotations

import pytest

from taut.model import Event, Reading


def deeds(reading: Reading, event_type: str) -> list[Event]:
    return [event for event in reading.events if event.type == event_type]


def codes(event: Event) -> tuple[list[str], list[str]]:
    return [actor.code for actor in event.actors], [actor.code for actor in event.recipients]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # whose court or police the article names
        ("Seorang warga Jerman ditangkap pada hari Senin.\n\nPengadilan Iran menolak memberikan keterangan.", ["IRN"]),
        ("Seorang warga Jerman ditahan petugas.\n\nKepolisian Kenya menolak memberikan keterangan.", ["KEN"]),
        # which other deed of state it tells
        ("Iran memenjarakan wartawan Kanada.\n\nSeorang warga Jerman juga ditangkap pada hari Senin.", ["IRN"]),
        # the undergoer's own where nobody else is there, or where he is in opposition
        ("Tiga warga Kenya ditangkap pada hari Senin.", ["KEN"]),
        ("Jerman memuji Kenya.\n\nTokoh oposisi Kenya ditangkap pada hari Senin.", ["KEN"]),
    ],
)
def test_an_arrest_without_a_doer_is_a_states(read_text, text: str, actors: list[str]) -> None:
    arrest = deeds(read_text(text), "COERCE")[-1]
    assert codes(arrest)[0] == actors
    assert arrest.evidence.rule.endswith("+authority")
    assert arrest.evidence.actors == ()


@pytest.mark.parametrize(
    "text",
    [
        "Tiga warga Kenya ditangkap.\n\nPolisi Somalia dan polisi Uganda menolak memberikan keterangan.",
        "Tiga warga Kenya ditangkap massa.\n\nPolisi Somalia menolak memberikan keterangan.",
    ],
)
def test_an_arrest_is_nobodys_where_two_states_or_a_crowd_may_have_done_it(read_text, text: str) -> None:
    assert not any(event.actors for event in deeds(read_text(text), "COERCE"))


def test_an_official_is_dismissed_by_his_own_state(read_text) -> None:
    reading = read_text("Jerman memuji Kenya.\n\nMenteri Pertahanan Kenya dipecat pada hari Senin.")
    assert [codes(event) for event in deeds(reading, "SANCTION")] == [(["KEN"], ["KEN"])]
