"""Giving a store away, as a user asks for it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from taut.cli.exporting import As
from taut.export import FORMATS
from taut.store import Filters, open_store

Taut = Callable[..., Any]  # see conftest


def events(folder: Path) -> list[dict[str, str]]:
    with (folder / "events.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_tables_hold_all_and_say_how_much(taut: Taut, store: Path, tmp_path: Path) -> None:
    done = taut("export", tmp_path / "out")
    assert done.code == 0, done.err
    with open_store(store) as archive:
        total = archive.status().happenings
    assert len(events(tmp_path / "out")) == total
    assert f"events.csv {total} rows" in done.said
    assert json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))["resources"]


def test_filters_narrow_an_export(taut: Taut, store: Path, tmp_path: Path) -> None:
    done = taut("export", tmp_path, "--type", "sanction", "--from", "2016", "--ui", "id")
    assert done.code == 0, done.err
    rows = events(tmp_path)
    with open_store(store) as archive:
        assert len(rows) == len(list(archive.events(Filters(types=("SANCTION",)))))
    assert {row["type"] for row in rows} == {"SANCTION"}
    assert f"{len(rows)} baris" in done.said


def test_every_format_is_on_offer() -> None:
    assert [str(name) for name in As] == list(FORMATS)


@pytest.mark.parametrize("name", ["plover", "graphml"])
def test_other_formats_tell_what_they_cannot_hold(taut: Taut, store: Path, tmp_path: Path, name: str) -> None:
    done = taut("export", tmp_path, "--as", name)
    assert done.code == 0, done.err
    assert (tmp_path / f"README.{name}.md").is_file()


def test_what_cannot_be_exported_is_one_line(taut: Taut, store: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    taken = taut("export", tmp_path / "file")
    refused = [taut("export", tmp_path, "--as", "excel"), taut("export", tmp_path, "--as", "gdelt", "--with-text")]
    assert taken.code == 1
    assert [done.code for done in refused] == [2, 2]
    for done in (taken, *refused):
        assert done.err.startswith("taut: ")
        assert done.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
