"""From PLOVER to CAMEO, the older vocabulary that GDELT uses: `cameo_events.tsv` and `cameo_actors.tsv`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from taut.tables import read_table
from taut.world import load_world

__all__ = ["ActorCodes", "Cameo", "actor_codes", "event_code"]

ROOT = Path(__file__).parent
LONGEST = 3  # letters of every part of a CAMEO code


@dataclass(frozen=True, slots=True, kw_only=True)
class Cameo:
    """A CAMEO code with GDELT's quad class and the score of CAMEO's scale."""

    code: str
    quad: int
    goldstein: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCodes:
    """An actor in CAMEO's codes; None where it has none of a sort."""

    whole: str | None
    country: str | None
    group: str | None
    types: tuple[str, ...]


def event_code(type_: str, mode: str | None, contexts: Sequence[str]) -> Cameo:
    """The code for an event of this type, mode and contexts.

    >>> event_code("AID", None, ["military"]).code, event_code("CONSULT", "visit", []).code
    ('072', '042')
    """
    rows = _events()[type_, mode or ""]
    return next((cameo for context, cameo in rows.items() if context in contexts), rows[""])


def actor_codes(code: str, sector: str | None) -> ActorCodes:
    """The codes of an actor.

    >>> actor_codes("ROU", "JRN").whole, actor_codes("IGO:UNO", None).whole, actor_codes("IGO:BRICS", None).whole
    ('ROMMED', 'IGOUNO', 'IGO')
    """
    names = _actors()
    head, _, body = code.partition(":")
    state = head in load_world().countries or ("country", head) in names
    country = names.get(("country", head), head) if state else None
    group = names.get(("group", code)) or None
    kind = head if body and len(head) == LONGEST else None
    types = tuple(part for part in (kind, names[("sector", sector)] if sector else None) if part)
    whole = "".join(filter(None, (country, kind, group, *(part for part in types if part != kind))))
    return ActorCodes(whole=whole or None, country=country, group=group, types=types)


@cache
def _events() -> Mapping[tuple[str, str], Mapping[str, Cameo]]:
    """By type and mode, the codes for each context; the empty one is for all others."""
    found: dict[tuple[str, str], dict[str, Cameo]] = {}
    for row in read_table(ROOT / "cameo_events.tsv"):
        cameo = Cameo(code=row["cameo"], quad=int(row["quad"]), goldstein=float(row["goldstein"]))
        found.setdefault((row["type"], row["mode"]), {})[row["context"]] = cameo
    return MappingProxyType({key: MappingProxyType(rows) for key, rows in found.items()})


@cache
def _actors() -> Mapping[tuple[str, str], str]:
    return MappingProxyType({(row["kind"], row["code"]): row["cameo"] for row in read_table(ROOT / "cameo_actors.tsv")})
