"""Lemmas lose voice and clitics and keep every other affix."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taut.languages import load_pack
from taut.parse.lemmas import inflect, lemma_of

PACK = load_pack("id")
LISTED = {row["verb"].split()[0] for row in PACK.table("verbs")}
# Words kept whole and lemmas that look like a form of another (`tertarik`, `tarik`) are against the rule by intent.
LEMMAS = sorted(
    lemma
    for lemma in LISTED
    if "-" not in lemma
    and lemma_of(lemma, PACK).voice is None
    and (PACK.words("whole") | LISTED - {lemma}).isdisjoint(inflect(lemma, PACK))
)


@settings(deadline=None)
@given(st.sampled_from(LEMMAS))
def test_every_surface_of_a_listed_lemma_leads_back_to_it(lemma: str) -> None:
    lost = {surface: lemma_of(surface, PACK).text for surface in inflect(lemma, PACK)}
    assert {surface: found for surface, found in lost.items() if found != lemma} == {}


@settings(deadline=None)
@given(st.text(min_size=1))
def test_any_word_has_a_lemma(word: str) -> None:
    assert lemma_of(word, PACK).text


@pytest.mark.parametrize(
    ("word", "lemma", "voice"),
    [
        ("mengecam", "kecam", "act"),
        ("dikecam", "kecam", "pass"),
        ("Kecam", "kecam", None),
        ("menemui", "temui", "act"),
        ("menyerang", "serang", "act"),
        ("memukul", "pukul", "act"),
        ("memakan", "makan", "act"),
        ("memasuki", "masuki", "act"),
        ("menilai", "nilai", "act"),
        ("mengatakan", "katakan", "act"),
        ("mengakui", "akui", "act"),
        ("mengalami", "alami", "act"),
        ("mengebom", "bom", "act"),
        ("mengesahkan", "sahkan", "act"),
        ("memproduksi", "produksi", "act"),
        ("memperingatkan", "peringatkan", "act"),
        ("memperkuat", "perkuat", "act"),
        ("menjatuhkan", "jatuhkan", "act"),
        ("menduduki", "duduki", "act"),
        ("didudukinya", "duduki", "pass"),
        ("mencakup", "cakup", "act"),
        ("memberontak", "berontak", "act"),
        ("tertembak", "tembak", "acc"),
        ("kutemui", "temui", "pass"),
        ("bertemu", "bertemu", None),
        ("pertemuannya", "pertemuan", None),
        ("serangan", "serangan", None),
        ("katanya", "kata", None),
        ("negaranya", "negara", None),
        ("kementeriannya", "kementerian", None),
        ("membesar-besarkan", "besar-besarkan", "act"),
        ("disebut-sebut", "sebut-sebut", "pass"),
        ("negara-negaranya", "negara-negara", None),
        ("bukanlah", "bukan", None),
        ("siapakah", "siapa", None),
    ],
)
def test_strips(word: str, lemma: str, voice: str | None) -> None:
    found = lemma_of(word, PACK)
    assert (found.text, found.voice) == (lemma, voice)


WHOLE = """
    terbesar terkait tersebut terhadap terus terjadi terdiri terlibat dia di dini media meski menteri mereka kuat kuasa
    terang dinas merah meja memang menit merdeka diplomatik dialog militer hanya tanya punya banyak adalah masalah
    sekolah jumlah telah setelah langkah buku pelaku ilmu meskipun walaupun maupun apakah
    menlu digital direktur distrik diskusi
    disiplin terima mengapa mengenai menurut menjadi mantan metode kubu kudeta kuartal kupon terapi teror
    terorisme teroris territorial merek menara mental meter metro medis melalui mesin
"""


@pytest.mark.parametrize("word", WHOLE.split())
def test_leaves_alone(word: str) -> None:
    assert lemma_of(word, PACK).text == word
    assert lemma_of(word, PACK).voice is None
