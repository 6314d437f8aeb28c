"""PLOVER's JSON Lines, read back by a JSON parser."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from taut.export import Exported
from taut.store import Store

Made = Callable[[str], Exported]
FIELDS = {  # of the manual
    "id", "has_event", "date", "source", "recipient", "event", "event_loc", "event_text", "quad_code", "event_scale",
    "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
}  # fmt: skip
OWN = {"status", "reports", "articles", "outlets", "confidence", "reported_by", "judgement"}


def read(exported: Exported) -> list[dict[str, Any]]:
    with (exported.folder / "plover.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def of_type(exported: Exported, type_: str) -> dict[str, Any]:
    return next(record for record in read(exported) if record["event"] == [type_])


def test_every_happening_is_a_record_with_known_fields(store: Store, made: Made) -> None:
    records = read(made("plover"))
    assert [record["id"] for record in records] == [record.happening.id for record in store.events()]
    assert all({"id", "date", "source", "event"} <= record.keys() <= FIELDS | OWN for record in records)


def test_those_who_act_together_are_all_sources(made: Made) -> None:
    talk = of_type(made("plover"), "CONSULT")
    assert [(actor["code"], actor["cow"]) for actor in talk["source"]] == [("CHN", 710), ("RUS", 365)]
    assert (talk["recipient"], talk["mode"], talk["context"]) == ([], "phone", ["diplomatic", "military"])
    assert (talk["date"], talk["quad_code"], talk["event_scale"], talk["reports"]) == ("2024-03-05", 1, 2.1, 2)
    assert talk["event_text"] == ["Kata"]
    assert talk["text"] == 'Kata ke-0 tentang "consult" dengan\ttab dan | garis 0.'


def test_actors_have_code_and_sector(made: Made, hostile: tuple[str, str]) -> None:
    firm = of_type(made("plover"), "ACCUSE")["recipient"][1]
    assert (firm["code"], firm["sector"], firm["full_code"]) == ("NOR", "BUS", "NOR:BUS")
    assert firm["identifier_text"] == hostile[0]
    assert of_type(made("plover"), "AID")["source"][0]["code"] == "IGO"


def test_places_and_missing_days(made: Made) -> None:
    assert of_type(made("plover"), "ACCUSE")["event_loc"] == {
        "name": 'Oslo "tengah"',
        "country code": "NO",
        "cc3": "NOR",
    }
    assert sum(record["date"] is None for record in read(made("plover"))) == 1
    assert any("Records without a `date`" in note and note.endswith(" 1.") for note in made("plover").notes)
