"""Taut's tables read back by DuckDB and Frictionless."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import frictionless
import pyarrow.parquet as pq
import pytest

from taut.export import Exported, export
from taut.export.tables import TABLES
from taut.store import Store, described

Made = Callable[[str], Exported]
Name = tuple[str, str]

tables = pytest.mark.parametrize("table", TABLES)


def asked(question: str) -> list[tuple[object, ...]]:
    return duckdb.sql(question).fetchall()


def csv(exported: Exported, table: str) -> str:
    """A CSV file as DuckDB reads it with every cell as text."""
    path = exported.folder / f"{table}.csv"
    return f"read_csv('{path}', header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"')"


@tables
def test_parquet_and_csv_hold_every_row_of_the_store(store: Store, made: Made, table: str) -> None:
    exported = made("tables")
    values = store.relations() if table == "relations" else getattr(store, table)()
    count = sum(1 for _ in values)
    assert asked(f"SELECT count(*) FROM '{exported.folder / table}.parquet'") == [(count,)]
    assert asked(f"SELECT count(*) FROM {csv(exported, table)}") == [(count,)]
    assert {file.rows for file in exported.files if file.name.startswith(f"{table}.")} == {count}


@tables
def test_columns_are_those_described(made: Made, table: str) -> None:
    exported, names = made("tables"), [column.name for column in described()[table].columns]
    schema = pq.read_schema(exported.folder / f"{table}.parquet")
    assert schema.names == names
    assert all(field.metadata[b"description"] for field in schema)
    assert duckdb.sql(f"SELECT * FROM {csv(exported, table)}").columns == names


def test_the_data_package_is_valid(made: Made) -> None:
    report = frictionless.validate(str(made("tables").folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])
    assert [task.name for task in report.tasks] == list(TABLES)


def test_the_data_package_finds_a_row_that_is_missing(made: Made, tmp_path: Path) -> None:
    for path in made("tables").folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "events.csv").write_text((tmp_path / "events.csv").read_text("utf-8").rpartition("\n20")[0] + "\n")
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_codes_and_odd_words_stay_text(made: Made) -> None:
    exported = made("tables")
    found = asked(f"SELECT DISTINCT outlet, section, byline FROM {csv(exported, 'articles')} WHERE outlet = 'NO'")
    assert found == [("NO", "010", "null")]
    types = {name: str(type_) for name, type_, *_ in asked(f"DESCRIBE '{exported.folder / 'events.parquet'}'")}
    assert (types["actors"], types["actors_cow"], types["day"]) == ("VARCHAR[]", "BIGINT[]", "DATE")


def test_names_survive_in_lists_and_alone(made: Made, hostile: Name, wide: str) -> None:
    exported, (whole, kept) = made("tables"), hostile
    names = [name for (name,) in asked(f"SELECT name FROM {csv(exported, 'entities')}")]
    assert kept in names
    assert wide in names
    lists = [names for (names,) in asked(f"SELECT actor_names FROM '{exported.folder / 'events.parquet'}'")]
    assert [whole] in lists
    [(cell,)] = asked(f"SELECT party_names FROM {csv(exported, 'agreements')}")
    assert cell == "|".join(
        name.replace("\\", "\\\\").replace("|", "\\|") for name in (kept, "Tiongkok", "Entah|Siapa")
    )


def test_a_list_of_the_store_writes_the_same_lists(store: Store, made: Made) -> None:
    file = io.StringIO()
    store.events().to_csv(file)
    assert file.getvalue().replace("\x07", " ").replace("\x1f", " ") == (
        made("tables").folder / "events.csv"
    ).read_text("utf-8")


def test_bodies_have_codes_and_no_cow_number(made: Made) -> None:
    exported = made("tables")
    found = asked(
        f"SELECT actors, actors_cow FROM {csv(exported, 'events')} WHERE type IN ('AID', 'CONSULT') ORDER BY type"
    )
    assert found == [("IGO:UNO", None), ("CHN|RUS", "710|365")]


def test_text_is_there_only_when_asked_for(store: Store, made: Made, tmp_path: Path) -> None:
    assert not any(b"Sesudah itu tenang" in path.read_bytes() for path in made("tables").folder.glob("*.csv"))
    exported = export(store, tmp_path, with_text=True)
    texts = asked(f"SELECT text FROM {csv(exported, 'articles')} WHERE text LIKE '%Sesudah itu tenang.'")
    assert len(texts) == 12
    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid
    assert "full text of articles" in (tmp_path / "README.md").read_text("utf-8")
    assert "`text`" in (tmp_path / "codebook.id.md").read_text("utf-8").rpartition("### `articles`")[2]


def test_the_data_package_says_who_and_when(made: Made, wide: str) -> None:
    package = json.loads((made("tables").folder / "datapackage.json").read_text("utf-8"))
    assert {source["title"] for source in package["sources"]} == {"NO", wide}
    assert package["temporal"] == {"start": "2024-01-30", "end": "2025-04-14"}
    assert package["licenses"][0]["name"] == "ODC-By-1.0"
    assert all(field["description"] for resource in package["resources"] for field in resource["schema"]["fields"])
