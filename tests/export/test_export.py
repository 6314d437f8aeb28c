"""What holds for every format: it is whole or not there, says what it holds, and takes an empty store."""

from __future__ import annotations

import hashlib
import json
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from taut.export import FORMATS, Exported, ExportError, export
from taut.store import Filters, Store, open_store

Made = Callable[[str], Exported]

formats = pytest.mark.parametrize("name", list(FORMATS))


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """No file of this process can grow beyond a size, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@formats
def test_files_are_those_announced_with_their_size_and_hash(made: Made, name: str) -> None:
    exported = made(name)
    assert {path.name for path in exported.folder.iterdir()} == {file.name for file in exported.files}
    for file in exported.files:
        content = (exported.folder / file.name).read_bytes()
        assert (file.bytes, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())


@formats
def test_what_goes_with_the_data_tells_its_counts_and_notes(made: Made, name: str) -> None:
    exported = made(name)
    counted = {file.name: file.rows for file in exported.files if file.rows is not None}
    readme = (exported.folder / ("README.md" if name == "tables" else f"README.{name}.md")).read_text("utf-8")
    assert counted
    assert all(f"| `{file}` | {rows:,} |" in readme for file, rows in counted.items())
    assert all(note in readme for note in exported.notes)
    if name != "tables":
        manifest = json.loads((exported.folder / f"manifest.{name}.json").read_text("utf-8"))
        assert {file["path"]: file["rows"] for file in manifest["files"]} == counted
        assert manifest["notes"] == list(exported.notes)


@formats
def test_an_empty_store_exports_well(empty: Store, tmp_path: Path, name: str) -> None:
    exported = export(empty, tmp_path, name)
    assert all(not file.rows for file in exported.files)
    assert any(file.rows == 0 for file in exported.files)


@formats
def test_a_full_disk_leaves_nothing_and_what_was_there(store: Store, tmp_path: Path, made: Made, name: str) -> None:
    kept = {file.name: file.name.encode() for file in made(name).files}
    for file, content in kept.items():
        (tmp_path / file).write_bytes(content)
    with no_file_above(400), pytest.raises(ExportError) as caught:
        export(store, tmp_path, name)
    assert "File too large" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == kept


def test_an_interrupted_export_leaves_nothing(store: Store, tmp_path: Path) -> None:
    def interrupt(name: str, count: int) -> None:
        if name == "relations":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(store, tmp_path, progress=interrupt)
    assert not list(tmp_path.iterdir())


def test_files_of_an_earlier_export_are_replaced(store: Store, tmp_path: Path) -> None:
    (tmp_path / "plover.jsonl").write_text("old")
    export(store, tmp_path, "plover")
    assert (tmp_path / "plover.jsonl").read_text("utf-8").startswith('{"id"')


@formats
def test_text_that_was_asked_for_is_there_or_its_absence_is_told(store: Store, tmp_path: Path, name: str) -> None:
    exported = export(store, tmp_path, name, with_text=True)
    text = b"Sesudah itu tenang"
    found = any(text in path.read_bytes() for path in tmp_path.iterdir())
    assert found != any("no place for the text" in note for note in exported.notes)
    readme = (tmp_path / ("README.md" if name == "tables" else f"README.{name}.md")).read_text("utf-8")
    assert found == ("full text of articles" in readme)


def test_formats_may_share_a_folder(store: Store, tmp_path: Path) -> None:
    names = [file.name for format_ in FORMATS for file in export(store, tmp_path, format_).files]
    assert len(names) == len(set(names))
    assert {path.name for path in tmp_path.iterdir()} == set(names)


def test_a_folder_that_is_a_file_is_one_line(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("here")
    with pytest.raises(ExportError, match=r"out: .*nothing was exported"):
        export(store, tmp_path / "out")


def test_a_folder_in_the_place_of_a_file_leaves_all_as_it_was(store: Store, tmp_path: Path) -> None:
    (tmp_path / "manifest.plover.json").mkdir()
    with pytest.raises(ExportError, match=r"manifest\.plover\.json: is a folder; nothing was exported"):
        export(store, tmp_path, "plover")
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.plover.json"]


def test_an_unknown_format_or_period_says_what_there_is(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'xls' is no format; there is: tables, polecat"):
        export(store, tmp_path, "xls")
    with pytest.raises(ValueError, match="'fortnight' is no period; there is: day"):
        export(store, tmp_path, by="fortnight")


def test_all_files_see_the_store_at_one_moment(own: Store, tmp_path: Path) -> None:
    """A person rejects an event after its table was written; the table of corrections knows nothing of it yet."""
    corrections = sum(1 for _ in own.corrections())
    done: list[int] = []

    def meddle(name: str, count: int) -> None:
        if name == "events":
            with open_store(own.path) as other:
                done.append(other.reject(next(iter(other.events())).telling.event.id, why="sementara"))

    exported = export(own, tmp_path / "out", progress=meddle)
    assert {file.name: file.rows for file in exported.files}["corrections.csv"] == corrections
    assert sum(1 for _ in own.corrections()) == corrections + len(done) == corrections + 1


def test_filters_narrow_every_table_and_are_told(store: Store, tmp_path: Path) -> None:
    filters = Filters(countries=("CHN",), types=("CONSULT",))
    exported = export(store, tmp_path, filters=filters)
    counts = {file.name: file.rows for file in exported.files}
    assert counts["events.csv"] == 1
    assert counts["reports.csv"] == 2
    assert json.loads((tmp_path / "datapackage.json").read_text())["filters"] == {
        "countries": ["CHN"],
        "types": ["CONSULT"],
    }
    assert any("not narrowed by types" in note for note in exported.notes)
    told = {
        (relation.first, relation.second)
        for relation, _ in store.relations()
        if "CHN" in (relation.first, relation.second)
    }
    assert counts["relations.csv"] == sum((r.first, r.second) in told for r, _ in store.relations())
