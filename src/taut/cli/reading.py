"""Commands that read articles without keeping them: `taut read` and `taut explain`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console

from taut.cli.explained import explained_view, explanation_view
from taut.cli.labels import labels
from taut.cli.options import (
    STORE,
    Address,
    Format,
    OutletName,
    Paths,
    Published,
    StorePath,
    Ui,
    Wrong,
    day,
    language,
    opened,
)
from taut.cli.output import complain, screen
from taut.cli.progress import progress
from taut.cli.terminal import reading_view
from taut.cli.wording import Labels
from taut.model import Explanation, Page, Reading, Skip
from taut.sources import count, pages


def read_command(
    paths: Paths,
    published: Published = None,
    outlet: OutletName = None,
    url: Address = None,
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
    ui: Ui = None,
) -> None:
    """Read articles and print what they say happened between whom."""
    if explain_ and format_ is not Format.terminal:
        raise Wrong("--explain lays its answer out for the terminal; leave --format out")
    speech = language(ui)
    found = pages(paths, stdin=sys.stdin.buffer, published=day(published), outlet=outlet, url=url)
    out = screen()
    failed: list[Skip] = []
    total = 0
    with progress(count(paths), labels(speech)["reading"], out) as advance:
        for item in found:
            result = _read(item, min_confidence, why=explain_) if isinstance(item, Page) else item
            if not isinstance(result, Skip):
                reading, why = result
                _print(reading, format_, out, speech, verbose=verbose)
                if explain_:
                    out.print(explained_view(reading, why, labels(speech)))
            elif result.what == "page":
                failed.append(result)
            else:  # something about a page that is read all the same, such as a date that is none
                complain(result.why)
                continue
            total += 1
            advance("")
    _report(failed, total, speech)
    if failed or not total:
        raise typer.Exit(1)


def _read(page: Page, least: float | None, *, why: bool) -> tuple[Reading, Sequence[Explanation]] | Skip:
    """A reading, with the explanation of each event where it is asked for."""
    from taut.journey import explain, read  # it takes a while to load, and most commands do without

    if why:
        return explain(page, least)
    result = read(page, least)
    return result if isinstance(result, Skip) else (result, ())


def _print(reading: Reading, format_: Format, out: Console, speech: str, *, verbose: bool) -> None:
    if format_ is Format.terminal:
        out.print(reading_view(reading, labels(speech), speech, verbose=verbose))
        return
    encoded = msgspec.json.encode(reading)
    if format_ is Format.json:
        encoded = msgspec.json.format(encoded, indent=2)
    sys.stdout.write(encoded.decode() + "\n")


def _report(failed: Sequence[Skip], total: int, speech: str) -> None:
    """Name every input that could not be read, on the error stream."""
    if total == 0:
        complain("nothing to read")
    if failed and total > 1:
        typer.echo(labels(speech)["failed_count"].format(failed=len(failed), total=total), err=True)
    for skip in failed:
        complain(skip.why)


def explain_command(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Id of an event, or its beginning.")],
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...", help="The articles to look in, as for `taut read`; without any, the store."
        ),
    ] = None,
    published: Published = None,
    store: StorePath = STORE,
    ui: Ui = None,
) -> None:
    """Print why one event was coded: its words, its lexicon row, who fills its sides and by which step."""
    speech = labels(language(ui))
    found = _in_pages(id_, paths, published, speech) if paths else _in_store(id_, store, speech)
    if isinstance(found, str):
        complain(found)
        raise typer.Exit(1)
    item, text = found
    screen().print(explanation_view(item, text, speech))


def _in_pages(id_: str, paths: Sequence[str], published: str | None, speech: Labels) -> tuple[Explanation, str] | str:
    """The event as one of the pages tells it, with the text of its article; where none does, what to say."""
    from taut.journey import explain  # see `_read`

    total = 0
    for item in pages(paths, stdin=sys.stdin.buffer, published=day(published)):
        result = explain(item, 0.0) if isinstance(item, Page) else item
        if isinstance(result, Skip):
            complain(result.why)
            continue
        total += 1
        reading, found = result
        for explanation in found:
            if explanation.event.id.startswith(id_):
                return explanation, reading.article.text
    return speech["no_event"].format(id=id_, total=total)


def _in_store(id_: str, path: Path, speech: Labels) -> tuple[Explanation, str] | str:
    """The event as the store holds it, read again; where it would be read otherwise today, what to say."""
    from taut.journey import explain_article  # see `_read`

    with opened(path) as store:
        event = store.telling(id_)
        article = store.article(event.source.article)
    reading, found = explain_article(article, 0.0)
    same = (item for item in found if item.event.id == event.event.id)
    explanation = next(same, None)
    return (explanation, reading.article.text) if explanation else speech["told_otherwise"].format(id=event.event.id)
