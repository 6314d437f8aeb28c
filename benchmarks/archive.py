"""The store at work: how long it takes to fill, how large it gets, how fast it answers.

    python benchmarks/archive.py add CORPUS.jsonl.gz [--articles 5000]
    python benchmarks/archive.py ask CORPUS.jsonl.gz [--events 200000] [--store FILE]

CORPUS holds one JSON article per line with `title`, `text`, `date`, `url`, `outlet`. `add` reads and stores a fixed
random sample. `ask` reads some articles of international politics, stores them again and again under other addresses
and days until there are enough events, and times questions: real sentences and parties, repeated. With `--store` that
file is kept and used again.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core: before numpy starts its threads

from taut import narrow
from taut.journey import read
from taut.model import Page, Reading
from taut.store import Store, open_store

READ = 800  # articles that the large store is made of
FIRST = date(2015, 1, 1)  # its days: ten years
DAYS = 3650
TIMES = 9  # that each question is put; the median counts


def pages(path: Path, wanted: int, *, international: bool) -> Iterator[Page]:
    """A fixed random sample of the corpus."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if row["ir"] or not international]
    for row in random.Random(4).sample(rows, min(wanted, len(rows))):
        day = date.fromisoformat(row["date"][:10]) if row["date"] else None
        facts = {"title": row["title"], "url": row["url"] or None, "outlet": row["outlet"] or None, "published": day}
        yield Page(origin=row["id"], text=row["text"], source_id=row["id"], **facts)


def add(corpus: Path, articles: int) -> None:
    """Read and store articles one by one, as `taut add` does."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "news.taut", create=True) as store:
        found = list(pages(corpus, articles, international=False))
        read(found[0])  # loads the model and the tables
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start, reading, storing = time.perf_counter(), 0.0, 0.0
        for page in found:
            began = time.perf_counter()
            result = read(page)
            reading += time.perf_counter() - began
            if isinstance(result, Reading):
                began = time.perf_counter()
                store.add(result)
                storing += time.perf_counter() - began
        total = time.perf_counter() - start
        status = store.status()
        problems = list(store.check())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{len(found)} articles in {total:.0f} s ({reading:.0f} s reading, {storing:.0f} s storing and grouping)")
    print(f"peak memory {peak / 1024:.0f} MB, of which {before / 1024:.0f} MB for the parser and the tables")
    print(f"file {status.bytes / 1e6:.1f} MB; {problems or 'no problem found by check'}")
    print(
        f"{status.articles} stored, {status.stories} stories, {status.shared_stories} of several outlets, "
        f"{status.happenings} happenings in {status.reports} reports, {status.quotes} quotes"
    )


def fill(store: Store, corpus: Path, events: int) -> None:
    """Store real readings again and again, each time at another address and on other days."""
    readings = [r for r in map(read, pages(corpus, READ, international=True)) if isinstance(r, Reading) and r.events]
    days = random.Random(5)
    stored, copy = 0, 0
    while stored < events:
        shift = timedelta(days=days.randrange(DAYS))
        with store.transaction():
            for reading in readings:
                again = moved(reading, copy, shift)
                store.add(again)
                stored += len(again.events)
        copy += 1
        print(f"\r{stored} events", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def moved(reading: Reading, copy: int, shift: timedelta) -> Reading:
    """A reading as if of another address and other days, with ids of its own."""

    def renamed(id_: str) -> str:
        return hashlib.sha256(f"{id_} {copy}".encode()).hexdigest()[:16]

    def later(day: date | None) -> date | None:
        return day and FIRST + timedelta(days=((day - FIRST) + shift).days % DAYS)

    def dated(record: Any) -> Any:
        when = record.when and replace(record.when, start=later(record.when.start), end=later(record.when.end))
        return replace(record, id=renamed(record.id), when=when)

    article = reading.article
    return replace(
        reading,
        article=replace(
            article,
            id=renamed(article.id),
            url=f"https://example.org/{article.id}/{copy}",
            published=later(article.published),
        ),
        events=tuple(map(dated, reading.events)),
        agreements=tuple(map(dated, reading.agreements)),
        quotes=tuple(replace(quote, id=renamed(quote.id)) for quote in reading.quotes),
    )


def questions(store: Store) -> Sequence[tuple[str, Callable[[], Any]]]:
    """What is asked, and how."""
    pair = narrow(source="USA", target="CHN")
    return (
        ("series of USA and CHN, by month", lambda: store.relation("USA", "CHN", by="month")),
        ("series of USA and CHN, by day", lambda: store.relation("USA", "CHN", by="day")),
        ("series of IDN and AUS, by year", lambda: store.relation("IDN", "AUS", by="year")),
        ("movement of all pairs, 365 days", lambda: store.movements()),
        ("search: sanksi AND rudal", lambda: list(store.search("sanksi AND rudal"))),
        (
            'search: "perang dagang" in 2019',
            lambda: list(store.search('"perang dagang"', narrow(start="2019", end="2019"))),
        ),
        ("search: menteri (very common)", lambda: list(store.search("menteri"))),
        ("events: 50 newest", lambda: list(store.events(limit=50))),
        ("events: USA to CHN, 50 newest", lambda: list(store.events(pair, limit=50))),
        (
            "events: SANCTION in 2019, 50",
            lambda: list(store.events(narrow(type="SANCTION", start="2019", end="2019"), limit=50)),
        ),
        ("events: with the word rudal, 50", lambda: list(store.events(narrow(text="rudal"), limit=50))),
        ("quotes: Putin on USA, 50", lambda: list(store.quotes(speaker="Putin", about=["USA"], limit=50))),
        ("who: Retno Marsudi", lambda: list(store.entities(name="Retno Marsudi", limit=20))),
        ("stories of several outlets, 20", lambda: list(store.stories(outlets=2, limit=20))),
        ("status", lambda: store.status()),
    )


def ask(corpus: Path, events: int, kept: Path | None) -> None:
    """Time every question over a large store."""
    with tempfile.TemporaryDirectory() as folder:
        path = kept or Path(folder) / "news.taut"
        there = path.is_file()
        with open_store(path, create=True) as store:
            if not there:
                fill(store, corpus, events)
            status = store.status()
            print(
                f"{status.reports} events, {status.happenings} happenings, {status.articles} articles, "
                f"file {status.bytes / 1e6:.0f} MB"
            )
            for name, question in questions(store):
                print(f"  {name:<36} {timed(question):8.1f} ms")


def timed(question: Callable[[], Any]) -> float:
    """Milliseconds that a question takes, the median of several after a first."""
    question()
    spent = []
    for _ in range(TIMES):
        start = time.perf_counter()
        question()
        spent.append(1000 * (time.perf_counter() - start))
    return statistics.median(spent)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("add", "ask"))
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--store", type=Path)
    options = parser.parse_args()
    if options.what == "add":
        add(options.corpus, options.articles)
    else:
        ask(options.corpus, options.events, options.store)
    return 0


if __name__ == "__main__":
    sys.exit(main())
