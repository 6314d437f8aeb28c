"""Stories of some days of a corpus: how many, how long it takes, and samples for judging by hand.

    python benchmarks/stories.py CORPUS.jsonl.gz --from 2019-09-10 --to 2019-09-20 [--only-international]
        [--readings CACHE.jsonl] [--show 50 --seed 1] [--near 30]

CORPUS holds one JSON article per line with `id`, `title`, `text`, `date`, `outlet`, `url`. `--readings` keeps what was
read for the next run. `--show` prints a fixed random sample of stories of several outlets, `--near` pairs of articles
of two outlets whose likeness lies just below what makes a retelling.
Outlets are counted by `outlet_key`, so that one outlet crawled twice is one.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core: before numpy starts its threads

import msgspec

from taut.journey import read
from taut.languages import load_pack
from taut.model import Article, Fingerprint, Page, Reading, Story
from taut.stories import WINDOW, fingerprint, likeness, outlet_key, stories
from taut.stories.alike import RETELLING, retold

NEAR = 0.06  # below the threshold of a retelling


def wanted(options: argparse.Namespace) -> list[dict[str, Any]]:
    """The rows of the corpus that were published in the days asked for."""
    with gzip.open(options.corpus, "rt", encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if options.since <= (row["date"] or "")[:10] <= options.until]
    return [row for row in rows if row["ir"] or not options.only_international]


def readings(rows: list[dict[str, Any]], cache: Path | None) -> list[Reading]:
    """What each row reads as; rows that hold no article are left out."""
    if cache and cache.exists():
        known = {row["id"] for row in rows}
        lines = cache.read_bytes().splitlines()
        kept = [msgspec.json.decode(line, type=Reading) for line in lines]
        return [reading for reading in kept if reading.article.source_id in known]
    found = [result for row in rows if isinstance(result := read(_page(row)), Reading)]
    if cache:
        cache.write_bytes(b"".join(msgspec.json.encode(reading) + b"\n" for reading in found))
    return found


def _page(row: dict[str, Any]) -> Page:
    published = date.fromisoformat(row["date"][:10])
    return Page(
        origin=row["id"],
        text=row["text"],
        title=row["title"],
        url=row["url"] or None,
        outlet=row["outlet"],
        published=published,
        source_id=row["id"],
    )


def candidates(prints: list[Fingerprint]) -> Iterator[tuple[Fingerprint, Fingerprint]]:
    """The pairs that share a key within the window, as a store would find them."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for i, each in enumerate(prints):
        for key in each.keys:
            by_key[key].append(i)
    seen = {pair for places in by_key.values() for pair in itertools.combinations(places, 2)}
    for one, other in sorted(seen):
        yield prints[one], prints[other]


def several(found: tuple[Story, ...], articles: dict[str, Article]) -> list[Story]:
    """The stories that more than one outlet tells."""
    return [story for story in found if len({_outlet(articles[name]) for name in story.articles}) > 1]


def _outlet(article: Article) -> str:
    return outlet_key(article.outlet or "")


def show(story: Story, articles: dict[str, Article]) -> None:
    print()
    for name in story.articles:
        article = articles[name]
        print(f"  {article.published}  {_outlet(article):<14} {article.title}")


def near(pairs: list[tuple[Fingerprint, Fingerprint]], articles: dict[str, Article]) -> list[tuple[float, str, str]]:
    """Pairs of two outlets that are almost alike enough, with their likeness and headlines."""
    found = []
    for one, other in pairs:
        mine, theirs = articles[one.article], articles[other.article]
        if _outlet(mine) == _outlet(theirs) or likeness(one, other) or not set(one.main) & set(other.main):
            continue
        if _days_apart(mine, theirs) <= WINDOW and (value := retold(one, other, RETELLING - NEAR)):
            found.append((value, str(mine.title), str(theirs.title)))
    return found


def _days_apart(one: Article, other: Article) -> int:
    return abs((one.published - other.published).days) if one.published and other.published else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--from", dest="since", default="2019-09-10")
    parser.add_argument("--to", dest="until", default="2019-09-20")
    parser.add_argument("--only-international", action="store_true")
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--near", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    start = time.perf_counter()
    found = list({each.article.id: each for each in readings(wanted(options), options.readings)}.values())
    articles = {each.article.id: each.article for each in found}
    print(f"{len(articles)} articles read in {time.perf_counter() - start:.1f} s")
    _report(found, articles, options)
    return 0


def _report(found: list[Reading], articles: dict[str, Article], options: argparse.Namespace) -> None:
    start = time.perf_counter()
    prints = [fingerprint(each, load_pack(each.article.language)) for each in found]
    printed = time.perf_counter()
    pairs = list(candidates(prints))
    keyed = Counter(key for each in prints for key in each.keys)
    links = {(a.article, b.article): value for a, b in pairs if (value := likeness(a, b))}
    linked = time.perf_counter()
    told = stories(prints, links)
    grouped = time.perf_counter()
    multi = [story for story in told if len(story.articles) > 1]
    shared = several(told, articles)
    size = sum(len(msgspec.msgpack.encode(each)) for each in prints) // max(1, len(prints))
    keys = keyed.total() // max(1, len(prints))
    print(
        f"fingerprints {printed - start:.1f} s ({size} bytes and {keys} keys each, the most shared key in "
        f"{max(keyed.values(), default=0)} articles); {len(pairs)} candidate pairs, "
        f"{len(links)} links in {linked - printed:.1f} s; stories {grouped - linked:.1f} s"
    )
    print(
        f"{len(told)} stories: {len(multi)} of several articles ({sum(len(s.articles) for s in multi)} articles, "
        f"the largest {max((len(s.articles) for s in multi), default=0)}), {len(shared)} of several outlets"
    )
    chance = random.Random(options.seed)
    for story in chance.sample(shared, min(options.show, len(shared))):
        show(story, articles)
    close = near(pairs, articles) if options.near else []
    for value, one, other in chance.sample(close, min(options.near, len(close))):
        print(f"\n  {value:.2f}  {one}\n        {other}")


if __name__ == "__main__":
    sys.exit(main())
