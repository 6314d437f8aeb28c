"""The promises of a reading: evidence under every record, stable ids, and no input that breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taut.journey import read
from taut.model import Page, Reading, Skip, Span
from taut.sources import pages

SAMPLE = Path(__file__).parents[1] / "sample"


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    found = {}
    for page in pages([str(SAMPLE)], stdin=None, published=None, outlet=None, url=None):
        assert isinstance(page, Page), page
        result = read(page)
        assert isinstance(result, Reading), result
        found[page.source_id or Path(page.origin).stem] = result
    return found


def spans(reading: Reading) -> Iterator[Span]:
    article = reading.article
    yield from article.paragraphs
    yield from article.sentences
    for entity in reading.entities:
        yield from entity.mentions
    for record in (*reading.events, *reading.agreements, *reading.quotes):
        evidence = record.evidence
        yield evidence.sentence
        yield from (*evidence.actors, *evidence.recipients, *evidence.content)
        if evidence.trigger:
            yield evidence.trigger
    for skip in reading.skipped:
        if skip.evidence:
            yield skip.evidence


def check(reading: Reading) -> None:
    text = reading.article.text
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
    for event in reading.events:
        assert event.evidence.trigger is not None
        assert event.evidence.sentence.covers(event.evidence.trigger)
        assert event.actors or event.recipients
    for quote in reading.quotes:
        assert quote.evidence.content
        if quote.direct:
            assert quote.text in text
    known = {entity.id for entity in reading.entities}
    for event in reading.events:
        assert {actor.entity for actor in (*event.actors, *event.recipients)} <= known


def test_every_sample_article_is_read(readings: dict[str, Reading]) -> None:
    assert len(readings) >= 8
    for reading in readings.values():
        check(reading)
        assert reading.events, reading.article.title


def test_reading_again_gives_the_same(readings: dict[str, Reading]) -> None:
    again = [
        read(page)
        for page in pages([str(SAMPLE)], stdin=None, published=None, outlet=None, url=None)
        if isinstance(page, Page)
    ]
    assert again == list(readings.values())


def test_ids_tell_records_apart(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        for records in (reading.events, reading.agreements, reading.quotes, reading.entities):
            ids = [record.id for record in records]
            assert len(ids) == len(set(ids)), reading.article.title


WORDS = (
    'Presiden_AS Rusia mengecam diserang oleh “ ” " kata Xi_Jinping dan , . tidak kedua_negara yang (5/6/2019) kemarin '
    "perjanjian menandatangani Baca_juga: di_Moskow -nya itu 2019 China-Rusia serangan PBB akan jika é 𝕏 ' :"
)
INGREDIENTS = st.sampled_from([*(word.replace("_", " ") for word in WORDS.split()), "\n\n", "\u200b", "\t"])


@settings(max_examples=60, deadline=None)
@given(st.lists(INGREDIENTS, min_size=1, max_size=60))
def test_no_word_salad_breaks_it(words: list[str]) -> None:
    result = read(
        Page(origin="test", text="Para pejabat itu mengatakan bahwa mereka akan datang ke kota. " + " ".join(words))
    )
    if isinstance(result, Reading):
        check(result)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_no_text_breaks_it(text: str) -> None:
    result = read(Page(origin="test", text=text))
    assert isinstance(result, Reading | Skip)
    if isinstance(result, Reading):
        check(result)
