"""Every row of the lexicon is run: its example must give the reading that the row expects."""

from __future__ import annotations

import re

import pytest

from taut.extract.events.lexicon import Entry, lexicon
from taut.journey import code
from taut.languages import available, load_pack
from taut.model import Actor, Article, Span
from taut.parse import parse

EXPECT = re.compile(r"(?P<actors>.+?) > (?P<recipients>.+?)(?: \[(?P<status>\w+)\])?")


def rows() -> list[tuple[str, Entry]]:
    return [
        (language, entry)
        for language in available()
        for table in (lexicon(load_pack(language)).verbs, lexicon(load_pack(language)).nouns)
        for entries in table.values()
        for entry in entries
    ]


def codes(actors: tuple[Actor, ...]) -> set[str]:
    return {f"{actor.code}:{actor.sector}" if actor.sector else actor.code for actor in actors}


def wanted(text: str) -> set[str]:
    return set(text.split()) - {"-"}


def article(text: str, language: str) -> Article:
    """The example as an article of one sentence, without the cleaning that a page needs."""
    return Article(
        id="example",
        language=language,
        text=text,
        paragraphs=(Span(start=0, end=len(text)),),
    )


@pytest.mark.parametrize(
    ("language", "entry"), [pytest.param(*row, id=f"{row[1].rule} {row[1].type} {n}") for n, row in enumerate(rows())]
)
def test_an_example_gives_the_expected_reading(language: str, entry: Entry) -> None:
    expected = EXPECT.fullmatch(entry.expect)
    assert expected, entry.expect
    pack = load_pack(language)
    reading = code(parse(article(entry.example, language), pack), pack, 0.0)
    found = [(e.type, codes(e.actors), codes(e.recipients), e.status) for e in reading.events]
    sides = wanted(expected["actors"]), wanted(expected["recipients"])
    assert (entry.type, *sides, expected["status"] or "done") in found
