"""The tables that a store hands out: every column told in words and filled, the same in every format."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from taut.model import When, Where
from taut.store import Store, Table, described
from taut.store.cells import CELLS
from taut.store.columns import TYPES

VERBS = ("menyerang", "mengecam", "mengancam", "menyanksi", "membantu")
LISTS = ("events", "reports", "agreements", "quotes", "entities", "stories", "articles", "corrections", "relations")


def tables(store: Store) -> dict[str, Table[Any]]:
    lists = {name: getattr(store, name)() for name in LISTS}
    moved = Table("movements", lambda: store.movements(days=3, states=False))
    return {**lists, "movements": moved, "search": store.search("pelabuhan OR tarif")}


@pytest.fixture
def rich(filled: Store, reading) -> Store:
    """A store in which no column of any table is empty in every row."""
    full = reading(
        'Suryani menyanksi Gazprima, "kata | kata," kata Suryani.',
        "China dan Jepang meneken pakta energi.",
        title='Sanksi, "baru"\nlagi',
        outlet="Warta; Satu",
        url="https://warta.example/x",
        section="Dunia",
        byline="abc",
        published=date(2024, 3, 9),
        mode="embargo",
        when=When(
            start=date(2024, 3, 1),
            end=date(2024, 3, 2),
            precision="range",
            basis="stated",
            text=None,
            candidates=(date(2024, 3, 1),),
        ),
        where=Where(place="Moskow", country="RUS", basis="stated"),
    )
    full = replace(
        full,
        entities=tuple(replace(entity, wikidata="Q1") for entity in full.entities),
        events=tuple(replace(event, reported_by=event.actors[0].entity) for event in full.events),
        agreements=tuple(replace(a, subject="energi", when=full.events[0].when) for a in full.agreements),
        quotes=tuple(replace(q, addressee="wartawan") for q in full.quotes),
    )
    filled.add(full)
    deeds = [f"{one} {verb} {other}." for one, other in (("Rusia", "Ukraina"), ("Ukraina", "Rusia")) for verb in VERBS]
    filled.add(reading(*deeds, outlet="Kabar Dua", published=date(2024, 3, 9)))
    filled.accept(full.events[0].id, why="benar")
    filled.split([next(iter(filled.articles())).article.id])
    filled.undo(2)
    return filled


# --- columns --------------------------------------------------------------------------------------


def test_every_table_is_described_and_every_described_one_is_handed_out(rich: Store) -> None:
    assert set(described()) == set(CELLS) == set(tables(rich))


@pytest.mark.parametrize("name", sorted(CELLS))
def test_every_column_is_filled_and_every_cell_has_a_column(rich: Store, name: str) -> None:
    table = tables(rich)[name]
    columns = [column.name for column in table.described.columns]
    filled = set()
    for value in table:
        row = CELLS[name](value)
        assert set(row) == set(columns)
        filled |= {column for column, cell in row.items() if cell not in (None, [], ())}
    assert filled == set(columns)


@pytest.mark.parametrize("name", sorted(CELLS))
def test_every_column_is_told_in_both_languages(name: str) -> None:
    table = described()[name]
    for told in (table.description, *(column.description for column in table.columns)):
        assert told.keys() == {"en", "id"}
        assert all(text.strip() for text in told.values())
    assert {column.type for column in table.columns} <= set(TYPES)
    assert len({column.name for column in table.columns}) == len(table.columns)


# --- formats --------------------------------------------------------------------------------------


def plain(cell: Any) -> str:
    """A cell as CSV has it."""
    if isinstance(cell, list | tuple):
        return "|".join("" if item is None else str(item) for item in cell)
    if cell is None:
        return ""
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


@pytest.mark.parametrize("name", sorted(CELLS))
def test_all_formats_hold_the_same(rich: Store, name: str) -> None:
    table = tables(rich)[name]
    rows = [{key: list(cell) if isinstance(cell, tuple) else cell for key, cell in row.items()} for row in table.rows()]
    assert rows
    arrow = table.to_arrow()
    assert arrow.schema == table.described.schema
    assert arrow.to_pylist() == rows
    assert table.to_polars().to_dicts() == rows
    frame = table.to_pandas()
    assert (list(frame.columns), len(frame)) == (list(rows[0]), len(rows))
    assert pa.Table.from_pandas(frame, schema=arrow.schema, preserve_index=False).to_pylist() == rows
    file = io.StringIO(newline="")
    assert table.to_csv(file) == len(rows)
    read = list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))
    assert read == [{key: plain(cell) for key, cell in row.items()} for row in rows]
    file = io.StringIO()
    assert table.to_jsonl(file) == len(rows)
    assert [json.loads(line) for line in file.getvalue().split("\n")[:-1]] == json.loads(json.dumps(rows, default=str))


def test_a_table_streams_into_duckdb(rich: Store) -> None:
    events = rich.events()
    counted = duckdb.sql("SELECT type, sum(reports) FROM events GROUP BY type ORDER BY type").fetchall()
    told = [record.happening for record in rich.events()]
    assert counted == [(t, sum(len(h.reports) for h in told if h.type == t)) for t in sorted({h.type for h in told})]
    assert events.total is None


def test_batches_are_no_larger_than_asked_and_hold_everything(rich: Store) -> None:
    sizes = [batch.num_rows for batch in rich.reports().batches(size=4)]
    assert sizes == [4] * (sum(sizes) // 4) + ([sum(sizes) % 4] if sum(sizes) % 4 else [])
    assert sum(sizes) == rich.status().reports


@pytest.mark.parametrize("name", sorted(set(CELLS) - {"search"}))
def test_an_empty_table_has_its_columns(store: Store, name: str) -> None:
    table = tables(store)[name]
    assert list(table) == []
    assert table.to_arrow().schema == table.described.schema
    assert list(table.to_pandas().columns) == [column.name for column in table.described.columns]
    file = io.StringIO()
    assert table.to_csv(file) == 0
    assert file.getvalue().strip().split(",") == [column.name for column in table.described.columns]
    assert isinstance(table._repr_html_(), str)


def test_a_table_is_asked_anew_each_time(filled: Store, week) -> None:
    table = filled.articles()
    assert len(list(table)) == len(list(table)) == 8
    filled.forget(week[0].article.id)
    assert len(list(table)) == 7


# --- marks ----------------------------------------------------------------------------------------


class Marks(HTMLParser):
    """The marks of a piece of HTML, the plain text of it, and all other tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.marks: list[tuple[str | None, str]] = []
        self.text, self.tags, self._open = "", [], False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open = tag == "mark"
        self.tags.append(tag)
        if self._open:
            self.marks.append((dict(attrs)["title"], ""))

    def handle_endtag(self, tag: str) -> None:
        self._open = False

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._open:
            self.marks[-1] = (self.marks[-1][0], self.marks[-1][1] + data)


HOSTILE = "<script>alert('x')</script>"


def test_a_record_shows_its_sentence_with_its_marks_and_no_foreign_tags(store: Store, reading) -> None:
    sentence = f"{HOSTILE} Rusia dan Iran menyerang Ukraina & <b onload=x>lain</b>."
    item = reading(sentence, title=HOSTILE, outlet=HOSTILE)
    store.add(item)
    (telling,), (record,) = store.reports(), store.events()
    for shown in (telling._repr_html_(), record._repr_html_(), store.events()._repr_html_()):
        seen = Marks(shown)
        assert seen.marks == [("actor", "Rusia"), ("actor", "Iran"), ("trigger", "menyerang"), ("recipient", "Ukraina")]
        assert seen.text.startswith(sentence)
        assert "script" not in seen.tags
        assert "RUS, IRN → UKR" in seen.text
    for table in (store.articles(), store.stories(), store.entities(), store.search("lain"), item):
        assert "script" not in Marks(table._repr_html_()).tags


def test_the_html_of_a_long_table_says_that_it_is_cut(store: Store, reading) -> None:
    item = reading(*(f"Rusia menyerang Ukraina di kota {n}." for n in range(25)))
    store.add(item)
    shown = html.unescape(store.reports()._repr_html_())
    assert len(re.findall(r"title=\"trigger\"", shown)) == 20
    assert "only the first 20" in shown
