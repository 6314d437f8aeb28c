"""Why a trigger tells no event of its own."""

from __future__ import annotations

import pytest

from taut.journey import read
from taut.model import Page, Reading


def skips(text: str) -> list[tuple[str, str]]:
    """What each skipped trigger says in the text, with the reason."""
    result = read(Page(origin="test", text=text))
    assert isinstance(result, Reading), result
    body = result.article.text
    return [(s.evidence.of(body) if s.evidence else "", s.why) for s in result.skipped if s.what == "event"]


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        (
            "Peru mendesak Chile menghentikan serangan terhadap Bolivia.",
            "menghentikan serangan",
            "content of: mendesak",
        ),
        ("Kenya sangat marah kepada Kenya pada hari Senin di Nairobi.", "marah kepada", "both sides the same"),
        ("Turki membantah menyerang Suriah.", "menyerang", "denied or forbidden"),
        ("Presiden Kenya mengakui bahwa Uganda kuat.", "mengakui", "idiom: akui bahwa"),
        (
            "Presiden Mesir menemui Presiden Turki di Kairo dan membahas gandum dengan Presiden Turki.",
            "membahas",
            "told already in this sentence",
        ),
        (
            "Turki mengecam Suriah pada hari Senin.\n\nTurki menyerang pada malam hari.",
            "menyerang",
            "no recipient resolved",
        ),
    ],
)
def test_a_skipped_trigger_has_its_reason(text: str, words: str, why: str) -> None:
    assert (words, why) in skips(text)
