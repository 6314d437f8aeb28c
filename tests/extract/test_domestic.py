"""Local news: what an article tells that names nobody abroad."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Polisi Indonesia menangkap warga Indonesia.", []),
        ("Pemerintah Indonesia mengimbau warga Indonesia.", []),
        # politics stays, and so does everything in an article that looks abroad
        ("DPR mengecam pemerintah Indonesia.", ["ACCUSE"]),
        ("Polisi Indonesia menangkap warga Indonesia. Malaysia memuji Indonesia.", ["COERCE", "SUPPORT"]),
    ],
)
def test_local_news_tells_politics_at_most(read_text, text: str, types: list[str]) -> None:
    assert [event.type for event in read_text(text).events] == types
