"""The command line run in this process, and one store of sample articles for all its tests."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from taut.cli import main
from taut.journey import read
from taut.model import Page, Reading
from taut.sources import pages
from taut.store import open_store

SAMPLE = Path(__file__).parents[2] / "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str
    raw: bytes

    @property
    def said(self) -> str:
        """What it printed, without the breaks of lines."""
        return " ".join(self.out.split())


Taut = Callable[..., Done]


@pytest.fixture
def taut(monkeypatch: pytest.MonkeyPatch) -> Taut:
    """Run a command as the shell would, 120 columns wide; gives its exit status and output."""
    monkeypatch.delenv("TAUT_LANG", raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")

    def run(*arguments: object, stdin: bytes = b"", width: int = 120, terminal: bool = False) -> Done:
        streams = {name: io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for name in ("stdout", "stderr")}
        with monkeypatch.context() as patch:
            patch.setenv("COLUMNS", str(width))
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            for name, stream in streams.items():
                patch.setattr(stream, "isatty", lambda: terminal)
                patch.setattr(sys, name, stream)
            with pytest.raises(SystemExit) as ended:
                main([str(argument) for argument in arguments])
        out, err = (stream.buffer.getvalue() for stream in streams.values())
        return Done(code=ended.value.code, out=out.decode("utf-8", "replace"), err=err.decode(), raw=out)

    return run


@pytest.fixture(scope="session")
def readings() -> tuple[Reading, ...]:
    """What the sample pages say, read once."""
    found = [
        read(page) for page in pages([str(path) for path in sorted(SAMPLE.glob("*.txt"))]) if isinstance(page, Page)
    ]
    return tuple(reading for reading in found if isinstance(reading, Reading))


@pytest.fixture(scope="session")
def filled(readings: tuple[Reading, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample pages that tests only look at."""
    path = tmp_path_factory.mktemp("store") / "sample.taut"
    with open_store(path, create=True) as store, store.transaction():
        for reading in readings:
            store.add(reading)
    return path


@pytest.fixture
def store(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample store, where commands look for theirs."""
    monkeypatch.setenv("TAUT_STORE", str(filled))
    return filled


@pytest.fixture
def own(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample store that a test may change."""
    path = tmp_path / "own.taut"
    for file in filled.parent.glob(f"{filled.name}*"):
        shutil.copy(file, path.with_name(file.name.replace(filled.name, path.name)))
    monkeypatch.setenv("TAUT_STORE", str(path))
    return path
