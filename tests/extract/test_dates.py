"""Dates: what they mean seen from publication, and which one dates an event."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taut.extract.dates import find_dates, long_before, when_for
from taut.languages import load_pack
from taut.model import Article, Doc, Sentence, Span, Token

PACK = load_pack("id")
THURSDAY = date(2019, 6, 6)


def document(text: str, published: date | None = None) -> Doc:
    """A document of one sentence whose words are tokens without analysis."""
    tokens = tuple(
        Token(
            i=i, start=m.start(), end=m.end(), text=m.group(), lemma=m.group().lower(),
            pos="X", voice=None, head=i, dep="dep", space=True,
        )
        for i, m in enumerate(re.finditer(r"\w+|[^\w\s]", text))
    )  # fmt: skip
    sentence = Sentence(i=0, start=0, end=len(text), paragraph=0, title=False, tokens=tokens, names=(), parsed=False)
    article = Article(
        id="a", source_id=None, url=None, outlet=None, section=None, title=None, byline=None, dateline=None,
        published=published, language="id", text=text, paragraphs=(sentence.span,), sentences=(sentence.span,),
    )  # fmt: skip
    return Doc(article=article, sentences=(sentence,))


def days(text: str, published: date | None = THURSDAY) -> list[tuple[str, str | None, str | None, str]]:
    doc = document(text, published)
    return [
        (m.span.of(text), m.when.start and str(m.when.start), m.when.end and str(m.when.end), m.when.basis)
        for m in find_dates(doc, PACK, until=2024)
    ]


@pytest.mark.parametrize(
    ("text", "written", "start", "end", "basis"),
    [
        ("Mereka bertemu pada Rabu (05/06) di Bonn", "Rabu (05/06)", "2019-06-05", "2019-06-05", "relative"),
        ("Rabu, 5 Juni 2019", "Rabu, 5 Juni 2019", "2019-06-05", "2019-06-05", "stated"),
        ("kata dia (5/6/2019).", "5/6/2019", "2019-06-05", "2019-06-05", "stated"),
        ("pada 30 Desember lalu", "30 Desember lalu", "2018-12-30", "2018-12-30", "relative"),
        ("sejak Maret 2018 hubungan dingin", "Maret 2018", "2018-03-01", "2018-03-31", "stated"),
        ("pada September lalu", "September lalu", "2018-09-01", "2018-09-30", "relative"),
        ("kemarin dia pergi", "kemarin", "2019-06-05", "2019-06-05", "relative"),
        ("pekan lalu dia pergi", "pekan lalu", "2019-05-27", "2019-06-02", "relative"),
        ("bulan lalu dia pergi", "bulan lalu", "2019-05-01", "2019-05-31", "relative"),
        ("Selasa waktu setempat", "Selasa", "2019-06-04", "2019-06-04", "relative"),
        ("Rabu mendatang mereka tiba", "Rabu mendatang", "2019-06-12", "2019-06-12", "relative"),
        ("pada 22-25 Oktober 2017", "22-25 Oktober 2017", "2017-10-22", "2017-10-25", "stated"),
        ("antara 3 dan 5 Mei", "3 dan 5 Mei", "2019-05-03", "2019-05-05", "relative"),
        ("1 Oktober 2019—31 Desember 2019", "1 Oktober 2019—31 Desember 2019", "2019-10-01", "2019-12-31", "stated"),
        ("pada 2016 lalu", "pada 2016", "2016-01-01", "2016-12-31", "stated"),
        ("KTT akan digelar 10 Juli", "10 Juli", "2019-07-10", "2019-07-10", "relative"),
        ("Rabu malam (5/6)", "Rabu malam (5/6)", "2019-06-05", "2019-06-05", "relative"),
    ],
)
def test_a_date_is_read_as_meant(text: str, written: str, start: str, end: str, basis: str) -> None:
    assert days(text) == [(written, start, end, basis)]


@pytest.mark.parametrize("text", ["pada 31/02/2019", "skor 3/4", "tahun 1970-an", "Rp 1.500", "(31/2)", "minggu"])
def test_what_is_no_date_is_not_taken_for_one(text: str) -> None:
    assert days(text) == []


def test_a_date_without_year_or_publication_stays_open_and_lists_its_years() -> None:
    (found,) = find_dates(document("Rabu (05/06)"), PACK, until=2024)
    assert found.when.start is None
    assert [day.year for day in found.when.candidates] == [2002, 2013, 2019, 2024]


def test_the_date_of_a_report_does_not_date_the_event() -> None:
    doc = document("Dilansir Kabar Contoh, Kamis (6/6/2019), mereka bertemu pada 2 Juni 2019", THURSDAY)
    when = when_for(doc.sentences[0], 13, find_dates(doc, PACK), doc.article)
    assert when is not None
    assert when.start == date(2019, 6, 2)


def test_a_lead_without_a_date_is_dated_by_publication() -> None:
    doc = document("Mereka bertemu di Bonn", THURSDAY)
    when = when_for(doc.sentences[0], 1, find_dates(doc, PACK), doc.article)
    assert when is not None
    assert (when.start, when.basis, when.text) == (THURSDAY, "published", None)


def test_what_ended_over_a_year_before_publication_is_long_before() -> None:
    doc = document("perang 2003 silam dan pertemuan 5 Juni 2019", THURSDAY)
    war, meeting = find_dates(doc, PACK)
    assert long_before(war.when, doc.article)
    assert not long_before(meeting.when, doc.article)


PARTS = ["Rabu", "5", "31", "Juni", "Mei", "2019", "/", "(", ")", "-", "lalu", "kemarin", ",", "dan", "12", "ß"]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(PARTS)
    ).map(" ".join),
    st.none() | st.dates(date(1999, 1, 1), date(2030, 1, 1)),
)  # fmt: skip
def test_every_date_lies_inside_the_text_and_ends_after_it_starts(text: str, published: date | None) -> None:
    doc = document(text, published)
    for mention in find_dates(doc, PACK, until=2024):
        assert Span(start=0, end=len(text)).covers(mention.span)
        assert 0 <= mention.first < mention.last <= len(doc.sentences[0].tokens)
        assert mention.when.start is None or (mention.when.end is not None and mention.when.start <= mention.when.end)
