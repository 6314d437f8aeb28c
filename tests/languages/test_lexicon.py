"""The event lexicon: every row well formed, in order, and true to the vocabulary of PLOVER."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import taut
from taut.languages import Row, available, read_table

SOURCE = Path(taut.__file__).parent
PLOVER = tomllib.loads((SOURCE / "world" / "plover.toml").read_text("utf-8"))
LEXICA = ("verbs", "nouns")
NEEDS = {"actor", "authority", "both", "crossing", "direct", "named", "own", "recipient", "state"}
SIDE = re.compile(r"(\w+([|+]\w+)*)?")
CODE = re.compile(r"(([A-Z]{3}|IGO:[A-Z0-9]+|NGO:[A-Z0-9]+|IMG:[A-Z0-9]+)(:[A-Z]{3})?|WEST|ARAB)")
EXPECT = re.compile(r"(?P<actors>\S.*?) > (?P<recipients>\S[^\[]*?)( \[(?P<status>\w+)\])?")


def tables(name: str) -> Iterator[tuple[str, tuple[Row, ...]]]:
    for language in available():
        path = SOURCE / "languages" / language / f"{name}.tsv"
        if path.exists():
            yield f"{language}/{name}", read_table(path)


def rows(*names: str) -> list[tuple[str, Row]]:
    return [(where, row) for name in names for where, table in tables(name) for row in table]


def key(row: Row) -> str:
    return next(iter(row.values()))


def repeated(identities: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [identity for identity, times in Counter(identities).items() if times > 1]


def label(where: str, row: Row) -> str:
    return f"{where}:{key(row)}:{row['type']}"


def modes(event_type: str) -> set[str]:
    return set(PLOVER["types"][event_type].get("modes", {}))


def test_plover_has_all_types_and_contexts_with_labels_in_both_languages() -> None:
    assert len(PLOVER["types"]) == 16
    assert len(PLOVER["contexts"]) == 37
    entries = [entry for name in ("types", "contexts", "statuses", "sectors") for entry in PLOVER[name].values()]
    entries += [mode for kind in PLOVER["types"].values() for mode in kind.get("modes", {}).values()]
    for entry in entries:
        assert set(entry["label"]) == {"en", "id"}
        assert set(entry["definition"]) == {"en", "id"}
        assert all(text.endswith(".") for text in entry["definition"].values())


def test_scores_stay_on_the_scale_and_on_the_side_of_their_quad() -> None:
    low, high = PLOVER["scale"]["lowest"], PLOVER["scale"]["highest"]
    for kind in PLOVER["types"].values():
        for shift in [0.0, *(mode["shift"] for mode in kind.get("modes", {}).values())]:
            score = kind["score"] + shift
            assert low <= score <= high
            assert (score > 0) == (kind["quad"] in (1, 2))


@pytest.mark.parametrize("name", LEXICA)
def test_rows_use_known_types_modes_and_needs(name: str) -> None:
    for where, row in rows(name):
        assert row["type"] in PLOVER["types"], label(where, row)
        assert not row["mode"] or row["mode"] in modes(row["type"]), label(where, row)
        assert not row["needs"] or set(row["needs"].split(",")) <= NEEDS, label(where, row)
        assert row.get("alone", "yes") in {"yes", "light", "topic"}, label(where, row)


@pytest.mark.parametrize("name", LEXICA)
def test_frames_have_two_sides_and_name_at_least_one_slot(name: str) -> None:
    for where, row in rows(name):
        actors, arrow, recipients = row["frame"].partition(">")
        assert arrow, label(where, row)
        assert actors or recipients, label(where, row)
        assert all(SIDE.fullmatch(side) for side in (actors, recipients)), label(where, row)


@pytest.mark.parametrize("name", LEXICA)
def test_expectations_are_codes(name: str) -> None:
    for where, row in rows(name):
        match = EXPECT.fullmatch(row["expect"])
        assert match, label(where, row)
        assert match["status"] is None or match["status"] in PLOVER["statuses"], label(where, row)
        codes = [code for side in (match["actors"], match["recipients"]) if side != "-" for code in side.split()]
        assert codes, label(where, row)
        for code in codes:
            assert CODE.fullmatch(code), label(where, row)
            assert code.count(":") == 0 or code[:3] in {"IGO", "NGO", "IMG"} or code[-3:] in PLOVER["sectors"]


@pytest.mark.parametrize("name", LEXICA)
def test_examples_are_sentences_that_hold_their_word(name: str) -> None:
    for where, row in rows(name):
        example = row["example"]
        assert re.fullmatch(r"\"?[A-Z].*\.", example), label(where, row)
        for word in key(row).split():
            # Voice prefixes swallow the first sound of a stem: `kecam` stands in `mengecam` as `ecam`.
            stem = (word[1:] if word[0] in "kpst" else word).lower()
            assert stem in example.lower(), label(where, row)


def test_mode_cues_belong_to_their_type() -> None:
    for where, row in rows("modes"):
        assert row["type"] in PLOVER["types"], (where, dict(row))
        assert row["mode"] in modes(row["type"]), (where, dict(row))


def test_context_cues_name_known_contexts() -> None:
    for where, row in rows("contexts"):
        assert row["context"] in PLOVER["contexts"], (where, dict(row))


def test_light_verbs_carry_an_actor_or_a_recipient() -> None:
    for where, row in rows("light"):
        assert row["subject"] in {"actor", "recipient"}, (where, dict(row))


@pytest.mark.parametrize("name", LEXICA)
def test_rows_are_sorted_by_their_word_and_never_repeated(name: str) -> None:
    # Rows of one word keep their order: the first that fits counts.
    for where, table in tables(name):
        words = [key(row) for row in table]
        assert words == sorted(words), where
        assert not repeated((key(row), row["type"], row["frame"]) for row in table), where


@pytest.mark.parametrize("name", ["modes", "contexts", "light"])
def test_cues_are_sorted_and_never_repeated(name: str) -> None:
    for where, table in tables(name):
        cells = [tuple(row.values()) for row in table]
        assert cells == sorted(cells), where
        assert not repeated(cells), where
