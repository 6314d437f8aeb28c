"""JSON Lines: one page a line, read as a stream so that a file of any size fits in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import BinaryIO

import msgspec

from taut.model import Page, Skip
from taut.sources.decode import NotText, decode
from taut.sources.facts import Facts

__all__ = ["LARGEST_PAGE", "LONGEST_LINE", "numbered_lines", "record_pages"]

LARGEST_PAGE = 1_000_000  # characters; the longest news articles have some hundred thousand
LONGEST_LINE = 4 * LARGEST_PAGE  # bytes of a record; its escapes may be several times longer than its text


class _Record(msgspec.Struct):
    """The fields of a line that mean something here; all others are left alone."""

    text: str
    id: str | int | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    date: str | None = None


# Half a surrogate pair; what is no such half is taken along as it is: a whole pair, an escaped backslash.
_HALF = re.compile(r"(\\\\|\\ud[89ab]..\\ud[c-f]..)|\\ud[89a-f]..", re.IGNORECASE)
_decoder = msgspec.json.Decoder(_Record)


def record_pages(lines: BinaryIO, origin: str, facts: Facts) -> Iterator[Page | Skip]:
    """The pages of a JSON Lines stream; a line that gives none is a Skip that names `origin:line`.

    A date that cannot be read costs the page only its date: a Skip with `what="date"` comes before the page.
    """
    for number, line in numbered_lines(lines):
        where = f"{origin}:{number}"
        if line is None:
            yield Skip(what="page", why=f"{where}: the line is longer than {LONGEST_LINE // 1_000_000} MB")
        elif line.strip():
            yield from _page(line, where, facts)


def numbered_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a stream with their numbers; None stands for one that is too long to be a page."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        too_long = len(line) > LONGEST_LINE
        yield number, None if too_long else line
        while line and not line.endswith(b"\n"):  # the rest of a long line, thrown away in pieces
            line = stream.readline(LONGEST_LINE)


def _page(line: bytes, where: str, facts: Facts) -> Iterator[Page | Skip]:
    try:
        record = _record(decode(line))
    except (msgspec.DecodeError, NotText) as error:
        yield Skip(what="page", why=f"{where}: {_explain(error)}")
        return
    if reason := _unreadable(record):
        yield Skip(what="page", why=f"{where}: {reason}")
        return
    day = _day(record.date) if record.date else None
    if record.date and day is None and facts.published is None:
        yield Skip(what="date", why=f"{where}: {record.date!r} is not a date like 2024-03-08; read without it")
    yield Page(
        origin=where,
        text=record.text,
        title=(record.title or "").strip() or None,
        url=facts.url or record.url or None,
        outlet=facts.outlet or record.outlet or None,
        published=facts.published or day,
        source_id=str(record.id) if record.id is not None else None,
    )


def _record(text: str) -> _Record:
    """The record of a line; half a surrogate pair, as an export that cuts an emoji leaves it, costs one character."""
    try:
        return _decoder.decode(text)
    except msgspec.DecodeError:
        mended = _HALF.sub(lambda match: match[1] or "\ufffd", text)
        if mended == text:
            raise
        return _decoder.decode(mended)


def _explain(error: Exception) -> str:
    if isinstance(error, msgspec.ValidationError):
        return f"not a page record: {error}"
    return str(error) if isinstance(error, NotText) else f"not JSON: {error}"


def _unreadable(record: _Record) -> str | None:
    if len(record.text) > LARGEST_PAGE:
        return f"larger than {LARGEST_PAGE // 1_000_000} MB, too large for one page"
    return None if (record.text + (record.title or "")).strip() else "the text is empty"


def _day(text: str) -> date | None:
    """The day of an ISO date or time, or of the date in a mail or feed header."""
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text.strip()).date()
    except (ValueError, TypeError):
        return None
