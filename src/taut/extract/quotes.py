"""Quotes."""

from __future__ import annotations

from taut.languages import Pack
from taut.model import Doc, Names, Quote, Skip


def quotes(doc: Doc, names: Names, pack: Pack) -> tuple[tuple[Quote, ...], tuple[Skip, ...]]:
    """What is said and by whom."""
    return (), ()
