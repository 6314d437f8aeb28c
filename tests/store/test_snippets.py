"""Snippets: the sentence that answers best, with what was looked for marked in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taut.languages import load_pack
from taut.model import Span
from taut.store.expressions import QueryError
from taut.store.snippets import Snippet, snippet
from taut.store.words import stream, words

PACK = load_pack("id")
TEXT = (
    "Norlandia mengirim armada. Menteri Sundaria mengecam pengiriman itu. "
    "Kapal-kapal Norlandia diserang dua drone Sundaria. Norlandia lalu menyerang balik."
)


def sentences(text: str) -> list[Span]:
    return [Span(start=m.start(), end=m.end()) for m in re.finditer(r"[^.\s][^.]*\.?", text)]


def shown(query: str, text: str = TEXT, *, width: int = 280) -> tuple[str, list[str], Snippet]:
    result = snippet(text, sentences(text), query, PACK, width=width)
    return result.span.of(text), [mark.of(text) for mark in result.marks], result


@pytest.mark.parametrize(
    ("query", "start", "marks"),
    [
        ("menyerang", "Kapal-kapal", ["diserang"]),
        ("Norlandia Sundaria", "Kapal-kapal", ["Norlandia", "Sundaria"]),
        ("kapal OR drone", "Kapal-kapal", ["Kapal-kapal", "drone"]),
        ('"norlandia menyerang"', "Kapal-kapal", ["Norlandia diserang"]),
        ('"menyerang balik"', "Norlandia lalu", ["menyerang balik"]),
        ("armada NOT (kapal drone)", "Norlandia mengirim", ["armada"]),
        ("NOT norlandia sundaria", "Menteri", ["Sundaria"]),
        ("pengirim*", "Menteri", ["pengiriman"]),
        ("title:drone", "Kapal-kapal", ["drone"]),
        ('norlandia OR "norlandia lalu"', "Norlandia lalu", ["Norlandia lalu"]),
        ("perdamaian", "Norlandia mengirim", []),
    ],
)
def test_shows_the_sentence_with_most_of_the_query(query: str, start: str, marks: list[str]) -> None:
    text, marked, result = shown(query)
    assert text.startswith(start)
    assert text.endswith(".")
    assert marked == marks
    assert (result.cut_before, result.cut_after) == (False, False)


def test_a_long_sentence_is_cut_around_the_matches_between_words() -> None:
    text = "Awal. " + "kata-kata panjang, " * 40 + "armada itu menembakkan rudal " + "ke arah utara " * 40 + "."
    cut, marks, result = shown("rudal armada", text, width=80)
    assert marks == ["armada", "rudal"]
    assert len(cut) <= 80
    assert result.cut_before
    assert result.cut_after
    assert stream(cut, PACK) in stream(text, PACK)
    assert cut.split(",")[0].strip() in {"panjang", "kata-kata panjang"}


def test_of_matches_too_far_apart_the_window_with_most_different_ones_is_shown() -> None:
    text = "Rudal " + "rudal " * 30 + "lalu armada dan rudal " + "serta kapal " * 30
    _, marks, _ = shown("rudal armada", text, width=40)
    assert "armada" in marks
    assert "rudal" in marks


def test_a_phrase_over_the_end_of_a_sentence_shows_both_sentences() -> None:
    text, marks, _ = shown('"armada menteri sundaria"')
    assert text == "Norlandia mengirim armada. Menteri Sundaria mengecam pengiriman itu."
    assert marks == ["armada. Menteri Sundaria"]


def test_without_sentences_the_text_is_one_and_an_empty_text_has_an_empty_snippet() -> None:
    assert snippet(TEXT, (), "drone", PACK, width=1000).span == Span(start=0, end=len(TEXT))
    assert snippet("", (), "drone", PACK) == Snippet(span=Span(start=0, end=0), marks=())


def test_a_query_that_cannot_be_understood_is_refused_here_too() -> None:
    with pytest.raises(QueryError):
        shown('"rudal')


VOCABULARY = ("rudal", "Rudal", "armada", "menyerang", "diserang", "negara-negara", "AS-Norlandia", "undang-undang")
WORDS = st.sampled_from((*VOCABULARY, "é", ".", ",", "🚀", "(", "-"))
ASKED = st.sampled_from(("rudal", "serang", "negara", "undang-undang", "norlandia"))


@given(
    st.lists(WORDS).map(" ".join) | st.text(),
    st.lists(ASKED, min_size=1, max_size=3, unique=True),
    st.integers(min_value=1, max_value=60),
)
def test_marks_are_words_of_the_query_inside_the_snippet(text: str, asked: list[str], width: int) -> None:
    result = snippet(text, sentences(text), " OR ".join(asked), PACK, width=width)
    stems = {stream(word, PACK) for word in asked}
    assert 0 <= result.span.start <= result.span.end <= len(text)
    for mark in result.marks:
        assert result.span.covers(mark)
        assert stream(mark.of(text), PACK) in stems
    for mark, after in zip(result.marks, result.marks[1:], strict=False):
        assert mark.end <= after.start
    assert bool(result.marks) == any(word.stem in stems for word in words(text, PACK))
    for end in (result.span.start, result.span.end):
        assert not any(word.span.start < end < word.span.end for word in words(text, PACK))
