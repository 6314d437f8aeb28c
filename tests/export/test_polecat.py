"""POLECAT's columns, read back as its users read them."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pandas

from taut.export import Exported
from taut.export.polecat import COLUMNS
from taut.store import Store

Made = Callable[[str], Exported]


def read(exported: Exported) -> list[dict[str, str]]:
    with (exported.folder / "polecat.txt").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", strict=True))


def of_type(exported: Exported, type_: str) -> dict[str, str]:
    return next(row for row in read(exported) if row["Event Type"] == type_)


def test_there_are_forty_columns_each_once(made: Made) -> None:
    assert len(COLUMNS) == len(set(COLUMNS)) == 40
    assert all(tuple(row) == COLUMNS for row in read(made("polecat")))
    assert all(None not in row.values() for row in read(made("polecat")))


def test_every_happening_that_took_place_is_there_and_the_others_are_told(store: Store, made: Made) -> None:
    rows, exported = read(made("polecat")), made("polecat")
    happened = [r.happening.id for r in store.events() if r.happening.status in ("done", "ongoing")]
    assert [row["Event ID"] for row in rows] == happened
    assert next(file.rows for file in exported.files if file.name == "polecat.txt") == len(rows)
    assert any("2 happenings" in note and "1 negated, 1 planned" in note for note in exported.notes)


def test_parties_stand_in_their_columns(made: Made) -> None:
    row = of_type(made("polecat"), "CONSULT")
    assert (row["Actor Name"], row["Actor Country"], row["Actor COW"]) == ("China; Russia", "CHN; RUS", "710; 365")
    assert (row["Recipient Name"], row["Primary Actor Sector"], row["Event Mode"]) == ("None", "None", "phone")
    assert (row["Event Date"], row["Intensity"], row["Quad Code"]) == ("2024-03-05", "2.1", "VERBAL COOPERATION")
    assert row["Contexts"] == "diplomatic; military"
    aid = of_type(made("polecat"), "AID")
    assert (aid["Actor Name"], aid["Actor Country"], aid["Actor COW"]) == ("United Nations", "None", "None")
    assert (aid["Recipient Sectors"], aid["Recipient Country"]) == ("CVL", "RUS")


def test_names_and_places_survive(made: Made, hostile: tuple[str, str], wide: str) -> None:
    accuse = of_type(made("polecat"), "ACCUSE")
    assert accuse["Recipient Name"] == f"Russia; {hostile[1]}"
    assert (accuse["Raw Placename"], accuse["Country"], accuse["Placename"]) == ('Oslo "tengah"', "NOR", "None")
    assert wide in {row["Actor Name"] for row in read(made("polecat"))}


def test_pandas_reads_the_same(made: Made) -> None:
    frame = pandas.read_csv(made("polecat").folder / "polecat.txt", sep="\t", dtype=str, keep_default_na=False)
    assert frame.to_dict("records") == read(made("polecat"))
