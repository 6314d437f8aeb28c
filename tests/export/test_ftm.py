"""FollowTheMoney entities, validated by that library."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from followthemoney import model, types

from taut.export import Exported, export
from taut.store import Filters, Store
from taut.world import load_world

Made = Callable[[str], Exported]


def read(exported: Exported) -> list[dict[str, Any]]:
    with (exported.folder / "entities.ftm.json").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def check(entities: list[dict[str, Any]]) -> None:
    """Every entity is one that the library knows, with valid values; every reference leads to one of a fit schema."""
    schemata = {entity["id"]: model.get(entity["schema"]) for entity in entities}
    assert len(schemata) == len(entities)
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        assert types.registry.entity.validate(proxy.id)
        assert set(entity["properties"]) <= set(proxy.schema.properties)
        for prop, value in proxy.itervalues():
            assert prop.type.validate(value), (proxy.schema.name, prop.name, value)
            if prop.type is types.registry.entity:
                assert schemata[value].is_a(prop.range), (proxy.schema.name, prop.name)


def test_the_library_finds_nothing_wrong(made: Made) -> None:
    check(read(made("ftm")))


def test_a_narrowed_export_has_no_loose_ends(store: Store, tmp_path: Path) -> None:
    entities = read(export(store, tmp_path, "ftm", filters=Filters(types=("CONSULT", "ACCUSE"))))
    check(entities)
    assert Counter(entity["schema"] for entity in entities)["Event"] == 2


def test_everything_in_the_store_is_there(store: Store, made: Made) -> None:
    counts = Counter(entity["schema"] for entity in read(made("ftm")))
    assert counts["Event"] == sum(1 for _ in store.events())
    assert counts["Article"] == store.status().articles
    assert counts["Documentation"] == sum(1 for telling in store.reports() if telling.happening)
    named = ("Person", "PublicBody", "Organization", "Company", "LegalEntity")
    assert sum(counts[schema] for schema in named) == sum(1 for _ in store.entities())
    assert next(file.rows for file in made("ftm").files if file.name == "entities.ftm.json") == counts.total()


def test_links_go_from_actor_to_recipient(made: Made) -> None:
    entities = read(made("ftm"))
    names = {entity["id"]: entity["properties"].get("name", [None])[0] for entity in entities}
    links = [
        (names[link["properties"]["subject"][0]], link["properties"]["role"][0], names[link["properties"]["object"][0]])
        for link in entities
        if link["schema"] == "UnknownLink"
    ]
    assert ("Tiongkok", "CONSULT phone", "Rusia") in links
    assert ("Norwegia", "ACCUSE allege", "Rusia") in links
    assert ("PBB", "AID", "warga Rusia") in links
    assert sum(role == "AGREE" for _, role, _ in links) == 3


def test_names_and_ids_survive(made: Made, hostile: tuple[str, str], wide: str) -> None:
    people = {entity["schema"]: entity["properties"] for entity in read(made("ftm"))}
    assert people["Company"]["name"] == [hostile[1].strip()]
    assert people["Person"]["name"] == [wide]
    assert people["Person"]["wikidataId"] == ["Q42"]
    assert people["Person"]["position"] == ["Menteri|Luar Negeri, Norwegia"]
    assert people["LegalEntity"]["country"] == ["ru"]


def test_every_state_has_a_country_that_the_library_knows() -> None:
    unknown = [
        c.code
        for c in load_world().countries.values()
        if c.alpha2 and not types.registry.country.validate(c.alpha2.lower())
    ]
    assert not unknown


def test_text_goes_along_only_when_asked_for(store: Store, made: Made, tmp_path: Path) -> None:
    assert not any("bodyText" in entity["properties"] for entity in read(made("ftm")))
    entities = read(export(store, tmp_path, "ftm", with_text=True))
    check(entities)
    assert sum("bodyText" in entity["properties"] for entity in entities) == store.status().articles
