"""Which words of a sentence tell an event, and which only seem to."""

from __future__ import annotations

import pytest

from taut.extract.events.grammar import grammar
from taut.extract.events.lexicon import lexicon
from taut.extract.events.scene import scene
from taut.extract.events.triggers import find_triggers
from taut.languages import Row, available, load_pack
from taut.model import Article, Reading, Span
from taut.parse import parse


def triggers(sentence: str, language: str = "id") -> list[str]:
    """The trigger phrases of one sentence in which no actor is named."""
    article = Article(
        id="example",
        language=language,
        text=sentence,
        paragraphs=(Span(start=0, end=len(sentence)),),
    )
    pack = load_pack(language)
    parsed = parse(article, pack).sentences[0]
    found = find_triggers(scene(parsed, (), grammar(pack)), lexicon(pack))
    return [" ".join(parsed.tokens[i].text for i in sorted(trigger.tokens)) for trigger in found]


def idioms() -> list[tuple[str, Row]]:
    return [(language, row) for language in available() for row in load_pack(language).table("idioms")]


@pytest.mark.parametrize(("language", "row"), [pytest.param(*it, id=it[1]["phrase"]) for it in idioms()])
def test_the_example_of_an_idiom_tells_no_event(read_text, language: str, row: Row) -> None:
    reading: Reading = read_text(row["example"])
    assert reading.events == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Pasukan itu menangkap para pemberontak.", ["menangkap"]),
        ("Mereka menangkap banyak peluang.", []),
        ("Peluang itu harus mereka tangkap.", []),
        ("Sebuah serangan mengguncang lima desa.", ["serangan"]),
        ("Serangan jantung mengejutkan lima warga.", []),
        # a longer phrase of the lexicon keeps its words
        ("Serangan bom bunuh diri mengguncang lima desa.", ["bom bunuh diri"]),
        ("Negara itu mengirim kapal perang.", ["mengirim kapal"]),
        # an idiom silences its own words alone
        ("Pasukan itu menangkap pemberontak yang menderita serangan jantung.", ["menangkap"]),
        # a match report tells no event at all
        ("Tim tamu menyerang tuan rumah.", ["menyerang"]),
        ("Tim tamu menyerang tuan rumah pada matchday kedua.", []),
    ],
)
def test_idioms_take_their_words_away(sentence: str, expected: list[str]) -> None:
    assert triggers(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mereka memberi banyak bantuan.", ["memberi bantuan"]),
        ("Mereka memberi akses untuk bantuan.", ["memberi akses", "bantuan"]),
        ("Mereka mengklaim serangan.", ["mengklaim serangan"]),
        ("Mereka mengklaim bahwa serangan berakhir.", ["serangan"]),
        ("Truk dikerahkan oleh pasukan.", ["dikerahkan"]),
    ],
)
def test_a_complement_stands_in_the_clause_of_its_verb(sentence: str, expected: list[str]) -> None:
    assert triggers(sentence) == expected
