"""The terminal views of one entity and of one story: what lies around it in the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from taut.cli.event_view import happenings_view
from taut.cli.list_view import articles_view, quotes_view
from taut.cli.output import counts
from taut.cli.wording import Labels, counted, short
from taut.model import ArticleRecord, DatedRole, EntityRecord, HappeningRecord, StoryRecord, full_code

OTHERS = 5  # entities of like names that are listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of an answer: so many records of so many (None where these are all)."""

    records: Sequence[Any]
    total: int | None

    @property
    def base(self) -> int:
        return len(self.records) if self.total is None else self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """One entity and what the store holds of it; `others` are those of like names."""

    entity: EntityRecord
    events: Part
    quotes: Part
    articles: Part
    others: Sequence[EntityRecord]


def who_view(who: Who, labels: Labels, language: str) -> RenderableType:
    """One entity: roles over time, what was done and said, where it is named."""
    parts: list[RenderableType] = [_entity(who.entity, labels)]
    if who.entity.roles:
        parts += [_heading(labels["roles"], len(who.entity.roles)), _roles(who.entity.roles, labels)]
    views = {
        "events": lambda records: happenings_view(records, labels, language),
        "quotes": quotes_view,
        "articles": articles_view,
    }
    for name, view in views.items():
        part: Part = getattr(who, name)
        parts.append(_heading(labels[f"who_{name}"], part.base))
        if part.records:
            parts.append(view(part.records))
        if part.base > len(part.records):
            parts.append(Text(counts(name, len(part.records), part.total, labels), style="dim"))
    if who.others:
        parts += [_heading(labels["like_named"], len(who.others)), entities_view(who.others, labels)]
    return Group(*parts, Text())


def _heading(title: str, count: int) -> RenderableType:
    return Rule(Text(f"{title} ({count})", style="bold"), align="left", style="dim")


def _entity(entity: EntityRecord, labels: Labels) -> RenderableType:
    span = f"{entity.first} – {entity.last}" if entity.first else None
    facts = [
        full_code(entity.code, entity.sector),
        entity.kind,
        entity.wikidata,
        counted(entity.articles, "count_articles", labels),
        span,
        entity.id,
    ]
    return Text.assemble((entity.name, "bold"), ("  " + " · ".join(filter(None, facts)), "dim"))


def _roles(roles: Sequence[DatedRole], labels: Labels) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    table.add_column(style="dim", no_wrap=True)
    for dated in roles:
        first, last = (day.isoformat() if day else "" for day in (dated.first, dated.last))
        span = f"{first} – {last}" if first != last else first
        title = ", ".join(filter(None, (dated.role.title, dated.role.organisation)))
        table.add_row(span, title, counted(dated.articles, "count_articles", labels))
    return table


def entities_view(entities: Sequence[EntityRecord], labels: Labels) -> RenderableType:
    """Entities in one line each, the first few by name."""
    lines = [_entity(entity, labels) for entity in entities[:OTHERS]]
    if more := len(entities) - OTHERS:
        lines += [Text(counted(more, "more", labels), style="dim")] if more > 0 else []
    return Group(*lines)


def story_view(
    story: StoryRecord,
    articles: Sequence[ArticleRecord],
    happenings: Sequence[HappeningRecord],
    told: Mapping[str, Counter[str]],
    labels: Labels,
    language: str,
) -> RenderableType:
    """One story: its articles by outlet, and its happenings with how often each outlet tells them."""
    outlets = counted(story.outlets, "count_outlets", labels)
    span = " – ".join(dict.fromkeys(str(day) for day in (story.first, story.last) if day))
    facts = " · ".join(
        filter(None, [span, counted(story.articles, "count_articles", labels), outlets, short(story.id)])
    )
    by = {
        happening: ", ".join(f"{outlet} {number}" for outlet, number in sorted(numbers.items()))
        for happening, numbers in told.items()
    }
    ordered = sorted(articles, key=lambda record: (record.article.outlet or "", str(record.article.published or "")))
    return Group(
        Text.assemble((story.title or "-", "bold"), (f"  {facts}", "dim")),
        _heading(labels["who_articles"], len(articles)),
        articles_view(ordered),
        _heading(labels["events"], len(happenings)),
        happenings_view(happenings, labels, language, by) if happenings else Text(labels["nothing"], style="dim"),
        Text(),
    )
