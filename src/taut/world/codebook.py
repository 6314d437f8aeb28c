"""The codebook: PLOVER's types, modes, statuses and contexts with their scores and labels."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code of the vocabulary: what it is called and what it means, in each interface language."""

    name: str
    label: Mapping[str, str]
    definition: Mapping[str, str]  # empty where the label says it all


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType(Code):
    """One of the 16 PLOVER types with its quad class (1 to 4) and score (-10 conflict to 10 cooperation)."""

    quad: int
    score: float
    modes: Mapping[str, Code]
    shifts: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Codebook:
    """The whole vocabulary."""

    quads: Mapping[int, Code]
    types: Mapping[str, EventType]
    statuses: Mapping[str, Code]
    contexts: Mapping[str, Code]
    sectors: Mapping[str, Code]

    def score(self, type_: str, mode: str | None) -> float:
        """The score of an event of this type and mode.

        >>> load_codebook().score("SANCTION", "discontinue")
        -6.2
        """
        event_type = self.types[type_]
        return round(event_type.score + event_type.shifts.get(mode or "", 0.0), 1)


def _code(name: str, data: Mapping[str, Any]) -> Code:
    return Code(
        name=name, label=MappingProxyType(data["label"]), definition=MappingProxyType(data.get("definition", {}))
    )


def _codes(data: Mapping[str, Any]) -> Mapping[str, Code]:
    return MappingProxyType({name: _code(name, item) for name, item in data.items()})


def _event_type(name: str, data: Mapping[str, Any]) -> EventType:
    modes = data.get("modes", {})
    return EventType(
        name=name,
        label=MappingProxyType(data["label"]),
        definition=MappingProxyType(data["definition"]),
        quad=data["quad"],
        score=data["score"],
        modes=_codes(modes),
        shifts=MappingProxyType({mode: item.get("shift", 0.0) for mode, item in modes.items()}),
    )


@cache
def load_codebook() -> Codebook:
    """The codebook of `plover.toml`, read once."""
    data = tomllib.loads((Path(__file__).parent / "plover.toml").read_text("utf-8"))
    return Codebook(
        quads=MappingProxyType({int(name): code for name, code in _codes(data["quads"]).items()}),
        types=MappingProxyType({name: _event_type(name, item) for name, item in data["types"].items()}),
        statuses=_codes(data["statuses"]),
        contexts=_codes(data["contexts"]),
        sectors=_codes(data["sectors"]),
    )
