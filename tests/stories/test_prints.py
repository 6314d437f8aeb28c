"""Fingerprints of articles that were really read: copies, retellings and articles on other matters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import msgspec
import pytest

from taut.languages import load_pack
from taut.model import Fingerprint, Reading
from taut.stories import WINDOW, fingerprint, likeness

DAY = date(2024, 3, 8)
SIGNATURE = (1313167952, 3308978797, 3473674658)  # how the text of the last test begins

REPORT = (
    "Menteri Luar Negeri Rusia Sergei Lavrov bertemu Menteri Luar Negeri China Wang Yi di Beijing, Jumat (8/3/2024)."
    " Keduanya membahas jalur pipa gas baru dari Siberia.\n\n"
    "Lavrov mengatakan pembangunan pipa gas dari Siberia ke China dimulai tahun depan. Wang Yi menyambut baik rencana "
    "pipa itu dan berjanji mempercepat perizinan.\n\n"
    "Rusia dan China meningkatkan perdagangan energi sejak harga gas di pasar dunia turun. Nilai kontrak pipa gas itu "
    "belum diumumkan kepada wartawan."
)
RETOLD = (
    "Rusia dan China membahas pipa gas baru dari Siberia dalam pertemuan menteri luar negeri di Beijing, Jumat "
    "(8/3/2024).\n\n"
    "Menlu China Wang Yi menerima Menlu Rusia Sergei Lavrov dan berjanji mempercepat perizinan pipa gas. Menurut "
    "Lavrov, pembangunan pipa dari Siberia dimulai tahun depan.\n\n"
    "Perdagangan energi kedua negara meningkat. Nilai kontrak pipa gas itu tidak diumumkan."
)
ELSEWHERE = (
    "Presiden Rusia Vladimir Putin memuji tim hoki es setelah menang di Moskow, Jumat (8/3/2024).\n\n"
    "Putin menonton laga itu bersama pelajar dan membagikan medali. Para pemain berfoto dengan presiden.\n\n"
    "Turnamen hoki itu diikuti delapan klub dan berlangsung dua pekan di ibu kota."
)


@pytest.fixture
def printed(read_text: Callable[..., Reading]) -> Callable[..., Fingerprint]:
    def run(text: str, title: str, outlet: str = "Kabar Contoh", published: date | None = DAY) -> Fingerprint:
        reading = read_text(text, title=title, published=published)
        return fingerprint(replace(reading, article=replace(reading.article, outlet=outlet)), load_pack("id"))

    return run


@pytest.fixture
def report(printed: Callable[..., Fingerprint]) -> Fingerprint:
    return printed(REPORT, "Lavrov dan Wang Yi Bahas Pipa Gas Siberia di Beijing")


@pytest.fixture
def retold(printed: Callable[..., Fingerprint]) -> Fingerprint:
    return printed(RETOLD, "Bertemu Wang Yi, Lavrov Sebut Pipa Gas Siberia Dibangun Tahun Depan", "Harian Misal")


def test_a_copy_is_almost_the_same(report: Fingerprint, printed: Callable[..., Fingerprint]) -> None:
    copy = printed(REPORT.replace("Jumat", "hari Jumat"), "Pipa Gas Siberia Dibahas Lavrov dan Wang Yi", "Harian Misal")
    assert (likeness(report, copy) or 0) > 0.85


def test_a_retelling_is_linked(report: Fingerprint, retold: Fingerprint) -> None:
    value = likeness(report, retold)
    assert value is not None
    assert 0.6 <= value < 1.0


def test_the_same_country_alone_links_nothing(report: Fingerprint, printed: Callable[..., Fingerprint]) -> None:
    assert likeness(report, printed(ELSEWHERE, "Putin Puji Tim Hoki Es")) is None


def test_retellings_without_a_common_main_entity_are_not_linked(report: Fingerprint, retold: Fingerprint) -> None:
    assert likeness(report, replace(retold, main=("state:IDN",))) is None


def test_likeness_is_symmetric_and_needs_a_common_key(report: Fingerprint, retold: Fingerprint) -> None:
    assert likeness(report, retold) == likeness(retold, report)
    assert set(report.keys) & set(retold.keys)
    assert likeness(report, replace(retold, keys=("other",))) is None


@pytest.mark.parametrize(("days", "linked"), [(0, True), (WINDOW, True), (WINDOW + 1, False), (-WINDOW - 1, False)])
def test_articles_further_apart_than_the_window_are_not_linked(report: Fingerprint, days: int, linked: bool) -> None:
    assert (likeness(report, replace(report, article="b", published=DAY + timedelta(days=days))) is not None) == linked


def test_an_undated_article_may_be_of_any_day(report: Fingerprint) -> None:
    assert likeness(report, replace(report, article="b", published=None)) == 1.0


def test_the_home_state_is_nobody_s_main_entity(printed: Callable[..., Fingerprint]) -> None:
    made = printed(
        "Pemerintah Indonesia menaikkan cukai rokok mulai bulan depan. Indonesia menargetkan penerimaan naik. Menurut "
        "Indonesia, cukai menekan jumlah perokok.",
        "Indonesia Naikkan Cukai Rokok",
    )
    assert "state:IDN" in dict(made.entities)
    assert "state:IDN" not in made.main


def test_a_fingerprint_survives_encoding_and_is_the_same_every_time(
    report: Fingerprint, printed: Callable[..., Fingerprint]
) -> None:
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(report), type=Fingerprint) == report
    assert printed(REPORT, "Lavrov dan Wang Yi Bahas Pipa Gas Siberia di Beijing") == report
    assert len(report.keys) < 70


def test_the_signature_is_that_of_every_machine(printed: Callable[..., Fingerprint]) -> None:
    """A store compares new signatures with old ones: a library that computes others needs them all made again."""
    made = printed("Arandia menutup perbatasan dengan Belmora sejak kemarin malam.", "Perbatasan Ditutup")
    assert made.signature[:3] == SIGNATURE
