"""Commands by which people correct what was read: merge, split, accept, reject, undo, corrections."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from taut.cli.labels import labels
from taut.cli.list_view import corrections_view
from taut.cli.options import (
    STORE,
    Formats,
    ListFormat,
    Output,
    StorePath,
    Ui,
    Why,
    Wrong,
    language,
    opened,
    wanted,
)
from taut.cli.output import give, screen
from taut.store import Store

Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids, or their beginnings.")]
EventId = Annotated[str, typer.Argument(metavar="EVENT", help="Id of an event or a happening, or its beginning.")]


def merge(ids: Ids, why: Why = None, store: StorePath = STORE, ui: Ui = None) -> None:
    """Put stories (or articles) into one, or happenings (or events)."""
    if len(set(ids)) < 2:
        raise Wrong("a merge needs two ids at least")
    _decide(store, ui, "merge", lambda archive: archive.merge(ids, why=why))


def split(ids: Ids, why: Why = None, store: StorePath = STORE, ui: Ui = None) -> None:
    """Take articles out of their story, or events out of their happening; those taken out stay together."""
    _decide(store, ui, "split", lambda archive: archive.split(ids, why=why))


def accept(event: EventId, why: Why = None, store: StorePath = STORE, ui: Ui = None) -> None:
    """Note that an event is right."""
    _decide(store, ui, "accept", lambda archive: archive.accept(event, why=why))


def reject(
    event: EventId,
    why: Annotated[str, typer.Option(help="The reason, kept with the decision.")],
    store: StorePath = STORE,
    ui: Ui = None,
) -> None:
    """Note that an event is wrong: it stays in the store and counts nowhere; of a happening, every report of it."""
    _decide(store, ui, "reject", lambda archive: archive.reject(event, why=why))


def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Of a decision, as `taut corrections` lists it.")],
    store: StorePath = STORE,
    ui: Ui = None,
) -> None:
    """Take a decision back."""
    with opened(store) as archive:
        archive.undo(number)
    screen().print(labels(language(ui))["taken_back"].format(number=number), soft_wrap=True)


def corrections(
    format_: Formats = ListFormat.terminal, output: Output = None, store: StorePath = STORE, ui: Ui = None
) -> None:
    """List all decisions, those taken back among them."""
    how = wanted(format_, 0, output, ui)
    with opened(store) as archive:
        give(archive.corrections(), how, lambda rows: corrections_view(rows, how.labels))


def _decide(path: Path, ui: str | None, kind: str, decide: Callable[[Store], int]) -> None:
    """Make a decision, and say its number and how to take it back."""
    speech = labels(language(ui))
    with opened(path) as archive:
        try:
            number = decide(archive)
        except ValueError as error:  # what cannot be decided: a merge of one, a rejection without a reason
            raise Wrong(str(error)) from None
        decided = next(item for item in archive.corrections() if item.id == number)
    said = speech[f"decided_{kind}"].format(number=number, count=len(decided.subjects))
    screen().print(said, soft_wrap=True)
