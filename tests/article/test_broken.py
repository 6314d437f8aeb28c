"""Only lines that are plainly one sentence are joined."""

from __future__ import annotations

from taut.article.broken import mend_broken
from taut.article.lines import split_lines


def mended(text: str) -> list[str]:
    return [line.text for line in mend_broken(split_lines(text))]


def test_a_dateline_over_three_lines() -> None:
    assert mended("Jakarta\n-\nMenteri itu tiba pada hari Senin.") == ["Jakarta - Menteri itu tiba pada hari Senin."]


def test_a_dash_below_a_headline_is_none_of_a_dateline() -> None:
    lines = ["Dua Menteri Luar Negeri Bertemu", "--", "Menteri itu tiba pada hari Senin."]
    assert mended("\n".join(lines)) == lines


def test_tags_in_small_letters_are_no_sentence() -> None:
    tags = ["perdagangan", "menteri luar negeri", "perbatasan"]
    assert mended("\n".join(tags)) == tags


def test_paragraphs_with_a_blank_line_between_stay_apart() -> None:
    lines = ["Menteri itu tiba di", "ibu kota pada hari Senin."]
    assert mended("\n\n".join(lines)) == lines


def test_a_heading_before_a_paragraph_stays_apart() -> None:
    lines = ["Tuntutan Kedua Negara", "Menteri itu menuntut permintaan maaf dari tetangganya."]
    assert mended("\n".join(lines)) == lines


def test_a_headline_above_a_text_that_lost_its_first_word_stays_apart() -> None:
    lines = ["Dua Menteri Luar Negeri Bertemu", "membahas perbatasan dengan mitranya pada hari Senin."]
    assert mended("\n".join(lines)) == lines
