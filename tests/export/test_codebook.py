"""The codebook names everything that the tables can hold, in both languages."""

from __future__ import annotations

import pytest

from taut.export.codebook import languages, markdown
from taut.export.tables import TABLES, shown
from taut.world.codebook import load_codebook

each_language = pytest.mark.parametrize("language", languages())


def book(language: str) -> str:
    return markdown([shown(name, with_text=True) for name in TABLES], language)


def test_it_is_written_in_english_and_indonesian() -> None:
    assert set(languages()) == {"en", "id"}


@each_language
def test_every_table_and_column_is_there_with_its_meaning(language: str) -> None:
    parts = book(language).split("### `")
    for name in TABLES:
        table = shown(name, with_text=True)
        part = next(part for part in parts if part.startswith(f"{name}`"))
        assert table.description[language] in part
        for column in table.columns:
            [row] = [line for line in part.splitlines() if line.startswith(f"| `{column.name}` |")]
            assert row.endswith(f"| {column.description[language]} |")


@each_language
def test_every_code_is_there_with_its_meaning(language: str) -> None:
    text, codes = book(language), load_codebook()
    for kind in codes.types.values():
        part = text.partition(f"### `{kind.name}`: {kind.label[language]}\n\n{kind.definition[language]}\n")[2]
        assert f"{kind.quad} ({codes.quads[kind.quad].label[language]})" in part.splitlines()[1]
        assert f"{kind.score:+.1f}." in part.splitlines()[1]
        for mode in kind.modes.values():
            score = f"{codes.score(kind.name, mode.name):+.1f}"
            row = f"| `{mode.name}` | {mode.label[language]} | {mode.definition[language]} | {score} |"
            assert row in part.partition("### ")[0].splitlines()
    for code in (*codes.statuses.values(), *codes.contexts.values(), *codes.sectors.values()):
        assert f"| `{code.name}` | {code.label[language]} | {code.definition[language]} |" in text.splitlines()
    for number, quad in codes.quads.items():
        assert f"| {number} | {quad.label[language]} |" in text.splitlines()


@each_language
def test_no_meaning_is_empty(language: str) -> None:
    rows = [line.strip("|").split(" | ") for line in book(language).splitlines() if line.startswith("| ")]
    assert all(cell.strip() for row in rows for cell in row)


def test_the_two_say_the_same_in_other_words() -> None:
    english, indonesian = (book(language).splitlines() for language in ("en", "id"))
    assert len(english) == len(indonesian)
    pairs = zip(english, indonesian, strict=True)
    same = [line for line, other in pairs if line == other and len(line) > 20 and not line.startswith("| ---")]
    assert not same
