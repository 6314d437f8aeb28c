"""POLECAT's weekly files: one line for each happening in their 40 columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from taut.export.folder import Folder, csv_writer
from taut.export.job import ArticleFacts, Job, coder
from taut.export.parties import Party, actors, joined, recipients, said_left_out
from taut.export.plain import plain
from taut.model import HappeningRecord
from taut.world.codebook import load_codebook

__all__ = ["COLUMNS", "write"]

FILE = "polecat.txt"
MISSING = "None"  # as POLECAT writes what is not known
SIDES: Sequence[tuple[str, Callable[[Party], object | None] | None]] = (
    ("{} Name", lambda party: party.english),
    ("{} Country", lambda party: party.country),
    ("{} COW", lambda party: party.cow),
    ("Primary {} Sector", None),
    ("{} Sectors", lambda party: party.sector),
    ("{} Title", None),
    ("{} Name Raw", lambda party: party.words or party.name),
    ("Wikipedia {} ID", None),
)
COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *(name.format("Actor") for name, _ in SIDES),
    *(name.format("Recipient") for name, _ in SIDES),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename"),
    *("Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations"),
    *("Language", "Version"),
)


def write(job: Job, folder: Folder) -> None:
    """Write the file, and note what it cannot hold."""
    articles, left_out, several = job.articles(), Counter[str](), 0
    with folder.text(FILE) as file:
        writer = csv_writer(file, "\t")
        writer.writerow(COLUMNS)
        count = 0
        for count, record in enumerate(job.happened(left_out), 1):  # noqa: B007
            row = _row(record, articles)
            writer.writerow([_cell(row.get(column)) for column in COLUMNS])
            several += max(len(record.telling.event.actors), len(record.telling.event.recipients)) > 1
    folder.counted(FILE, count)
    folder.notes.extend(said_left_out(left_out))
    if several:
        folder.notes.append(f"{several:,} happenings have several actors or recipients, joined by `; ` in their cells.")


def _cell(value: object | None) -> str:
    return MISSING if value is None or value == "" else plain(str(value))


def _row(record: HappeningRecord, articles: Mapping[str, ArticleFacts]) -> dict[str, object | None]:
    happening, telling = record.happening, record.telling
    event, source = telling.event, telling.source
    facts = articles.get(source.article)
    return {
        "Event ID": happening.id,
        "Event Date": happening.day,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": event.score,
        "Quad Code": load_codebook().quads[event.quad].label["en"].upper(),
        "Contexts": joined(event.contexts),
        **_side("Actor", actors(telling)),
        **_side("Recipient", recipients(telling)),
        "Country": happening.where and happening.where.country,
        "Raw Placename": happening.where and happening.where.place,
        "Source": source.outlet,
        "Publication Date": source.published,
        "Language": facts and facts.language,
        "Version": coder(),
    }


def _side(side: str, parties: Sequence[Party]) -> dict[str, object | None]:
    cells: dict[str, object | None] = {
        name.format(side): joined([read(party) for party in parties]) for name, read in SIDES if read
    }
    # A bare code is a state or body as such, which has no sector of its own.
    return {**cells, f"Primary {side} Sector": next((party.sector for party in parties if party.sector), None)}
