"""Text that no format stumbles over, for any text."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from taut.export.plain import attribute, flat, listed, plain

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


def taken_apart(cell: str) -> Iterator[str]:
    """The values of a cell: a letter after a backslash is itself, any other `|` is between two."""
    item, letters = "", iter(cell)
    for letter in letters:
        if letter == "|":
            yield item
            item = ""
        else:
            item += next(letters) if letter == "\\" else letter
    yield item


@given(st.lists(TEXT, min_size=1))
def test_a_list_can_be_taken_apart_again(values: list[str]) -> None:
    assert list(taken_apart(listed(values))) == values


@given(TEXT)
def test_a_plain_text_keeps_all_but_control_characters(text: str) -> None:
    kept = [letter for letter in text.replace("\r\n", "\n") if letter.isprintable() or letter in "\t\n"]
    found = [letter for letter in plain(text) if letter.isprintable() or letter in "\t\n"]
    assert [letter for letter in found if letter != " "] == [letter for letter in kept if letter != " "]
    assert plain(plain(text)) == plain(text)


@given(TEXT)
def test_a_flat_text_is_one_cell_of_one_line(text: str) -> None:
    assert not set(flat(text)) & set('\t\n\r"\x00')


@given(TEXT)
def test_an_attribute_is_read_back_by_an_xml_parser(text: str) -> None:
    assert ElementTree.fromstring(f"<a b={attribute(text)}/>").get("b") == plain(text)
