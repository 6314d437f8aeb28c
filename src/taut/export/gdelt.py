"""GDELT 2.0: the events table in its 61 columns and the mentions table in its 16, without headers as GDELT has them."""

from __future__ import annotations

import hashlib
from calendar import isleap
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import IO

from taut.export.cameo import Cameo, actor_codes, event_code
from taut.export.folder import Folder
from taut.export.job import ArticleFacts, Job
from taut.export.parties import Party, pairs, said_left_out
from taut.export.plain import flat
from taut.model import HappeningRecord, Span, Telling

__all__ = ["EVENTS", "MENTIONS", "event_id", "write"]

EVENTS_FILE, MENTIONS_FILE = "gdelt.export.CSV", "gdelt.mentions.CSV"


def _numbered(names: str, *prefixes: str) -> tuple[str, ...]:
    return tuple(prefix + name for prefix in prefixes for name in names.split())


ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
PLACE = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"
EVENTS = (
    *("GlobalEventID", "Day", "MonthYear", "Year", "FractionDate"),
    *_numbered(ACTOR, "Actor1", "Actor2"),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *_numbered(PLACE, "Actor1Geo_", "Actor2Geo_", "ActionGeo_"),
    *("DATEADDED", "SOURCEURL"),
)
MENTIONS = (
    *("GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier"),
    *("SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence"),
    *("MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras"),
)
WEB, CITATION = 1, 2  # kinds of mention: by address, or by a citation only

Written = dict[str, tuple[int, str]]  # of a happening: its records, and when it was added
Row = Mapping[str, object | None]


def event_id(happening: str, number: int = 0) -> int:
    """A number of 63 bits for the record of a happening, always the same; `number` counts its pairs of actors.

    >>> event_id("b9d0c12dc84d02b0") == event_id("b9d0c12dc84d02b0", 0) < 2**63
    True
    """
    digest = hashlib.sha256(f"{happening}\n{number}".encode() if number else happening.encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def write(job: Job, folder: Folder) -> None:
    """Write both tables, and note what they cannot hold."""
    articles, left_out = job.articles(), Counter[str]()
    written: Written = {}
    lines = _Lines()
    with folder.text(EVENTS_FILE) as file:
        for record in job.happened(left_out):
            written[record.happening.id] = lines.events(file, record, articles)
    folder.counted(EVENTS_FILE, sum(count for count, _ in written.values()))
    with folder.text(MENTIONS_FILE) as file:
        count = lines.mentions(file, job, written, articles)
    folder.counted(MENTIONS_FILE, count)
    folder.notes.extend(said_left_out(left_out))
    folder.notes.extend(_notes(written, lines))


def _notes(written: Written, lines: _Lines) -> Iterator[str]:
    records = sum(count for count, _ in written.values())
    several = sum(count > 1 for count, _ in written.values())
    if several:
        yield (
            f"GDELT has one actor on each side: {several:,} happenings with several became one record for each pair, "
            f"so that {len(written):,} happenings are {records:,} records."
        )
    if lines.undated:
        yield f"Records without a day, because no report dates their happening to within a month: {lines.undated:,}."
    if lines.flattened:
        yield f"In {lines.flattened:,} cells a tab, line break, control character or double quote was replaced."


class _Lines:
    """The lines of both tables, with counts of what was changed in them."""

    def __init__(self) -> None:
        self.undated = 0
        self.flattened = 0

    def events(self, file: IO[str], record: HappeningRecord, articles: Mapping[str, ArticleFacts]) -> tuple[int, str]:
        """Write the records of a happening; gives their number, and when it was added."""
        facts = articles.get(record.telling.source.article)
        added = facts.added if facts else ""
        number = 0
        for number, pair in enumerate(pairs(record.telling), 1):
            row = _event(record, *pair)
            row |= {"GlobalEventID": event_id(record.happening.id, number - 1), "DATEADDED": added}
            self._line(file, [row.get(column) for column in EVENTS])
            self.undated += record.happening.day is None
        return number, added

    def mentions(self, file: IO[str], job: Job, written: Written, articles: Mapping[str, ArticleFacts]) -> int:
        """Write a line for each report of each record; gives their number."""
        count = 0
        for telling in job.reports():
            records, added = written.get(telling.happening or "", (0, ""))
            for number in range(records):
                row = _mention(telling, articles)
                row |= {"GlobalEventID": event_id(telling.happening or "", number), "EventTimeDate": added}
                self._line(file, [row.get(column) for column in MENTIONS])
                count += 1
        return count

    def _line(self, file: IO[str], cells: list[object | None]) -> None:
        texts = ["" if cell is None else str(cell) for cell in cells]
        kept = [flat(text) for text in texts]
        self.flattened += sum(one != other for one, other in zip(texts, kept, strict=True))
        file.write("\t".join(kept) + "\n")


def _event(record: HappeningRecord, one: Party | None, other: Party | None) -> dict[str, object | None]:
    happening, event = record.happening, record.telling.event
    cameo = event_code(event.type, event.mode, event.contexts)
    return {
        **_day(happening.day),
        **_actor("Actor1", one),
        **_actor("Actor2", other),
        **_code(cameo),
        "NumMentions": len(happening.reports),
        "NumSources": happening.outlets,
        "NumArticles": happening.articles,
        "ActionGeo_FullName": happening.where and happening.where.place,
        "SOURCEURL": record.telling.source.url,
    }


def _day(day: date | None) -> dict[str, object | None]:
    if day is None:
        return {}
    # The share of the year that is over, as in GDELT's files.
    share = (day.timetuple().tm_yday - 1) / (366 if isleap(day.year) else 365)
    return {
        "Day": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": f"{day:%Y}",
        "FractionDate": f"{day.year + share:.4f}",
    }


def _code(cameo: Cameo) -> dict[str, object | None]:
    return {
        "EventCode": cameo.code,
        "EventBaseCode": cameo.code[:3],
        "EventRootCode": cameo.code[:2],
        "QuadClass": cameo.quad,
        "GoldsteinScale": cameo.goldstein,
    }


def _actor(side: str, party: Party | None) -> dict[str, object | None]:
    if party is None:
        return {}
    codes = actor_codes(party.code, party.sector)
    return {
        f"{side}Code": codes.whole,
        f"{side}Name": party.english.upper(),
        f"{side}CountryCode": codes.country,
        f"{side}KnownGroupCode": codes.group,
        **{f"{side}Type{number}Code": code for number, code in enumerate(codes.types, 1)},
    }


def _mention(telling: Telling, articles: Mapping[str, ArticleFacts]) -> dict[str, object | None]:
    source, event, facts = telling.source, telling.event, articles.get(telling.source.article)
    cited = ", ".join(str(part) for part in (source.outlet, source.title, source.published) if part)
    return {
        "MentionTimeDate": facts and facts.added,
        "MentionType": WEB if source.url else CITATION,
        "MentionSourceName": source.outlet,
        "MentionIdentifier": source.url or cited or source.article,
        "Actor1CharOffset": _start(*event.evidence.actors),
        "Actor2CharOffset": _start(*event.evidence.recipients),
        "ActionCharOffset": event.evidence.trigger and event.evidence.trigger.start,
        "InRawText": 1,
        "Confidence": round(event.confidence * 100),
        "MentionDocLen": facts and facts.letters,
    }


def _start(*spans: Span) -> int | None:
    """Where a side is told, if in one place; of several it is not known which one a record is about."""
    return spans[0].start if len(spans) == 1 else None
