"""Agreements."""

from __future__ import annotations

from taut.languages import Pack
from taut.model import Agreement, Doc, Names
from taut.world import World


def agreements(doc: Doc, names: Names, pack: Pack, world: World) -> tuple[Agreement, ...]:
    """The definite agreements of an article."""
    return ()
