"""`taut explain` and `taut read --explain`: why an event was coded, and why a sentence tells none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = """\
Turki Kecam Suriah

Warta Contoh, ANKARA - Menteri Luar Negeri Turki mengecam Suriah pada Senin (4/3/2024) di ibu kota negara itu.

Cuaca di Ankara cerah sepanjang hari.

Turki membantah menyerang Suriah.
"""


def taut(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "taut.cli", *arguments], capture_output=True, text=True, check=False)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(ARTICLE)
    return str(path)


def test_an_event_is_explained_by_its_id(page: str) -> None:
    event = json.loads(taut("read", page, "--format", "json").stdout)["events"][1]
    done = taut("explain", event["id"][:8], page)
    assert done.returncode == 0, done.stderr
    shown = " ".join(done.stdout.split())
    assert "“mengecam” · active" in shown
    assert "id/verbs:kecam" in shown
    assert "“Menteri Luar Negeri Turki” (office) subject" in shown
    assert "“Suriah” (name) object" in shown
    assert "done (no cue)" in shown
    assert f"{event['confidence']:.2f}" in shown


def test_every_step_has_a_label_in_both_languages(page: str) -> None:
    shown = taut("read", page, "--explain", "--ui", "id").stdout
    assert "subjek" in shown
    assert "objek" in shown


def test_a_sentence_without_event_tells_why(page: str) -> None:
    shown = " ".join(taut("read", page, "--explain").stdout.split())
    assert "Cuaca di Ankara cerah sepanjang hari. no word of the lexicon" in shown
    assert "“menyerang” denied or forbidden" in shown


def test_an_unknown_id_is_one_line_and_a_failure(page: str) -> None:
    done = taut("explain", "ffffffff", page)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "no event ffffffff in 1 articles" in done.stderr


def test_least_confidence_leaves_out_what_is_less_likely(page: str) -> None:
    every = json.loads(taut("read", page, "--format", "json", "--min-confidence", "0").stdout)["events"]
    least = max(event["confidence"] for event in every)
    kept = json.loads(taut("read", page, "--format", "json", "--min-confidence", str(least)).stdout)
    assert [event["confidence"] for event in kept["events"]] == [least]
    assert any(skip["why"].startswith("confidence 0.") for skip in kept["skipped"])
    assert taut("read", page, "--min-confidence", "2").returncode == 2
