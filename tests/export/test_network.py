"""The dynamic networks, opened by networkx."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import networkx
import pytest

from taut.export import Exported, export
from taut.model import Flow
from taut.store import Filters, Store

Made = Callable[[str], Exported]
Busy = dict[tuple[str, str, date], Flow]


@pytest.fixture(scope="module")
def busy(store: Store) -> Busy:
    """What went from whom to whom in each month in which something did."""

    def flows() -> Iterator[tuple[tuple[str, str, date], Flow]]:
        for relation, period in store.relations():
            yield (relation.first, relation.second, period.start), period.forward
            yield (relation.second, relation.first, period.start), period.backward

    return {key: flow for key, flow in flows() if any(flow.happenings)}


def test_graphml_has_an_edge_for_each_pair_direction_and_period(made: Made, busy: Busy) -> None:
    graph = networkx.read_graphml(made("graphml").folder / "relations.graphml", force_multigraph=True)
    assert graph.is_directed()
    found = {(one, other, date.fromisoformat(data["start"])): data for one, other, data in graph.edges(data=True)}
    assert found.keys() == busy.keys()
    assert (
        graph.number_of_edges()
        == len(busy)
        == next(f.rows for f in made("graphml").files if f.name == "relations.graphml")
    )
    for key, flow in busy.items():
        told = found[key]
        quads = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
        assert tuple(told[name] for name in quads) == flow.happenings
        assert (told["happenings"], told["reports"], told["net"], told["mean"]) == (
            sum(flow.happenings),
            sum(flow.reports),
            flow.net,
            flow.mean,
        )


def test_gexf_has_an_edge_for_each_pair_and_direction_with_its_months(made: Made, busy: Busy) -> None:
    graph = networkx.read_gexf(made("gexf").folder / "relations.gexf")
    assert graph.is_directed()
    assert graph.graph["mode"] == "dynamic"
    assert set(graph.edges()) == {(one, other) for one, other, _ in busy}
    assert graph.number_of_edges() == next(f.rows for f in made("gexf").files if f.name == "relations.gexf")
    for one, other, data in graph.edges(data=True):
        mine = {start: flow for (source, target, start), flow in busy.items() if (source, target) == (one, other)}
        told = {date.fromisoformat(start): value for value, start, _ in data["happenings"]}
        assert told == {start: sum(flow.happenings) for start, flow in mine.items()}
        assert [date.fromisoformat(start) for start, _ in data["spells"]] == sorted(mine)
        assert data["weight"] == sum(told.values())


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_nodes_tell_who_they_are(made: Made, name: str) -> None:
    path = made(name).folder / f"relations.{name}"
    graph = networkx.read_gexf(path) if name == "gexf" else networkx.read_graphml(path)
    told = {
        code: (data["label"], data["kind"], data.get("country"), data.get("cow"))
        for code, data in graph.nodes(data=True)
    }
    assert told["RUS"] == ("Russia", "state", "RUS", 365)
    assert told["IGO:UNO"] == ("United Nations", "body", None, None)
    assert told["NOR:BUS"] == ("Norway, business", "sector", "NOR", 385)


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_a_network_can_be_narrowed_to_days_and_states(store: Store, tmp_path: Path, name: str) -> None:
    export(store, tmp_path, name, filters=Filters(countries=("CHN",), end=date(2024, 3, 31)))
    path = tmp_path / f"relations.{name}"
    graph = networkx.read_gexf(path) if name == "gexf" else networkx.read_graphml(path)
    assert set(graph.edges()) == {("CHN", "RUS"), ("RUS", "CHN"), ("NOR:BUS", "CHN")}
