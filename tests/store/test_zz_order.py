"""Stories and happenings are the same whatever came first, was replaced, or was there for a while."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taut.model import Reading, When
from taut.store import Filters, Store, open_store

SENTENCES = (
    "Rusia menyerang Ukraina dengan drone di pelabuhan gandum.",
    "Serangan itu merusak gudang minyak di pesisir Laut Hitam.",
    "China mengecam Rusia atas serangan pelabuhan itu.",
    "Jepang mengecam Rusia dan membantu Ukraina.",
    "Iran mendukung Rusia soal jalur gandum Laut Hitam.",
    "PBB membantu Ukraina membuka pelabuhan gandum.",
    "China dan Jepang bertemu membahas jalur gandum.",
    "Rusia menyerang Ukraina lagi, gudang minyak terbakar.",
)
TITLES = ("Rusia Serang Pelabuhan Gandum Ukraina", "Pelabuhan Gandum Ukraina Diserang", None)
DAY = When(start=date(2024, 3, 4), end=date(2024, 3, 4), precision="day", basis="stated", text=None)


@st.composite
def news(draw: st.DrawFn, make) -> Reading:
    """One of many articles about nearly the same: copies and retellings, dated or not."""
    chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=6, unique=True))
    outlet = draw(st.sampled_from(["Warta Satu", "wartasatu.com", "Kabar Dua", "Harian Tiga", None]))
    day = draw(st.none() | st.integers(1, 9))
    return make(
        *chosen,
        title=draw(st.sampled_from(TITLES)),
        outlet=outlet,
        url=f"https://berita.example/{draw(st.integers(1, 99))}",
        published=day and date(2024, 3, day),
        when=draw(st.sampled_from([None, DAY])),
        confidence=draw(st.sampled_from([0.5, 0.9])),
    )


def afresh(fresh, readings: Iterable[Reading], picture):
    with fresh() as store:
        with store.transaction():
            for item in readings:
                store.add(item)
        assert list(store.check()) == []
        return picture(store.path)


@given(data=st.data())
@settings(max_examples=500)
def test_the_outcome_does_not_depend_on_the_way_there(fresh, picture, reading, data: st.DataObject) -> None:
    pool = data.draw(st.lists(news(reading), min_size=2, max_size=9, unique_by=lambda item: item.article.url))
    passing = data.draw(st.lists(news(reading), max_size=5))
    here: dict[str | None, Reading] = {}
    with fresh() as store, store.transaction():
        for item in data.draw(st.permutations([*pool, *passing])):
            store.add(item)
            here[item.article.url] = item
            if item in passing and data.draw(st.booleans()) and here.pop(item.article.url, None):
                store.forget(item.article.id)
        for item in passing:
            if here.get(item.article.url) is item:
                store.forget(item.article.url or "")
                del here[item.article.url]
        for item in pool:  # some may have given way to one in passing
            store.add(item)
    with open_store(store.path) as store:
        assert list(store.check()) == []
    assert picture(store.path) == afresh(fresh, sorted(pool, key=lambda item: item.article.id), picture)


def test_every_order_of_a_story_gives_the_same(fresh, picture, week) -> None:
    pictures = [afresh(fresh, order, picture) for order in permutations(week[:4])]
    assert len(pictures) == 24
    assert all(each == pictures[0] for each in pictures)


def test_copies_and_retellings_are_one_story_and_its_happenings_are_counted_twice(filled: Store, week) -> None:
    told = [story for story in filled.stories() if story.articles > 1]
    assert [(story.articles, story.outlets) for story in told] == [(2, 2), (4, 4)]
    raid, pact = told[1], told[0]
    assert (raid.title, raid.first, raid.last) == (week[0].article.title, date(2024, 3, 4), date(2024, 3, 5))
    assert {record.article.id for record in filled.articles(Filters(story=raid.id))} == {w.article.id for w in week[:4]}
    assert {record.article.id for record in filled.articles(Filters(story=pact.id))} == {
        w.article.id for w in week[4:6]
    }
    (attack,) = (record.happening for record in filled.events(Filters(types=("ASSAULT",))))
    assert (len(attack.reports), attack.articles, attack.outlets) == (4, 4, 4)
    assert filled.reports(Filters(types=("ASSAULT",)), limit=1).total == 4


def test_a_later_retelling_leaves_the_ids_of_story_and_happening_as_they_are(store: Store, week) -> None:
    store.add(week[0])
    stories, happenings = {s.id for s in store.stories()}, {r.happening.id for r in store.events()}
    for item in week[2:]:
        store.add(item)
        assert stories <= {s.id for s in store.stories()}
        assert happenings <= {r.happening.id for r in store.events()}


@pytest.mark.parametrize("gone", range(4))
def test_what_is_left_of_a_story_is_what_it_would_have_been(filled: Store, fresh, picture, week, gone: int) -> None:
    filled.forget(week[gone].article.id)
    assert list(filled.check()) == []
    rest = [item for item in week if item is not week[gone]]
    assert picture(filled.path) == afresh(fresh, rest, picture)


def test_a_text_that_changes_leaves_its_story(filled: Store, fresh, picture, week, reading) -> None:
    facts = {"outlet": "Kabar Dua", "url": week[1].article.url, "published": date(2024, 3, 4)}
    other = reading("Iran membantu Jepang di laut selatan.", "Gempa besar melanda.", title="Gempa di Jepang", **facts)
    filled.add(other)
    assert list(filled.check()) == []
    assert picture(filled.path) == afresh(fresh, [other, *(item for item in week if item is not week[1])], picture)


def test_real_articles_give_the_same_in_any_order(fresh, picture, sample) -> None:
    assert afresh(fresh, sample, picture) == afresh(fresh, sample[::-1], picture)
