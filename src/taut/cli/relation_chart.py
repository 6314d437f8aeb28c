"""The chart of a relation in the terminal: its index, the interval around it, and the changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.text import Text

from taut.model import Period, Relation

HEIGHT = 15
WIDEST = 120
NEAR, FAR = 5, 10  # the scale shows half of the range where everything lies in it
TICK = 16  # columns for each label under the chart
COOPERATION, CONFLICT, QUIET = 6, 208, 8  # the terminal's cyan, dark orange and grey: see `terminal.QUAD_STYLE`
BAND, CHANGE = "░", "┊"


def chart(relation: Relation, names: Sequence[str], width: int) -> Text:
    """A relation's index over time; periods of which nothing was read leave a gap."""
    import plotext  # type: ignore[import-untyped]  # it takes a while to load and only charts need it

    periods = relation.periods
    plotext.terminal.limit(False, False)  # plotext draws on a figure of its own, which is left as it was found
    figure = plotext.figure.clear()
    figure.plot_size(min(width, WIDEST), HEIGHT)
    figure.theme("colorless").canvas("default")
    far = FAR if any(max(-p.low, p.high) > NEAR for p in periods) else NEAR
    _scales(figure, periods, names, width, far)
    _band(plotext, periods)
    _changes(plotext, relation, far)
    _index(plotext, periods)
    drawn: str = figure.build().string()
    plotext.terminal.limit()
    figure.clear()
    return Text.from_ansi(drawn, no_wrap=True)


def _scales(figure: Any, periods: Sequence[Period], names: Sequence[str], width: int, far: int) -> None:
    """The index upwards, periods by their names along."""
    values = [-far, -far / 2, 0, far / 2, far]
    figure.ruler("y").lim(-far, far).ticks(values, [f"{value:+.3g}" if value else "0" for value in values])
    step = max(1, -(-len(periods) * TICK // min(width, WIDEST)))
    figure.ruler("x").ticks([_x(period) for period in periods[::step]], list(names[::step]))


def _band(plotext: Any, periods: Sequence[Period]) -> None:
    """The interval: a light band, broken where nothing was read."""
    figure, marker = plotext.figure, plotext.marker(BAND, QUIET)
    days = [_x(period) for period in periods]
    high = figure.signal(days, [period.high for period in periods], marker=marker)
    low = figure.signal(days, [period.low for period in periods], marker=marker)
    for edge in (high, low):
        edge.density("full", "both").lines()
    high.fill(low)
    figure.draw(_broken(high, periods))


def _index(plotext: Any, periods: Sequence[Period]) -> None:
    """The index: a line, blue above zero and orange below."""
    markers = [plotext.marker("braille", COOPERATION if p.index >= 0 else CONFLICT) for p in periods]
    line = plotext.figure.signal([_x(p) for p in periods], [p.index for p in periods], marker=markers)
    plotext.figure.draw(_broken(line.lines(), periods))


def _changes(plotext: Any, relation: Relation, far: int) -> None:
    """Each change: a dotted upright with its number on top."""
    figure = plotext.figure
    for n, change in enumerate(relation.changes, 1):
        day = change.day.toordinal()
        upright = figure.signal([day, day], [-far, far], marker=plotext.marker(CHANGE)).density("full", "line")
        figure.draw(upright.lines())
        figure.draw(figure.text(day, far, str(n), alignment="center"))


def _broken(signal: Any, periods: Sequence[Period]) -> Any:
    """A signal without lines across time of which nothing was read."""
    for i, period in enumerate(periods[1:], 1):
        if (period.start - periods[i - 1].end).days > 1:
            signal.line(i, False)
    return signal


def _x(period: Period) -> int:
    return period.start.toordinal()
