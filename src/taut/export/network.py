"""The network of actors over time: who did how much to whom in each period, as graph programs read it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import IO

from taut.export.job import Job
from taut.export.plain import attribute
from taut.model import Flow
from taut.store import name_of
from taut.store.cells import QUADS, cow
from taut.world import load_world

__all__ = ["Edge", "Node", "Spool", "edges", "node"]

KINDS = {"IGO": "body", "IMG": "group", "NGO": "organisation"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor of the network."""

    code: str
    label: str
    kind: str  # "state", "body", "group", "organisation", "sector" (of a state), or "region"
    country: str | None
    cow: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What one actor did to another in the periods in which there was something."""

    source: str
    target: str
    periods: tuple[tuple[date, date, Flow], ...]


def node(code: str) -> Node:
    """The actor of a full code.

    >>> node("RUS:BUS").kind, node("IGO:UNO").label, node("CHN").cow
    ('sector', 'United Nations', 710)
    """
    head, _, rest = code.partition(":")
    state = head in load_world().countries
    kind = ("sector" if rest else "state") if state else KINDS.get(head, "region")
    return Node(code=code, label=name_of(code), kind=kind, country=head if state else None, cow=cow(code))


def edges(job: Job) -> Iterator[Edge]:
    """Every pair in every direction in which something happened, with its periods in order."""
    found = groupby(job.told("relations", job.relations()), key=lambda item: (item[0].first, item[0].second))
    for (first, second), items in found:
        periods = [period for _, period in items]
        for source, target, flow in ((first, second, "forward"), (second, first, "backward")):
            told = tuple((each.start, each.end, getattr(each, flow)) for each in periods)
            busy = tuple(item for item in told if any(item[2].happenings))
            if busy:
                yield Edge(source=source, target=target, periods=busy)


class Spool:
    """Edges kept aside in a file: nodes come before them, and are known only when all edges were seen."""

    def __init__(self, folder: str) -> None:
        self.file: IO[str] = tempfile.TemporaryFile("w+", encoding="utf-8", dir=folder)  # noqa: SIM115 - `pour` closes it
        self.count = 0

    def write(self, text: str) -> None:
        self.file.write(text)
        self.count += 1

    def pour(self, into: IO[str]) -> None:
        """Write all that was kept into another file."""
        self.file.seek(0)
        shutil.copyfileobj(self.file, into)
        self.file.close()


def facts(one: Node) -> dict[str, object | None]:
    """What is known of an actor, in the order it is written."""
    return {"code": one.code, "kind": one.kind, "country": one.country, "cow": one.cow}


def measures(flow: Flow) -> dict[str, object]:
    """What is counted in a period, in the order it is written."""
    quads = dict(zip(QUADS, flow.happenings, strict=True))
    return {"happenings": sum(flow.happenings), **quads, "reports": sum(flow.reports), "net": flow.net}


def element(name: str, **attributes: object | None) -> str:
    """An opening tag without its brackets; attributes of which nothing is known are left out, `for_` is `for`."""
    known = {key.rstrip("_"): value for key, value in attributes.items() if value is not None}
    return name + "".join(f" {key}={attribute(value)}" for key, value in known.items())
