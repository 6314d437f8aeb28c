"""The options that commands share, and what they mean: one place, so that they mean the same everywhere."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from taut.cli.labels import labels, languages
from taut.cli.wording import Labels
from taut.store import Filters, Store, narrow, open_store
from taut.stories import outlet_key

SHOWN = 20  # rows of a list in the terminal


class Wrong(Exception):
    """Something asked for in a way that means nothing; says in one line what would."""


class Format(StrEnum):
    """How readings are printed."""

    terminal = "terminal"
    json = "json"
    jsonl = "jsonl"


class View(StrEnum):
    """How a single answer is printed."""

    terminal = "terminal"
    json = "json"


class ListFormat(StrEnum):
    """How a list is printed."""

    terminal = "terminal"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    parquet = "parquet"


class By(StrEnum):
    """How long the periods of a series are."""

    day = "day"
    week = "week"
    month = "month"
    quarter = "quarter"
    year = "year"


# --- what is read -----------------------------------------------------------------------------------------

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Text files, folders, JSON Lines, or - for standard input.")
]
Published = Annotated[str | None, typer.Option(help="Publication date, YYYY-MM-DD; settles open dates.")]
OutletName = Annotated[str | None, typer.Option("--outlet", metavar="OUTLET", help="Name of the outlet.")]
Address = Annotated[str | None, typer.Option("--url", help="Address of the article.")]
Ui = Annotated[str | None, typer.Option(help="Interface language, en or id; TAUT_LANG sets it too.")]

# --- the store and its lists ------------------------------------------------------------------------------

StorePath = Annotated[
    Path, typer.Option("--store", metavar="FILE", envvar="TAUT_STORE", help="The store: one file.", show_default=True)
]
STORE = Path("news.taut")
Why = Annotated[str | None, typer.Option(help="The reason, kept with the decision.")]
ViewFormat = Annotated[View, typer.Option("--format", help="How to print.")]
Formats = Annotated[ListFormat, typer.Option("--format", help="How to print; all but terminal give every row.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of the screen.")
]
Periods = Annotated[By, typer.Option("--by", help="How long the periods of relations are.")]
Limit = Annotated[
    int | None, typer.Option(min=0, metavar="N", help=f"At most so many rows; 0 shows all. The terminal shows {SHOWN}.")
]

# --- what lists are narrowed by ---------------------------------------------------------------------------

From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day: 2024, 2024-03 or 2024-03-08.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day: 2024, 2024-03 or 2024-03-08.")]
Several = list[str] | None
Countries = Annotated[
    Several, typer.Option("--country", metavar="NAME", help="Who takes part or is named: a name or code; repeatable.")
]
Types = Annotated[
    Several, typer.Option("--type", metavar="TYPE", help="PLOVER event type, such as SANCTION; repeatable.")
]
Outlets = Annotated[Several, typer.Option("--outlet", metavar="OUTLET", help="An outlet; repeatable.")]
Sources = Annotated[Several, typer.Option("--source", metavar="NAME", help="Who acts: a name or code; repeatable.")]
Targets = Annotated[
    Several, typer.Option("--target", metavar="NAME", help="Who is acted upon: a name or code; repeatable.")
]
Statuses = Annotated[
    Several, typer.Option("--status", metavar="STATUS", help="done, ongoing, planned, negated, …; repeatable.")
]
Quads = Annotated[
    list[int] | None,
    typer.Option(
        "--quad", metavar="1-4", help="1 verbal or 2 material cooperation, 3 verbal or 4 material conflict; repeatable."
    ),
]
Least = Annotated[
    float, typer.Option("--min-confidence", metavar="0-1", min=0, max=1, help="Least likely to be right, 0 to 1.")
]
InStory = Annotated[str | None, typer.Option("--story", metavar="ID", help="Of this story only.")]
TextHolds = Annotated[str | None, typer.Option("--text", metavar="QUERY", help="Whose article this search finds.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How a list is to be given: `limit` is None for every row."""

    format: ListFormat
    limit: int | None
    output: Path | None
    language: str

    @property
    def labels(self) -> Labels:
        return labels(self.language)


def wanted(format_: ListFormat, limit: int | None, output: Path | None, ui: str | None) -> Wanted:
    """The choices of a list put together: the screen shows a few rows, a file takes all unless a limit is asked for."""
    few = SHOWN if format_ is ListFormat.terminal and output is None else None
    return Wanted(format=format_, limit=few if limit is None else limit or None, output=output, language=language(ui))


def language(text: str | None) -> str:
    """The language of the interface: what is asked for, else what the environment says, else English."""
    chosen = text or os.environ.get("TAUT_LANG") or os.environ.get("LANG", "")[:2]
    if text and text not in languages():
        raise Wrong(f"{text!r}: the interface speaks {', '.join(languages())}")
    return chosen if chosen in languages() else "en"


def day(text: str | None) -> date | None:
    """A day as it is written on the command line."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Wrong(f"{text!r} is no date; write it as YYYY-MM-DD") from None


def opened(path: Path) -> Store:
    """The store, which must be there."""
    return open_store(path)


def narrowed(
    store: Store | None = None,
    *,
    start: str | None = None,
    end: str | None = None,
    country: Several = None,
    type_: Several = None,
    outlet: Several = None,
    source: Several = None,
    target: Several = None,
    status: Several = None,
    quad: Sequence[int] | None = None,
    least: float = 0.0,
    story: str | None = None,
    text: str | None = None,
) -> Filters:
    """Filters from what was written; outlets and stories are looked up in the store. Raises Wrong."""
    try:
        return narrow(
            start=start,
            end=end,
            country=country,
            type=type_,
            outlet=_outlets(store, outlet) if store and outlet else None,
            source=source,
            target=target,
            status=status,
            quad=quad,
            least=least,
            story=store.story(story).id if store and story else None,
            text=text,
        )
    except ValueError as error:
        raise Wrong(str(error)) from None


def _outlets(store: Store, asked: Sequence[str]) -> list[str]:
    """The names under which the store holds outlets, however they are written."""
    held = store.outlets()
    found = {name: [item for item in held if outlet_key(item) == outlet_key(name)] for name in asked}
    for name, items in found.items():
        if not items:
            raise Wrong(f"{name!r} is no outlet of the store; `taut status` lists them")
    return [item for items in found.values() for item in items]
