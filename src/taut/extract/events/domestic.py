"""Local news: an article that names nobody abroad tells politics at most."""

from __future__ import annotations

from collections.abc import Iterable

from taut.extract.events.drafts import Draft
from taut.languages import Pack
from taut.model import Entity

POLITICAL = frozenset({None, "OPP", "PTY", "REB"})  # sectors that make politics; None is the government


def is_local(entities: Iterable[Entity], pack: Pack) -> bool:
    """Whether an article names somebody at home and nobody else: no other state, no body of states."""
    codes = {entity.code for entity in entities if entity.code}
    return codes == {pack.settings["home"]}


def is_politics(draft: Draft) -> bool:
    """Whether a deed is politics: a protest, or one between sides that make it; not `polisi menangkap pencuri`."""
    if draft.type == "PROTEST":
        return True
    if not draft.actors or not (draft.recipients or len(draft.actors) > 1):
        return False
    return all(actor.sector in POLITICAL for actor in (*draft.actors, *draft.recipients))
