"""`taut explain` and `taut read --explain`: why an event was coded, and why a sentence tells none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Taut = Callable[..., Any]  # see conftest

ARTICLE = """\
Turki Kecam Suriah

Warta Contoh, ANKARA - Menteri Luar Negeri Turki mengecam Suriah pada Senin (4/3/2024) di ibu kota negara itu.

Cuaca di Ankara cerah sepanjang hari.

Turki membantah menyerang Suriah.
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(ARTICLE)
    return str(path)


def test_an_event_is_explained_by_its_id(taut: Taut, page: str) -> None:
    event = json.loads(taut("read", page, "--format", "json").out)["events"][1]
    done = taut("explain", event["id"][:8], page)
    assert done.code == 0, done.err
    shown = " ".join(done.out.split())
    assert "“mengecam” · active" in shown
    assert "id/verbs:kecam" in shown
    assert "“Menteri Luar Negeri Turki” (office) subject" in shown
    assert "“Suriah” (name) object" in shown
    assert "done (no cue)" in shown
    assert f"{event['confidence']:.2f}" in shown


def test_every_step_has_a_label_in_both_languages(taut: Taut, page: str) -> None:
    shown = taut("read", page, "--explain", "--ui", "id").out
    assert "subjek" in shown
    assert "objek" in shown


def test_a_sentence_without_event_tells_why(taut: Taut, page: str) -> None:
    shown = " ".join(taut("read", page, "--explain").out.split())
    assert "Cuaca di Ankara cerah sepanjang hari. no word of the lexicon" in shown
    assert "“menyerang” denied or forbidden" in shown


def test_an_unknown_id_is_one_line_and_a_failure(taut: Taut, page: str) -> None:
    done = taut("explain", "ffffffff", page)
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert "no event ffffffff in 1 articles" in done.err


def test_least_confidence_leaves_out_what_is_less_likely(taut: Taut, page: str) -> None:
    every = json.loads(taut("read", page, "--format", "json", "--min-confidence", "0").out)["events"]
    least = max(event["confidence"] for event in every)
    kept = json.loads(taut("read", page, "--format", "json", "--min-confidence", str(least)).out)
    assert [event["confidence"] for event in kept["events"]] == [least]
    assert any(skip["why"].startswith("confidence 0.") for skip in kept["skipped"])
    assert taut("read", page, "--min-confidence", "2").code == 2
