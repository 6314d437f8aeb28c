"""Outlets under one name, however they are written."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_MARKS = re.compile(r"[\W_]+")


def outlet_key(outlet: str) -> str:
    """What an outlet is counted by: its name without capitals, marks and the ending of its address.

    >>> [outlet_key(name) for name in ("Kabar-Contoh", "kabarcontoh.com", "www.KabarContoh.co.id")]
    ['kabarcontoh', 'kabarcontoh', 'kabarcontoh']
    """
    name = outlet.strip().casefold()
    if _ADDRESS.fullmatch(name):
        name = _registered(name.split("//")[-1].split("."))
    return _MARKS.sub("", name) or name


def _registered(labels: list[str]) -> str:
    """The name that was registered: of `news.contoh.co.id` it is `contoh`."""
    ending = labels.pop()
    if len(labels) > 1 and len(ending) == 2 and len(labels[-1]) <= 3:  # `.co.id`, `.or.jp`
        labels.pop()
    return labels[-1]
