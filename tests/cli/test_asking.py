"""Questions to a store: what is shown, how much of it, in which form, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from rich.console import Console

from taut.cli.list_view import hits_view
from taut.store import Filters, open_store

Taut = Callable[..., Any]  # see conftest


def counted(store: Path, **given: object) -> int:
    """How many happenings the store holds under a filter."""
    with open_store(store) as archive:
        return len(list(archive.events(Filters(**given))))  # type: ignore[arg-type]


def test_a_search_shows_the_sentence_and_its_words(taut: Taut, store: Path) -> None:
    done = taut("search", "sanksi AND rudal")
    assert done.code == 0, done.err
    assert "rudal" in done.out.lower()
    assert done.said.endswith("articles") or done.said.endswith("article")
    with open_store(store) as archive:
        hits = list(archive.search("sanksi AND rudal"))
    console = Console(file=io.StringIO(), force_terminal=True, width=120)
    console.print(hits_view(hits))
    assert isinstance(console.file, io.StringIO)
    assert "\x1b[1;4m" in console.file.getvalue()


def test_filters_narrow_a_search(taut: Taut, store: Path) -> None:
    every = json.loads(taut("search", "presiden", "--format", "json").out)
    some = json.loads(taut("search", "presiden", "--format", "json", "--country", "Rusia", "--from", "2020").out)
    assert 0 < len(some) < len(every)
    assert all(row["published"] >= "2020-01-01" for row in some)


def test_the_terminal_shows_twenty_and_says_of_how_many(taut: Taut, store: Path) -> None:
    total = counted(store)
    assert total > 20
    assert f"20 of {total} happenings; --limit 0 shows all" in taut("events").said
    assert taut("events", "--limit", 0).said.endswith(f" {total} happenings")
    assert f"3 dari {total} kejadian" in taut("events", "--limit", 3, "--ui", "id").said


def test_every_form_gives_every_row(taut: Taut, store: Path, tmp_path: Path) -> None:
    total = counted(store)
    rows = list(csv.DictReader(io.StringIO(taut("events", "--format", "csv").out)))
    lines = [json.loads(line) for line in taut("events", "--format", "jsonl").out.splitlines()]
    whole = json.loads(taut("events", "--format", "json").out)
    piped = pq.read_table(io.BytesIO(taut("events", "--format", "parquet").raw)).to_pylist()
    path = tmp_path / "events.parquet"
    assert taut("events", "--format", "parquet", "--output", path).out == ""
    ids = [row["id"] for row in rows]
    assert len(ids) == total
    assert ids == [row["id"] for row in lines] == [row["id"] for row in whole] == [row["id"] for row in piped]
    assert pq.read_table(path).to_pylist() == piped


def test_fewer_rows_than_there_are_is_said(taut: Taut, store: Path) -> None:
    done = taut("events", "--format", "csv", "--limit", 2)
    assert len(done.out.splitlines()) == 3
    assert f"2 of {counted(store)} rows" in done.err


def test_nothing_found_is_an_answer(taut: Taut, store: Path) -> None:
    done = taut("events", "--country", "Tuvalu")
    assert (done.code, done.said) == (0, "no happening found")
    assert json.loads(taut("events", "--country", "Tuvalu", "--format", "json").out) == []


def test_parquet_is_not_for_the_screen(taut: Taut, store: Path) -> None:
    done = taut("events", "--format", "parquet", terminal=True)
    assert done.code == 2
    assert "--output" in done.err
    assert done.out == ""


def test_a_file_that_cannot_be_written_is_one_line_and_leaves_nothing(taut: Taut, store: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "none" / "x.csv", tmp_path):
        done = taut("events", "--format", "csv", "--output", path)
        assert done.code == 2
        assert "cannot be written" in done.err
        assert done.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_filters_of_events_combine(taut: Taut, store: Path) -> None:
    arguments = ("--source", "Rusia", "--target", "UKR", "--quad", 4, "--status", "done", "--type", "assault")
    rows = json.loads(taut("events", *arguments, "--format", "json").out)
    assert 0 < len(rows) < counted(store, types=("ASSAULT",))
    assert {(row["type"], row["quad"], row["status"]) for row in rows} == {("ASSAULT", 4, "done")}


def test_an_outlet_is_found_however_it_is_written(taut: Taut, store: Path) -> None:
    rows = json.loads(taut("events", "--outlet", "kabar-selatan.com", "--reports", "--format", "json").out)
    assert {row["outlet"] for row in rows} >= {"Kabar Selatan", "KabarSelatan.com"}


def test_reports_are_every_telling(taut: Taut, store: Path) -> None:
    with open_store(store) as archive:
        total = archive.status().reports
    assert total > counted(store)
    assert f"20 of {total} reports" in taut("events", "--reports").said


def test_quotes_by_speaker_and_about_a_state(taut: Taut, store: Path) -> None:
    rows = json.loads(taut("quotes", "--speaker", "zelensky", "--format", "json").out)
    assert {row["speaker"] for row in rows} == {"Volodymyr Zelensky"}
    about = json.loads(taut("quotes", "--speaker", "zelensky", "--about", "Rusia", "--format", "json").out)
    assert 0 < len(about) < len(rows)
    assert "Volodymyr Zelensky (UKR)" in taut("quotes", "--speaker", "zelensky").out


def test_agreements_of_several_parties_are_between_all_of_them(taut: Taut, store: Path) -> None:
    one = json.loads(taut("agreements", "--party", "France", "--format", "json").out)
    both = json.loads(taut("agreements", "--party", "France", "--party", "IDN", "--format", "json").out)
    assert 0 < len(both) < len(one)
    assert all(any(code.startswith("IDN") for code in row["parties"]) for row in both)
    energy = json.loads(taut("agreements", "--sector", "energy", "--format", "json").out)
    assert energy
    assert all("energy" in row["sectors"] for row in energy)


def test_who_tells_roles_deeds_words_and_articles(taut: Taut, store: Path) -> None:
    done = taut("who", "Wang Yi")
    assert done.code == 0, done.err
    assert "2018-06-12 – 2024-04-18 Menteri Luar Negeri, China 2 articles" in done.said
    found = json.loads(taut("who", "wang yi", "--format", "json").out)
    assert found["entity"]["id"] == "person:wang-yi"
    assert len(found["articles"]) == found["entity"]["articles"]
    with open_store(store) as archive:
        held = list(archive.events(Filters(entities=("person:wang-yi",))))
    assert [row["id"] for row in found["events"]] == [record.happening.id for record in held]
    assert held
    assert f"Done and met with ({len(held)})" in done.said


def test_who_of_a_part_of_a_name_lists_the_others(taut: Taut, store: Path) -> None:
    with open_store(store) as archive:
        like = list(archive.entities(name="Indonesia"))
    assert len(like) > 1
    done = taut("who", "Indonesia", "--limit", 1)
    assert done.said.startswith("Indonesia IDN · state")
    assert f"Others of a like name ({len(like) - 1})" in done.said


def test_who_knows_states_by_any_of_their_names(taut: Taut, store: Path) -> None:
    for name in ("Rusia", "russia", "RUS", "state:RUS"):
        assert taut("who", name).said.startswith("Rusia RUS · state")


def test_stories_of_several_outlets_and_one_of_them(taut: Taut, store: Path) -> None:
    rows = json.loads(taut("stories", "--outlets", 2, "--format", "json").out)
    assert rows
    assert all(row["outlets"] > 1 for row in rows)
    most = max(rows, key=lambda row: row["articles"])
    done = taut("story", most["id"][:8])
    assert f"{most['articles']} articles · {most['outlets']} outlets" in done.said
    found = json.loads(taut("story", most["id"], "--format", "json").out)
    assert len(found["articles"]) == most["articles"]
    assert found["story"]["id"] == most["id"]
    for outlet in {row["outlet"] for row in found["articles"]}:
        assert outlet in done.said
    assert json.loads(taut("story", found["articles"][0]["id"], "--format", "json").out) == found


def test_events_of_a_story_by_the_beginning_of_its_id(taut: Taut, store: Path) -> None:
    story = json.loads(taut("stories", "--format", "json").out)[0]["id"]
    rows = json.loads(taut("events", "--story", story[:8], "--format", "json").out)
    assert {row["story"] for row in rows} == {story}


def test_an_event_of_the_store_is_explained(taut: Taut, store: Path) -> None:
    row = json.loads(taut("events", "--type", "CONSULT", "--format", "json", "--limit", 1).out)[0]
    for id_ in (row["id"], row["report"][:8]):
        done = taut("explain", id_)
        assert done.code == 0, done.err
        assert row["rule"] in done.said
        assert row["report"] in done.said


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        (["events", "--country", "Rusai"], 2, "did you mean Russia (RUS)"),
        (["events", "--type", "SANKSI"], 2, "SANCTION"),
        (["events", "--status", "selesai"], 2, "ongoing"),
        (["events", "--quad", "7"], 2, "1, 2, 3, 4"),
        (["events", "--from", "2024-13"], 2, "2024-03-08"),
        (["events", "--outlet", "Tak Ada"], 2, "taut status"),
        (["events", "--story", "ffffffff"], 1, "no story"),
        (["events", "--ui", "de"], 2, "en, id"),
        (["events", "--min-confidence", "3"], 2, "less than or equal to 1"),
        (["events", "--limt", "3"], 2, "--limit"),
        (["search", ""], 2, "no word"),
        (["search", "(rudal"], 2, "taut: "),
        (["events", "--text", '"rudal'], 2, "quotation mark"),
        (["agreements", "--sector", "angkasa"], 2, "energy"),
        (["who", "Nobody At All"], 1, "nobody of this name"),
        (["who", " "], 1, "nobody of this name"),
        (["story", "0"], 1, "no story"),
        (["explain", "ffffffff"], 1, "no event"),
        (["events", "--output", "/"], 2, "cannot be written"),
        (["nonsense"], 2, "nonsense"),
        (["story"], 2, "Missing argument"),
    ],
)
def test_what_means_nothing_is_one_line(taut: Taut, store: Path, command: list[str], code: int, says: str) -> None:
    done = taut(*command)
    assert done.code == code
    assert done.out == ""
    assert done.err.startswith("taut: ")
    assert done.err.count("\n") == 1
    assert says in done.err


def test_questions_do_without_the_parser(store: Path) -> None:
    code = (
        "import sys\nfrom taut.cli import main\n"
        "try: main(['events', '--limit', '1'])\nexcept SystemExit: pass\n"
        "sys.exit(any(name in sys.modules for name in ('spacy', 'taut.journey', 'pandas')))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_without_a_command_it_helps(taut: Taut) -> None:
    done = taut()
    assert done.code == 0
    assert "relations" in done.out
