"""The terminal views of lists: what a search found, quotes, agreements, stories, corrections, articles."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from taut.cli.event_view import hanging
from taut.cli.terminal import agreement_text, quote_text
from taut.cli.wording import Labels, counted, grouped, short
from taut.model import (
    AgreementRecord,
    ArticleRecord,
    Correction,
    Hit,
    QuoteRecord,
    Source,
    StoryRecord,
)

FOUND = "bold underline"  # words that were looked for
SUBJECTS_SHOWN = 3


def hits_view(hits: Sequence[Hit]) -> RenderableType:
    """Articles that a search found, each with the sentence that answers and the words in it."""
    return hanging((hit.source.published, _hit(hit)) for hit in hits)


def _hit(hit: Hit) -> Text:
    """Headline and answer; a headline that is the answer is told once."""
    title, answer = source_text(hit.source), Text(hit.text)
    for mark in hit.title_marks:
        title.stylize(FOUND, mark.start, mark.end)
    for mark in hit.marks:
        answer.stylize(FOUND, mark.start, mark.end)
    return title if hit.text == hit.source.title else Text("\n").join([title, answer])


def source_text(source: Source) -> Text:
    """An article in one line: headline, outlet, id."""
    facts = [source.outlet, short(source.article)]
    return Text.assemble((source.title or "-", "bold"), ("  " + " · ".join(filter(None, facts)), "dim"))


def quotes_view(records: Sequence[QuoteRecord]) -> RenderableType:
    """What was said, with the article that says so."""
    return hanging((r.source.published, Text("\n").join([quote_text(r.quote), _faint(r.source)])) for r in records)


def agreements_view(records: Sequence[AgreementRecord]) -> RenderableType:
    """What was agreed on, with its sentence and article."""
    rows = []
    for record in records:
        when = record.agreement.when
        told = Text("\n").join([agreement_text(record.agreement, record.sentence), _faint(record.source)])
        rows.append(((when and when.start) or record.source.published, told))
    return hanging(rows)


def _faint(source: Source) -> Text:
    text = source_text(source)
    text.stylize("dim not bold")
    return text


def stories_view(records: Sequence[StoryRecord], labels: Labels) -> RenderableType:
    """Stories: when they began, their first headline, and how many tell them."""
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="dim", expand=True)
    table.add_column(labels["first_day"], style="dim", no_wrap=True)
    table.add_column(labels["headline"], ratio=1)
    for key in ("articles", "outlets"):
        table.add_column(labels[f"column_{key}"], justify="right", no_wrap=True)
    table.add_column(labels["column_id"], style="dim", no_wrap=True)
    for record in records:
        title = Text(record.title or "-", style="bold")
        if record.last != record.first:
            title.append(f"  –{record.last}", style="dim not bold")
        counts = (grouped(record.articles, labels), grouped(record.outlets, labels))
        table.add_row(str(record.first or ""), title, *counts, short(record.id))
    return table


def articles_view(records: Sequence[ArticleRecord]) -> RenderableType:
    """Articles by their headline, outlet and id."""
    rows = []
    for record in records:
        article = record.article
        facts = " · ".join(filter(None, [article.outlet, short(article.id)]))
        line = Text.assemble((article.title or article.text[:60], "bold"), (f"  {facts}", "dim"))
        rows.append((article.published, line))
    return hanging(rows)


def corrections_view(records: Sequence[Correction], labels: Labels) -> RenderableType:
    """Decisions with their number, what they are about, why, and whether they hold."""
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column(justify="right", no_wrap=True, style="bold")
    table.add_column(no_wrap=True, style="dim", width=len("2024-03-08"))
    table.add_column(ratio=1)
    for record in records:
        said = Text.assemble((labels[f"correction_{record.kind}"], "bold"), f" {labels[f'about_{record.about}']} ")
        said.append(_ids(record.subjects, labels), style="dim")
        if record.others:
            said.append(f" {labels['apart_from']} ").append(_ids(record.others, labels), style="dim")
        if record.why:
            said.append(f"  {record.why}", style="italic")
        table.add_row(str(record.id), record.made[:10], said.append(f"  {_state(record, labels)}", style="dim"))
    return table


def _ids(ids: Sequence[str], labels: Labels) -> str:
    more = f" {counted(len(ids) - SUBJECTS_SHOWN, 'more', labels)}" if len(ids) > SUBJECTS_SHOWN else ""
    return " ".join(map(short, ids[:SUBJECTS_SHOWN])) + more


def _state(record: Correction, labels: Labels) -> str:
    """What is to be known of a decision that does not simply hold."""
    if record.undone:
        return labels["undone"].format(day=record.undone[:10])
    if not record.matched:
        return labels["matches_none"]
    missing = len(record.subjects) - record.matched
    return counted(missing, "matches_not", labels) if missing else ""
