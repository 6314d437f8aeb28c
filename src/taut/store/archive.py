"""The store: one file that keeps what was read, groups it, and answers questions about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from types import TracebackType

from taut.model import (
    AgreementRecord,
    Article,
    ArticleRecord,
    Correction,
    EntityRecord,
    HappeningRecord,
    Hit,
    Movement,
    Period,
    QuoteRecord,
    Reading,
    Relation,
    Status,
    StoryRecord,
    Telling,
)
from taut.store import dealings, deciding, integrity, judging, lists, questions, records, searching, state, writing
from taut.store.actors import code_of
from taut.store.filters import Filters
from taut.store.refs import Ref, find
from taut.store.schema import erasing, snapshot, transaction
from taut.store.table import Table
from taut.store.versions import current
from taut.store.writing import Outcome

__all__ = ["Store"]


class Store:
    """A store of readings, opened by `open_store`; use it in a `with` block, or close it.

    Every list takes `filters` and an optional `limit`, and gives a `Table`.

    >>> import tempfile
    >>> from taut.store import open_store
    >>> with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "news.taut", create=True) as store:
    ...     store.status().articles
    0
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing of what is written inside, and one wait for the disk in place of many."""
        return transaction(self._connection)

    def snapshot(self) -> AbstractContextManager[None]:
        """All that is asked inside sees the store as it was at the first question, whatever others write meanwhile."""
        return snapshot(self._connection)

    # --- writing --------------------------------------------------------------------------------------------

    def knows(self, article: Article) -> bool:
        """Whether an article is stored as it would be read now."""
        return writing.is_known(self._connection, article, current(article.language))

    def add(self, reading: Reading, *, anew: bool = False) -> Outcome:
        """Store a reading and group it with the others; when this returns it is on the disk.

        It replaces what was read of the same article before: of the same text, the same address, or the same record of
        its outlet. Known ones are left as they are, unless `anew`. Raises StoreError where the file cannot take it.
        """
        if not anew and self.knows(reading.article):
            return Outcome.known
        with self.transaction():
            return writing.put(self._connection, reading, current(reading.article.language), anew=anew)

    def outdated(self, *, every: bool = False) -> Iterator[Article]:
        """The articles that were read by other versions than those of now, or `every` one, as they were added."""
        numbers = [row["n"] for row in self._connection.execute("SELECT n FROM articles ORDER BY n")]
        for number in numbers:
            row = self._connection.execute(
                "SELECT a.*, v.taut, v.codebook, v.parser FROM articles a JOIN versions v ON v.n = a.version "
                "WHERE a.n = ?",
                (number,),
            ).fetchone()
            if row is not None and (every or state.versions(row) != current(row["language"])):
                yield records.article(row)

    def forget(self, ref: str) -> Article:
        """Take an article, by its id or address, out of the store with all that was read of it; gives it back.

        Nothing of it stays in the file, but for the address in what people decided about it. Raises NotFound.
        """
        with erasing(self._connection):
            found = find(self._connection, ref, ("article",))
            article = self._article(found)
            writing.remove(self._connection, [found.n])
        return article

    # --- corrections ----------------------------------------------------------------------------------------

    def merge(self, refs: Sequence[str], *, why: str | None = None) -> int:
        """Put stories (or articles) into one, or happenings (or events); gives the number of the correction.

        Raises NotFound, and ValueError where there are not two of one sort.
        """
        with self.transaction():
            return deciding.merge(self._connection, refs, why)

    def split(self, refs: Sequence[str], *, why: str | None = None) -> int:
        """Take articles out of their story, or events out of their happening, together; gives the correction's number.

        Raises NotFound, and ValueError where nothing would stay behind.
        """
        with self.transaction():
            return deciding.split(self._connection, refs, why)

    def accept(self, ref: str, *, why: str | None = None) -> int:
        """Note that an event (or the report that stands for a happening) is right."""
        with self.transaction():
            return deciding.accept(self._connection, ref, why)

    def reject(self, ref: str, *, why: str) -> int:
        """Note that an event, or every report of a happening, is wrong: it stays in the store and counts nowhere."""
        with self.transaction():
            return deciding.reject(self._connection, ref, why)

    def undo(self, number: int) -> None:
        """Take a correction back; it stays noted as undone. Raises NotFound where none of this number is in force."""
        with self.transaction():
            deciding.undo(self._connection, number)

    def corrections(self) -> Table[Correction]:
        """All corrections in the order they were made, the undone among them."""
        return Table("corrections", lambda: judging.corrections(self._connection))

    # --- what it holds --------------------------------------------------------------------------------------

    def status(self) -> Status:
        """How much the store holds, of whom and when, and what it was read with."""
        with snapshot(self._connection):
            return state.status(self._connection, self.path)

    def outlets(self) -> tuple[str, ...]:
        """The outlets of all articles, in every way that they are written."""
        return state.outlets(self._connection)

    def check(self) -> Iterator[str]:
        """Whatever is wrong with the store, one line each."""
        return integrity.problems(self._connection)

    def reading(self, ref: str) -> Reading:
        """An article with all that was read of it, by its id or address, or the id of one of its events.

        Raises NotFound.
        """
        with snapshot(self._connection):
            found = find(self._connection, ref, ("article", "event"))
            number = found.n
            if found.kind == "event":
                question = "SELECT article FROM events WHERE n = ?"
                number = self._connection.execute(question, (found.n,)).fetchone()["article"]
            return state.reading(self._connection, number)

    def article(self, ref: str) -> Article:
        """One article, by its id or address. Raises NotFound."""
        return self._article(find(self._connection, ref, ("article",)))

    def telling(self, ref: str) -> Telling:
        """One event, by its id or that of a happening, for which one telling stands. Raises NotFound."""
        return questions.telling(self._connection, find(self._connection, ref, ("event", "happening")))

    def story(self, ref: str) -> StoryRecord:
        """One story, by its id or the id or address of one of its articles. Raises NotFound."""
        found = find(self._connection, ref, ("story", "article"))
        if found.kind == "article":
            question = "SELECT story FROM articles WHERE n = ?"
            found = Ref(kind="story", id=self._connection.execute(question, (found.n,)).fetchone()["story"], n=0)
        return next(iter(self.stories(Filters(story=found.id))))

    def days(self) -> Mapping[date, int]:
        """How many articles were read of each day of publication."""
        return dealings.days_read(self._connection)

    def _article(self, found: Ref) -> Article:
        return records.article(self._connection.execute("SELECT * FROM articles WHERE n = ?", (found.n,)).fetchone())

    # --- lists ----------------------------------------------------------------------------------------------

    def events(self, filters: Filters = Filters(), *, limit: int | None = None) -> Table[HappeningRecord]:
        """Happenings, each once however many articles tell it, the latest first."""
        return questions.events(self._connection, filters, limit)

    def reports(self, filters: Filters = Filters(), *, limit: int | None = None) -> Table[Telling]:
        """Every telling of an event, in the order of publication."""
        return questions.reports(self._connection, filters, limit)

    def quotes(
        self,
        filters: Filters = Filters(),
        *,
        speaker: str | None = None,
        about: Sequence[str] = (),
        limit: int | None = None,
    ) -> Table[QuoteRecord]:
        """What was said: by a speaker of whose name a part is given, about those whose codes are named in the words."""
        return lists.quotes(self._connection, filters, limit, speaker=speaker, about=about)

    def agreements(
        self,
        filters: Filters = Filters(),
        *,
        parties: Sequence[str] = (),
        sectors: Sequence[str] = (),
        limit: int | None = None,
    ) -> Table[AgreementRecord]:
        """Agreements to which every code of `parties` is a party, and any code of `filters.countries`."""
        return lists.agreements(self._connection, filters, limit, parties=parties, sectors=sectors)

    def entities(
        self, filters: Filters = Filters(), *, name: str = "", limit: int | None = None
    ) -> Table[EntityRecord]:
        """Those named, over all articles; `name` is an id or a part of a name."""
        return lists.entities(self._connection, filters, limit, name=name)

    def stories(
        self, filters: Filters = Filters(), *, outlets: int = 1, limit: int | None = None
    ) -> Table[StoryRecord]:
        """Stories that at least so many outlets tell, the latest first."""
        return lists.stories(self._connection, filters, limit, outlets=outlets)

    def articles(self, filters: Filters = Filters(), *, limit: int | None = None) -> Table[ArticleRecord]:
        """Articles in the order of publication."""
        return lists.articles(self._connection, filters, limit)

    def search(self, query: str, filters: Filters = Filters(), *, limit: int | None = 20) -> Table[Hit]:
        """Articles that hold what is searched for, the best first, each with the sentence that answers.

        Raises QueryError.
        """
        return searching.search(self._connection, query, filters, limit)

    # --- relations ------------------------------------------------------------------------------------------

    def relation(
        self, first: str, second: str, *, by: str = "month", start: date | None = None, end: date | None = None
    ) -> Relation:
        """How two actors, by name or code, dealt with each other over time. Raises UnknownActor."""
        with snapshot(self._connection):
            return dealings.between(self._connection, code_of(first), code_of(second), by, start, end)

    def relations(self, *, by: str = "month", states: bool = False) -> Table[tuple[Relation, Period]]:
        """The periods of every pair, or of every pair of states, of whose dealings something was found."""
        return Table("relations", lambda: dealings.all_periods(self._connection, by, states=states))

    def movements(self, *, on: date | None = None, days: int = 365, states: bool = True) -> tuple[Movement, ...]:
        """How each pair moved in the days up to `on`, the last day read, against as many before; tightened first."""
        with snapshot(self._connection):
            return dealings.moved(self._connection, on, days, states=states)
