"""The store given away: as tables that describe themselves, and in the formats of other programs and data sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from taut.export import ftm, gdelt, gexf, graphml, plover, polecat, stata, tables
from taut.export.folder import Exported, ExportError, File, Folder
from taut.export.job import Job
from taut.export.notes import citation, readme
from taut.export.package import manifest
from taut.relations.periods import PERIODS
from taut.store import Filters, Store

__all__ = ["FORMATS", "ExportError", "Exported", "File", "export"]

FORMATS: Mapping[str, Callable[[Job, Folder], None]] = MappingProxyType(
    {
        "tables": tables.write,
        "polecat": polecat.write,
        "gdelt": gdelt.write,
        "plover": plover.write,
        "ftm": ftm.write,
        "gexf": gexf.write,
        "graphml": graphml.write,
        "stata": stata.write,
    }
)
OF_RELATIONS = ("tables", "gexf", "graphml", "stata")  # formats that hold relations
OF_TEXT = ("tables", "ftm")  # formats that can hold the text of articles


def export(
    store: Store,
    folder: Path,
    as_: str = "tables",
    *,
    filters: Filters = Filters(),
    by: str = "month",
    with_text: bool = False,
    progress: Callable[[str, int], None] | None = None,
) -> Exported:
    """Write what a store holds into a folder, in one of FORMATS; `by` is the length of the periods of relations.

    All files see the store at one moment. They come under their names when all of them are whole; until then what was
    there stays. What a format cannot hold is told in its README and in `notes`. `progress` hears how many rows of a
    table are done.
    Raises ExportError where the disk does not take them, ValueError for an unknown format or period, QueryError.

    >>> import tempfile
    >>> from taut.store import open_store
    >>> with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "news.taut", create=True) as store:
    ...     [(file.name, file.rows) for file in export(store, Path(folder) / "out", "plover").files]
    [('plover.jsonl', 0), ('README.plover.md', None), ('manifest.plover.json', None)]
    """
    if as_ not in FORMATS:
        raise ValueError(f"{as_!r} is no format; there is: {', '.join(FORMATS)}")
    if by not in PERIODS:
        raise ValueError(f"{by!r} is no period; there is: {', '.join(PERIODS)}")
    job = Job(store=store, filters=filters, by=by, with_text=with_text, progress=progress)
    with store.snapshot(), Folder(folder) as target:
        FORMATS[as_](job, target)
        if with_text and as_ not in OF_TEXT:
            target.notes.append("This format has no place for the text of articles; there is none in it.")
        if as_ in OF_RELATIONS and job.widened:
            target.notes.append(
                f"Relations are counted over the whole store; they are not narrowed by {', '.join(job.widened)}."
            )
        _describe(job, as_, target)
    return target.exported(as_)


def _describe(job: Job, name: str, folder: Folder) -> None:
    """Write what goes with the data; only the tables have a folder for themselves, other formats may share one."""
    data = folder.files
    if name == "tables":
        folder.write("CITATION.cff", citation(job))
        folder.write("README.md", readme(job, name, data, folder.notes, with_text=job.with_text))
    else:
        with_text = job.with_text and name in OF_TEXT
        folder.write(f"README.{name}.md", readme(job, name, data, folder.notes, with_text=with_text))
        folder.write_json(f"manifest.{name}.json", manifest(job, name, data, folder.notes))
