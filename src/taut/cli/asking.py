"""Commands that ask a store: search, events, quotes, agreements, who, stories, story."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Annotated, Any

import typer

from taut.cli.event_view import happenings_view, reports_view
from taut.cli.labels import labels
from taut.cli.list_view import agreements_view, hits_view, quotes_view, stories_view
from taut.cli.options import (
    STORE,
    Countries,
    Formats,
    From,
    InStory,
    Least,
    Limit,
    ListFormat,
    Outlets,
    Output,
    Quads,
    Several,
    Sources,
    Statuses,
    StorePath,
    Targets,
    TextHolds,
    To,
    Types,
    Ui,
    View,
    ViewFormat,
    Wrong,
    language,
    narrowed,
    opened,
    wanted,
)
from taut.cli.output import give, print_json, screen
from taut.cli.who_view import Part, Who, story_view, who_view
from taut.languages import available, load_pack
from taut.model import EntityRecord
from taut.store import Filters, NotFound, Store, Table, UnknownActor, code_of

WHO_SHOWN = 10  # events, quotes and articles of one entity
FIRST = ListFormat.terminal


def search(
    query: Annotated[str, typer.Argument(help='Words; "phrases", word*, AND, OR, NOT and brackets combine them.')],
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
    limit: Limit = None,
    format_: Formats = FIRST,
    output: Output = None,
    store: StorePath = STORE,
    ui: Ui = None,
) -> None:
    """Search the text of the articles; each answer shows the sentence that answers best."""
    how = wanted(format_, limit, output, ui)
    with opened(store) as archive:
        filters = narrowed(
            archive, start=start, end=end, country=country, type_=type_, outlet=outlet, source=source, target=target,
            status=status, quad=quad, least=least,
        )  # fmt: skip
        give(archive.search(query, filters, limit=how.limit), how, hits_view)


def events(
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
    story: InStory = None,
    text: TextHolds = None,
    reports: Annotated[bool, typer.Option("--reports", help="Every telling, rejected ones too.")] = False,
    limit: Limit = None,
    format_: Formats = FIRST,
    output: Output = None,
    store: StorePath = STORE,
    ui: Ui = None,
) -> None:
    """List what happened, each happening once however many articles tell it."""
    how = wanted(format_, limit, output, ui)
    with opened(store) as archive:
        filters = narrowed(
            archive, start=start, end=end, country=country, type_=type_, outlet=outlet, source=source, target=target,
            status=status, quad=quad, least=least, story=story, text=text,
        )  # fmt: skip
        if reports:
            found = archive.reports(filters, limit=how.limit)
            give(found, how, lambda rows: reports_view(rows, how.labels, how.language))
        else:
            happened = archive.events(filters, limit=how.limit)
            give(happened, how, lambda rows: happenings_view(rows, how.labels, how.language))


def quotes(
    speaker: Annotated[str | None, typer.Option(help="A part of the speaker's name.")] = None,
    about: Annotated[Several, typer.Option(help="Who is named in what was said: a name or code; repeatable.")] = None,
    start: From = None,
    end: To = None,
    country: Annotated[Several, typer.Option(help="The speaker's state: a name or code; repeatable.")] = None,
    outlet: Outlets = None,
    story: InStory = None,
    text: TextHolds = None,
    limit: Limit = None,
    format_: Formats = FIRST,
    output: Output = None,
    store: StorePath = STORE,
    ui: Ui = None,
) -> None:
    """List what was said, by whom, about whom."""
    how = wanted(format_, limit, output, ui)
    with opened(store) as archive:
        filters = narrowed(archive, start=start, end=end, country=country, outlet=outlet, story=story, text=text)
        codes = [code_of(name) for name in about or ()]
        give(archive.quotes(filters, speaker=speaker, about=codes, limit=how.limit), how, quotes_view)


def agreements(
    party: Annotated[Several, typer.Option(help="Who agreed: a name or code; of several, all took part.")] = None,
    sector: Annotated[Several, typer.Option(help="What it is about, such as energy; repeatable.")] = None,
    start: From = None,
    end: To = None,
    outlet: Outlets = None,
    story: InStory = None,
    text: TextHolds = None,
    limit: Limit = None,
    format_: Formats = FIRST,
    output: Output = None,
    store: StorePath = STORE,
    ui: Ui = None,
) -> None:
    """List agreements: between whom, of what kind, about what."""
    how = wanted(format_, limit, output, ui)
    sectors = [_sector(name) for name in sector or ()]
    parties = [code_of(name) for name in party or ()]
    with opened(store) as archive:
        filters = narrowed(archive, start=start, end=end, outlet=outlet, story=story, text=text)
        found = archive.agreements(filters, parties=parties, sectors=sectors, limit=how.limit)
        give(found, how, agreements_view)


def _sector(name: str) -> str:
    """A sector of agreements that some language knows."""
    rows = (row for item in available() for row in load_pack(item).tables.get("agreement_sectors", ()))
    known = sorted({row["sector"] for row in rows})
    if name.lower() not in known:
        raise Wrong(f"{name!r} is no sector of agreements; there is: {', '.join(known)}")
    return name.lower()


def stories(
    outlets: Annotated[int, typer.Option(min=1, help="Told by at least so many outlets.")] = 1,
    start: From = None,
    end: To = None,
    country: Countries = None,
    outlet: Outlets = None,
    text: TextHolds = None,
    limit: Limit = None,
    format_: Formats = FIRST,
    output: Output = None,
    store: StorePath = STORE,
    ui: Ui = None,
) -> None:
    """List stories: articles of any outlet that tell of the same matter."""
    how = wanted(format_, limit, output, ui)
    with opened(store) as archive:
        filters = narrowed(archive, start=start, end=end, country=country, outlet=outlet, text=text)
        found = archive.stories(filters, outlets=outlets, limit=how.limit)
        give(found, how, lambda rows: stories_view(rows, how.labels))


def story(
    ref: Annotated[str, typer.Argument(metavar="ID", help="Id of a story, or id or address of one of its articles.")],
    format_: ViewFormat = View.terminal,
    store: StorePath = STORE,
    ui: Ui = None,
) -> None:
    """Show one story: its articles by outlet, and what they tell."""
    speech = language(ui)
    with opened(store) as archive:
        found = archive.story(ref)
        filters = Filters(story=found.id)
        articles, happenings = archive.articles(filters), archive.events(filters)
        if format_ is View.json:
            print_json({"story": found, "articles": list(articles.rows()), "events": list(happenings.rows())})
            return
        told: dict[str, Counter[str]] = {}
        for report in archive.reports(filters):
            if report.happening:
                told.setdefault(report.happening, Counter())[report.source.outlet or "-"] += 1
        view = story_view(found, list(articles), list(happenings), told, labels(speech), speech)
    screen().print(view)


def who(
    name: Annotated[str, typer.Argument(help="A name, a part of it, or an id.")],
    start: From = None,
    end: To = None,
    limit: Annotated[int, typer.Option(min=0, help="At most so many of each; 0 shows all.")] = WHO_SHOWN,
    format_: ViewFormat = View.terminal,
    store: StorePath = STORE,
    ui: Ui = None,
) -> None:
    """Show one person, state, body or company: roles over time, what was done and said."""
    speech = language(ui)
    with opened(store) as archive:
        filters = narrowed(archive, start=start, end=end)
        found, *others = _named(archive, name)
        filters = replace(filters, entities=(found.id,))
        most = None if format_ is View.json else limit or None
        tables: dict[str, Table[Any]] = {
            "events": archive.events(filters, limit=most),
            "quotes": archive.quotes(filters, limit=most),
            "articles": archive.articles(filters, limit=most),
        }
        if format_ is View.json:
            print_json({"entity": found} | {key: list(table.rows()) for key, table in tables.items()})
            return
        parts = {key: Part(records=list(table), total=table.total) for key, table in tables.items()}
    screen().print(who_view(Who(entity=found, others=others, **parts), labels(speech), speech))


def _named(store: Store, name: str) -> list[EntityRecord]:
    """Those whom a name may mean, most likely first: the very name before a part of one. Raises NotFound."""
    found = list(store.entities(name=name.strip())) if name.strip() else []
    if not found:
        try:
            found = list(store.entities(name=f"state:{code_of(name)}"))
        except UnknownActor:
            found = []
    if not found:
        raise NotFound(f"{name!r}: nobody of this name is in the store")
    wanted_ = name.strip().casefold()
    return sorted(found, key=lambda entity: wanted_ not in (entity.id, entity.name.casefold()))
