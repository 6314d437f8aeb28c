"""GDELT's two tables, read back cell by cell, with and without quotes."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable

import pandas
from hypothesis import given
from hypothesis import strategies as st

from taut.export import Exported
from taut.export.gdelt import EVENTS, MENTIONS, event_id
from taut.store import Store

Made = Callable[[str], Exported]


def read(exported: Exported, name: str) -> list[dict[str, str]]:
    columns = EVENTS if name == "export" else MENTIONS
    with (exported.folder / f"gdelt.{name}.CSV").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert {len(row) for row in rows} == {len(columns)}
    return [dict(zip(columns, row, strict=True)) for row in rows]


def test_there_are_sixty_one_and_sixteen_columns() -> None:
    assert (len(EVENTS), len(set(EVENTS))) == (61, 61)
    assert (len(MENTIONS), len(set(MENTIONS))) == (16, 16)
    assert (EVENTS[26], EVENTS[30], EVENTS[52], EVENTS[60]) == (
        "EventCode",
        "GoldsteinScale",
        "ActionGeo_FullName",
        "SOURCEURL",
    )


def test_each_pair_of_each_happening_is_a_record_of_its_own(store: Store, made: Made) -> None:
    ids = [row["GlobalEventID"] for row in read(made("gdelt"), "export")]
    assert len(ids) == len(set(ids))
    happened = [r.happening.id for r in store.events() if r.happening.status in ("done", "ongoing")]
    assert {str(event_id(one)) for one in happened} <= set(ids)
    # Two talk: two records; three agree: six; one accuses two: two; all others one.
    assert len(ids) == len(happened) + 1 + 5 + 1
    assert any(f"{len(happened)} happenings are {len(ids)} records" in note for note in made("gdelt").notes)


def test_what_two_do_together_is_told_both_ways(made: Made) -> None:
    talks = [row for row in read(made("gdelt"), "export") if row["EventCode"] == "041"]
    assert [(row["Actor1Code"], row["Actor2Code"]) for row in talks] == [("CHN", "RUS"), ("RUS", "CHN")]
    assert {(row["Day"], row["MonthYear"], row["Year"], row["FractionDate"]) for row in talks} == {
        ("20240305", "202403", "2024", "2024.1749")
    }
    assert {(row["QuadClass"], row["GoldsteinScale"], row["EventRootCode"]) for row in talks} == {("1", "1.0", "04")}


def test_counts_are_of_reports_outlets_and_articles(made: Made) -> None:
    row = next(row for row in read(made("gdelt"), "export") if row["EventCode"] == "041")
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"]) == ("2", "1", "1")


def test_every_report_of_a_record_is_a_mention(made: Made) -> None:
    events = read(made("gdelt"), "export")
    mentions = Counter(row["GlobalEventID"] for row in read(made("gdelt"), "mentions"))
    assert mentions == {row["GlobalEventID"]: int(row["NumMentions"]) for row in events}
    assert {file.name: file.rows for file in made("gdelt").files if file.name.endswith("CSV")} == {
        "gdelt.export.CSV": len(events),
        "gdelt.mentions.CSV": mentions.total(),
    }


def test_mentions_point_to_an_address_or_cite(made: Made) -> None:
    kinds = {
        (row["MentionType"], row["MentionIdentifier"].startswith("https://")) for row in read(made("gdelt"), "mentions")
    }
    assert kinds == {("1", True), ("2", False)}
    assert all(
        len(row["MentionTimeDate"]) == 14 and row["Confidence"] in ("50", "75")
        for row in read(made("gdelt"), "mentions")
    )


def test_actors_have_cameo_codes(made: Made) -> None:
    rows = read(made("gdelt"), "export")
    codes = {
        (row["Actor1Code"], row["Actor1CountryCode"], row["Actor1KnownGroupCode"], row["Actor1Type1Code"])
        for row in rows
    }
    assert ("IGOUNO", "", "UNO", "IGO") in codes
    assert ("NORBUS", "NOR", "", "BUS") in codes
    assert ("", "", "", "") in codes  # an attack by nobody knows whom


def test_what_is_not_known_is_empty(made: Made) -> None:
    unknown = [name for name in EVENTS if "Lat" in name or "Long" in name or name in ("AvgTone", "IsRootEvent")]
    assert len(unknown) == 8
    assert all(not row[name] for row in read(made("gdelt"), "export") for name in unknown)
    assert all(not row["MentionDocTone"] for row in read(made("gdelt"), "mentions"))


def test_an_undated_happening_has_no_day(made: Made) -> None:
    assert [row["EventCode"] for row in read(made("gdelt"), "export") if not row["Day"]] == ["050"]
    assert any("Records without a day" in note and note.endswith(" 1.") for note in made("gdelt").notes)


def test_pandas_that_minds_quotes_reads_the_same(made: Made) -> None:
    frame = pandas.read_csv(
        made("gdelt").folder / "gdelt.export.CSV", sep="\t", names=list(EVENTS), dtype=str, keep_default_na=False
    )
    assert frame.to_dict("records") == read(made("gdelt"), "export")


def test_a_hostile_name_is_told_to_be_changed(made: Made, wide: str) -> None:
    names = {row["Actor1Name"] for row in read(made("gdelt"), "export")}
    assert "PT 'MAJU|JAYA' & <SONS> TBK\\    " in names
    assert wide.upper() in names
    assert any("was replaced" in note for note in made("gdelt").notes)


@given(st.text(), st.integers(0, 500))
def test_ids_fit_in_63_bits_and_stay(happening: str, number: int) -> None:
    assert 0 <= event_id(happening, number) < 2**63
    assert event_id(happening, number) == event_id(happening, number)
