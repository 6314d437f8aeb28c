"""Commands that ask how two actors deal with each other over time: relations, pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

import typer
from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from taut.cli.options import (
    STORE,
    By,
    Formats,
    From,
    Limit,
    ListFormat,
    Output,
    Periods,
    StorePath,
    To,
    Ui,
    Wanted,
    Wrong,
    narrowed,
    opened,
    wanted,
)
from taut.cli.output import give, screen
from taut.cli.relation_view import movements_view, relation_view
from taut.model import Movement
from taut.store import Store, Table, code_of, name_of

FIRST = ListFormat.terminal
ACTOR = "A name in English or Indonesian, or a code: Rusia, Russia, RUS."


def relations(
    first: Annotated[str, typer.Argument(help=ACTOR)],
    second: Annotated[str, typer.Argument(help=ACTOR)],
    by: Periods = By.month,
    start: From = None,
    end: To = None,
    format_: Formats = FIRST,
    output: Output = None,
    store: StorePath = STORE,
    ui: Ui = None,
) -> None:
    """Show how two actors dealt with each other over time: a chart, the changes, and the last periods."""
    how = wanted(format_, None, output, ui)
    one, other = code_of(first), code_of(second)
    if one == other:
        raise Wrong(f"{first!r} and {second!r} are the same actor ({one})")
    with opened(store) as archive:
        span = narrowed(start=start, end=end)
        found = archive.relation(one, other, by=by, start=span.start, end=span.end)
        names = name_of(one, how.language), name_of(other, how.language)
        told = {change.happening: _told(archive, change.happening) for change in found.changes}
    rows = Table("relations", lambda: ((found, period) for period in found.periods))
    give(rows, how, lambda _: relation_view(found, names, told, how.labels, screen().width), count=False)


def _told(store: Store, happening: str) -> str:
    """What happened, in one line: the codes and the headline."""
    telling = store.telling(happening)
    sides = (", ".join(actor.full_code for actor in side) for side in (telling.event.actors, telling.event.recipients))
    return (
        f"{telling.event.type} {' → '.join(side or '-' for side in sides)}: {telling.source.title or telling.sentence}"
    )


def pairs(
    tightening: Annotated[bool, typer.Option("--tightening", help="Only pairs that draw together.")] = False,
    fraying: Annotated[bool, typer.Option("--fraying", help="Only pairs that draw apart.")] = False,
    days: Annotated[int, typer.Option(min=1, help="How many days are held against as many before.")] = 365,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="Up to this day; without it, the last day read.")
    ] = None,
    actors: Annotated[bool, typer.Option("--actors", help="Also others than states.")] = False,
    limit: Limit = None,
    format_: Formats = FIRST,
    output: Output = None,
    store: StorePath = STORE,
    ui: Ui = None,
) -> None:
    """List the pairs of states that drew together or apart most."""
    how = wanted(format_, limit, output, ui)
    with opened(store) as archive:
        last = narrowed(end=on).end or max(archive.days(), default=None)
        found = archive.movements(on=last, days=days, states=not actors)
    lists = {
        "tightening": [moved for moved in found if moved.change > 0],
        "fraying": [moved for moved in reversed(found) if moved.change < 0],
    }
    asked = [key for key, chosen in (("tightening", tightening), ("fraying", fraying)) if chosen] or list(lists)
    if how.format is ListFormat.terminal and how.output is None:
        screen().print(_pairs({key: lists[key] for key in asked}, how, days, last))
        return
    moved = [item for key in asked for item in lists[key][: how.limit]]
    whole = sum(len(lists[key]) for key in asked)
    give(
        Table("movements", lambda: moved, total=whole),
        how,
        lambda rows: movements_view(rows, _names(rows, how), how.labels),
    )


def _pairs(lists: Mapping[str, list[Movement]], how: Wanted, days: int, last: date | None) -> RenderableType:
    """Each list under its heading, with the stretches of time that are compared."""
    parts: list[RenderableType] = []
    for key, moved in lists.items():
        title = how.labels[key].format(days=days, last=last or "-")
        shown = moved[: how.limit]
        parts += [Rule(Text(f"{title} ({len(moved)})", style="bold"), align="left", style="dim")]
        parts += [movements_view(shown, _names(shown, how), how.labels)]
        if len(shown) < len(moved):
            parts += [Text(how.labels["shown_of"].format(shown=len(shown), total=len(moved)), style="dim")]
    return Group(*parts, Text())


def _names(moved: Sequence[Movement], how: Wanted) -> dict[str, str]:
    codes = {code for item in moved for code in (item.first, item.second)}
    return {code: name_of(code, how.language) for code in codes}
