"""Stata files, read back by pyreadstat."""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas
import pyreadstat
import pytest

from taut.export import Exported
from taut.export.stata import TABLES, short_name
from taut.store import Store, described

Made = Callable[[str], Exported]


def read(exported: Exported, table: str) -> tuple[pandas.DataFrame, object]:
    return pyreadstat.read_dta(str(exported.folder / f"{table}.dta"))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_and_column_is_there_with_its_label(store: Store, made: Made, table: str) -> None:
    frame, facts = read(made("stata"), table)
    columns = described()[table].columns
    values = store.relations() if table == "relations" else getattr(store, table)()
    assert len(frame) == sum(1 for _ in values) == next(f.rows for f in made("stata").files if f.name == f"{table}.dta")
    assert list(frame.columns) == [short_name(column.name) for column in columns]
    for column, label in zip(columns, facts.column_labels, strict=True):
        english = column.description["en"]
        assert label == english or english.startswith(label.removesuffix("…"))
        assert len(label) <= 80


def test_names_are_stata_names_each_once() -> None:
    for table in TABLES:
        names = [short_name(column.name) for column in described()[table].columns]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch("[a-z_][a-z0-9_]{0,31}", name) for name in names)


def test_quad_classes_have_names(made: Made) -> None:
    frame, facts = read(made("stata"), "events")
    labels = facts.variable_value_labels["quad_class"]
    assert labels[4] == "material conflict"
    assert set(frame["quad_class"]) <= set(labels)


def test_texts_days_and_numbers_come_back(store: Store, made: Made, hostile: tuple[str, str], wide: str) -> None:
    frame, _ = read(made("stata"), "events")
    talk = frame[frame["type"] == "CONSULT"].iloc[0]
    assert (talk["actors"], talk["actors_cow"], str(talk["day"])[:10]) == ("CHN|RUS", "710|365", "2024-03-05")
    assert (talk["reports"], talk["score"], talk["mode"]) == (2, 2.1, "phone")
    undated = next(record.happening.id for record in store.events() if record.happening.day is None)
    assert frame.loc[frame["id"] == undated, "day"].isna().all()
    accuse = frame[frame["type"] == "ACCUSE"].iloc[0]
    assert accuse["recipient_names"] == "Rusia|" + hostile[1].replace("\\", "\\\\").replace("|", "\\|")
    assert wide in set(frame["actor_names"])
    reports, _ = read(made("stata"), "reports")
    assert "2019-03-05" in reports.loc[reports["candidates"] != "", "candidates"].iloc[0]


def test_relations_keep_their_numbers(store: Store, made: Made) -> None:
    frame, _ = read(made("stata"), "relations")
    total = sum(period.both.net for _, period in store.relations())
    assert frame["both_net"].sum() == pytest.approx(total)
    assert frame["forward_n_q1"].sum() == sum(period.forward.happenings[0] for _, period in store.relations())
    assert frame["first_cow"].isna().any()
    assert frame["forward_mean"].isna().any()
