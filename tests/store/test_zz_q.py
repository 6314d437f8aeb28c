"""Questions: filters that combine, totals, limits and order, against a plain count over all that is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taut.model import Entity, Reading, Span, When
from taut.store import Filters, NotFound, QueryError, Store, open_store

CODES = ("RUS", "UKR", "CHN", "JPN", "IRN", "IGO:UNO", "RUS:BUS", "IDN", "FRA")
OUTLETS = ("Warta Satu", "Kabar Dua", "Harian Tiga", "Suara Empat", "Tidak Ada")


@pytest.fixture(scope="module")
def archive(fresh, week, reading) -> Iterator[Store]:
    """The week, and what is undated, open, doubtful, rejected, or told of another day than its own."""
    old = When(start=date(2024, 2, 1), end=date(2024, 2, 1), precision="day", basis="stated", text=None)
    more = (
        reading("Rusia menyanksi Jepang.", "Jepang menyanksi Gazprima.", outlet="Warta Satu", confidence=0.4),
        reading(
            "Iran membantu Rusia.", "Rusia membantu Iran.", outlet="Kabar Dua", published=date(2024, 3, 6), when=old
        ),
        reading("China bertemu Jepang.", outlet="Kabar Dua", published=date(2024, 3, 6), status="planned"),
        reading("Rusia dan China bertemu Iran.", outlet="Harian Tiga", published=date(2024, 3, 8), status="negated"),
        reading(
            '"Rusia harus mundur dari Ukraina," kata China.',
            "China dan Iran meneken pakta energi.",
            outlet="Harian Tiga",
            published=date(2024, 3, 8),
        ),
    )
    with fresh() as store:
        with store.transaction():
            for item in (*week, *more):
                store.add(item)
        (told,) = store.events(Filters(types=("THREATEN",)))
        store.reject(told.telling.event.id, why="salah baca")
        yield store


def some(*values: object) -> st.SearchStrategy[tuple]:
    """Often nothing, else one or two of these."""
    return st.just(()) | st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(tuple)


DAY = st.none() | st.dates(date(2024, 1, 30), date(2024, 3, 10))
FILTERS = st.builds(
    Filters,
    start=DAY,
    end=DAY,
    countries=some(*CODES),
    sources=some(*CODES),
    targets=some(*CODES),
    types=some("ASSAULT", "ACCUSE", "AID", "SUPPORT", "CONSULT", "SANCTION", "YIELD"),
    quads=some(1, 2, 3, 4),
    statuses=some("done", "planned", "negated", "ongoing"),
    outlets=some(*OUTLETS),
    least=st.sampled_from([0.0, 0.5, 0.9, 0.95]),
    entities=some("state:RUS:rusia", "company:RUS:gazprima", "person:nobody"),
    text=st.sampled_from([None, None, "pelabuhan", "gandum OR tarif"]),
)
WORDS = {"pelabuhan": ("pelabuhan",), "gandum OR tarif": ("gandum", "tarif")}


def holds(filters: Filters, text: str) -> bool:
    return filters.text is None or any(word in text.casefold() for word in WORDS[filters.text])


def within(filters: Filters, day: date | None) -> bool:
    if filters.start is None and filters.end is None:
        return True
    return day is not None and (filters.start or date.min) <= day <= (filters.end or date.max)


def told_by(codes: tuple[str, ...], *sides) -> bool:
    """Whether one of some codes takes part; one without a sector stands for all of its sectors."""
    return not codes or any(a.code in codes or f"{a.code}:{a.sector}" in codes for side in sides for a in side)


def one(value: object, among: tuple) -> bool:
    return not among or value in among


def takes_part(filters: Filters, parties) -> bool:
    return not filters.entities or bool(set(filters.entities) & {party.entity for party in parties})


def fits(telling, filters: Filters, text: str) -> bool:
    """What may hold for any one telling of a happening."""
    event = telling.event
    return (
        told_by(filters.countries, event.actors, event.recipients)
        and told_by(filters.sources, event.actors)
        and told_by(filters.targets, event.recipients)
        and takes_part(filters, (*event.actors, *event.recipients))
        and one(telling.source.outlet, filters.outlets)
        and holds(filters, text)
    )


@given(filters=FILTERS)
@settings(max_examples=1500)
def test_filters_find_what_a_plain_count_finds(archive: Store, filters: Filters) -> None:
    texts = {record.article.id: record.article.text for record in archive.articles()}
    tellings = list(archive.reports())
    wanted = [
        t.event.id
        for t in tellings
        if fits(t, filters, texts[t.source.article])
        and within(filters, t.event.when.start if t.event.when else t.source.published)
        and one(t.event.type, filters.types)
        and one(t.event.quad, filters.quads)
        and one(t.event.status, filters.statuses)
        and t.event.confidence >= filters.least
    ]
    assert [t.event.id for t in archive.reports(filters)] == wanted
    assert archive.reports(filters, limit=0).total == len(wanted)
    happenings = [
        record.happening.id
        for record in archive.events()
        if any(t.happening == record.happening.id and fits(t, filters, texts[t.source.article]) for t in tellings)
        and within(filters, record.happening.day)
        and one(record.happening.type, filters.types)
        and one(record.happening.quad, filters.quads)
        and one(record.happening.status, filters.statuses)
        and record.happening.confidence >= filters.least
    ]
    assert [record.happening.id for record in archive.events(filters)] == happenings
    assert archive.events(filters, limit=1).total == len(happenings)


@given(filters=FILTERS)
@settings(max_examples=600)
def test_articles_and_stories_are_filtered_alike(archive: Store, filters: Filters) -> None:
    named = {r.article.id: archive.reading(r.article.id).entities for r in archive.articles()}
    wanted = [
        record
        for record in archive.articles()
        if within(filters, record.article.published)
        and told_by(filters.countries, named[record.article.id])
        and (not filters.entities or set(filters.entities) & {entity.id for entity in named[record.article.id]})
        and one(record.article.outlet, filters.outlets)
        and holds(filters, record.article.text)
    ]
    assert list(archive.articles(filters)) == wanted
    assert archive.articles(filters, limit=2).total == len(wanted)
    if filters.start is None and filters.end is None:
        assert {story.id for story in archive.stories(filters)} == {record.story for record in wanted}


def test_a_limit_gives_the_first_and_the_whole_count(archive: Store) -> None:
    for ask in (archive.events, archive.reports, archive.quotes, archive.entities, archive.stories, archive.articles):
        everything = list(ask())
        assert len(everything) > 2
        for limit in (0, 1, 2, len(everything), 99):
            some_of_it = ask(limit=limit)
            assert list(some_of_it) == everything[:limit]
            assert some_of_it.total == len(everything)
        assert ask().total is None


def test_events_come_latest_first_and_reports_as_they_were_published(archive: Store) -> None:
    days = [record.happening.day or date.min for record in archive.events()]
    assert days == sorted(days, reverse=True)
    published = [telling.source.published or date.max for telling in archive.reports()]
    assert published == sorted(published)
    assert days[-1] == date.min  # what is undated comes last in both
    assert published[-1] == date.max


def test_what_is_told_of_a_happening_is_what_stands_for_it(archive: Store) -> None:
    told = {telling.event.id: telling for telling in archive.reports()}
    for record in archive.events():
        assert record.telling == told[record.happening.event]
        assert {told[name].happening for name in record.happening.reports} == {record.happening.id}
        assert len({told[name].source.article for name in record.happening.reports}) == record.happening.articles
    rejected = [telling for telling in told.values() if telling.happening is None]
    assert [(telling.judgement, telling.event.type) for telling in rejected] == [("rejected", "THREATEN")]


def test_every_record_is_shown_with_its_sentence(archive: Store) -> None:
    for telling in archive.reports():
        text = archive.reading(telling.source.article).article.text
        assert telling.sentence == telling.event.evidence.sentence.of(text)
    for quote in archive.quotes():
        assert quote.quote.text in quote.sentence
    for agreement in archive.agreements():
        assert "meneken" in agreement.sentence


# --- quotes and agreements ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 5),
        ({"speaker": "pbb"}, 3),
        ({"speaker": "urya"}, 1),
        ({"speaker": "%"}, 0),
        ({"speaker": "_BB"}, 0),
        ({"about": ("RUS",)}, 1),
        ({"about": ("UKR",)}, 1),
        ({"about": ("IRN",)}, 1),
        ({"about": ("UKR", "IRN")}, 2),
        ({"about": ("CHN",)}, 0),  # it speaks, and is not named in what it says
        ({"speaker": "China", "about": ("RUS",)}, 1),
        ({"speaker": "PBB", "about": ("RUS",)}, 0),
        ({"filters": Filters(countries=("CHN",))}, 1),
        ({"filters": Filters(outlets=("Warta Satu",), start=date(2024, 3, 5))}, 1),
        ({"filters": Filters(countries=("IDN:GOV",))}, 1),
        ({"filters": Filters(countries=("IDN:MIL",))}, 0),
        ({"filters": Filters(text="tarif")}, 1),
    ],
)
def test_quotes_by_speaker_and_by_whom_they_are_about(archive: Store, asked: dict, found: int) -> None:
    assert len(list(archive.quotes(**asked))) == found
    assert archive.quotes(**asked, limit=1).total == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 3),
        ({"filters": Filters(countries=("JPN",))}, 2),
        ({"filters": Filters(countries=("CHN",))}, 3),
        ({"filters": Filters(countries=("JPN", "IRN"))}, 3),
        ({"parties": ("CHN", "IRN")}, 1),
        ({"parties": ("JPN", "IRN")}, 0),
        ({"sectors": ("energi",)}, 1),
        ({"sectors": ("energi", "dagang")}, 3),
        ({"sectors": ("dagang",), "filters": Filters(countries=("IRN",))}, 0),
        ({"filters": Filters(statuses=("signed",), outlets=("Kabar Dua",))}, 1),
        ({"filters": Filters(end=date(2024, 3, 6))}, 1),
    ],
)
def test_agreements_by_party_and_field(archive: Store, asked: dict, found: int) -> None:
    assert len(list(archive.agreements(**asked))) == found
    assert archive.agreements(**asked, limit=1).total == found


# --- entities -------------------------------------------------------------------------------------


def named(reading: Reading, name: str, id_: str) -> Reading:
    mention = (Span(start=0, end=1),)
    entity = Entity(id=id_, kind="company", name=name, code="IDN", sector="BUS", mentions=mention)
    return replace(reading, entities=(entity,))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("persen", ["company:a", "company:b"]),
        ("100% ", ["company:a"]),
        ("%", ["company:a"]),
        ("_", ["company:c"]),
        ("nama_b", ["company:c"]),
        ("\\", ["company:d"]),
        ("company:b", ["company:b"]),
        ("", ["company:a", "company:b", "company:c", "company:d"]),
        ("100%%", []),
    ],
)
def test_entities_by_a_part_of_a_name_in_which_no_letter_means_another(
    store: Store, reading, name: str, found: list[str]
) -> None:
    for number, written in enumerate(("100% Persen", "1000 Persen", "Nama_Badan", "Garis\\Miring")):
        store.add(named(reading("Kabar pendek.", outlet=f"Warta {number}"), written, f"company:{'abcd'[number]}"))
    assert [record.id for record in store.entities(name=name)] == found
    assert store.entities(name=name, limit=1).total == len(found)


def test_an_entity_is_told_over_all_articles(archive: Store, week) -> None:
    (suryani,) = archive.entities(name="suryani")
    assert (suryani.code, suryani.sector, suryani.articles) == ("IDN", "GOV", 1)
    assert (suryani.first, suryani.last) == (date(2024, 3, 6), date(2024, 3, 6))
    assert [(role.role.title, role.articles) for role in suryani.roles] == [("menteri", 1)]
    counts = {record.id: record.articles for record in archive.entities()}
    for name, count in counts.items():
        naming = [r for r in archive.articles() if name in {e.id for e in archive.reading(r.article.id).entities}]
        assert len(naming) == count
    assert list(counts.values()) == sorted(counts.values(), reverse=True)


def test_a_code_with_a_sector_is_more_than_its_state(archive: Store) -> None:
    assert [record.name for record in archive.entities(Filters(countries=("RUS:BUS",)))] == ["Gazprima"]
    assert {record.name for record in archive.entities(Filters(countries=("RUS",)))} == {"Gazprima", "Rusia"}


def test_the_name_used_most_is_the_name(store: Store, reading) -> None:
    for number, written in enumerate(("Perusahaan Gas", "Gas", "Gas")):
        store.add(named(reading("Kabar pendek.", outlet=f"Warta {number}"), written, "company:a"))
    (record,) = store.entities(name="perusahaan")
    assert (record.name, record.articles) == ("Gas", 3)


# --- search ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "filters", "outlets"),
    [
        ("pelabuhan", Filters(), {"Warta Satu", "Kabar Dua", "Harian Tiga", "Suara Empat"}),
        ("pelabuhan", Filters(outlets=("Kabar Dua",)), {"Kabar Dua"}),
        ("pelabuhan", Filters(start=date(2024, 3, 5)), {"Harian Tiga", "Suara Empat"}),
        ("pelabuhan", Filters(types=("ACCUSE",)), {"Warta Satu", "Kabar Dua", "Harian Tiga"}),
        ("pelabuhan", Filters(types=("ACCUSE",), countries=("JPN",)), set()),
        ("pelabuhan", Filters(sources=("CHN",)), {"Warta Satu", "Kabar Dua", "Harian Tiga"}),
        ("pelabuhan", Filters(sources=("UKR",)), set()),
        ("gas", Filters(countries=("RUS:BUS",)), {"Harian Tiga"}),
        ("tarif AND NOT pelabuhan", Filters(), {"Warta Satu", "Kabar Dua"}),
        ("menyerang", Filters(quads=(4,), least=0.9), {"Warta Satu", "Kabar Dua", "Harian Tiga", "Suara Empat"}),
        ("menyerang", Filters(least=0.95), set()),
        ("kata-kata-yang-tidak-ada", Filters(), set()),
    ],
)
def test_search_with_filters(archive: Store, query: str, filters: Filters, outlets: set[str]) -> None:
    hits = list(archive.search(query, filters))
    assert {hit.source.outlet for hit in hits} == outlets
    assert archive.search(query, filters, limit=1).total == len(hits)
    assert [hit.rank for hit in hits] == sorted(hit.rank for hit in hits)
    for hit in hits:
        assert hit.marks
        assert all(mark.of(hit.text) for mark in hit.marks)


def test_a_word_of_the_headline_counts_more(store: Store, reading) -> None:
    store.add(reading("Hujan turun.", "Gempa terjadi di sana.", title="Hujan Lebat", outlet="Warta Satu"))
    store.add(reading("Hujan turun.", "Hujan terjadi di sana.", title="Gempa Besar", outlet="Kabar Dua"))
    assert [hit.source.outlet for hit in store.search("gempa")] == ["Kabar Dua", "Warta Satu"]


def test_a_query_that_means_nothing_is_refused_everywhere(archive: Store) -> None:
    for ask in (
        archive.search,
        lambda query: archive.events(Filters(text=query)),
        lambda q: archive.stories(Filters(text=q)),
    ):
        with pytest.raises(QueryError, match=r"^[^\n]+$"):
            list(ask('"tanpa akhir'))


# --- one thing ---------------------------------------------------------------------------------------


def test_single_things_are_found_by_what_points_to_them(archive: Store, week) -> None:
    (record,) = archive.events(Filters(types=("ASSAULT",)))
    assert archive.telling(record.happening.id) == record.telling
    for name in record.happening.reports:
        assert archive.telling(name[:8]).event.id == name
    for story in archive.stories():
        assert archive.story(story.id) == story
    assert archive.story(week[1].article.url or "") == archive.story(week[0].article.id)
    for ask in (archive.telling, archive.story):
        with pytest.raises(NotFound):
            ask("ffffffff")
    assert sum(archive.days().values()) == archive.status().articles - archive.status().undated


# --- as a whole -----------------------------------------------------------------------------------


def test_the_status_counts_what_the_lists_hold(archive: Store) -> None:
    status = archive.status()
    assert status.articles == len(list(archive.articles())) == sum(count for _, count in status.outlets)
    assert status.stories == len(list(archive.stories()))
    assert status.shared_stories == len(list(archive.stories(outlets=2))) > 0
    assert status.happenings == len(list(archive.events()))
    assert status.reports == len(list(archive.reports()))
    assert status.quotes == len(list(archive.quotes()))
    assert status.agreements == len(list(archive.agreements()))
    assert status.entities == len(list(archive.entities()))
    dates = [r.article.published for r in archive.articles()]
    known = [day for day in dates if day]
    assert (status.first, status.last, status.undated) == (min(known), max(known), dates.count(None))
    assert (status.corrections, status.unmatched) == (1, 0)
    assert status.bytes >= archive.path.stat().st_size > 0
    with open_store(archive.path) as again:
        assert again.status() == status


def test_relations_count_what_the_events_tell(archive: Store) -> None:
    events = [
        r.happening for r in archive.events(Filters(sources=("RUS",), targets=("UKR",))) if r.happening.status == "done"
    ]
    relation = archive.relation("Rusia", "Ukraine", by="year")
    assert sum(sum(period.forward.happenings) for period in relation.periods) + relation.undated == len(events)
    assert sum(period.forward.net for period in relation.periods) == pytest.approx(sum(h.score for h in events))
    pairs = {(found.first, found.second) for found, _ in archive.relations(by="year", states=True)}
    assert ("RUS", "UKR") in pairs
    assert all(":" not in code for pair in pairs for code in pair)
