"""The terminal view of stored events: each next to the sentence that shows it, and how many tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from taut.cli.terminal import event_line, marked_sentence
from taut.cli.wording import Labels, counted, short
from taut.model import HappeningRecord, Telling
from taut.world.codebook import load_codebook

DAY_WIDTH = 10


def happenings_view(
    records: Sequence[HappeningRecord], labels: Labels, language: str, told: Mapping[str, str] | None = None
) -> RenderableType:
    """Happenings, each with its day, its line and its sentence; `told` says by whom, by id, in place of the counts."""
    return hanging((r.happening.day, happening_text(r, labels, language, told)) for r in records)


def happening_text(
    record: HappeningRecord, labels: Labels, language: str, told: Mapping[str, str] | None = None
) -> Text:
    """One happening: who did what to whom, told by how many, and the sentence that stands for it."""
    happening, telling = record.happening, record.telling
    outlets = counted(happening.outlets, "count_outlets", labels)
    by = f"{counted(len(happening.reports), 'count_reports', labels)}, {outlets}"
    return telling_text(telling, labels, language, id_=happening.id, told=(told or {}).get(happening.id, by))


def reports_view(records: Sequence[Telling], labels: Labels, language: str) -> RenderableType:
    """Tellings, each with the day of publication and its outlet."""
    rows = (
        (r.source.published, telling_text(r, labels, language, id_=r.event.id, told=r.source.outlet)) for r in records
    )
    return hanging(rows)


def telling_text(telling: Telling, labels: Labels, language: str, *, id_: str, told: str | None) -> Text:
    """One event and the sentence that shows it; its names are those that its article gives."""
    event = telling.event
    names = dict(zip((actor.entity for actor in event.actors), telling.actor_names, strict=True))
    names |= dict(zip((actor.entity for actor in event.recipients), telling.recipient_names, strict=True))
    notes = [
        event.where.place if event.where else None,
        f"{labels['reported_by']} {telling.reporter}" if telling.reporter else None,
        told,
        f"{event.confidence:.0%}",
        labels[f"judged_{telling.judgement}"] if telling.judgement else None,
        short(id_),
    ]
    line = event_line(event, names, load_codebook(), language, notes)
    return Text("\n").join([line, marked_sentence(telling.sentence, event)])


def hanging(rows: Iterable[tuple[date | None, Text]]) -> RenderableType:
    """Texts with their days in front of them."""
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column(style="dim", width=DAY_WIDTH, no_wrap=True)
    table.add_column(ratio=1)
    for day, text in rows:
        table.add_row(day.isoformat() if day else "", text)
    return table
