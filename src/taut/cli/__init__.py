"""The command line: `taut read` and `taut explain`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from taut.cli.explained import explained_view, explanation_view
from taut.cli.labels import labels, languages
from taut.cli.terminal import reading_view
from taut.journey import explain, read
from taut.languages import NotCovered
from taut.model import Explanation, Page, Reading, Skip
from taut.sources import count, pages
from taut.tables import TableError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


class Format(StrEnum):
    """How readings are printed."""

    terminal = "terminal"
    json = "json"
    jsonl = "jsonl"


@app.callback()
def taut() -> None:
    """Read the news: who did what to whom, when, where, who says so, and which sentence shows it."""


def _date(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write it as YYYY-MM-DD") from None


def _language(text: str | None) -> str:
    chosen = text or os.environ.get("TAUT_LANG") or os.environ.get("LANG", "")[:2]
    if text and text not in languages():
        raise typer.BadParameter(f"{text!r}: the interface speaks {', '.join(languages())}")
    return chosen if chosen in languages() else "en"


@app.command(name="read")
def read_command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Text files, folders, JSON Lines, or - for standard input.")
    ],
    published: Annotated[str | None, typer.Option(help="Publication date, YYYY-MM-DD; settles open dates.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Name of the outlet.")] = None,
    url: Annotated[str | None, typer.Option(help="Address of the article.")] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.terminal,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Also show what was left out and not coded.")
    ] = False,
    explain_: Annotated[
        bool, typer.Option("--explain", help="Also show, sentence by sentence, why each event was coded or none was.")
    ] = False,
    min_confidence: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="Leave out events that are less likely to be right than this, 0 to 1."),
    ] = None,
    ui: Annotated[str | None, typer.Option(help="Interface language, en or id; TAUT_LANG sets it too.")] = None,
) -> None:
    """Read articles and print what they say happened between whom."""
    if explain_ and format_ is not Format.terminal:
        raise typer.BadParameter("--explain lays its answer out for the terminal; leave --format out")
    language = _language(ui)
    day = _date(published)
    found = pages(paths, stdin=sys.stdin.buffer, published=day, outlet=outlet, url=url)
    out = Console(file=sys.stdout, highlight=False)
    failed: list[Skip] = []
    total = 0
    with _progress(out, count(paths), labels(language)["reading"]) as advance:
        for item in found:
            result = _read(item, min_confidence, why=explain_) if isinstance(item, Page) else item
            if not isinstance(result, Skip):
                reading, why = result
                _print(reading, format_, out, language, verbose=verbose)
                if explain_:
                    out.print(explained_view(reading, why, labels(language)))
            elif result.what == "page":
                failed.append(result)
            else:  # something about a page that is read all the same, such as a date that is none
                typer.echo(f"taut: {result.why}", err=True)
                continue
            total += 1
            advance()
    _report(failed, total, language)
    if failed or not total:
        raise typer.Exit(1)


def _read(page: Page, least: float | None, *, why: bool) -> tuple[Reading, Sequence[Explanation]] | Skip:
    """A reading, with the explanation of each event where it is asked for."""
    if why:
        return explain(page, least)
    result = read(page, least)
    return result if isinstance(result, Skip) else (result, ())


@app.command(name="explain")
def explain_command(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Id of an event, or its beginning.")],
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="The articles to look in, as for `taut read`.")],
    published: Annotated[str | None, typer.Option(help="Publication date, YYYY-MM-DD; settles open dates.")] = None,
    ui: Annotated[str | None, typer.Option(help="Interface language, en or id; TAUT_LANG sets it too.")] = None,
) -> None:
    """Print why one event was coded: its words, its lexicon row, who fills its sides and by which step."""
    language = _language(ui)
    out = Console(file=sys.stdout, highlight=False)
    total = 0
    for item in pages(paths, stdin=sys.stdin.buffer, published=_date(published)):
        result = explain(item, 0.0) if isinstance(item, Page) else item
        if isinstance(result, Skip):
            typer.echo(f"taut: {result.why}", err=True)
            continue
        total += 1
        reading, found = result
        for explanation in found:
            if explanation.event.id.startswith(id_):
                out.print(explanation_view(explanation, reading.article.text, labels(language)))
                return
    typer.echo(f"taut: {labels(language)['no_event'].format(id=id_, total=total)}", err=True)
    raise typer.Exit(1)


@contextmanager
def _progress(out: Console, total: int | None, label: str) -> Iterator[Callable[[], None]]:
    """A bar for many inputs, under the readings where they go to the screen, else on the error stream."""
    console = out if out.is_terminal else Console(stderr=True)
    if not console.is_terminal or (total is not None and total < 2):
        yield lambda: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(label, total=total)
        yield lambda: progress.advance(task)


def _print(reading: Reading, format_: Format, out: Console, language: str, *, verbose: bool) -> None:
    if format_ is Format.terminal:
        out.print(reading_view(reading, labels(language), language, verbose=verbose))
        return
    encoded = msgspec.json.encode(reading)
    if format_ is Format.json:
        encoded = msgspec.json.format(encoded, indent=2)
    sys.stdout.write(encoded.decode() + "\n")


def _report(failed: Sequence[Skip], total: int, language: str) -> None:
    """Name every input that could not be read, on the error stream."""
    if total == 0:
        typer.echo("taut: nothing to read", err=True)
    if failed and total > 1:
        typer.echo(labels(language)["failed_count"].format(failed=len(failed), total=total), err=True)
    for skip in failed:
        typer.echo(f"taut: {skip.why}", err=True)


def main() -> None:
    """Run the command line; an interrupt or a closed pipe ends it without a traceback."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except (TableError, NotCovered) as error:  # a pack or table that someone has edited
        typer.echo(f"taut: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # Python flushes standard output once more at exit, into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)


__all__ = ["main"]
