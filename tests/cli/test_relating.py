"""Relations and pairs as a user asks for them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from taut.store import open_store

SPAN = ("--days", "1500", "--on", "2024-06")

Taut = Callable[..., Any]  # see conftest


def test_a_relation_by_any_name_is_the_same(taut: Taut, store: Path) -> None:
    done = taut("relations", "Rusia", "Ukraina", "--by", "year")
    assert done.code == 0, done.err
    assert "Russia - Ukraine, by year" in done.said
    assert done.out == taut("relations", "RUS", "ua", "--by", "year").out
    assert "Rusia - Ukraina, per tahun" in taut("relations", "RUS", "UKR", "--by", "year", "--ui", "id").said


def test_rows_of_a_relation_are_its_periods(taut: Taut, store: Path) -> None:
    done = taut("relations", "RUS", "UKR", "--by", "month", "--from", "2021", "--to", "2022", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    with open_store(store) as archive:
        periods = archive.relation("RUS", "UKR", by="month").periods
    starts = [str(period.start) for period in periods]
    assert [row["start"] for row in rows] == [start for start in starts if "2021" <= start < "2023"]
    assert rows


def test_nothing_between_two_is_an_answer(taut: Taut, store: Path) -> None:
    done = taut("relations", "Fiji", "Nauru")
    assert done.code == 0
    assert "No happening between them" in done.said


def test_pairs_draw_together_or_apart(taut: Taut, store: Path) -> None:
    closer = json.loads(taut("pairs", "--tightening", *SPAN, "--format", "json").out)
    apart = json.loads(taut("pairs", "--fraying", *SPAN, "--format", "json").out)
    assert all(row["change"] > 0 for row in closer)
    assert all(row["change"] < 0 for row in apart)
    assert [row["change"] for row in apart] == sorted(row["change"] for row in apart)
    assert json.loads(taut("pairs", *SPAN, "--format", "json").out) == closer + apart
    assert apart
    done = taut("pairs", *SPAN)
    assert f"Drawing together: the 1500 days up to 2024-06-30 against the 1500 before ({len(closer)})" in done.said
    assert f"({len(apart)})" in done.said


def test_others_than_states_are_pairs_on_demand(taut: Taut, store: Path) -> None:
    rows = json.loads(taut("pairs", *SPAN, "--actors", "--format", "json").out)
    states = json.loads(taut("pairs", *SPAN, "--format", "json").out)
    assert all(":" not in row["first"] + row["second"] for row in states)
    assert len(rows) >= len(states)


def test_an_unknown_actor_is_refused_with_suggestions(taut: Taut, store: Path) -> None:
    done = taut("relations", "Rusai", "UKR")
    assert done.code == 2
    assert "did you mean Russia (RUS)" in done.err
    assert taut("relations", "RUS", "Russia").code == 2
