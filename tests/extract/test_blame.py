"""What a user sees of accusations: deeds and words of blame told inside what somebody says."""

from __future__ import annotations

import pytest

from taut.model import Reading


def accusations(reading: Reading) -> list[str]:
    return [
        f"{' '.join(a.code for a in event.actors)} > {' '.join(a.code for a in event.recipients)}"
        for event in reading.events
        if event.type == "ACCUSE"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who is said to be behind a deed
        ("Kementerian Luar Negeri Armenia mengatakan ledakan dan serangan itu didalangi oleh Azerbaijan.", "ARM > AZE"),
        ("Menteri Pertahanan Polandia menyebut serangan itu berasal dari Belarus.", "POL > BLR"),
        ("Presiden Armenia mengatakan Azerbaijan melancarkan serangan ke Georgia.", "ARM > AZE"),
        # blame in what is given as a cause
        (
            "Presiden Peru bertemu wartawan pada hari Senin.\n\nMenurut dia, perang itu pecah karena agresi Bolivia.",
            "PER > BOL",
        ),
        # an answer to a charge
        (
            'Chad menuduh Sudan menyerang desa di perbatasan.\n\n"Tuduhan itu tidak berdasar," kata Presiden Sudan.',
            "SDN > TCD",
        ),
        # a word of blame before the deed that it explains
        ("Menteri Luar Negeri Kenya mengatakan Somalia bersikap arogan ketika menyerang Ethiopia.", "KEN > SOM"),
        # help for an opponent
        (
            "Sudan menyerang Kenya kemarin.\n\nPresiden Kenya mengatakan Chad memasok senjata kepada Sudan.",
            "KEN > TCD",
        ),
        # a verb that judges, without a quote
        ("Kenya menganggap Somalia munafik.", "KEN > SOM"),
        ("Somalia dianggap munafik oleh Kenya.", "KEN > SOM"),
        ("Somalia dituduh menyerang desa itu oleh Kenya.", "KEN > SOM"),
    ],
)
def test_blame_inside_what_is_said(read_text, text: str, expected: str) -> None:
    assert expected in accusations(read_text(text))


def test_what_is_said_within_what_is_said_blames_once(read_text) -> None:
    text = "Pejabat Armenia mengatakan bahwa Armenia yakin serangan itu diluncurkan dari Azerbaijan."
    assert accusations(read_text(text)) == ["ARM > AZE"]


@pytest.mark.parametrize(
    "text",
    [
        "Menteri Luar Negeri Armenia mengatakan tidak ada bukti bahwa serangan itu berasal dari Azerbaijan.",
        "Presiden Peru mengatakan Bolivia adalah salah satu mitra dagang terbesar.",
        "Presiden Peru mengatakan Bolivia berhasil memberantas terorisme.",
        "Presiden Peru mengatakan Bolivia membawa pasukan untuk perlindungan dari kekejaman gerilyawan.",
    ],
)
def test_what_blames_nobody(read_text, text: str) -> None:
    assert not accusations(read_text(text))
