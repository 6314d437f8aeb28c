"""What people decide is data: it outlives new readings and articles that come and go, is listed, and can be undone."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taut.model import Reading, Versions
from taut.store import Filters, NotFound, Store, archive, open_store


def story_of(store: Store, reading: Reading) -> str | None:
    return next(r.story for r in store.articles() if r.article.id == reading.article.id)


def together(store: Store, *readings: Reading) -> bool:
    return len({story_of(store, reading) for reading in readings}) == 1


def deeds(store: Store, type_: str) -> list[tuple[int, int]]:
    """The counts of reports and outlets of the happenings of a type."""
    records = [record.happening for record in store.events(Filters(types=(type_,)))]
    return sorted((len(happening.reports), happening.outlets) for happening in records)


def event(reading: Reading, type_: str) -> str:
    return next(event.id for event in reading.events if event.type == type_)


# --- stories --------------------------------------------------------------------------------------


def test_stories_are_merged_and_come_apart_when_it_is_undone(filled: Store, week, picture) -> None:
    before = picture(filled.path)
    raid, pact = story_of(filled, week[0]), story_of(filled, week[4])
    number = filled.merge([raid or "", pact or ""], why="satu perkara")
    assert together(filled, *week[:6])
    assert [(story.articles, story.outlets) for story in filled.stories() if story.id == raid] == [(6, 4)]
    assert list(filled.check()) == []
    filled.undo(number)
    assert picture(filled.path) == before
    assert list(filled.check()) == []


def test_single_articles_are_merged_too(filled: Store, week) -> None:
    filled.merge([week[6].article.id, week[7].article.url or ""])
    assert together(filled, *week[6:])
    assert not together(filled, week[5], week[6])
    assert list(filled.check()) == []


def test_what_is_split_off_stays_together_and_apart_from_the_rest(filled: Store, week, picture) -> None:
    before = picture(filled.path)
    number = filled.split([week[2].article.id, week[3].article.id], why="lain perkara")
    assert together(filled, *week[2:4])
    assert together(filled, *week[:2])
    assert not together(filled, week[0], week[2])
    assert deeds(filled, "ASSAULT") == [(2, 2), (2, 2)]
    assert list(filled.check()) == []
    filled.undo(number)
    assert picture(filled.path) == before


def test_of_three_that_were_merged_one_is_split_off_and_two_stay_together(filled: Store, week) -> None:
    ids = [item.article.id for item in (week[4], week[6], week[7])]
    filled.merge(ids)
    filled.split([ids[1]])
    assert together(filled, week[4], week[7])
    assert not together(filled, week[4], week[6])
    assert list(filled.check()) == []


def test_the_later_of_two_decisions_holds_and_undoing_it_brings_the_earlier_back(filled: Store, week) -> None:
    pair = [week[6].article.id, week[7].article.id]
    merged = filled.merge(pair)
    split = filled.split(pair[:1])
    assert not together(filled, *week[6:])
    again = filled.merge(pair)
    assert together(filled, *week[6:])
    filled.undo(again)
    assert not together(filled, *week[6:])
    filled.undo(split)
    assert together(filled, *week[6:])
    filled.undo(merged)
    assert not together(filled, *week[6:])
    assert list(filled.check()) == []


# --- events ---------------------------------------------------------------------------------------


def test_what_is_rejected_counts_nowhere_and_comes_back_when_it_is_undone(filled: Store, week, picture) -> None:
    before = picture(filled.path)
    net = filled.relation("CHN", "RUS", by="year").periods[0].both.net
    numbers = [filled.reject(event(item, "ACCUSE"), why="salah baca") for item in week[:2]]
    assert deeds(filled, "ACCUSE") == [(1, 1)]
    rejected = [telling for telling in filled.reports() if telling.judgement == "rejected"]
    assert [(telling.happening, telling.event.id) for telling in rejected] == [
        (None, event(week[0], "ACCUSE")),
        (None, event(week[1], "ACCUSE")),
    ]
    numbers.append(filled.reject(event(week[2], "ACCUSE"), why="salah baca"))
    assert deeds(filled, "ACCUSE") == []
    assert filled.relation("CHN", "RUS", by="year").periods == () or all(
        not sum(period.both.happenings) for period in filled.relation("CHN", "RUS", by="year").periods
    )
    assert list(filled.check()) == []
    for number in numbers:
        filled.undo(number)
    assert picture(filled.path) == before
    assert filled.relation("CHN", "RUS", by="year").periods[0].both.net == net < 0


def test_rejecting_a_happening_rejects_all_its_reports(filled: Store) -> None:
    (record,) = filled.events(Filters(types=("ASSAULT",)))
    filled.reject(record.happening.id, why="bukan serangan")
    assert deeds(filled, "ASSAULT") == []
    told = [telling.judgement for telling in filled.reports(Filters(types=("ASSAULT",)))]
    assert told == ["rejected"] * 4
    assert list(filled.check()) == []


def test_a_happening_whose_standing_report_is_rejected_is_stood_for_by_another(filled: Store) -> None:
    (before,) = filled.events(Filters(types=("ASSAULT",)))
    filled.reject(before.telling.event.id, why="salah baca")
    (after,) = filled.events(Filters(types=("ASSAULT",)))
    assert after.telling.event.id in before.happening.reports
    assert after.telling.event.id != before.telling.event.id
    assert len(after.happening.reports) == 3


def test_accepting_is_noted_and_a_later_judgement_takes_its_place(filled: Store, week) -> None:
    wanted = event(week[7], "THREATEN")

    def judgement() -> str | None:
        return next(telling.judgement for telling in filled.reports() if telling.event.id == wanted)

    filled.accept(wanted)
    assert judgement() == "accepted"
    rejected = filled.reject(wanted, why="ternyata salah")
    assert judgement() == "rejected"
    assert deeds(filled, "THREATEN") == []
    filled.undo(rejected)
    assert judgement() == "accepted"
    assert deeds(filled, "THREATEN") == [(1, 1)]


def test_happenings_are_split_and_merged_within_a_story(filled: Store, week, picture) -> None:
    before = picture(filled.path)
    split = filled.split([event(week[3], "ASSAULT")], why="serangan lain")
    assert deeds(filled, "ASSAULT") == [(1, 1), (3, 3)]
    merged = filled.merge([record.happening.id for record in filled.events(Filters(types=("ASSAULT",)))])
    assert deeds(filled, "ASSAULT") == [(4, 4)]
    assert list(filled.check()) == []
    filled.undo(merged)
    filled.undo(split)
    assert picture(filled.path) == before


# --- what outlives --------------------------------------------------------------------------------


@pytest.fixture
def decided(filled: Store, week) -> Store:
    """A store in which people decided something of every sort."""
    filled.merge([week[6].article.id, week[7].article.id])
    filled.split([week[3].article.id])
    filled.reject(event(week[0], "ACCUSE"), why="salah baca")
    filled.accept(event(week[1], "ACCUSE"))
    filled.split([event(week[2], "ASSAULT")])
    return filled


def test_decisions_outlive_articles_that_go_and_come_back(decided: Store, week, picture) -> None:
    before, numbers = picture(decided.path), [c.id for c in decided.corrections()]
    for item in week:
        decided.forget(item.article.id)
    assert [correction.matched for correction in decided.corrections()] == [0] * len(numbers)
    assert decided.status().unmatched == len(numbers)
    assert list(decided.check()) == []
    for item in reversed(week):
        decided.add(item)
    assert picture(decided.path) == before
    assert [correction.matched for correction in decided.corrections()] == [2, 1, 1, 1, 1]
    assert decided.status().unmatched == 0
    assert list(decided.check()) == []


def test_decisions_outlive_a_reading_by_other_versions(decided: Store, week, picture, monkeypatch) -> None:
    before = picture(decided.path)
    monkeypatch.setattr(archive, "current", lambda language: Versions(taut="999", codebook="c", parser=language))
    for item in week:
        decided.add(item)
    assert picture(decided.path) == before
    # Ids of events change when something about them is read differently; the sentence and who did what do not.
    moved = replace(week[0], events=tuple(replace(e, id=e.id[::-1], confidence=0.4) for e in week[0].events))
    decided.add(moved, anew=True)
    told = {telling.event.id: telling.judgement for telling in decided.reports()}
    assert told[event(moved, "ACCUSE")] == "rejected"
    assert list(decided.check()) == []


def test_a_decision_outlives_a_changed_text_that_keeps_its_sentence(decided: Store, week, reading) -> None:
    facts = {field: getattr(week[0].article, field) for field in ("title", "outlet", "url", "published")}
    kept = [s.of(week[0].article.text) for s in week[0].article.sentences[1:]]
    longer = reading("Kabar ini diperbarui.", *kept, "Iran mendukung China.", **facts)
    decided.add(longer)
    told = {telling.event.id: telling.judgement for telling in decided.reports()}
    assert told[event(longer, "ACCUSE")] == "rejected"
    without = reading("Kabar ini diralat.", kept[0], **facts)
    decided.add(without)
    assert [correction.matched for correction in decided.corrections()][2] == 0
    decided.add(week[0])
    assert [correction.matched for correction in decided.corrections()][2] == 1
    assert event(week[0], "ACCUSE") in {t.event.id for t in decided.reports() if t.judgement == "rejected"}
    assert list(decided.check()) == []


@given(data=st.data())
@settings(max_examples=15)
def test_with_decisions_the_order_does_not_matter_either(fresh, picture, week, data: st.DataObject) -> None:
    with fresh() as store, store.transaction():
        for item in week:
            store.add(item)
        store.merge([week[6].article.id, week[7].article.id, week[4].article.id])
        store.split([week[2].article.id, week[3].article.id])
        store.split([event(week[2], "ASSAULT")])
        store.reject(event(week[1], "ACCUSE"), why="salah baca")
    before = picture(store.path)
    with open_store(store.path) as store, store.transaction():
        for item in data.draw(st.lists(st.sampled_from(week), unique_by=id)):
            store.forget(item.article.id)
        for item in data.draw(st.permutations(week)):
            store.add(item)
    assert picture(store.path) == before
    with open_store(store.path) as store:
        assert list(store.check()) == []


@given(data=st.data())
@settings(max_examples=25)
def test_whatever_is_decided_leaves_a_sound_store_and_can_all_be_undone(
    fresh, picture, week, data: st.DataObject
) -> None:
    with fresh() as store, store.transaction():
        for item in week:
            store.add(item)
    before = picture(store.path)
    articles = st.lists(st.sampled_from([item.article.id for item in week]), min_size=1, max_size=3)
    events = st.sampled_from([event.id for item in week for event in item.events])
    with open_store(store.path) as store, store.transaction():
        for _ in range(data.draw(st.integers(1, 8))):
            act = data.draw(st.sampled_from([store.merge, store.split, store.accept, store.reject]))
            several = act in (store.merge, store.split)
            refs = data.draw(articles | st.lists(events, min_size=1, max_size=3)) if several else data.draw(events)
            with suppress(ValueError):  # not all of it makes sense
                act(refs, why="uji")
            assert list(store.check()) == []
        for number in data.draw(st.permutations([correction.id for correction in store.corrections()])):
            store.undo(number)
            assert list(store.check()) == []
    assert picture(store.path) == before


def test_all_corrections_are_listed_with_what_they_are_about(decided: Store, week) -> None:
    decided.undo(2)
    listed = list(decided.corrections())
    assert [(c.id, c.kind, c.about) for c in listed] == [
        (1, "merge", "article"),
        (2, "split", "article"),
        (3, "reject", "event"),
        (4, "accept", "event"),
        (5, "split", "event"),
    ]
    assert [bool(c.undone) for c in listed] == [False, True, False, False, False]
    assert listed[0].subjects == (week[6].article.id, week[7].article.id)
    assert set(listed[1].others) == {item.article.id for item in week[:3]}
    assert (listed[2].subjects, listed[2].why) == ((event(week[0], "ACCUSE"),), "salah baca")
    assert (decided.status().corrections, decided.status().unmatched) == (4, 0)
    with open_store(decided.path) as again:
        assert list(again.corrections()) == listed


# --- what cannot be -------------------------------------------------------------------------------


def test_what_makes_no_sense_is_refused_and_leaves_no_trace(filled: Store, week, picture) -> None:
    before = picture(filled.path)
    one, other = week[6].article.id, event(week[0], "ASSAULT")
    for attempt in (
        lambda: filled.merge([one]),
        lambda: filled.merge([one, one]),
        lambda: filled.merge([one, other]),
        lambda: filled.merge([other, event(week[4], "SUPPORT")]),
        lambda: filled.split([one]),
        lambda: filled.split([item.article.id for item in week[:4]]),
        lambda: filled.split([one, week[0].article.id]),
        lambda: filled.reject(other, why=" "),
    ):
        with pytest.raises(ValueError, match=r"^[^\n]+$"):
            attempt()
    for missing in (lambda: filled.merge([one, "ffffffff"]), lambda: filled.accept("ffffffff"), lambda: filled.undo(1)):
        with pytest.raises(NotFound, match=r"^[^\n]+$"):
            missing()
    assert list(filled.corrections()) == []
    assert picture(filled.path) == before


def test_a_correction_is_undone_once(decided: Store) -> None:
    decided.undo(1)
    with pytest.raises(NotFound):
        decided.undo(1)


def test_a_decision_about_a_story_reaches_an_article_that_joins_it_later(store: Store, week) -> None:
    """An article kept apart from some of a story does not come back into it through a new one."""
    for item in week[:3]:
        store.add(item)
    store.split([week[2].article.id])
    store.add(week[3])
    assert not together(store, week[0], week[2])
    assert together(store, *week[:2])
    assert story_of(store, week[3]) in {story_of(store, week[0]), story_of(store, week[2])}
    assert store.status().last == date(2024, 3, 5)
    assert list(store.check()) == []
