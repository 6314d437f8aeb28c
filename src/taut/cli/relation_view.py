"""The terminal view of relations: what a series shows in a sentence, a chart and a table; which pairs moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from taut.cli.relation_chart import chart
from taut.cli.terminal import MARK_STYLE, QUAD_STYLE
from taut.cli.wording import Labels, counted, grouped, signed
from taut.model import Change, Flow, Movement, Period, Relation

ROWS = 24  # periods in the table
STEADY = 1.0  # points of the index within which it is said to stay
BAR = 5  # cells to either side of a movement's bar
FULL = 10.0  # the change that fills one side
QUARTER_MONTHS = 3


def relation_view(
    relation: Relation, names: tuple[str, str], happenings: Mapping[str, str], labels: Labels, width: int
) -> RenderableType:
    """One relation as a rich renderable; `happenings` describes those that changes point to, by id."""
    title = Text.assemble(
        (names[0], MARK_STYLE["actor"]), " - ", (names[1], MARK_STYLE["actor"]), f", {labels[f'rel_by_{relation.by}']}"
    )
    parts: list[RenderableType] = [Rule(title, align="left", style="dim"), Text(_sentence(relation, labels))]
    if relation.undated:
        parts.append(Text(counted(relation.undated, "rel_undated", labels), style="dim"))
    if relation.periods:
        parts += [Text(), chart(relation, tuple(period_name(p.start, relation.by) for p in relation.periods), width)]
        parts += [Text(labels["rel_chart"], style="dim")]
        parts += [_changes(relation.changes, happenings), *_table(relation, labels)]
    return Group(*parts, Text())


def period_name(start: date, by: str) -> str:
    """A period as ISO 8601 writes it, quarters likewise.

    >>> period_name(date(2024, 12, 30), "week"), period_name(date(2024, 4, 1), "quarter")
    ('2025-W01', '2024-Q2')
    """
    match by:
        case "week":
            year, week, _ = start.isocalendar()
            return f"{year}-W{week:02}"
        case "month":
            return f"{start:%Y-%m}"
        case "quarter":
            return f"{start.year}-Q{(start.month - 1) // QUARTER_MONTHS + 1}"
        case "year":
            return f"{start.year}"
    return start.isoformat()


def _sentence(relation: Relation, labels: Labels) -> str:
    """What the series shows: its counts with their base, and where the index went."""
    periods = relation.periods
    if not periods:
        return labels["rel_unread"]
    happenings = sum(sum(period.both.happenings) for period in periods)
    reports = sum(sum(period.both.reports) for period in periods)
    articles = counted(sum(period.articles for period in periods), "rel_articles", labels)
    if not happenings:
        return labels["rel_quiet"].format(articles=articles)
    counts = labels["rel_counts"].format(
        happenings=counted(happenings, "rel_happenings", labels),
        reports=counted(reports, "rel_reports", labels),
        articles=articles,
    )
    first, last = periods[0], periods[-1]
    if first is last:
        return counts + labels["rel_single"].format(after=signed(last.index))
    moved = last.index - first.index
    course = "rel_stayed" if abs(moved) < STEADY else "rel_rose" if moved > 0 else "rel_fell"
    return counts + labels[course].format(
        before=signed(first.index),
        after=signed(last.index),
        start=period_name(first.start, relation.by),
        end=period_name(last.start, relation.by),
    )


def _tone(value: float) -> str:
    """Blue for cooperation, orange for conflict, as everywhere."""
    return QUAD_STYLE[1] if value > 0 else QUAD_STYLE[3] if value < 0 else "dim"


def _changes(changes: Sequence[Change], happenings: Mapping[str, str]) -> RenderableType:
    """The change points with their numbers in the chart."""
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    for style in ("bold", "", ""):
        table.add_column(style=style, no_wrap=True)
    table.add_column(ratio=1)
    for n, change in enumerate(changes, 1):
        levels = Text.assemble(
            (signed(change.before), _tone(change.before)), " → ", (signed(change.after), _tone(change.after))
        )
        table.add_row(f"{n}", change.day.isoformat(), levels, happenings.get(change.happening, change.happening))
    return table


def _table(relation: Relation, labels: Labels) -> Iterator[RenderableType]:
    """The last periods as rows; how many earlier ones are not shown."""
    shown = relation.periods[-ROWS:]
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(labels["rel_period"], no_wrap=True)
    for key in ("read", "forward", "backward", "told", "net", "mean", "index", "interval"):
        table.add_column(labels[f"rel_{key}"], justify="right", no_wrap=True)
    for period in shown:
        table.add_row(period_name(period.start, relation.by), *_cells(period, labels))
    yield table
    if hidden := len(relation.periods) - len(shown):
        yield Text(counted(hidden, "rel_hidden", labels), style="dim")
    yield Text(labels["rel_note"], style="dim")


def _cells(period: Period, labels: Labels) -> Iterator[Text]:
    both = period.both
    yield Text(grouped(period.articles, labels))
    yield _split(period.forward)
    yield _split(period.backward)
    yield _number(sum(both.reports), grouped(sum(both.reports), labels))
    yield _number(both.mean, signed(both.net), _tone(both.net))
    yield _number(both.mean, signed(both.mean or 0.0), _tone(both.mean or 0.0))
    yield Text(signed(period.index), style=_tone(round(period.index, 1)))
    yield Text(f"[{signed(period.low)}, {signed(period.high)}]", style="dim")


def _split(flow: Flow) -> Text:
    """Happenings of cooperation and of conflict; a dot where there is none of either."""
    together, against = sum(flow.happenings[:2]), sum(flow.happenings[2:])
    if not together and not against:
        return Text("·", style="dim")
    return Text.assemble((f"{together}", _tone(together)), ("/", "dim"), (f"{against}", _tone(-against)))


def _number(value: float | None, shown: str, style: str = "") -> Text:
    return Text(shown, style=style) if value else Text("·", style="dim")


def movements_view(movements: Sequence[Movement], names: Mapping[str, str], labels: Labels) -> RenderableType:
    """Pairs that moved, as a table: both indexes, the change with its interval and a bar, and what they rest on."""
    if not movements:
        return Text(labels["rel_no_pairs"], style="dim")
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column(labels["rel_pair"], overflow="fold")
    for key in ("before", "after", "change"):
        table.add_column(labels[f"rel_{key}"], justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for key in ("interval", "base"):
        table.add_column(labels[f"rel_{key}"], justify="right", no_wrap=True)
    for moved in movements:
        table.add_row(
            f"{names.get(moved.first, moved.first)} - {names.get(moved.second, moved.second)}",
            Text(signed(moved.before), style=_tone(round(moved.before, 1))),
            Text(signed(moved.after), style=_tone(round(moved.after, 1))),
            Text(signed(moved.change), style=f"bold {_tone(round(moved.change, 1))}"),
            _bar(moved.change),
            Text(f"[{signed(moved.low)}, {signed(moved.high)}]", style="dim"),
            f"{grouped(moved.happenings_before, labels)} → {grouped(moved.happenings_after, labels)}",
        )
    return Group(table, Text(labels["rel_moved_note"], style="dim"))


def _bar(change: float) -> Text:
    """A bar from the middle: to the right where a pair draws together, to the left where it frays."""
    length = min(BAR, round(abs(change) / FULL * BAR))
    left, right = ("", "█" * length) if change > 0 else ("█" * length, "")
    return Text.assemble((left.rjust(BAR), _tone(change)), ("│", "dim"), (right.ljust(BAR), _tone(change)))
