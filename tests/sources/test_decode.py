"""Bytes become the text that was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taut.sources.decode import NotText, decode

SENTENCE = "Menteri itu berkata: “kami siap” – lalu pergi ke café di Belmora. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


@pytest.mark.parametrize(
    "declaration", ['<?xml version="1.0" encoding="iso-8859-7"?>\n', "Content-Type: text/plain; charset=iso-8859-7\n\n"]
)
def test_a_declared_encoding_is_believed(declaration: str) -> None:
    text = declaration + "Perdana menteri tiba di Αθήνα."
    assert decode(text.encode("iso-8859-7")) == text


def test_a_declared_encoding_that_does_not_exist_is_passed_over() -> None:
    assert decode(f"charset=entah\n{SENTENCE}".encode("cp1252")).endswith(SENTENCE)


def test_a_few_damaged_bytes_do_not_cost_the_page() -> None:
    assert "Menteri itu berkata" in decode(SENTENCE.encode() + b"\xff\xfe rusak")


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"\x01\x02\x03\x04" * 50, b"\x1f\x8b\x08", b"SQLite format 3\x00"])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])).map(lambda text: f"Menteri: {text}"))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text
