"""What an export is made of: the store, what it is narrowed by, and the answers that several formats need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from importlib.metadata import version
from itertools import islice
from typing import Any, TypeVar

from taut.model import ArticleRecord, HappeningRecord, Period, Relation, Telling
from taut.store import Filters, Store
from taut.stories.bonds import BINDING

__all__ = ["ArticleFacts", "Job", "batched", "coder"]

T = TypeVar("T")
EVERY = 1_000  # rows between two words of progress
ASIDE = {"start", "end", "countries"}  # filters that a relation can be narrowed by


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """What records say of their article besides what comes with them."""

    language: str
    letters: int
    added: str  # YYYYMMDDHHMMSS, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One export as it was asked for."""

    store: Store
    filters: Filters
    by: str
    with_text: bool
    progress: Callable[[str, int], None] | None

    def told(self, name: str, values: Iterable[T]) -> Iterator[T]:
        """Values one by one, with a word of progress now and then and one at the end."""
        count = 0
        for count, value in enumerate(values, 1):
            yield value
            if self.progress and count % EVERY == 0:
                self.progress(name, count)
        if self.progress:
            self.progress(name, count)

    def table(self, name: str) -> Iterable[Any]:
        """The values of a table, narrowed as far as it can be; corrections are those of the whole store."""
        if name == "relations":
            return self.relations()
        if name == "corrections":
            return self.store.corrections()
        return getattr(self.store, name)(self.filters)  # type: ignore[no-any-return]

    def relations(self) -> Iterator[tuple[Relation, Period]]:
        """Relations by period, of the states or bodies and the days that the filters name."""
        for relation, period in self.store.relations(by=self.by):
            if self._asked(relation, period.start, period.end):
                yield relation, period

    def _asked(self, relation: Relation, start: date, end: date) -> bool:
        filters = self.filters
        codes = {code for full in (relation.first, relation.second) for code in _codes(full)}
        return (
            (filters.start is None or end >= filters.start)
            and (filters.end is None or start <= filters.end)
            and (not filters.countries or not codes.isdisjoint(filters.countries))
        )

    @property
    def widened(self) -> tuple[str, ...]:
        """The filters that relations do not know."""
        return tuple(name for name in self.given if name not in ASIDE)

    @property
    def given(self) -> Mapping[str, Any]:
        """The filters that narrow, by name."""
        empty = Filters()
        named = ((field.name, getattr(self.filters, field.name)) for field in fields(self.filters))
        return {name: value for name, value in named if value != getattr(empty, name)}

    def happened(self, left_out: Counter[str]) -> Iterator[HappeningRecord]:
        """Happenings that took place or go on, all that formats without a status can hold; others are counted."""
        for record in self.told("events", self.store.events(self.filters)):
            if record.happening.status in BINDING:
                yield record
            else:
                left_out[record.happening.status] += 1

    def reports(self) -> Iterator[Telling]:
        """Every telling, whatever the filters: those of a happening that is exported may lie outside of them."""
        return self.told("reports", self.store.reports())

    def articles(self) -> Mapping[str, ArticleFacts]:
        """Facts of every article in the store, by id."""
        return {record.article.id: _facts(record) for record in self.store.articles()}


def _facts(record: ArticleRecord) -> ArticleFacts:
    added = datetime.fromisoformat(record.added).strftime("%Y%m%d%H%M%S")
    return ArticleFacts(language=record.article.language, letters=len(record.article.text), added=added)


def _codes(full: str) -> tuple[str, ...]:
    """A full code, and it without its sector: `USA:BUS` and `USA`."""
    return full, full.rpartition(":")[0] or full


@cache
def coder() -> str:
    """Who coded the records: taut with its version."""
    return f"taut {version('taut')}"


def batched(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """Values in lists of no more than `size`."""
    iterator = iter(values)
    while part := list(islice(iterator, size)):
        yield part
