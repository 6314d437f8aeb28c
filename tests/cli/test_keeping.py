"""Filling a store and looking after it, as a user meets it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from taut import journey
from taut.cli.labels import labels
from taut.store import Store, StoreError, open_store

PAGE = """\
Turki Kecam Suriah

Warta Contoh, ANKARA - Menteri Luar Negeri Turki mengecam Suriah pada Senin (4/3/2024). {}
"""

Taut = Callable[..., Any]  # see conftest


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of four pages."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for n, word in enumerate(("Satu", "Dua", "Tiga", "Empat")):
        (folder / f"{n}.txt").write_text(PAGE.format(f"{word} kapal lewat."))
    return folder


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a new store will be."""
    path = tmp_path / "news.taut"
    monkeypatch.setenv("TAUT_STORE", str(path))
    return path


def stop_at(count: int, error: BaseException, run: Any) -> Any:
    """A function that does as `run` does, and fails the `count`th time."""
    calls = iter(range(1, count + 1))

    def running(*arguments: Any, **named: Any) -> Any:
        if next(calls, count) == count:
            raise error
        return run(*arguments, **named)

    return running


def stored(path: Path) -> int:
    with open_store(path) as store:
        return store.status().articles


def test_adding_stores_and_adding_again_reads_nothing(
    taut: Taut, pages: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = taut("add", pages)
    assert done.code == 0, done.err
    assert "4 inputs: 4 added" in done.said
    assert "holds 4 articles" in done.said
    monkeypatch.setattr(journey, "read_article", stop_at(1, AssertionError("read again"), None))
    assert "4 inputs: 4 known already" in taut("add", pages).said
    assert stored(news) == 4


def test_what_is_not_read_is_named_with_its_reason_and_the_rest_is_kept(taut: Taut, pages: Path, news: Path) -> None:
    for n in range(7):
        (pages / f"bad{n}.txt").write_bytes(b"\x00\x01\x02" * 100)
    done = taut("add", pages)
    assert done.code == 1
    assert "11 inputs: 4 added, 7 not read" in done.said
    assert done.err.count("bad") == 5
    assert "and 2 more not read" in done.err
    assert taut("add", pages, "--verbose").err.count("bad") == 7
    assert stored(news) == 4


def test_no_store_is_made_for_what_is_not_there(taut: Taut, news: Path, tmp_path: Path) -> None:
    done = taut("add", tmp_path / "none.txt")
    assert done.code == 1
    assert "none.txt: there is no such file" in done.err
    assert not news.exists()


def test_ctrl_c_keeps_what_is_stored_and_the_next_run_goes_on(
    taut: Taut, pages: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(journey, "read_article", stop_at(3, KeyboardInterrupt(), journey.read_article))
        done = taut("add", pages)
    assert done.code == 130
    assert done.err == "taut: interrupted; this run stored 2 articles; run the command again to go on\n"
    assert stored(news) == 2
    assert "2 added, 2 known already" in taut("add", pages).said


def test_a_store_that_takes_no_more_ends_in_one_line(
    taut: Taut, pages: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "add", stop_at(2, StoreError("the disk is full"), Store.add))
    done = taut("add", pages)
    assert done.code == 1
    assert done.err == "taut: the disk is full; this run stored 1 article; run the command again to go on\n"
    assert stored(news) == 1


def test_status_tells_what_the_store_holds(taut: Taut, store: Path) -> None:
    with open_store(store) as archive:
        held = archive.status()
    done = taut("status")
    assert f"{held.articles} articles, {held.first} – {held.last}" in done.said
    assert f"{held.happenings} happenings, {held.reports} reports" in done.said
    assert "Kabar Selatan" in done.out
    assert "older version" not in done.out
    assert json.loads(taut("status", "--format", "json").out)["happenings"] == held.happenings
    assert f"{held.happenings} kejadian" in taut("status", "--ui", "id").said


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("command", ["status", "events", "stories", "who China", "search rudal", "pairs --days 2000"])
def test_it_fits_the_terminal(taut: Taut, store: Path, command: str, width: int) -> None:
    done = taut(*command.split(), width=width)
    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= width


def test_after_an_upgrade_articles_are_read_anew_even_in_two_goes(
    taut: Taut, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite3.connect(own) as file:
        file.execute("UPDATE versions SET codebook = 'older'")
    held = stored(own)
    assert f"{held} articles were read by an older version" in taut("status").said
    with monkeypatch.context() as patch:
        patch.setattr(journey, "read_article", stop_at(4, KeyboardInterrupt(), journey.read_article))
        done = taut("reread")
    assert done.code == 130
    assert "this run stored 3 articles" in done.err
    assert f"{held - 3} of {held} articles read anew" in taut("reread").said
    assert "nothing to read anew" in taut("reread").said
    assert "older version" not in taut("status").out


def test_all_can_be_read_anew(taut: Taut, pages: Path, news: Path) -> None:
    taut("add", pages)
    assert "4 of 4 articles read anew" in taut("reread", "--all").said


def test_forgetting_asks_first_and_says_what_went(taut: Taut, own: Path) -> None:
    with open_store(own) as archive:
        article = next(iter(archive.articles())).article
        reading = archive.reading(article.id)
    held = stored(own)
    asked = taut("forget", article.id)
    assert asked.code == 2
    assert "--yes" in asked.err
    assert stored(own) == held
    done = taut("forget", article.id[:8], "--yes")
    assert done.code == 0, done.err
    assert article.title is not None
    assert article.title in done.said
    assert f"{len(reading.events)} report" in done.said
    assert stored(own) == held - 1
    again = taut("forget", article.id, "--yes")
    assert again.code == 1
    assert again.err.count("\n") == 1


def test_a_sound_store_is_said_to_be_sound_and_damage_is_named(taut: Taut, own: Path) -> None:
    done = taut("check")
    assert done.code == 0
    assert "is sound" in done.said
    with sqlite3.connect(own) as file:
        (id_,) = file.execute("SELECT id FROM stories LIMIT 1").fetchone()
        file.execute("UPDATE stories SET articles = 99 WHERE id = ?", (id_,))
    done = taut("check")
    assert done.code == 1
    assert f"story {id_} counts other articles than it has" in done.out
    assert "problem" in done.err


@pytest.mark.parametrize("content", [None, b"not a store", b"SQLite format 3\x00" + b"x" * 200])
def test_what_is_no_store_is_one_line(taut: Taut, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.taut"
    if content is not None:
        path.write_bytes(content)
    for command in ("status", "events", "check"):
        done = taut(command, "--store", path)
        assert done.code == 1
        assert done.err.count("\n") == 1
        assert "x.taut" in done.err


def test_every_list_has_its_words() -> None:
    for name in ("events", "reports", "quotes", "agreements", "stories", "articles", "search", "corrections"):
        assert labels("en").keys() >= {f"count_{name}", f"none_{name}"}
