"""Outlet and place that a report opens with, as in "Contoh.com, BELMORA – "."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from taut.languages import Pack
from taut.model import Dateline
from taut.world import load_world

__all__ = ["Filed", "opens_report", "outlet_in", "read_dateline"]

_REPORT = 9  # words of a line that tells something behind its dateline
_HEAD = 90  # characters in which a dateline ends
# A dash that closes a dateline: doubled, or with space around it, or tight after it ("MOSKOW- ").
_DASH = re.compile(r"\s*(?:-\s?-|--|[–—]|-)\s*")
_DOMAIN = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.(?:com|co|id|net|org|news|tv)$", re.IGNORECASE)
_GLUED = re.compile(r"([A-Z][a-z]+)(?=[A-Z])")
_PARTS = re.compile(r"\s*[,()|:/]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What a dateline says; `outlet` and `dateline` are None where it does not name one."""

    outlet: str | None
    dateline: Dateline | None


def read_dateline(text: str, pack: Pack) -> Filed | None:
    """Outlet and place that a paragraph opens with; None for a paragraph without dateline.

    >>> from taut.languages import load_pack
    >>> read_dateline("Contoh.com, BELMORA – Menteri itu tiba kemarin.", load_pack("id"))
    Filed(outlet='Contoh.com', dateline=Dateline(place='BELMORA', country=None))
    """
    head = text[:_HEAD]
    for dash in _DASH.finditer(head):
        if dash.start() == 0:
            return None
        spaced = head[dash.start()].isspace() or head[dash.end() - 1].isspace() or dash.end() == len(text)
        filed = _read_prefix(head[: dash.start()], pack, spaced=spaced, dash=dash.group().strip())
        if filed is not None:
            return filed
    return _read_undashed(head, pack)


def _read_undashed(head: str, pack: Pack) -> Filed | None:
    """A dateline whose dash was lost: an outlet, a comma and a known place, perhaps glued to the first word."""
    outlet, comma, rest = head.partition(", ")
    if not comma or not _is_outlet(outlet, pack):
        return None
    words = rest.split()[:3]
    for n in range(len(words), 0, -1):
        if (place := " ".join(words[:n])).casefold() in _places(pack):
            return Filed(outlet=outlet, dateline=Dateline(place=place, country=_country(place, pack)))
    glued = _GLUED.match(rest)
    if glued is None or glued[1].casefold() not in _places(pack):
        return None
    return Filed(outlet=outlet, dateline=Dateline(place=glued[1], country=_country(glued[1], pack)))


def opens_report(text: str) -> bool:
    """Whether a line with a dateline has a report behind it, or holds the dateline alone."""
    return len(text.split()) >= _REPORT or _DASH.search(text[-2:]) is not None


def _read_prefix(prefix: str, pack: Pack, *, spaced: bool, dash: str) -> Filed | None:
    parts = [part for part in _PARTS.split(prefix.strip()) if part]
    outlets = [part for part in parts if _is_outlet(part, pack)] or _beside_place(parts, pack, spaced=spaced)
    others = [part for part in parts if part not in outlets]
    if not parts or len(others) > 2 or any(len(part.split()) > 4 for part in others):
        return None
    if not outlets and not all(_is_place(part, pack, spaced=spaced, dash=dash) for part in others):
        return None
    if not all(word[0].isupper() for part in others for word in part.split()):
        return None
    dateline = Dateline(place=others[0], country=_country(others[0], pack)) if others else None
    return Filed(outlet=outlets[0] if outlets else None, dateline=dateline)


def _beside_place(parts: Sequence[str], pack: Pack, *, spaced: bool) -> list[str]:
    """An outlet that no list knows: the name beside a known town, as in "Belmora, Kabar Contoh - "."""
    if len(parts) != 2 or not spaced:
        return []
    towns = [part for part in parts if part.casefold() in _places(pack)]
    rest = [part for part in parts if part not in towns and part.casefold() not in pack.words("weekdays")]
    named = [part for part in rest if not any(letter.isdigit() for letter in part)]
    return named if len(towns) == 1 else []


def outlet_in(text: str, pack: Pack) -> str | None:
    """The outlet that a line of the header names between commas, bars and dashes."""
    parts = (part for piece in _DASH.split(text) for part in _PARTS.split(piece))
    return next((part for part in parts if part and _is_outlet(part, pack)), None)


def _is_outlet(part: str, pack: Pack) -> bool:
    return _DOMAIN.match(part) is not None or part.casefold() in _outlets(pack)


def _is_place(part: str, pack: Pack, *, spaced: bool, dash: str) -> bool:
    """Whether the part is a place without an outlet beside it: a known one, or one in capitals; hyphens join names."""
    if dash == "-" and not spaced:
        return False
    if len(part) <= 3:
        return False
    # In small letters a state before a dash is one of two ("Arandia – Belmora"); reports are filed from towns.
    return part.isupper() or (part.casefold() in _places(pack) and part.casefold() not in _states(pack))


@cache
def _outlets(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"].casefold() for row in pack.table("outlets"))


@cache
def _states(pack: Pack) -> frozenset[str]:
    rows = pack.tables.get("countries", ())
    return frozenset(row["form"].casefold() for row in rows if row["use"] != "capital")


@cache
def _places(pack: Pack) -> Mapping[str, str]:
    """Known places with the state they lie in; what the pack says wins."""
    towns = {name.casefold(): place.country for name, place in load_world().places.items()}
    states = {row["form"].casefold(): row["code"] for row in pack.tables.get("countries", ()) if len(row["code"]) == 3}
    forms = {row["form"].casefold(): row["country"] for row in pack.tables.get("places", ())}
    return {**towns, **states, **forms}


def _country(place: str, pack: Pack) -> str | None:
    return _places(pack).get(place.casefold()) or None
