"""The command that gives a store away: `taut export`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from taut.cli.labels import labels
from taut.cli.options import (
    STORE,
    By,
    Countries,
    From,
    Least,
    Outlets,
    Periods,
    Quads,
    Sources,
    Statuses,
    StorePath,
    Targets,
    TextHolds,
    To,
    Types,
    Ui,
    Wrong,
    language,
    narrowed,
    opened,
)
from taut.cli.output import complain, screen
from taut.cli.progress import counting
from taut.cli.wording import Labels, grouped, sized

if TYPE_CHECKING:
    from taut.export import Exported


class As(StrEnum):
    """The formats of an export."""

    tables = "tables"
    polecat = "polecat"
    gdelt = "gdelt"
    plover = "plover"
    ftm = "ftm"
    gexf = "gexf"
    graphml = "graphml"
    stata = "stata"


def export(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the files go; made if need be.")],
    as_: Annotated[As, typer.Option("--as", help="In which format.")] = As.tables,
    by: Periods = By.month,
    with_text: Annotated[bool, typer.Option("--with-text", help="Also the text of the articles, in tables.")] = False,
    start: From = None,
    end: To = None,
    country: Countries = None,
    type_: Types = None,
    outlet: Outlets = None,
    source: Sources = None,
    target: Targets = None,
    status: Statuses = None,
    quad: Quads = None,
    least: Least = 0.0,
    text: TextHolds = None,
    store: StorePath = STORE,
    ui: Ui = None,
) -> None:
    """Write what the store holds into a folder, for other programs: tables with their codebook, or other formats."""
    from taut.export import ExportError  # it takes a while to load, and the other commands do without
    from taut.export import export as write

    speech = labels(language(ui))
    if with_text and as_ is not As.tables:
        raise Wrong(f"--with-text adds the articles' text to the tables; --as {as_} has no place for it")
    with opened(store) as archive:
        filters = narrowed(
            archive, start=start, end=end, country=country, type_=type_, outlet=outlet, source=source, target=target,
            status=status, quad=quad, least=least, text=text,
        )  # fmt: skip
        try:
            with counting(speech["exporting"]) as progress:
                done = write(archive, folder, as_, filters=filters, by=by, with_text=with_text, progress=progress)
        except ExportError as error:
            complain(str(error))
            raise typer.Exit(1) from None
    screen().print(_view(done, speech))


def _view(done: Exported, speech: Labels) -> RenderableType:
    """The files with their rows and sizes, and what the format could not hold."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", no_wrap=True, style="dim")
    for file in done.files:
        rows = "" if file.rows is None else speech["rows"].format(n=grouped(file.rows, speech))
        table.add_row(Text(file.name), rows, sized(file.bytes))
    told = Text(speech["exported"].format(n=len(done.files), folder=done.folder), style="bold")
    return Group(told, table, *(Text(note, style="italic") for note in done.notes))
