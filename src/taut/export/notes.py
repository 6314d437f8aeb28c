"""What goes with the data: a README with counts and licences, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version

from taut.export.folder import File
from taut.export.job import Job
from taut.export.texts import asked, texts
from taut.model import Status, Versions

__all__ = ["citation", "readme"]


def readme(job: Job, name: str, files: Sequence[File], notes: Sequence[str], *, with_text: bool) -> str:
    """The README of an export: what it is, how much of what, what is missing, what may be done with it."""
    words, status = texts()["readme"], job.store.status()
    parts = (
        f"# {words['title']}: {name}",
        texts()["formats"][name].strip(),
        f"## {words['files']}",
        "\n".join(_files(files)),
        f"## {words['store']}",
        "\n".join(_store(job, status)),
        *((f"## {words['missing']}", "\n".join(f"- {note}" for note in notes)) if notes else ()),
        f"## {words['licence']}",
        words["about_licence"].strip() + ("\n" + words["with_text"].strip() if with_text else ""),
        f"## {words['cite']}",
        words["about_cite"].strip(),
    )
    return "\n\n".join(parts) + "\n"


def _files(files: Sequence[File]) -> Iterator[str]:
    yield from ("| file | records | bytes | SHA-256 |", "| --- | ---: | ---: | --- |")
    for file in files:
        rows = "" if file.rows is None else f"{file.rows:,}"
        yield f"| `{file.name}` | {rows} | {file.bytes:,} | `{file.sha256}` |"


def _store(job: Job, status: Status) -> Iterator[str]:
    narrowed = ", ".join(f"{name} {value}" for name, value in asked(job).items())
    yield f"- Exported {datetime.now(UTC):%Y-%m-%d} by taut {version('taut')}."
    outlets = sum(outlet is not None for outlet, _ in status.outlets)
    yield f"- Articles read: {status.articles:,}, of {outlets:,} outlets, {_range(status)}."
    yield f"- Happenings: {status.happenings:,} in {status.reports:,} reports; {status.stories:,} stories."
    yield f"- Narrowed by: {narrowed or 'nothing, this is the whole store'}."
    for versions, count in status.versions:
        yield f"- {count:,} articles read with {_versions(versions)}."


def _range(status: Status) -> str:
    dated = f"published {status.first} to {status.last}" if status.first else "none of them dated"
    return f"{dated}, {status.undated:,} undated" if status.undated and status.first else dated


def _versions(versions: Versions) -> str:
    return f"taut {versions.taut}, codebook {versions.codebook}, parser {versions.parser}"


def citation(job: Job) -> str:
    """A `CITATION.cff` for the data of an export; whoever publishes it puts their own name in."""
    status = job.store.status()
    period = f", {status.first} to {status.last}" if status.first else ""
    lines = (
        "cff-version: 1.2.0",
        "message: If you use these data, please cite them as below.",
        "type: dataset",
        f"title: 'Events, agreements and quotes read from the news{period}'",
        "authors:",
        "  - name: taut",
        f"version: '{version('taut')}'",
        f"date-released: '{datetime.now(UTC):%Y-%m-%d}'",
        "abstract: >-",
        f"  {status.happenings} happenings in {status.reports} reports of {status.articles} articles, coded by taut",
        f"  {version('taut')} with the PLOVER ontology.",
        "keywords: [event data, PLOVER, news, political science]",
    )
    return "\n".join(lines) + "\n"
