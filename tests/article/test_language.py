"""Texts are accepted in the pack's language, however short; others are named."""

from __future__ import annotations

import pytest

from taut.article import detect_language


@pytest.mark.parametrize(
    "text",
    [
        "Presiden China bertemu Putin di Moskow.",
        "Rusia serang Ukraina dengan rudal dan pesawat nirawak.",
        "Kedua menteri itu menandatangani nota kesepahaman setelah berunding selama tiga hari.",
        "Kemlu Panggil Dubes",
        "Arandia Kecam Serangan Belmora ke Kota Perbatasan yang Tewaskan Warga Sipil",
    ],
)
def test_short_news_is_known(text: str) -> None:
    assert detect_language(text) == "id"


def test_a_name_is_no_word_of_a_neighbour() -> None:
    text = "Menteri Wang Yi bertemu Kang di Belmora. Wang dan Kang sepakat untuk bekerja sama dengan negara lain."
    assert detect_language(text) == "id"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The president met his counterpart in Moscow and signed a joint statement.", "en"),
        ("Le président a rencontré son homologue à Moscou et a signé une déclaration commune.", "fr"),
        (
            "Perdana Menteri berkata polis akan menyiasat kerana syarikat itu memaklumkan selepas Ogos bahawa ia rugi.",
            "ms",
        ),
        ("Presiden nekani konferensi ing ibukota lan ketemu karo menteri manca saka negara liya.", "jv"),
        ("習近平国家主席はモスクワでプーチン大統領と会談し、共同声明に署名した。", "ja"),
    ],
)
def test_other_languages_are_named(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "  ", "12 34", "Halo"])
def test_too_few_words_say_nothing(text: str) -> None:
    assert detect_language(text) is None
