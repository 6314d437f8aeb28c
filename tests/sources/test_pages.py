"""What a user names becomes pages, or one clear line about why it does not."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taut.model import Page, Skip
from taut.sources import count, pages
from taut.sources.records import LARGEST_PAGE, LONGEST_LINE

TEXT = "Arandia mengundang Belmora ke perundingan.\n"


def only(path: Path | str, **facts: object) -> Page | Skip:
    (found,) = pages([str(path)], **facts)  # type: ignore[arg-type]
    return found


def why(path: Path | str) -> str:
    found = only(path)
    assert isinstance(found, Skip)
    assert found.what == "page"
    assert found.why.startswith(f"{path}: ")
    return found.why.removeprefix(f"{path}: ")


def jsonl(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


def test_a_text_file_is_one_page(tmp_path: Path) -> None:
    file = tmp_path / "halaman.txt"
    file.write_text(TEXT, "utf-8")
    assert only(file) == Page(origin=str(file), text=TEXT)


def test_facts_of_the_caller_go_with_the_page(tmp_path: Path) -> None:
    file = tmp_path / "halaman.txt"
    file.write_text(TEXT, "utf-8")
    page = only(file, published=date(2024, 3, 8), outlet="Kabar Contoh", url="https://contoh.test/a")
    assert isinstance(page, Page)
    assert (page.published, page.outlet, page.url) == (date(2024, 3, 8), "Kabar Contoh", "https://contoh.test/a")


def test_a_folder_is_read_in_order_and_says_what_it_passes_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "lama/c", "foto.png", ".DS_Store"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, "utf-8")
    found = list(pages([str(tmp_path)]))
    names = [Path(x.origin).name if isinstance(x, Page) else "skipped" for x in found]
    assert names == ["a.txt", "b.txt", "skipped", "c"]
    skip = found[2]
    assert isinstance(skip, Skip)
    assert "foto.png: a .png file" in skip.why
    assert count([str(tmp_path)]) == len(found)


def test_records_carry_their_fields(tmp_path: Path) -> None:
    record = {"id": 7, "title": " Judul ", "text": TEXT, "url": "u", "outlet": "Kabar", "date": "2024-03-08T10:15:00Z"}
    page = only(jsonl(tmp_path / "berita.jsonl", record))
    assert isinstance(page, Page)
    assert page.origin.endswith("berita.jsonl:1")
    assert (page.source_id, page.title, page.published) == ("7", "Judul", date(2024, 3, 8))
    assert (page.url, page.outlet) == ("u", "Kabar")


def test_options_win_over_what_a_record_says(tmp_path: Path) -> None:
    file = jsonl(tmp_path / "berita.jsonl", {"text": TEXT, "outlet": "Kabar", "date": "kemarin"})
    page = only(file, published=date(2020, 1, 2), outlet="Warta")
    assert isinstance(page, Page)
    assert (page.published, page.outlet) == (date(2020, 1, 2), "Warta")


def test_a_date_nobody_can_read_costs_only_the_date(tmp_path: Path) -> None:
    file = jsonl(tmp_path / "berita.jsonl", {"text": TEXT, "date": "kemarin"})
    note, page = pages([str(file)])
    assert isinstance(note, Skip)
    assert note.what == "date"
    assert f"{file}:1: 'kemarin'" in note.why
    assert isinstance(page, Page)
    assert page.published is None


@pytest.mark.parametrize("day", ["2024-03-08", "2024-03-08 10:15", "20240308", "Fri, 08 Mar 2024 10:15:00 +0700"])
def test_dates_as_records_write_them(tmp_path: Path, day: str) -> None:
    page = only(jsonl(tmp_path / "berita.jsonl", {"text": TEXT, "date": day}))
    assert isinstance(page, Page)
    assert page.published == date(2024, 3, 8)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\ud83d", "\ufffd"),
        (r"a\uDC00b", "a\ufffdb"),
        (r"\ud83d\ud83d\ude80", "\ufffd🚀"),
        (r"\\ud83d", r"\ud83d"),
        (r"\ud83d\ude80", "🚀"),
    ],
)
def test_half_an_emoji_costs_one_character_and_not_the_page(tmp_path: Path, written: str, read: str) -> None:
    file = tmp_path / "halaman.jsonl"
    file.write_text(f'{{"text": "{TEXT.strip()} {written}", "title": "{written}"}}\n', "utf-8")
    page = only(file)
    assert isinstance(page, Page)
    assert (page.text, page.title) == (f"{TEXT.strip()} {read}", read)


def test_a_bad_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    file = tmp_path / "berita.jsonl"
    file.write_text(f'{{"text": "{TEXT.strip()}"}}\n\nbukan json\n{{"title": "x"}}\n{{"text": "ada"}}\n', "utf-8")
    good, bad, empty, last = pages([str(file)])
    assert isinstance(good, Page)
    assert isinstance(last, Page)
    assert last.origin == f"{file}:5"
    assert isinstance(bad, Skip)
    assert bad.why.startswith(f"{file}:3: not JSON")
    assert isinstance(empty, Skip)
    assert empty.why.startswith(f"{file}:4: not a page record")


def test_standard_input_is_text_or_records() -> None:
    (page,) = pages(["-"], stdin=BytesIO(TEXT.encode()))
    assert page == Page(origin="standard input", text=TEXT)
    lines = json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": "dua"})
    found = list(pages(["-"], stdin=BytesIO(lines.encode())))
    assert [x.origin for x in found if isinstance(x, Page)] == ["standard input:1", "standard input:2"]
    assert count(["-"]) is None


def test_what_is_no_text_is_said_in_words(tmp_path: Path) -> None:
    assert why(tmp_path / "tidak-ada.txt") == "there is no such file or folder"
    assert why(tmp_path) == "the folder holds no text files"
    for name, data, reason in [
        ("a.txt", b"", "empty"),
        ("b.txt", b" \n\t\n", "empty"),
        ("c.txt", b"%PDF-1.7\n...", "a PDF file, not text"),
        ("d.txt", b"PK\x03\x04\x14\x00", "a ZIP archive or office document, not text"),
        ("e.txt", b"\x7fELF\x00\x01\x02", "binary data, not text"),
        ("f.txt", b"<!DOCTYPE html><html><p>Halo</p></html>", "an HTML page; give the text of the page instead"),
        ("g.txt", b"x" * (LARGEST_PAGE + 1), "larger than 1 MB, too large for one page"),
        ("h.jsonl", b"\n\n", "empty"),
    ]:
        (tmp_path / name).write_bytes(data)
        assert why(tmp_path / name) == reason


def test_ten_megabytes_of_one_line_do_not_stop_the_next_record(tmp_path: Path) -> None:
    file = tmp_path / "berita.jsonl"
    long = json.dumps({"text": "kata " * (2 * LONGEST_LINE // 5)})
    file.write_text(long + "\n" + json.dumps({"text": TEXT}) + "\n", "utf-8")
    skip, page = pages([str(file)])
    assert isinstance(skip, Skip)
    assert skip.why == f"{file}:1: the line is longer than 4 MB"
    assert isinstance(page, Page)
    assert page.origin == f"{file}:2"


def test_a_record_too_large_for_a_page_is_named(tmp_path: Path) -> None:
    file = jsonl(tmp_path / "berita.jsonl", {"text": "k" * (LARGEST_PAGE + 1)})
    found = only(file)
    assert isinstance(found, Skip)
    assert found.why == f"{file}:1: larger than 1 MB, too large for one page"


def test_an_unreadable_file_is_a_skip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert why(file) == "cannot be read: Permission denied"


@given(st.binary(max_size=400))
def test_any_bytes_on_standard_input_give_pages_or_skips(data: bytes) -> None:
    found = list(pages(["-"], stdin=BytesIO(data)))
    assert found
    assert all(isinstance(x, Page | Skip) for x in found)
    assert all(x.text.strip() or x.title for x in found if isinstance(x, Page))
