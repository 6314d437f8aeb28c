"""Function words of a language by the part they play in a clause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from taut.languages import Pack
from taut.world.codebook import load_codebook

MATERIAL_CONFLICT = 4  # quad class


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word or phrase that says how certain a deed is, and how far before the predicate it may stand."""

    words: tuple[str, ...]
    status: str
    reach: int | None  # in tokens; None reaches to the start of the clause


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grammar:
    """Function words by class, and the cues of status."""

    classes: Mapping[str, frozenset[str]]
    cues: tuple[Cue, ...]
    cue_words: frozenset[str]

    def has(self, word: str, *classes: str) -> bool:
        """Whether a word belongs to one of the classes."""
        return any(word in self.classes.get(name, frozenset()) for name in classes)


@cache
def grammar(pack: Pack) -> Grammar:
    """The grammar of a pack, built once."""
    classes: dict[str, set[str]] = {}
    for row in pack.table("grammar"):
        classes.setdefault(row["class"], set()).add(row["word"])
    # What tells a mode says how a deed is done: `serangan udara`.
    classes["means"] = {word for row in pack.table("modes") for word in row["cue"].split()}
    # Nouns of deeds that strike somebody: `serangan`, `blokade`, but not `klaim`.
    types = load_codebook().types
    struck = (row for row in pack.table("nouns") if types[row["type"]].quad == MATERIAL_CONFLICT)
    classes["deed"] = {row["noun"].split()[0] for row in struck}
    classes["speech"] = set(pack.words("speech"))
    cues = [
        Cue(
            words=tuple(row["cue"].split()),
            status=row["status"],
            reach=None if row["reach"] == "clause" else int(row["reach"]),
        )
        for row in pack.table("status")
    ]
    return Grammar(
        classes={name: frozenset(words) for name, words in classes.items()},
        cues=tuple(sorted(cues, key=lambda cue: -len(cue.words))),
        cue_words=frozenset(word for cue in cues for word in cue.words),
    )
