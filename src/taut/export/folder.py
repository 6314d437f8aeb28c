"""A folder that takes an export whole: files are written aside and come under their names when all of them are done."""

from __future__ import annotations

import csv
import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

__all__ = ["ExportError", "Exported", "File", "Folder"]


class ExportError(Exception):
    """An export that could not be written; no file has its final name, and what was there before is still there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of an export; `rows` counts records, without a header, and is None where there are none to count."""

    name: str
    rows: int | None
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export wrote, and what the format could not carry."""

    folder: Path
    format: str
    files: tuple[File, ...]
    notes: tuple[str, ...]


class Folder:
    """Where an export is written; in a `with` block that ends well its files get their names, else none does.

    Raises ExportError where the disk does not take them.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notes: list[str] = []
        self._files: dict[str, File] = {}
        self._aside: Path | None = None

    def __enter__(self) -> Folder:
        with self._explained():
            self.path.mkdir(parents=True, exist_ok=True)
            self._aside = Path(tempfile.mkdtemp(prefix=".taut-export-", dir=self.path))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._reveal()
        finally:
            shutil.rmtree(self.aside, ignore_errors=True)

    def _reveal(self) -> None:
        """Give all files their names; what would stand in the way of one is found before the first."""
        for name in self._files:
            if (self.path / name).is_dir():
                raise ExportError(f"{self.path / name}: is a folder; nothing was exported")
        with self._explained():
            for name in self._files:
                (self.aside / name).replace(self.path / name)

    @property
    def aside(self) -> Path:
        """The folder in the folder where files lie until all are done."""
        assert self._aside is not None, "use it in a with block"
        return self._aside

    @property
    def files(self) -> tuple[File, ...]:
        """The files written so far."""
        return tuple(self._files.values())

    def exported(self, name: str) -> Exported:
        return Exported(folder=self.path, format=name, files=self.files, notes=tuple(self.notes))

    # --- writing --------------------------------------------------------------------------------------------

    @contextmanager
    def binary(self, name: str) -> Iterator[IO[bytes]]:
        """A file to write bytes to; say with `counted` how many records it holds."""
        with self._explained(name), (self.aside / name).open("w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        self._files[name] = self._facts(name)

    @contextmanager
    def text(self, name: str) -> Iterator[IO[str]]:
        """A file to write text to, in UTF-8 with plain line feeds."""
        with self._explained(name), (self.aside / name).open("w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        self._files[name] = self._facts(name)

    def counted(self, name: str, rows: int) -> File:
        """Note how many records a file holds."""
        known = self._files[name]
        self._files[name] = File(name=name, rows=rows, bytes=known.bytes, sha256=known.sha256)
        return self._files[name]

    def write(self, name: str, text: str) -> None:
        """Write a whole text."""
        with self.text(name) as file:
            file.write(text)

    def write_json(self, name: str, data: Mapping[str, Any]) -> None:
        """Write a JSON document that people can read."""
        self.write(name, json.dumps(data, ensure_ascii=False, indent=2) + "\n")

    def _facts(self, name: str) -> File:
        path = self.aside / name
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return File(name=name, rows=None, bytes=path.stat().st_size, sha256=digest)

    @contextmanager
    def _explained(self, name: str = "") -> Iterator[None]:
        """Errors of the disk as one line."""
        try:
            yield
        except OSError as error:
            where = self.path / name if name else self.path
            raise ExportError(f"{where}: {_reason(error)}; nothing was exported") from error


def _reason(error: OSError) -> str:
    """What the system says, in one line; Arrow puts it inside a longer message."""
    if error.errno is not None:
        return os.strerror(error.errno)
    known = (os.strerror(number) for number in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT))
    said = str(error).partition("\n")[0]
    return next((reason for reason in known if reason in said), said or "cannot be written")


def csv_writer(file: IO[str], delimiter: str = ",") -> Any:
    """A writer of comma- or tab-separated text: a cell that needs quotes gets them, quotes inside are doubled."""
    return csv.writer(file, delimiter=delimiter, lineterminator="\n")
