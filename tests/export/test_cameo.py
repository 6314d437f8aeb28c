"""The way from PLOVER to CAMEO is there for every code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from taut.export import cameo
from taut.tables import read_table
from taut.world import load_world
from taut.world.codebook import load_codebook

ROOT = Path(cameo.__file__).parent
EVENTS = read_table(ROOT / "cameo_events.tsv")
ACTORS = read_table(ROOT / "cameo_actors.tsv")
ROOTS = {1: range(1, 6), 2: range(6, 9), 3: range(9, 14), 4: range(14, 21)}  # GDELT's quad classes by first two digits


def test_every_type_and_mode_has_a_code() -> None:
    for kind in load_codebook().types.values():
        for mode in (None, *kind.modes):
            assert cameo.event_code(kind.name, mode, ()).code


def test_rows_are_sorted_known_and_give_a_reason() -> None:
    keys = [(row["type"], row["mode"], row["context"]) for row in EVENTS]
    assert keys == sorted(set(keys))
    codes = load_codebook()
    for row in EVENTS:
        assert row["mode"] in ("", *codes.types[row["type"]].modes)
        assert row["context"] in ("", *codes.contexts)
        assert re.fullmatch(r"(0[1-9]|1\d|20)\d{1,2}", row["cameo"])
        assert row["reason"].endswith(".")


def test_quads_are_those_of_gdelt_and_scores_are_on_their_side() -> None:
    for row in EVENTS:
        quad, code = int(row["quad"]), row["cameo"]
        assert int(code[:2]) in ROOTS[quad] or (row["type"], row["mode"]) == ("SANCTION", "convict"), row
        assert (float(row["goldstein"]) > 0) == (quad < 3), row


def test_one_code_has_one_score() -> None:
    scores: dict[str, set[str]] = {}
    for row in EVENTS:
        scores.setdefault(row["cameo"], set()).add(row["goldstein"])
    assert all(len(found) == 1 for found in scores.values())


def test_every_sector_and_only_known_actors_are_there() -> None:
    by_kind = {kind: {row["code"] for row in ACTORS if row["kind"] == kind} for kind in ("country", "sector", "group")}
    assert by_kind["sector"] == set(load_codebook().sectors)
    bodies = {body.code for periods in load_world().bodies.values() for body in periods}
    assert by_kind["group"] <= bodies
    assert by_kind["country"] <= {*load_world().countries, *bodies, "ARAB", "WEST"}


@pytest.mark.parametrize(
    ("code", "sector", "whole", "country", "group", "types"),
    [
        ("RUS", None, "RUS", "RUS", None, ()),
        ("USA", "MED", "USAHLH", "USA", None, ("HLH",)),
        ("IGO:EUR", None, "IGOEEC", None, "EEC", ("IGO",)),
        ("NGO:WALHI", None, "NGO", None, None, ("NGO",)),
        ("IGO:UNO", "MIL", "IGOUNOMIL", None, "UNO", ("IGO", "MIL")),
        ("ARAB", None, "MEA", "MEA", None, ()),
        ("IDN", "REL", "IDN", "IDN", None, ()),
    ],
)
def test_actor_codes(
    code: str, sector: str | None, whole: str, country: str | None, group: str | None, types: tuple[str, ...]
) -> None:
    assert cameo.actor_codes(code, sector) == cameo.ActorCodes(whole=whole, country=country, group=group, types=types)
