"""What people decide is told, counts at once, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Taut = Callable[..., Any]  # see conftest


def rows(taut: Taut, *command: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(taut(*command, "--format", "json").out)
    return found


def test_a_rejected_event_counts_nowhere_until_it_is_taken_back(taut: Taut, own: Path) -> None:
    before = rows(taut, "events")
    id_ = before[0]["id"]
    done = taut("reject", id_[:10], "--why", "orang lain")
    assert done.code == 0, done.err
    assert "taut undo 1" in done.said
    assert id_ not in {row["id"] for row in rows(taut, "events")}
    judged = [row for row in rows(taut, "events", "--reports") if row["judgement"] == "rejected"]
    assert judged
    assert all(row["happening"] is None for row in judged)
    assert "reject events" in taut("corrections").said
    assert "orang lain" in taut("corrections").said
    assert taut("undo", 1).code == 0
    assert rows(taut, "events") == before
    assert "taken back" in taut("corrections").said
    assert taut("undo", 1).code == 1


def test_an_accepted_event_is_marked(taut: Taut, own: Path) -> None:
    id_ = rows(taut, "events")[0]["id"]
    assert "accepted" in taut("accept", id_).said
    assert rows(taut, "events")[0]["judgement"] == "accepted"
    assert "· accepted ·" in taut("events", "--limit", 1).said


def test_stories_are_merged_and_split(taut: Taut, own: Path) -> None:
    one, other = (row["id"] for row in rows(taut, "stories", "--from", "2024")[:2])
    count = len(rows(taut, "stories"))
    article = json.loads(taut("story", one, "--format", "json").out)["articles"][0]["id"]
    assert taut("merge", one, other, "--why", "satu perkara").code == 0
    assert len(rows(taut, "stories")) == count - 1
    merged = json.loads(taut("story", article, "--format", "json").out)["story"]
    assert merged["articles"] > 1
    assert taut("split", article).code == 0
    assert len(rows(taut, "stories")) == count
    assert [row["kind"] for row in rows(taut, "corrections")] == ["merge", "split"]


def test_what_cannot_be_decided_is_one_line(taut: Taut, own: Path) -> None:
    story, event = rows(taut, "stories")[0]["id"], rows(taut, "events")[0]["id"]
    for command in (("merge", story), ("merge", story, event), ("reject", event, "--why", " "), ("reject", event)):
        done = taut(*command)
        assert done.code == 2
        assert done.err.count("\n") == 1
    for command in (("accept", "ffffffff"), ("split", "ffffffff"), ("undo", 9)):
        done = taut(*command)
        assert done.code == 1
        assert done.err.count("\n") == 1
    assert taut("corrections").said == "no corrections"
