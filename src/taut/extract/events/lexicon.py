"""The event lexicon of a language: which words tell an event, and which of their neighbours act and undergo."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from taut.languages import Pack, PackError
from taut.tables import Row

# The sides of what is "named" or "direct" are never guessed, and "direct" has them in its own slots or nowhere. Two are
# no needs of the sentence: where nobody does a deed of "authority", a state of the article may be found that did it; of
# an "own" deed, the state of the official it befalls.
NEEDS = frozenset({"actor", "authority", "both", "crossing", "direct", "named", "own", "recipient", "state"})
IDIOM_KINDS = frozenset({"phrase", "verb", "sentence"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where actors and recipients stand: alternatives (`|`) of slots that are read together (`+`).

    >>> Frame.parse("subj>obj|terhadap").recipients
    (('obj',), ('terhadap',))
    """

    actors: tuple[tuple[str, ...], ...]
    recipients: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        return ">".join("|".join("+".join(slots) for slots in side) for side in (self.actors, self.recipients))

    @classmethod
    def parse(cls, text: str) -> Frame:
        """Read the notation of the lexicon tables; raises PackError where it has no single `>`."""
        sides = text.split(">")
        if len(sides) != 2:
            raise PackError(f"frame {text!r}: expected ACTORS>RECIPIENTS")
        actors, recipients = (tuple(tuple(choice.split("+")) for choice in side.split("|") if choice) for side in sides)
        return cls(actors=actors, recipients=recipients)

    @property
    def joint(self) -> bool:
        """Whether all sides act together: `X bertemu Y`, but not `X mengundurkan diri`."""
        return not self.recipients and any(len(slots) > 1 for slots in self.actors)


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
    topic: bool  # a noun that tells none without one, even where it points back: `sanksi itu`
    example: str
    expect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Idiom:
    """Words that tell no event together, although one of them could: `serangan jantung`, `tangkap peluang`."""

    words: tuple[str, ...]  # lemmas, or forms where only one form is meant
    kind: str  # "phrase" stands in one piece, "verb" has its complement within reach, "sentence" silences all of it


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """All entries of a language by their first word, the longest first, its light verbs and its idioms."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    light: Mapping[str, str]  # verb lemma -> the part its subject plays: "actor" or "recipient"
    speech: frozenset[str]  # lemmas of verbs that say something
    idioms: Mapping[str, tuple[Idiom, ...]]  # by their first word


Worded = TypeVar("Worded", Entry, Idiom)


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
        topic=row.get("alone") == "topic",
        example=row["example"],
        expect=row["expect"],
    )


def _negated_alike(entry: Entry, negations: Collection[str]) -> Iterator[Entry]:
    """A row under each word that denies alike: `tidak merespons`, `tak merespons`."""
    first, rest = entry.words[0], entry.words[1:]
    yield entry
    if first in negations:
        yield from (replace(entry, words=(word, *rest)) for word in sorted(negations) if word != first)


def _idiom(row: Row) -> Idiom:
    if row["kind"] not in IDIOM_KINDS:
        raise PackError(f"idioms: {row['phrase']!r} is of kind {row['kind']!r}, which is none of {sorted(IDIOM_KINDS)}")
    return Idiom(words=tuple(row["phrase"].split()), kind=row["kind"])


def _by_first_word(entries: list[Worded]) -> dict[str, tuple[Worded, ...]]:
    grouped: dict[str, list[Worded]] = {}
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
    negations = {row["word"] for row in pack.table("grammar") if row["class"] == "negation"}
    return Lexicon(
        verbs=_by_first_word([said for entry in tables["verbs"] for said in _negated_alike(entry, negations)]),
        nouns=_by_first_word(tables["nouns"]),
        light={row["verb"]: row["subject"] for row in pack.table("light")},
        speech=pack.words("speech"),
        idioms=_by_first_word([_idiom(row) for row in pack.table("idioms")]),
    )
