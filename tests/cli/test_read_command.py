"""The command line as its user meets it: what it prints, what it says of bad input, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from taut.cli.labels import labels, languages

Taut = Callable[..., Any]  # see conftest

ARTICLE = """\
Turki Kecam Suriah

Warta Contoh, ANKARA - Menteri Luar Negeri Turki mengecam Suriah pada Senin (4/3/2024) di ibu kota negara itu.
"""


def test_the_command_line_runs_as_a_program() -> None:
    command = [sys.executable, "-m", "taut.cli", "read", "-", "--format", "json", "--published", "2024-03-05"]
    done = subprocess.run(command, input=ARTICLE.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["article"]["published"] == "2024-03-05"


def test_json_lines_hold_one_reading_each(taut: Taut, tmp_path: Path) -> None:
    rows = [
        {"id": f"a{n}", "title": "Turki Kecam Suriah", "text": ARTICLE.split("\n\n")[1], "date": "2024-03-05"}
        for n in (1, 2)
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = taut("read", str(path), "--format", "jsonl")
    assert done.code == 0, done.err
    readings = [json.loads(line) for line in done.out.splitlines()]
    assert [reading["article"]["source_id"] for reading in readings] == ["a1", "a2"]
    event = readings[0]["events"][0]
    text = readings[0]["article"]["text"]
    assert event["type"] == "ACCUSE"
    assert [actor["code"] for actor in event["actors"]] == ["TUR"]
    assert text[event["evidence"]["trigger"]["start"] : event["evidence"]["trigger"]["end"]] == "Kecam"


def test_standard_input_is_read(taut: Taut) -> None:
    done = taut(
        "read", "-", "--format", "json", "--published", "2024-03-05", "--outlet", "Warta Contoh", stdin=ARTICLE.encode()
    )
    assert done.code == 0, done.err
    assert json.loads(done.out)["article"]["published"] == "2024-03-05"


def test_the_terminal_view_names_parties_and_sentence(taut: Taut) -> None:
    done = taut("read", "-", stdin=ARTICLE.encode())
    assert done.code == 0, done.err
    shown = done.out
    assert "ACCUSE" in shown
    assert "(TUR)" in shown
    assert "(SYR)" in shown


def test_a_bad_input_is_named_and_the_others_are_read(taut: Taut, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 100)
    done = taut("read", str(tmp_path), "--format", "jsonl")
    assert done.code == 1
    assert len(done.out.splitlines()) == 1
    assert "b.txt" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n \n",
        b"%PDF-1.7\n\x00",
        b"a" * 10_000_000,
        "Der Präsident sprach gestern mit dem Minister über das Wetter und die Lage.".encode(),
    ],
    ids=["empty", "blank", "binary", "one-line", "language"],
)
def test_unreadable_input_gets_one_clear_line(taut: Taut, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    done = taut("read", str(path))
    assert done.code == 1
    lines = done.err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("taut: ")
    assert "x.txt" in lines[0]


def test_wrong_dates_and_paths_are_refused(taut: Taut) -> None:
    assert taut("read", "-", "--published", "05/06/2019", stdin=ARTICLE.encode()).code == 2
    missing = taut("read", "no-such-file.txt")
    assert missing.code == 1
    assert "no-such-file.txt" in missing.err


def test_other_encodings_are_tried(taut: Taut, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(ARTICLE.replace(" - ", " – ").encode("cp1252"))
    done = taut("read", str(path), "--format", "json")
    assert done.code == 0, done.err
    assert "–" in json.loads(done.out)["article"]["text"]


def test_all_interface_languages_say_everything() -> None:
    said = {language: {key.removesuffix("_one") for key in labels(language)} for language in languages()}
    assert all(keys == said["en"] for keys in said.values())
    plural = {key.removesuffix("_one") for key in labels("en") if key.endswith("_one")}
    assert all(labels(language).keys() >= plural for language in languages())
