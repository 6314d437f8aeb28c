"""GEXF 1.2, as Gephi reads it: a dynamic network, one edge for each pair and direction with a spell for each period."""

from __future__ import annotations

from typing import IO

from taut.export.folder import Folder
from taut.export.job import Job
from taut.export.network import Edge, Spool, edges, element, facts, measures, node

__all__ = ["write"]

FILE = "relations.gexf"
NODE_TYPES = {"code": "string", "kind": "string", "country": "string", "cow": "integer"}
EDGE_TYPES = {
    **dict.fromkeys(
        ("happenings", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "reports"),
        "integer",
    ),
    "net": "double",
}


def write(job: Job, folder: Folder) -> None:
    """Write the file; its rows are the edges."""
    codes: dict[str, None] = {}
    spool = Spool(str(folder.aside))
    first = last = None
    with folder.text(FILE) as file:
        for edge in edges(job):
            codes |= dict.fromkeys((edge.source, edge.target))
            first = min(filter(None, (first, edge.periods[0][0])))
            last = max(filter(None, (last, edge.periods[-1][1])))
            spool.write(_edge(edge, spool.count))
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        file.write('<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n<meta><creator>taut</creator></meta>\n')
        graph = element("graph", mode="dynamic", defaultedgetype="directed", timeformat="date", start=first, end=last)
        file.write(f"<{graph}>\n")
        _declare(file, "node", "static", NODE_TYPES)
        _declare(file, "edge", "dynamic", EDGE_TYPES)
        file.write("<nodes>\n")
        file.writelines(_node(code) for code in sorted(codes))
        file.write("</nodes>\n<edges>\n")
        spool.pour(file)
        file.write("</edges>\n</graph>\n</gexf>\n")
    folder.counted(FILE, spool.count)


def _declare(file: IO[str], what: str, mode: str, types: dict[str, str]) -> None:
    file.write(f"<{element('attributes', class_=what, mode=mode)}>\n")
    file.writelines(f"<{element('attribute', id=name, title=name, type=type_)}/>\n" for name, type_ in types.items())
    file.write("</attributes>\n")


def _node(code: str) -> str:
    one = node(code)
    values = (element("attvalue", for_=key, value=value) for key, value in facts(one).items() if value is not None)
    inside = "".join(f"<{value}/>" for value in values)
    return f"<{element('node', id=code, label=one.label)}><attvalues>{inside}</attvalues></node>\n"


def _edge(edge: Edge, number: int) -> str:
    spells = "".join(f"<{element('spell', start=start, end=end)}/>" for start, end, _ in edge.periods)
    values = "".join(
        f"<{element('attvalue', for_=key, value=value, start=start, end=end)}/>"
        for start, end, flow in edge.periods
        for key, value in measures(flow).items()
    )
    weight = sum(sum(flow.happenings) for _, _, flow in edge.periods)
    opening = element("edge", id=number, source=edge.source, target=edge.target, weight=weight)
    return f"<{opening}><attvalues>{values}</attvalues><spells>{spells}</spells></edge>\n"
