"""Named entity lists in IOB columns, with one set of labels."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

# What the two sets call people, organisations and places.
LABELS = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "ORGANISATION": "ORG", "LOC": "LOC", "PLACE": "LOC"}

Tagged = tuple[tuple[str, str], ...]


def read_iob(path: Path) -> Iterator[Tagged]:
    """The sentences of a gzipped IOB file as (word, tag) pairs; raises KeyError for an unknown label."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from parse_iob(file)


def parse_iob(lines: Iterable[str]) -> Iterator[Tagged]:
    """The sentences in IOB lines: first column the word, last column the tag, a blank line between sentences."""
    block: list[tuple[str, str]] = []
    for line in lines:
        cells = line.split()
        if len(cells) > 1:
            block.append((cells[0], cells[-1]))
        elif not cells and block:
            yield _repaired(block)
            block = []
    if block:
        yield _repaired(block)


def _repaired(block: list[tuple[str, str]]) -> Tagged:
    """House labels, with an inside tag that follows no entity of its kind opening one."""
    tags: list[str] = []
    for _, raw in block:
        position, _, kind = raw.partition("-")
        label = LABELS[kind] if kind else ""
        continues = bool(tags) and tags[-1][2:] == label
        tags.append(f"{position if position == 'B' or continues else 'B'}-{label}" if label else "O")
    return tuple((word, tag) for (word, _), tag in zip(block, tags, strict=True))
