"""The event lexicon of a language: which words tell an event, and which of their neighbours act and undergo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from taut.languages import Pack, PackError
from taut.tables import Row

NEEDS = frozenset({"actor", "recipient", "both", "crossing", "state"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where actors and recipients stand: alternatives (`|`) of slots that are read together (`+`).

    >>> Frame.parse("subj>obj|terhadap").recipients
    (('obj',), ('terhadap',))
    """

    actors: tuple[tuple[str, ...], ...]
    recipients: tuple[tuple[str, ...], ...]

    @classmethod
    def parse(cls, text: str) -> Frame:
        """Read the notation of the lexicon tables; raises PackError where it has no single `>`."""
        sides = text.split(">")
        if len(sides) != 2:
            raise PackError(f"frame {text!r}: expected ACTORS>RECIPIENTS")
        actors, recipients = (tuple(tuple(choice.split("+")) for choice in side.split("|") if choice) for side in sides)
        return cls(actors=actors, recipients=recipients)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One lexicon row: its words as lemmas, the event it tells and its frame."""

    rule: str  # `id/verbs:kecam`
    words: tuple[str, ...]
    noun: bool
    type: str
    mode: str | None
    frame: Frame
    needs: frozenset[str]
    alone: bool  # a noun that tells a happening without a light verb
    example: str
    expect: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """All entries of a language by their first word, the longest first, and its light verbs."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    light: Mapping[str, str]  # verb lemma -> the part its subject plays: "actor" or "recipient"
    speech: frozenset[str]  # lemmas of verbs that say something

    @property
    def triggers(self) -> frozenset[str]:
        """Every lemma that can start a trigger."""
        return frozenset(self.verbs) | frozenset(self.nouns)


def _entry(language: str, table: str, row: Row) -> Entry:
    word = row["verb"] if table == "verbs" else row["noun"]
    needs = frozenset(filter(None, row["needs"].split(",")))
    if needs - NEEDS:
        raise PackError(f"{table}: {word!r} needs {', '.join(sorted(needs - NEEDS))}, which is no known need")
    return Entry(
        rule=f"{language}/{table}:{word}",
        words=tuple(word.split()),
        noun=table == "nouns",
        type=row["type"],
        mode=row["mode"] or None,
        frame=Frame.parse(row["frame"]),
        needs=needs,
        alone=row.get("alone", "yes") == "yes",
        example=row["example"],
        expect=row["expect"],
    )


def _by_first_word(entries: list[Entry]) -> dict[str, tuple[Entry, ...]]:
    grouped: dict[str, list[Entry]] = {}
    for entry in entries:
        grouped.setdefault(entry.words[0], []).append(entry)
    return {word: tuple(sorted(group, key=lambda e: -len(e.words))) for word, group in grouped.items()}


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The compiled lexicon of a pack, built once.

    >>> from taut.languages import load_pack
    >>> lexicon(load_pack("id")).verbs["kecam"][0].type
    'ACCUSE'
    """
    tables = {name: [_entry(pack.language, name, row) for row in pack.table(name)] for name in ("verbs", "nouns")}
    return Lexicon(
        verbs=_by_first_word(tables["verbs"]),
        nouns=_by_first_word(tables["nouns"]),
        light={row["verb"]: row["subject"] for row in pack.table("light")},
        speech=pack.words("speech"),
    )
