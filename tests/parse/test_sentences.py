"""Where Indonesian news sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taut.languages import load_pack
from taut.parse.sentences import split_sentences
from taut.parse.tokens import tokenize

PACK = load_pack("id")


def split(text: str) -> list[str]:
    return [text[group[0].start : group[-1].end] for group in split_sentences(tokenize(text, PACK), PACK)]


@settings(deadline=None)
@given(st.text(alphabet='ab AB.,!?"“”()[]…-1\n'))
def test_sentences_hold_every_token_once_and_in_order(text: str) -> None:
    tokens = tokenize(text, PACK)
    assert tuple(token for group in split_sentences(tokens, PACK) for token in group) == tokens
    assert all(split_sentences(tokens, PACK))


@pytest.mark.parametrize(
    "text",
    [
        "Rapat digelar di Jakarta. | Hasilnya belum diumumkan.",
        '"Kami siap. | Kami menunggu jawaban," kata Menteri Retno.',
        '"Kami siap." | Menteri itu lalu pergi.',
        '"Kami siap." kata Menteri Retno.',
        "“Kenapa begitu?” kata dia di Jakarta. | “Tidak ada yang tahu.”",
        "“ Ini penting. ” | Rapat pun selesai.",
        "Rapat selesai. | ”Kami puas,” kata Retno. | ”Sangat puas.”",
        'Rapat selesai. | "Kami puas." | "Sangat puas."',
        "Ia tiba pada Rabu (5/6/2019). | Lalu ia pulang.",
        "(Rapat itu batal.) | Lalu ia pulang.",
        "Harga naik Rp 1,5 triliun menjadi Rp 1.700. | Warga mengeluh.",
        "Menurut Dr. H. Amir B. Santosa, M.Si., rapat No. 5 itu sah.",
        "Presiden George W. Bush hadir. | Ia berpidato.",
        "Ia minum vitamin C. | Ia lalu tidur.",
        "Rapat selesai itu.|Dia lalu pulang.",
        "Ia diam... lalu pergi.",
        "Ia diam... | Lalu ia pergi.",
        "Situs Mail.ru dan example.co.id ditutup. | Pukul 10.30 dibuka lagi.",
        "Benarkah? | Ya! | Begitulah.",
        "Rapat itu selesai. (abc/def)",
    ],
)
def test_splits_at_the_bars_alone(text: str) -> None:
    parts = [part.strip() for part in text.split("|")]
    assert split(text.replace(" | ", " ").replace("|", "")) == parts
