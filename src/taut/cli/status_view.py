"""The terminal view of a store as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from taut.cli.wording import Labels, counted, grouped, sized
from taut.model import Status

BAR = 30  # cells of the longest bar
OUTLETS = 12  # shown by name
MONTHS = 24  # of publication that are shown one by one; a longer time is shown by years


def status_view(path: Path, status: Status, days: Mapping[date, int], outdated: int, labels: Labels) -> RenderableType:
    """What a store holds as a rich renderable; `days` are articles by publication, `outdated` those to be read anew."""
    parts: list[RenderableType] = [
        Rule(Text.assemble((f"{path}", "bold"), f", {sized(status.bytes)}"), align="left", style="dim"),
        _facts(status, outdated, labels),
    ]
    if status.outlets:
        parts += [_heading("by_outlet", labels), _outlets(status, labels)]
    if days:
        parts += [_heading("by_time", labels), _bars(_times(days), labels)]
    return Group(*parts, Text())


def _facts(status: Status, outdated: int, labels: Labels) -> RenderableType:
    grid = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(ratio=1)
    for key, value in _rows(status, labels):
        grid.add_row(labels[f"status_{key}"], value)
    if outdated:
        grid.add_row("", Text(counted(outdated, "outdated", labels), style="bold"))
    return grid


def _rows(status: Status, labels: Labels) -> Iterator[tuple[str, str]]:
    """Each fact with the counts that belong together."""

    def count(key: str, number: int) -> str:
        return counted(number, f"count_{key}", labels)

    span = f", {status.first} – {status.last}" if status.first else ""
    undated = f", {counted(status.undated, 'undated', labels)}" if status.undated else ""
    yield "articles", count("articles", status.articles) + span + undated
    yield "stories", f"{count('stories', status.stories)}, {counted(status.shared_stories, 'shared', labels)}"
    yield "events", f"{count('events', status.happenings)}, {count('reports', status.reports)}"
    yield "said", f"{count('agreements', status.agreements)}, {count('quotes', status.quotes)}"
    yield "entities", count("entities", status.entities)
    if status.corrections:
        unmatched = f", {counted(status.unmatched, 'unmatched', labels)}" if status.unmatched else ""
        yield "corrections", count("corrections", status.corrections) + unmatched
    if status.added:
        yield "added", status.added.replace("T", " ").replace("+00:00", " UTC")
    for versions, number in status.versions:
        said = labels["version"].format(taut=versions.taut, codebook=versions.codebook, parser=versions.parser)
        yield "version", f"{said}: {count('articles', number)}"


def _heading(key: str, labels: Labels) -> RenderableType:
    return Rule(Text(labels[key], style="bold"), align="left", style="dim")


def _outlets(status: Status, labels: Labels) -> RenderableType:
    shown = [(name or labels["no_outlet"], number) for name, number in status.outlets[:OUTLETS]]
    rest = status.outlets[OUTLETS:]
    more = counted(len(rest), "more_outlets", labels)
    return _bars([*shown, *([(more, sum(number for _, number in rest))] if rest else [])], labels)


def _times(days: Mapping[date, int]) -> list[tuple[str, int]]:
    """Articles by month where that is few enough, else by year; times without any are shown as such."""
    first, last = min(days), max(days)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months > MONTHS:
        years = Counter(dict.fromkeys(range(first.year, last.year + 1), 0))
        for day, number in days.items():
            years[day.year] += number
        return [(f"{year}", number) for year, number in sorted(years.items())]
    found = Counter(
        {f"{first.year + (first.month - 1 + n) // 12}-{(first.month - 1 + n) % 12 + 1:02}": 0 for n in range(months)}
    )
    for day, number in days.items():
        found[f"{day:%Y-%m}"] += number
    return sorted(found.items())


def _bars(rows: list[tuple[str, int]], labels: Labels) -> RenderableType:
    """Names with a bar and a number each."""
    most = max(number for _, number in rows)
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    table.add_column(overflow="ellipsis", no_wrap=True, max_width=32)
    table.add_column(no_wrap=True, width=BAR)
    table.add_column(justify="right", no_wrap=True)
    for name, number in rows:
        length = max(1, round(number / most * BAR)) if number else 0
        table.add_row(Text(name), Text("█" * length, style="cyan"), Text(grouped(number, labels)))
    return table
