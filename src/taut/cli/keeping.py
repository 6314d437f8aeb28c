"""Commands that fill a store and look after it: add, status, forget, check, reread."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from taut.cli.labels import labels
from taut.cli.options import (
    STORE,
    Address,
    OutletName,
    Paths,
    Published,
    StorePath,
    Ui,
    View,
    ViewFormat,
    Wrong,
    day,
    language,
    opened,
)
from taut.cli.output import complain, print_json, screen
from taut.cli.progress import Advance, progress
from taut.cli.status_view import status_view
from taut.cli.wording import Labels, counted, grouped
from taut.languages import available
from taut.model import Page, Skip
from taut.sources import count, pages
from taut.store import Outcome, Store, StoreError, open_store
from taut.store.versions import current

REASONS_SHOWN = 5


def add(
    paths: Paths,
    published: Published = None,
    outlet: OutletName = None,
    url: Address = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name every input that was not read.")] = False,
    store: StorePath = STORE,
    ui: Ui = None,
) -> None:
    """Read articles and keep them; those kept already are not read again."""
    speech = labels(language(ui))
    found = pages(paths, stdin=sys.stdin.buffer, published=day(published), outlet=outlet, url=url)
    if not any(path == "-" or Path(path).exists() for path in paths):  # no store is made for nothing
        _name([item for item in found if isinstance(item, Skip)], speech, every=True)
        raise typer.Exit(1)
    kept: Counter[Outcome] = Counter()
    skipped: list[Skip] = []
    with open_store(store, create=True) as archive:
        with _safe(kept, speech, "add_again"), progress(count(paths), speech["adding"]) as advance:
            _add_all(archive, found, kept, skipped, speech, advance)
        screen().print(_summary(kept, skipped, speech), soft_wrap=True)
        screen().print(_holds(archive, speech), soft_wrap=True)
    _name(skipped, speech, every=verbose)
    if skipped or not kept:
        raise typer.Exit(1)


def _add_all(
    store: Store,
    found: Iterable[Page | Skip],
    kept: Counter[Outcome],
    skipped: list[Skip],
    speech: Labels,
    advance: Advance,
) -> None:
    """Store one page after the other; what is counted in `kept` is on the disk."""
    for item in found:
        result = _add(store, item) if isinstance(item, Page) else item
        if not isinstance(result, Skip):
            kept[result] += 1
        elif result.what == "page":
            skipped.append(result)
        else:  # something about a page that is read all the same, such as a date that is none
            complain(result.why)
            continue
        advance(_counts(kept, skipped, speech))


def _add(store: Store, page: Page) -> Outcome | Skip:
    """Read a page and store it, unless it is known."""
    from taut.journey import article_of, read_article  # the other commands do without the reader

    article = article_of(page)
    if isinstance(article, Skip):
        return article
    return Outcome.known if store.knows(article) else store.add(read_article(article))


@contextmanager
def _safe(kept: Mapping[Outcome, int], speech: Labels, again: str) -> Iterator[None]:
    """Where a long command is cut short, one line tells what is on the disk and how to go on."""
    try:
        yield
    except (KeyboardInterrupt, StoreError) as error:
        cut = isinstance(error, KeyboardInterrupt)
        stored = counted(kept[Outcome.added] + kept[Outcome.replaced], "kept", speech)
        complain(f"{speech['interrupted'] if cut else error}; {stored}; {speech[again]}")
        raise typer.Exit(130 if cut else 1) from None


def _counts(kept: Mapping[Outcome, int], skipped: Sequence[Skip], speech: Labels) -> str:
    """How many became what; what did not occur is left out."""
    numbers = [(kept[outcome], f"outcome_{outcome}") for outcome in Outcome]
    numbers.append((len(skipped), "outcome_skipped"))
    return ", ".join(speech[key].format(n=grouped(number, speech)) for number, key in numbers if number)


def _summary(kept: Counter[Outcome], skipped: Sequence[Skip], speech: Labels) -> str:
    base = counted(kept.total() + len(skipped), "inputs", speech)
    return f"{base}: {_counts(kept, skipped, speech)}" if kept or skipped else speech["nothing_read"]


def _holds(store: Store, speech: Labels) -> str:
    status = store.status()
    counts = (("articles", status.articles), ("stories", status.stories), ("events", status.happenings))
    said = ", ".join(counted(number, f"count_{key}", speech) for key, number in counts)
    return speech["holds"].format(store=store.path, counts=said)


def _name(skipped: Sequence[Skip], speech: Labels, *, every: bool) -> None:
    """Name inputs that were not read with their reasons, and how many more there are."""
    shown = skipped if every else skipped[:REASONS_SHOWN]
    for skip in shown:
        complain(skip.why)
    if more := len(skipped) - len(shown):
        complain(speech["more_skipped"].format(n=grouped(more, speech)))


def status(store: StorePath = STORE, format_: ViewFormat = View.terminal, ui: Ui = None) -> None:
    """Show what a store holds: how much, of whom, from when, and what it was read with."""
    speech = labels(language(ui))
    with opened(store) as archive:
        found, days = archive.status(), archive.days()
    if format_ is View.json:
        print_json(found)
        return
    newest = {current(item) for item in available()}
    outdated = sum(number for versions, number in found.versions if versions not in newest)
    screen().print(status_view(store, found, days, outdated, speech))


def forget(
    ref: Annotated[str, typer.Argument(metavar="ARTICLE", help="Id of an article, its beginning, or its address.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    store: StorePath = STORE,
    ui: Ui = None,
) -> None:
    """Take an article out of the store with all that was read of it."""
    speech = labels(language(ui))
    with opened(store) as archive:
        reading = archive.reading(archive.article(ref).id)
        article = reading.article
        said = ", ".join(filter(None, (article.outlet, article.published.isoformat() if article.published else None)))
        what = f"“{article.title or article.text[:60]}”" + (f" ({said})" if said else "")
        if not yes:
            if not sys.stdin.isatty():
                raise Wrong(speech["forget_unasked"])
            typer.confirm(speech["forget_sure"].format(what=what), abort=True)
        archive.forget(article.id)
    numbers = {"reports": reading.events, "agreements": reading.agreements, "quotes": reading.quotes}
    counts = ", ".join(counted(len(records), f"count_{key}", speech) for key, records in numbers.items())
    screen().print(speech["forgotten"].format(what=what, counts=counts), soft_wrap=True, markup=False)


def check(store: StorePath = STORE, ui: Ui = None) -> None:
    """Look for damage: the file itself, what points where, spans, counts, the search index."""
    speech = labels(language(ui))
    with opened(store) as archive:
        found = 0
        for found, problem in enumerate(archive.check(), 1):  # noqa: B007
            typer.echo(problem)
        if found:
            complain(counted(found, "problems", speech))
            raise typer.Exit(1)
        status = archive.status()
    counts = {"articles": status.articles, "events": status.happenings, "reports": status.reports}
    counts |= {"agreements": status.agreements, "quotes": status.quotes}
    said = ", ".join(counted(number, f"count_{key}", speech) for key, number in counts.items())
    screen().print(speech["sound"].format(store=store, counts=said), soft_wrap=True, markup=False)


def reread(
    every: Annotated[bool, typer.Option("--all", help="Also those that were read by the versions of now.")] = False,
    store: StorePath = STORE,
    ui: Ui = None,
) -> None:
    """Read stored articles anew after an upgrade; may be stopped and run again."""
    from taut.journey import read_article  # the other commands do without the reader

    speech = labels(language(ui))
    kept: Counter[Outcome] = Counter()
    again = "reread_all_again" if every else "reread_again"
    with opened(store) as archive:
        found = archive.status()
        newest = {current(item) for item in available()}
        total = sum(number for versions, number in found.versions if every or versions not in newest)
        with _safe(kept, speech, again), progress(total, speech["rereading"]) as advance:
            for article in archive.outdated(every=every):
                kept[archive.add(read_article(article), anew=every)] += 1
                advance("")
    base = counted(found.articles, "count_articles", speech)
    done = speech["reread"].format(n=grouped(kept.total(), speech), base=base)
    screen().print(done if kept else speech["reread_none"].format(base=base), soft_wrap=True)
