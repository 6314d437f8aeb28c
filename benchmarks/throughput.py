"""Articles per second on one core, and where the time goes.

    python benchmarks/throughput.py CORPUS.jsonl.gz [--articles 2000] [--only-international]

CORPUS holds one JSON article per line with `title`, `text`, `date`. Every article must come out as a reading or as a
skip with its reason; an exception is a failure of the run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core: before numpy starts its threads

from taut import journey
from taut.model import Page, Reading

STAGES = ("detect_language", "clean", "parse", "names", "quotes", "events", "agreements")


def articles(path: Path, wanted: int, international: bool) -> list[dict[str, Any]]:
    """A fixed random sample of the corpus."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if row["ir"] or not international]
    return random.Random(1).sample(rows, min(wanted, len(rows)))


def timed(stage: str, spent: Counter[str]) -> Callable[..., Any]:
    """The stage function, adding the seconds it takes to `spent`."""
    function = getattr(journey, stage)

    def run(*arguments: Any, **named: Any) -> Any:
        start = time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            spent[stage] += time.perf_counter() - start

    return run


def pages(rows: list[dict[str, Any]]) -> Iterator[Page]:
    for row in rows:
        published = date.fromisoformat(row["date"][:10]) if row["date"] else None
        yield Page(origin=row["id"], text=row["text"], title=row["title"], published=published, source_id=row["id"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--only-international", action="store_true")
    options = parser.parse_args()
    rows = articles(options.corpus, options.articles, options.only_international)
    journey.read(next(pages(rows)))  # loads the model and the tables
    spent: Counter[str] = Counter()
    for stage in STAGES:
        setattr(journey, stage, timed(stage, spent))
    counts: Counter[str] = Counter()
    start = time.perf_counter()
    for page in pages(rows):
        result = journey.read(page)
        if isinstance(result, Reading):
            counts["readings"] += 1
            counts["sentences"] += len(result.article.sentences)
            counts["events"] += len(result.events)
            counts["quotes"] += len(result.quotes)
        else:
            counts["skipped"] += 1
    total = time.perf_counter() - start
    print(
        f"{len(rows)} articles in {total:.1f} s: {len(rows) / total:.1f} a second; "
        + ", ".join(f"{n} {k}" for k, n in counts.items())
    )
    for stage, seconds in spent.most_common():
        print(f"  {stage:<16} {seconds:7.1f} s  {100 * seconds / total:4.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
