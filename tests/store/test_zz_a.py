"""What goes into a store comes out of it unchanged; what is known, changed, out of date or taken down."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taut.model import Agreement, Dateline, Entity, Party, Reading, Role, Skip, Span, Speaker, Versions, When, Where
from taut.store import NotFound, Outcome, Store, archive, open_store

# --- round trip -----------------------------------------------------------------------------------

ODD = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=40) | st.sampled_from(
    [
        "🚀👩‍👩‍👧‍👦",
        "e\u0301a\u0308",
        "شرق אבג",
        "\u202eterbalik",
        "a\tb\r\nc",
        "'; DROP TABLE articles; --",
        "%_\\",
        "\ufeff\ufffe",
    ]
)
MAYBE = st.none() | ODD
DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def odd_readings(draw: st.DrawFn, base: Reading) -> Reading:
    """A reading in which every field that may be odd or missing is."""
    before, after = draw(ODD), draw(ODD)
    span, shift = draw(st.integers(0, 10)), len(before)
    text = before + base.article.text + after
    article = replace(
        base.article,
        id=draw(st.text("0123456789abcdef", min_size=8, max_size=16)),
        text=text,
        paragraphs=(Span(start=0, end=len(text)),),
        sentences=tuple(Span(start=s.start + shift, end=s.end + shift) for s in base.article.sentences),
        **{field: draw(MAYBE) for field in ("source_id", "url", "outlet", "section", "title", "byline")},
        dateline=draw(st.none() | st.builds(Dateline, place=ODD, country=MAYBE)),
        published=draw(DAYS),
    )
    when = When(
        start=draw(DAYS), end=draw(DAYS), precision="day", basis="stated", text=None, candidates=(date(2024, 2, 29),)
    )
    return replace(
        base,
        article=article,
        entities=(*base.entities, _odd_entity(draw(ODD), draw(MAYBE), span)),
        events=tuple(
            replace(event, id=f"{article.id}{n}", when=when, where=Where(place=draw(ODD), country=None, basis="stated"))
            for n, event in enumerate(base.events)
        ),
        agreements=tuple(_odd_agreement(item, draw(MAYBE)) for item in base.agreements),
        quotes=tuple(
            replace(
                item,
                text=draw(ODD),
                cue=draw(MAYBE),
                speaker=draw(st.sampled_from([None, Speaker(entity=None, name="", code=None)])),
            )
            for item in base.quotes
        ),
        skipped=(Skip(what="name", why=draw(ODD)),),
    )


def _odd_entity(name: str, code: str | None, start: int) -> Entity:
    role = Role(title=name, organisation=code, basis="table")
    mention = Span(start=start, end=start + 1)
    return Entity(id="person:odd", kind="person", name=name, code=code, sector=None, roles=(role,), mentions=(mention,))


def _odd_agreement(agreement: Agreement, subject: str | None) -> Agreement:
    return replace(
        agreement, subject=subject, sectors=(), parties=(Party(entity=None, name="", code=None, sector=None),)
    )


@given(data=st.data())
@settings(max_examples=40)
def test_what_goes_in_comes_out_as_it_was(fresh, week, data: st.DataObject) -> None:
    base = data.draw(st.sampled_from(week))
    odd = data.draw(odd_readings(base))
    with fresh() as store:
        assert store.add(odd) is Outcome.added
        assert store.reading(odd.article.id) == odd
        assert list(store.check()) == []
        assert store.forget(odd.article.id) == odd.article


def test_real_readings_come_out_as_they_were_however_they_are_pointed_to(store: Store, sample) -> None:
    assert len(sample) == 12
    for reading in sample:
        store.add(reading)
    for reading in sample:
        assert store.reading(reading.article.id) == reading
        assert store.reading(reading.article.id[:8]) == reading
        for event in reading.events:
            assert store.reading(event.id) == reading
    assert list(store.check()) == []


def test_a_very_long_text_is_kept_whole(store: Store, reading) -> None:
    long = reading(*("Rusia menyerang Ukraina. " + "kata " * 400 for _ in range(200)), outlet="Warta Satu")
    assert len(long.article.text) > 400_000
    store.add(long)
    assert store.reading(long.article.id) == long


@pytest.mark.parametrize("hole", [chr(0xD83D), chr(0xDC00), chr(0)])
def test_a_character_that_is_none_costs_that_character_and_moves_nothing(store: Store, reading, hole: str) -> None:
    broken = reading(
        f"Kabar {hole}: Rusia menyerang Ukraina.",
        f'"Ini {hole} buruk," kata China.',
        title=f"Judul {hole} ini",
        outlet=f"Warta {hole}",
        url=f"https://warta.example/{hole}",
    )
    store.add(broken)
    back = store.reading(broken.article.id)
    assert back.article.text == broken.article.text.replace(hole, "\ufffd")
    assert back.article.title == "Judul \ufffd ini"
    assert back.events == broken.events
    assert [quote.text for quote in back.quotes] == ["Ini \ufffd buruk"]
    assert [telling.sentence for telling in store.reports()] == ["Kabar \ufffd: Rusia menyerang Ukraina."]
    assert list(store.check()) == []
    assert store.knows(broken.article)


# --- known, changed, out of date ------------------------------------------------------------------


def contents(store: Store) -> list[str]:
    with closing(sqlite3.connect(store.path)) as connection:
        return list(connection.iterdump())


def test_adding_again_changes_nothing(filled: Store, week) -> None:
    before = contents(filled)
    for item in reversed(week):
        assert filled.knows(item.article)
        assert filled.add(item) is Outcome.known
    assert contents(filled) == before


def test_adding_anew_replaces_what_is_known(filled: Store, week) -> None:
    less = replace(week[0], events=())
    assert filled.add(less) is Outcome.known
    assert filled.reading(week[0].article.id) == week[0]
    assert filled.add(less, anew=True) is Outcome.replaced
    assert filled.reading(week[0].article.id) == less
    assert list(filled.check()) == []


FIRST = ("Rusia menyerang Ukraina.", "China mengecam Rusia.")
SECOND = ("Rusia menyerang Ukraina.", "China mendukung Rusia.", "Kabar ini sudah diralat.")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"url": "https://warta.example/a"}, {"url": "http://WARTA.example/a/?utm_source=x&fbclid=1#bawah"}),
        (
            {"source_id": "17", "outlet": "Warta", "published": date(2024, 3, 4)},
            {"source_id": "17", "outlet": "Warta", "published": date(2024, 3, 4)},
        ),
    ],
)
def test_a_changed_text_takes_the_place_of_the_old_one(store: Store, reading, before: dict, after: dict) -> None:
    old, new = reading(*FIRST, **before), reading(*SECOND, **after)
    store.add(old)
    assert not store.knows(new.article)
    assert store.add(new) is Outcome.replaced
    assert [record.article for record in store.articles()] == [new.article]
    assert [telling.event.type for telling in store.reports()] == ["ASSAULT", "SUPPORT"]
    assert store.search("diralat").total == 1
    with pytest.raises(NotFound):
        store.reading(old.article.id)
    assert list(store.check()) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"outlet": "Warta"}, {"outlet": "Kabar"}),
        ({"url": "https://warta.example/a?id=1"}, {"url": "https://warta.example/a?id=2"}),
    ],
)
def test_one_text_in_two_places_is_two_articles(store: Store, reading, one: dict, other: dict) -> None:
    for facts in (one, other):
        assert store.add(reading(*FIRST, **facts)) is Outcome.added
    assert store.status().articles == 2


@pytest.mark.parametrize(
    "other", [{"outlet": "Kabar"}, {"published": date(2024, 3, 5)}, {"outlet": None}, {"published": None}]
)
def test_a_record_of_another_outlet_or_day_is_another_article_though_it_has_the_same_number(
    store: Store, reading, other: dict
) -> None:
    facts = {"source_id": "1", "outlet": "Warta", "published": date(2024, 3, 4)}
    store.add(reading(*FIRST, **facts))
    assert store.add(reading(*SECOND, **{**facts, **other})) is Outcome.added
    assert store.status().articles == 2


def test_what_fails_midway_leaves_all_as_it_was(filled: Store, reading, monkeypatch) -> None:
    new = reading(*SECOND, url=filled.reading(next(iter(filled.articles())).article.id).article.url)
    before = contents(filled)

    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("taut.store.writing.regroup", fail)
    with pytest.raises(KeyboardInterrupt):
        filled.add(new)
    assert contents(filled) == before
    monkeypatch.undo()
    assert filled.add(new) is Outcome.replaced


def newer(language: str) -> Versions:
    return Versions(taut="999", codebook="c" * 12, parser=language)


def test_what_older_versions_read_is_out_of_date_until_it_is_read_again(filled: Store, week, monkeypatch) -> None:
    assert list(filled.outdated()) == []
    monkeypatch.setattr(archive, "current", newer)
    assert list(filled.outdated()) == [item.article for item in week]
    less = replace(week[0], events=week[0].events[:1])
    assert not filled.knows(less.article)
    assert filled.add(less) is Outcome.replaced
    assert filled.reading(less.article.id) == less
    assert list(filled.outdated()) == [item.article for item in week[1:]]
    assert [(versions.taut == "999", count) for versions, count in filled.status().versions] == [(False, 7), (True, 1)]
    assert list(filled.check()) == []


def test_reading_again_goes_on_where_it_stopped(filled: Store, week, monkeypatch) -> None:
    by_id = {item.article.id: item for item in week}
    monkeypatch.setattr(archive, "current", newer)
    for number, article in enumerate(filled.outdated()):  # reads and writes by turns, as `taut reread` does
        if number == 3:
            break
        filled.add(by_id[article.id])
    assert len(list(filled.outdated())) == len(week) - 3
    for article in filled.outdated():
        assert filled.add(by_id[article.id]) is Outcome.replaced
    assert list(filled.outdated()) == []
    assert list(filled.check()) == []


# --- takedown -------------------------------------------------------------------------------------

SECRET = "xilofonrahasia"


def test_nothing_is_left_of_what_is_forgotten(filled: Store, reading, picture) -> None:
    before = picture(filled.path)
    gone = reading(
        f"Rusia menyerang Ukraina di {SECRET}.",
        f'"Ini {SECRET}," kata Suryani.',
        "China dan Jepang meneken pakta rahasia.",
        title=f"Rusia Serang {SECRET}",
        outlet=f"Warta {SECRET}",
        url=f"https://{SECRET}.example/a",
        published=date(2024, 3, 4),
        where=Where(place=SECRET, country=None, basis="stated"),
    )
    filled.add(gone)
    assert SECRET.encode() in whole(filled.path)
    assert filled.forget(f"http://{SECRET}.example/a?utm_medium=surat") == gone.article
    assert picture(filled.path) == before
    assert filled.search(SECRET).total == 0
    assert SECRET.encode() not in whole(filled.path)  # not in the search index, a page out of use, or the log
    assert list(filled.check()) == []


def whole(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))


def test_forgotten_by_the_beginning_of_its_id(filled: Store, week) -> None:
    assert filled.forget(week[2].article.id[:6].upper()) == week[2].article
    assert not filled.knows(week[2].article)
    assert filled.add(week[2]) is Outcome.added


@pytest.mark.parametrize(
    "ref", ["", "zzzz", "abc", "0000000000000000", "https://nirgends.example/x", "://", "%", "12345' OR 1=1"]
)
def test_what_is_not_there_is_not_found(filled: Store, ref: str) -> None:
    for ask in (filled.forget, filled.reading):
        with pytest.raises(NotFound) as error:
            ask(ref)
        assert "\n" not in str(error.value)
    assert filled.status().articles == 8


def test_a_beginning_of_several_ids_is_refused_with_them(store: Store, reading) -> None:
    for number in range(2):
        made = reading(*FIRST, outlet=f"Warta {number}", id=f"abcdef{number}")
        store.add(replace(made, events=()))
    with pytest.raises(NotFound, match="abcdef0, abcdef1"):
        store.forget("abcdef")
    assert store.status().articles == 2


def test_many_are_stored_together_or_not_at_all(store: Store, week) -> None:
    def add_all(after: Callable[[], object]) -> None:
        with store.transaction():
            for item in week:
                assert store.add(item) is Outcome.added
            after()

    with pytest.raises(ZeroDivisionError):
        add_all(lambda: 1 / 0)
    assert store.status().articles == 0
    add_all(lambda: None)
    with open_store(store.path) as again:
        assert again.status().articles == len(week)
