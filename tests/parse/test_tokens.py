"""The tokenizer keeps every character in its place and undoes what crawlers glued."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taut.languages import load_pack
from taut.model import Span
from taut.parse.tokens import tokenize

PACK = load_pack("id")
PIECES = (
    'Rusia|China-Rusia| | |.|,|"|“|”|(|)|5/6/2019|1,5|Rp|US$|diKamboja|itu.Dia|J.|Dr.|...|…|-|–|--|Mail.ru|a@b.id|'
    "negara-negara|'|’|\n|?"
)
NEWS = st.lists(st.sampled_from(PIECES.split("|"))).map("".join)
WHOLE = """
    negara-negara Bangsa-Bangsa pro-Palestina anti-AS se-ASEAN non-blok ke-4 1970-an F-16 Covid-19 Jong-un
    Asia-Pasifik YouTube iPhone McKee AliExpress MoU KTTnya pertemuannya Jum'at Mail.ru CNNIndonesia.com TEMPO.CO
    https://example.org/a?b=1 redaksi@example.org 1,5 1.700 5/6/2019 21:35 21.35 10.000 5G 10km Dr. US$ ... …
"""


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text, PACK)]


@settings(deadline=None)
@given(st.text() | NEWS)
def test_every_character_lies_in_exactly_one_token(text: str) -> None:
    tokens = tokenize(text, PACK)
    covered = [place for token in tokens for place in range(token.start, token.end)]
    assert covered == sorted(set(covered))
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(text[place].isspace() for place in set(range(len(text))) - set(covered))
    assert not any(character.isspace() for token in tokens for character in token.text)


@settings(deadline=None)
@given(NEWS, NEWS)
def test_offsets_count_from_the_whole_text(before: str, after: str) -> None:
    text = f"{before}\n\n{after}"
    inside = Span(start=len(before) + 2, end=len(text))
    assert [(t.start - inside.start, t.text) for t in tokenize(text, PACK, within=inside)] == [
        (t.start, t.text) for t in tokenize(after, PACK)
    ]


@pytest.mark.parametrize("word", WHOLE.split())
def test_stays_one_word(word: str) -> None:
    assert word in words(f"Kabar {word} itu")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China-Rusia", "China - Rusia"),
        ("AS-Korut", "AS - Korut"),
        ("Indonesia-Malaysia-Singapura", "Indonesia - Malaysia - Singapura"),
        ("diKamboja", "di Kamboja"),
        ("korbanWNI", "korban WNI"),
        ("JakartaKita", "Jakarta Kita"),
        ("selesai itu.Dia", "selesai itu . Dia"),
        ("Israelmengonfirmasi", "Israel mengonfirmasi"),
        ("IsraeldanIran", "Israel dan Iran"),
        ("parlemen UEAyang", "parlemen UEA yang"),
        ("RusiaVladimir", "Rusia Vladimir"),
        ("Trump-Rouhani", "Trump - Rouhani"),
        ("PresidenVladimir", "Presiden Vladimir"),
        ("Afghanistan-Pakistan", "Afghanistan - Pakistan"),
        ("kepadaExample.com", "kepada Example.com"),
        ("(05/06)", "( 05/06 )"),
        ("Rp1,5 triliun", "Rp 1,5 triliun"),
        ("‘bebas’", "‘ bebas ’"),
        ("George W. Bush", "George W. Bush"),
        ("oleh J. Kristiadi", "oleh J. Kristiadi"),
        ("vitamin C. Ia", "vitamin C . Ia"),
        ("Jakarta, Selasa.", "Jakarta , Selasa ."),
        ("20%", "20 %"),
    ],
)
def test_falls_into(text: str, expected: str) -> None:
    assert words(text) == expected.split()
