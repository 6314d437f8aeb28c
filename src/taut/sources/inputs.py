"""From what a user names to pages: files, folders, standard input."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from taut.model import Page, Skip
from taut.sources.decode import NotText, decode
from taut.sources.facts import Facts
from taut.sources.records import LARGEST_PAGE, LONGEST_LINE, record_pages

__all__ = ["count", "pages"]

_RECORDS = frozenset({".jsonl", ".ndjson"})
_TEXTS = frozenset({".txt", ".text", ""})
_STDIN = "-"
_CHUNK = 1 << 20


def pages(
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    published: date | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Iterator[Page | Skip]:
    """The pages behind `paths`, in order: text files, folders (all below them, sorted), JSON Lines, `-` for `stdin`.

    `published`, `outlet` and `url` win over what a record says. Whatever gives no page is a Skip whose `why` begins
    with its path, `path:line` for a record. Files are read one at a time, records one line at a time.
    """
    facts = Facts(published=published, outlet=outlet, url=url)
    for path in paths:
        if path == _STDIN:
            yield from _stdin_pages(stdin, facts)
        else:
            yield from _path_pages(Path(path), facts)


def count(paths: Sequence[str]) -> int | None:
    """How many pages and skips `pages` will about give, for a progress bar; None where only reading tells."""
    if _STDIN in paths:
        return None
    total = 0
    for path in map(Path, paths):
        if not path.exists():
            total += 1
        elif path.is_dir():
            total += sum(_count_file(file) for file in _walk(path)) or 1
        elif path.is_file():
            total += _count_file(path)
        else:
            return None  # a pipe can be read only once
    return total


def _count_file(path: Path) -> int:
    if path.suffix.lower() not in _RECORDS:
        return 1
    try:
        with path.open("rb") as file:
            lines, last = 0, b"\n"
            while chunk := file.read(_CHUNK):
                lines, last = lines + chunk.count(b"\n"), chunk[-1:]
    except OSError:
        return 1
    return lines + (last != b"\n")


def _path_pages(path: Path, facts: Facts) -> Iterator[Page | Skip]:
    if not path.exists():
        yield _skip(path, "there is no such file or folder")
    elif path.is_dir():
        yield from _folder_pages(path, facts)
    else:
        yield from _file_pages(path, facts)


def _folder_pages(folder: Path, facts: Facts) -> Iterator[Page | Skip]:
    empty = True
    for path in _walk(folder):
        if path.suffix.lower() in _TEXTS | _RECORDS:
            empty = False
            yield from _file_pages(path, facts)
        else:
            yield _skip(path, f"a {path.suffix} file; in folders only .txt, .jsonl and names without ending are read")
    if empty:
        yield _skip(folder, "the folder holds no text files")


def _walk(folder: Path) -> Iterator[Path]:
    """All files below a folder in one order on every machine; hidden ones and linked folders are passed over."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in sorted(files) if not name.startswith("."))


def _file_pages(path: Path, facts: Facts) -> Iterator[Page | Skip]:
    try:
        with path.open("rb") as file:
            if path.suffix.lower() in _RECORDS:
                yield from _records_or_nothing(file, str(path), facts)
            else:
                yield _text_page(file, str(path), facts)
    except OSError as error:
        yield _skip(path, f"cannot be read: {error.strerror or error}")


def _stdin_pages(stdin: BinaryIO | None, facts: Facts) -> Iterator[Page | Skip]:
    """Standard input is JSON Lines where it begins with a JSON object, one page of text otherwise."""
    if stdin is None:
        yield _skip("standard input", "not available here")
        return
    head = stdin.readline(LONGEST_LINE + 1)
    stream: BinaryIO = _Rejoined(head, stdin)
    if head.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield from _records_or_nothing(stream, "standard input", facts)
    else:
        yield _text_page(stream, "standard input", facts)


class _Rejoined(BytesIO):
    """A stream whose first line was read ahead: the line, then the rest of the stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__(head)
        self._rest = rest

    def read(self, size: int | None = -1, /) -> bytes:
        head = super().read(size)
        if size is None or size < 0:
            return head + self._rest.read()
        return head + self._rest.read(size - len(head)) if len(head) < size else head

    def readline(self, size: int | None = -1, /) -> bytes:
        head = super().readline(size)
        return head or self._rest.readline(-1 if size is None else size)


def _records_or_nothing(stream: BinaryIO, origin: str, facts: Facts) -> Iterator[Page | Skip]:
    empty = True
    for found in record_pages(stream, origin, facts):
        empty = False
        yield found
    if empty:
        yield _skip(origin, "empty")


def _text_page(stream: BinaryIO, origin: str, facts: Facts) -> Page | Skip:
    data = stream.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        return _skip(origin, f"larger than {LARGEST_PAGE // 1_000_000} MB, too large for one page")
    try:
        text = decode(data)
    except NotText as error:
        return _skip(origin, str(error))
    if not text.strip():
        return _skip(origin, "empty")
    return Page(origin=origin, text=text, url=facts.url, outlet=facts.outlet, published=facts.published)


def _skip(origin: Path | str, why: str) -> Skip:
    return Skip(what="page", why=f"{origin}: {why}")
