"""Relations in the terminal: the sentence, the chart, the table, and the pairs that moved."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from rich.console import Console, RenderableType

from taut.cli.labels import labels, languages
from taut.cli.relation_view import movements_view, period_name, relation_view
from taut.model import Movement, Relation, Tie
from taut.relations import relation

START = date(2021, 1, 4)
READ = {START + timedelta(days=n): 3 for n in range(900) if not 300 <= n < 400}


def ties(scores: Sequence[float]) -> list[Tie]:
    days = [day for day in READ if day.day % 7 == 1]
    return [
        Tie(
            happening=f"h{n:03}",
            source="CHN",
            target="RUS",
            mutual=False,
            day=day,
            quad=1 if score > 0 else 4,
            score=score,
            reports=2,
            outlets=1,
        )
        for n, (day, score) in enumerate(zip(days, scores, strict=False))
    ]


def shown(view: RenderableType, width: int = 120, *, colour: bool = False) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=colour, color_system="256" if colour else None)
    console.print(view)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def view(found: Relation, width: int = 120, language: str = "en", **told: str) -> RenderableType:
    return relation_view(found, ("China", "Russia"), told, labels(language), width)


@pytest.fixture(scope="module")
def souring() -> Relation:
    return relation("CHN", "RUS", ties([4.2] * 50 + [-9.0] * 60), READ, "month")


def test_the_sentence_tells_the_counts_with_their_base_and_where_the_index_went(souring: Relation) -> None:
    text = " ".join(shown(view(souring)).split())
    count = sum(sum(p.both.happenings) for p in souring.periods)
    assert f"{count} happenings in {2 * count} reports, 2,400 articles read; the index fell from +" in text
    assert "(2021-01) to -" in text


def test_a_change_has_its_number_in_the_chart_and_its_happening_under_it(souring: Relation) -> None:
    (change,) = souring.changes
    lines = shown(view(souring, **{change.happening: "Russia shells a border post"})).splitlines()
    row = next(line for line in lines if "Russia shells" in line)
    assert row.split()[:5] == ["1", change.day.isoformat(), "+4.2", "→", "-9.0"]
    assert any("┊" in line for line in lines)


def test_long_series_show_their_last_periods_and_say_so() -> None:
    text = shown(view(relation("CHN", "RUS", ties([4.2] * 100), READ, "week")))
    assert "2023-W25" in text
    assert "2021-W40" not in text.split("period", 1)[1]
    assert "earlier periods are not shown" in text


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", languages())
def test_it_fits_the_terminal(souring: Relation, width: int, language: str) -> None:
    lines = shown(view(souring, width, language), width).splitlines()
    assert max(map(len, lines)) <= width
    assert any("░" in line for line in lines)
    rows = [line for line in lines if line.startswith("2023-0")]
    assert len(rows) == 6
    assert all(row.rstrip().endswith("]") for row in rows)


def test_without_colour_there_are_no_escapes_and_with_it_blue_and_orange(souring: Relation) -> None:
    assert "\x1b" not in shown(view(souring))
    coloured = shown(view(souring), colour=True)
    assert "\x1b[36m" in coloured
    assert "38;5;208" in coloured


def test_nothing_found_and_nothing_read_are_told_apart() -> None:
    assert "No happening between them in 2,400 articles read." in shown(view(relation("CHN", "RUS", [], READ, "year")))
    assert "Nothing was read" in shown(view(relation("CHN", "RUS", [], {}, "year")))


def test_a_single_period_with_a_single_happening_reads_well() -> None:
    one = ties([2.1])[:1]
    text = shown(view(relation("CHN", "RUS", one, {START: 1}, "year"), 80), 80)
    assert "1 happening in 2 reports, 1 article read; the index is +0.7." in text


@pytest.mark.parametrize(
    ("by", "name"),
    [("day", "2024-12-30"), ("week", "2025-W01"), ("month", "2024-12"), ("quarter", "2024-Q4"), ("year", "2024")],
)
def test_periods_have_their_usual_names(by: str, name: str) -> None:
    assert period_name(date(2024, 12, 30), by) == name


def test_movements_show_change_interval_bar_and_base() -> None:
    closer = Movement(
        first="CHN", second="RUS", before=-2.0, after=4.0, change=6.0, low=2.5, high=9.5,
        happenings_before=1200, happenings_after=9,
    )  # fmt: skip
    apart = Movement(
        first="CUB", second="USA", before=1.0, after=-7.0, change=-8.0, low=-11.0, high=-5.0,
        happenings_before=4, happenings_after=5,
    )  # fmt: skip
    text = shown(movements_view([closer, apart], {"CHN": "China", "RUS": "Russia"}, labels("en")), 80)
    assert "China - Russia" in text
    assert "+6.0      │███" in text
    assert "[+2.5, +9.5]" in text
    assert "1,200 → 9" in text
    assert "CUB - USA" in text
    assert "████│" in text
    assert max(map(len, text.splitlines())) <= 80


def test_no_movement_is_said_in_words() -> None:
    assert labels("id")["rel_no_pairs"] in shown(movements_view([], {}, labels("id")))


def test_both_languages_say_the_same_things() -> None:
    keys = {lang: {key for key in labels(lang) if key.startswith("rel_")} for lang in languages()}
    plural = {key.removesuffix("_one") for key in keys["en"]}
    assert all({key.removesuffix("_one") for key in found} == plural for found in keys.values())
