"""taut as a library: one text, many files, a store, and tables for pandas, polars and Arrow."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas
import polars
import pytest

import taut
from taut.model import Reading, Skip
from taut.store import Store, StoreError, UnknownActor

TEXT = "ANKARA - Menteri Luar Negeri Turki mengecam Suriah pada Senin (4/3) di ibu kota negara itu."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with taut.open(tmp_path / "news.taut", create=True) as store:
        store.add(taut.read(TEXT, title="Turki Kecam Suriah", published="2024-03-05", outlet="Warta Contoh"))
        yield store


def test_a_text_is_read_and_shown_with_its_marks() -> None:
    reading = taut.read(TEXT, published="2024-03-05")
    event = next(event for event in reading.events if event.type == "ACCUSE")
    assert event.when is not None
    assert event.when.start == date(2024, 3, 4)
    shown = reading._repr_html_()
    assert 'title="actor">Menteri Luar Negeri Turki</mark>' in shown
    assert 'title="recipient">Suriah</mark>' in shown


def test_what_is_no_article_says_why() -> None:
    with pytest.raises(taut.NotRead, match="language"):
        taut.read("The minister said nothing of the matter on Monday, and nobody asked.")


def test_files_are_read_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Turki Kecam Suriah\n\n{TEXT}")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01" * 50)
    found = list(taut.readings(tmp_path))
    assert [type(item) for item in found] == [Reading, Skip]


def test_a_store_gives_frames_of_every_kind(store: Store) -> None:
    events = store.events(taut.narrow(country="Turki", type="accuse", start="2024-03"))
    frame = events.to_pandas()
    assert list(frame["actors"].iloc[0]) == ["TUR"]
    assert frame["day"].iloc[0] == pandas.Timestamp("2024-03-04")
    assert polars.DataFrame(events).shape == events.to_polars().shape == frame.shape
    assert events.to_arrow().column("recipients").to_pylist() == [["SYR"]]
    assert "Suriah</mark>" in events._repr_html_()


def test_filters_that_mean_nothing_are_refused() -> None:
    with pytest.raises(UnknownActor, match="did you mean"):
        taut.narrow(country="Turkii")
    with pytest.raises(ValueError, match="no event type"):
        taut.narrow(type="WAR")
    with pytest.raises(ValueError, match="no date"):
        taut.narrow(start="05/06/2019")


def test_a_store_that_is_not_there_is_not_made_by_chance(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here"):
        taut.open(tmp_path / "typo.taut")
    assert not list(tmp_path.iterdir())


def test_importing_taut_and_asking_a_store_load_no_parser(tmp_path: Path) -> None:
    code = (
        "import sys, taut\n"
        f"taut.open({str(tmp_path / 'x.taut')!r}, create=True).events().to_arrow()\n"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
