"""GraphML: a directed network with one edge for each pair, direction and period."""

from __future__ import annotations

from taut.export.folder import Folder
from taut.export.job import Job
from taut.export.network import Edge, Spool, edges, element, facts, measures, node
from taut.export.plain import attribute

__all__ = ["write"]

FILE = "relations.graphml"
NODE_TYPES = {"label": "string", "code": "string", "kind": "string", "country": "string", "cow": "int"}
EDGE_TYPES = {
    "start": "string",
    "end": "string",
    **dict.fromkeys(
        ("happenings", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "reports"),
        "int",
    ),
    "net": "double",
    "mean": "double",
    "weight": "int",
}


def write(job: Job, folder: Folder) -> None:
    """Write the file; its rows are the edges."""
    codes: dict[str, None] = {}
    spool = Spool(str(folder.aside))
    with folder.text(FILE) as file:
        for edge in edges(job):
            codes |= dict.fromkeys((edge.source, edge.target))
            for text in _edges(edge):
                spool.write(text)
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
        for what, types in (("node", NODE_TYPES), ("edge", EDGE_TYPES)):
            keys = (_key(what, name, type_) for name, type_ in types.items())
            file.writelines(f"<{key}/>\n" for key in keys)
        file.write(f"<{element('graph', edgedefault='directed')}>\n")
        file.writelines(_node(code) for code in sorted(codes))
        spool.pour(file)
        file.write("</graph>\n</graphml>\n")
    folder.counted(FILE, spool.count)


def _key(what: str, name: str, type_: str) -> str:
    return element("key", **{"id": f"{what}_{name}", "for": what, "attr.name": name, "attr.type": type_})


def _data(what: str, name: str, value: object) -> str:
    return f"<{element('data', key=f'{what}_{name}')}>{_content(value)}</data>"


def _content(value: object) -> str:
    return attribute(value)[1:-1]  # what may stand in an attribute may stand between tags


def _node(code: str) -> str:
    one = node(code)
    known = {"label": one.label, **facts(one)}.items()
    inside = "".join(_data("node", name, value) for name, value in known if value is not None)
    return f"<{element('node', id=code)}>{inside}</node>\n"


def _edges(edge: Edge) -> list[str]:
    texts = []
    for start, end, flow in edge.periods:
        counted = measures(flow)
        values = {"start": start, "end": end, **counted, "mean": flow.mean, "weight": counted["happenings"]}
        inside = "".join(_data("edge", name, value) for name, value in values.items() if value is not None)
        opening = element("edge", id=f"{edge.source}>{edge.target}@{start}", source=edge.source, target=edge.target)
        texts.append(f"<{opening}>{inside}</edge>\n")
    return texts
