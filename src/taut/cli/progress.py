"""How far a long command is: a bar where someone looks on, nothing where the output is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

Advance = Callable[[str], None]
BAR_WIDTH = 16  # leaves room for the counts at 80 columns


class _Rate(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.1f}/s", style="dim")


@contextmanager
def progress(total: int | None, label: str, out: Console | None = None) -> Iterator[Advance]:
    """A bar for many inputs, on `out` where that is a screen, else on the error stream.

    Gives what is called after each input, with what is to stand behind the bar.
    """
    console = out if out and out.is_terminal else Console(stderr=True)
    if not console.is_terminal or (total is not None and total < 2):
        yield lambda note: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(BAR_WIDTH),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[note]}", style="dim"),
    )
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task(label, total=total, note="")
        yield lambda note: shown.update(task, advance=1, note=note)


@contextmanager
def counting(label: str) -> Iterator[Callable[[str, int], None] | None]:
    """What counts rows of one table after the other where someone looks on; None where nobody does."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), console=console, transient=True) as shown:
        task = shown.add_task(label, total=None)
        yield lambda name, count: shown.update(task, description=f"{label} {name} {count:,}")
