"""Who reports from where: outlet and place before the first sentence, names and initials around the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from taut.article.lines import Line, Role
from taut.languages import Pack
from taut.model import Dateline

__all__ = ["Filed", "closing_sign", "mark_bylines", "opens_report", "read_dateline"]

_REPORT = 9  # words of a line that tells something behind its dateline
_HEAD = 90  # characters in which a dateline ends
# A dash that closes a dateline: doubled, or with space around it, or tight after it ("MOSKOW- ").
_DASH = re.compile(r"\s*(?:-\s?-|--|[–—]|-)\s*")
_DOMAIN = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.(?:com|co|id|net|org|news|tv)$", re.IGNORECASE)
_GLUED = re.compile(r"([A-Z][a-z]+)(?=[A-Z])")
_PARTS = re.compile(r"\s*[,()|:/]\s*")
_SIGN = re.compile(r"[(\[]\s*(?P<sign>[^()\[\]]{1,60}?)\s*[)\]]\s*\.?$")
_NAME = re.compile(r"^(?:[A-Z][\w.'’-]*)(?:[ ,/&-]+(?:[A-Z][\w.'’-]*))*$")
_INITIALS = re.compile(r"^[A-Za-z]{2,6}\d{0,3}(?:\s*[/,|-]\s*[A-Za-z*]{1,6}\d{0,3})*$")


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
    outlets = [part for part in parts if _is_outlet(part, pack)]
    others = [part for part in parts if part not in outlets]
    if not parts or len(others) > 2 or any(len(part.split()) > 4 for part in others):
        return None
    if not outlets and not all(_is_place(part, pack, spaced=spaced, dash=dash) for part in others):
        return None
    if not all(part[:1].isupper() for part in others):
        return None
    dateline = Dateline(place=others[0], country=_country(others[0], pack)) if others else None
    return Filed(outlet=outlets[0] if outlets else None, dateline=dateline)


def _is_outlet(part: str, pack: Pack) -> bool:
    return _DOMAIN.match(part) is not None or part.casefold() in _outlets(pack)


def _is_place(part: str, pack: Pack, *, spaced: bool, dash: str) -> bool:
    """Whether the part is a place without an outlet beside it: a known one, or one in capitals; hyphens join names."""
    if dash == "-" and not spaced:
        return False
    return (part.isupper() and len(part) > 3) or part.casefold() in _places(pack)


@cache
def _outlets(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"].casefold() for row in pack.table("outlets"))


@cache
def _places(pack: Pack) -> Mapping[str, str]:
    """Known places with the state they lie in."""
    states = {row["form"].casefold(): row["code"] for row in pack.tables.get("countries", ()) if len(row["code"]) == 3}
    towns = {row["form"].casefold(): row["country"] for row in pack.tables.get("places", ())}
    return {**states, **towns}


def _country(place: str, pack: Pack) -> str | None:
    return _places(pack).get(place.casefold()) or None


# --- bylines --------------------------------------------------------------------------------------


def mark_bylines(lines: Sequence[Line], pack: Pack) -> tuple[tuple[Line, ...], str | None]:
    """The lines with those left out that only say who wrote, and the byline they give."""
    marked: list[Line] = []
    found: list[tuple[int, str]] = []
    for line in lines:
        credit = _credit(line, pack) if line.role is Role.BODY else None
        marked.append(line.drop("byline") if credit else line)
        if credit and re.search(r"\w", credit[1]):
            found.append(credit)
    named = min(found, key=lambda entry: entry[0])[1] if found else None
    return tuple(marked), named


_LINE, _SENTENCE = 14, 8  # words a line of names has at most; one that ends like a sentence
_SIGN_RANK = 50  # initials are the byline only where no name is given


def _credit(line: Line, pack: Pack) -> tuple[int, str] | None:
    """Rank and name of a line that says nothing but who wrote; initials that end a paragraph are part of it."""
    match = _labels(pack).match(line.text)
    words = len(line.text.split())
    if match and words <= (_SENTENCE if line.text.endswith(".") else _LINE):
        return _ranks(pack)[(match["label"] or match["bare"]).casefold()], match["name"].strip(" ,;|/")
    sign = _whole_sign(line.text) if line.joint is None else None
    return None if sign is None else (_SIGN_RANK, sign)


def _whole_sign(text: str) -> str | None:
    match = _SIGN.fullmatch(text)
    return match["sign"] if match and _signs(match["sign"]) else None


def closing_sign(lines: Sequence[Line]) -> str | None:
    """The byline of initials or a name in brackets behind the last sentence; they stay in the text."""
    body = [line.text for line in lines if line.role is Role.BODY]
    match = _SIGN.search(body[-1]) if body else None
    if match is None or not body[-1][: match.start()].rstrip().endswith((".", "!", "?", '"', "”")):
        return None
    return match["sign"] if _signs(match["sign"]) else None


def _signs(inner: str) -> bool:
    return inner == "*" or bool(_INITIALS.match(inner)) or bool(_NAME.match(inner))


@cache
def _ranks(pack: Pack) -> Mapping[str, int]:
    return {row["label"].rstrip(":").casefold(): int(row["rank"]) for row in pack.table("bylines")}


@cache
def _labels(pack: Pack) -> re.Pattern[str]:
    """A label and a name; a label that the table writes with a colon needs it, any other may have it."""
    rows = sorted((row["label"] for row in pack.table("bylines")), key=len, reverse=True)
    bare = "|".join(re.escape(label) for label in rows if not label.endswith(":"))
    strict = "|".join(re.escape(label.rstrip(":")) for label in rows)
    shaped = rf"\W*(?:(?P<label>{strict})\s*[:|]|(?P<bare>{bare})\b(?!.*[.!?]$))\s*(?P<name>\S.*)"
    return re.compile(shaped, re.IGNORECASE)
