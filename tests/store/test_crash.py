"""What was reported as stored is there: after a kill, an interruption, a full disk, and two writers at once."""

from __future__ import annotations

import os
import pickle
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from taut.model import Reading
from taut.store import Store, StoreError, open_store

# A program that stores readings and says of each when it is stored. It says first that it can begin.
WRITER = """
import pickle, sys
from taut.store import StoreError, open_store
from taut.store.versions import current

current("id")
with open(sys.argv[2], "rb") as file:
    readings = pickle.load(file)
print("ready", flush=True)
sys.stdin.readline()
try:
    with open_store(sys.argv[1], create=True) as store:
        for reading in readings:
            store.add(reading)
            print(reading.article.id, flush=True)
except StoreError as error:
    sys.exit(f"StoreError: {error}")
"""


@pytest.fixture(scope="module")
def many(reading) -> tuple[Reading, ...]:
    """Enough articles to be in the middle of when a program is killed; some are copies of others."""
    raid = "Rusia menyerang Ukraina dengan drone di pelabuhan gandum."
    fire = "Serangan itu merusak gudang minyak di pesisir Laut Hitam."
    return tuple(
        reading(
            raid,
            fire,
            f"China mengecam Rusia untuk kali ke-{n // 3}.",
            "kata " * 300,
            title=f"Serangan ke-{n // 3}",
            outlet=f"Warta {n % 3}",
            url=f"https://warta.example/{n}",
            published=date(2024, 1 + n // 28 % 12, 1 + n % 28),
        )
        for n in range(400)
    )


@pytest.fixture(scope="module")
def archive(many, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them in a file that the writer reads."""
    path = tmp_path_factory.mktemp("archive") / "readings.pickle"
    path.write_bytes(pickle.dumps(many))
    return path


def writer(store: Path, archive: Path, *, room: int | None = None) -> subprocess.Popen[str]:
    """A writer that is ready; `room` is the largest file that it may write."""

    def confine() -> None:
        if room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(store), str(archive)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=confine,
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def begin(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


def ended(process: subprocess.Popen[str]) -> tuple[list[str], str]:
    """The ids that a writer reported before it ended, and what it complained of."""
    said, complaint = process.communicate(timeout=120)
    return [line for line in said.splitlines(keepends=False) if len(line) == 16], complaint


def assert_holds(path: Path, reported: Sequence[str], many: Sequence[Reading]) -> None:
    """Everything reported is there as it was read, nothing is there by halves."""
    by_id = {item.article.id: item for item in many}
    with open_store(path, create=not reported) as store:
        assert list(store.check()) == []
        there = [record.article.id for record in store.articles()]
        assert set(reported) <= set(there)
        for name in there:
            assert store.reading(name) == by_id[name]


@pytest.mark.parametrize("signal_", [signal.SIGKILL, signal.SIGINT])
def test_a_writer_may_be_ended_at_any_moment(tmp_path: Path, archive: Path, many, signal_: signal.Signals) -> None:
    chance, path, reported = random.Random(signal_), tmp_path / "berita.taut", []
    for turn in range(8 if signal_ is signal.SIGKILL else 3):
        process = writer(path, archive)
        begin(process)
        # Some time after it began, with the store still to be made at first, or after some more articles are stored.
        news, known = chance.choice([1, 2, 9, 20]) if turn else 0, set(reported)
        while len(set(reported) - known) < news:
            assert process.stdout
            reported.append(process.stdout.readline().strip())
        try:
            process.wait(chance.uniform(0, 0.04))
        except subprocess.TimeoutExpired:
            process.send_signal(signal_)
        more, complaint = ended(process)
        reported = [name for name in [*reported, *more] if name]
        assert process.returncode in (-signal_, 0, 130), complaint
        assert_holds(path, reported, many)
    assert 0 < len(set(reported)) < len(many)  # it was always in the middle of something
    with open_store(path) as store, store.transaction():
        for item in many[:60]:
            store.add(item)
    assert_holds(path, [item.article.id for item in many[:60]], many)


def test_two_programs_write_at_once(tmp_path: Path, many) -> None:
    path, few = tmp_path / "berita.taut", many[:50]
    writers = []
    for number, part in enumerate((few[:30], few[20:])):  # ten of them are written by both
        archive = tmp_path / f"{number}.pickle"
        archive.write_bytes(pickle.dumps(part))
        writers.append(writer(path, archive))
    for process in writers:
        begin(process)
    for process in writers:
        reported, complaint = ended(process)
        assert (process.returncode, complaint) == (0, "")
        assert len(reported) == 30
    assert_holds(path, [item.article.id for item in few], many)
    with open_store(path) as store:
        assert store.status().articles == 50


# --- no room --------------------------------------------------------------------------------------


def assert_goes_on(path: Path, many: Sequence[Reading]) -> None:
    with open_store(path) as store:
        before = store.status().articles
        with store.transaction():
            for item in many[before : before + 20]:
                store.add(item)
        assert store.status().articles == before + 20
        assert list(store.check()) == []


def test_a_file_that_may_not_grow_further(tmp_path: Path, archive: Path, many) -> None:
    path = tmp_path / "berita.taut"
    process = writer(path, archive, room=700_000)
    begin(process)
    reported, complaint = ended(process)
    assert process.returncode == 1
    assert complaint.startswith("StoreError: the disk")
    assert complaint.count("\n") == 1
    assert 0 < len(reported) < len(many)
    assert_holds(path, reported, many)
    assert_goes_on(path, many)


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a file system")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_full(tiny_disk: Path, archive: Path, many) -> None:
    path = tiny_disk / "berita.taut"
    process = writer(path, archive)
    begin(process)
    reported, complaint = ended(process)
    assert process.returncode == 1
    assert complaint.startswith("StoreError: the disk")
    assert complaint.count("\n") == 1
    assert 0 < len(reported) < len(many)
    subprocess.run(["mount", "-o", "remount,size=32m", str(tiny_disk)], check=True)
    assert_holds(path, reported, many)
    assert_goes_on(path, many)


def test_a_store_that_has_no_room_can_still_be_read_and_goes_on_once_there_is(store: Store, many) -> None:
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages + 40}")
    reported: list[str] = []

    def add_all() -> None:
        for item in many:
            store.add(item)
            reported.append(item.article.id)

    with pytest.raises(StoreError, match=r"^the disk is full; everything reported as stored is safe$"):
        add_all()
    assert reported
    with pytest.raises(StoreError):
        store.add(many[len(reported)])
    assert [record.article.id for record in store.articles()] == reported
    assert list(store.check()) == []
    assert store.forget(reported.pop()).id
    store._connection.execute("PRAGMA max_page_count = 1000000")
    for item in many[len(reported) : len(reported) + 5]:
        store.add(item)
    assert store.status().articles == len(reported) + 5
    assert list(store.check()) == []


def test_many_that_find_no_room_together_leave_none(store: Store, many) -> None:
    store.add(many[0])
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages + 20}")

    def add_all() -> None:
        with store.transaction():
            for item in many:
                store.add(item)

    with pytest.raises(StoreError):
        add_all()
    assert [record.article for record in store.articles()] == [many[0].article]
    assert list(store.check()) == []
    changed = replace(many[0], events=())
    assert store.add(changed, anew=True).name == "replaced"
