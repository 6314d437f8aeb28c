"""Readings made by hand, without a parser, and stores to put them into."""

from __future__ import annotations

import hashlib
import itertools
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from taut.journey import read
from taut.model import (
    Actor,
    Agreement,
    Article,
    Dateline,
    Dropped,
    Entity,
    Event,
    Evidence,
    Page,
    Party,
    Quote,
    Reading,
    Related,
    Role,
    Skip,
    Span,
    Speaker,
    When,
    Where,
)
from taut.sources import pages
from taut.store import Store, open_store
from taut.world.codebook import load_codebook

MakeReading = Callable[..., Reading]
FreshStore = Callable[[], Store]
Picture = Callable[[Path], dict[str, list[tuple[object, ...]]]]

NAMES = {  # word -> kind, code, sector
    "Rusia": ("state", "RUS", None),
    "Ukraina": ("state", "UKR", None),
    "China": ("state", "CHN", None),
    "Jepang": ("state", "JPN", None),
    "Iran": ("state", "IRN", None),
    "PBB": ("body", "IGO:UNO", None),
    "Gazprima": ("company", "RUS", "BUS"),
    "Suryani": ("person", "IDN", "GOV"),
}
VERBS = {
    "menyerang": "ASSAULT",
    "mengecam": "ACCUSE",
    "membantu": "AID",
    "mendukung": "SUPPORT",
    "menyanksi": "SANCTION",
    "bertemu": "CONSULT",
    "mengancam": "THREATEN",
}
_NAME = "(?:" + "|".join(NAMES) + ")"
_DEED = re.compile(rf"({_NAME}(?: dan {_NAME})*) ({'|'.join(VERBS)})(?: ({_NAME}(?: dan {_NAME})*))?")
_SAID = re.compile(rf'"([^"]+)," (kata) ({_NAME})')
_PACT = re.compile(rf"({_NAME}) dan ({_NAME}) meneken (pakta \w+)")


def make_reading(
    *sentences: str,
    title: str | None = None,
    when: When | None = None,
    where: Where | None = None,
    status: str = "done",
    mode: str | None = None,
    confidence: float = 0.9,
    **facts: Any,
) -> Reading:
    """A reading of sentences such as "Rusia menyerang Ukraina." or '"Ini kata-kata," kata China.', without a parser."""
    article = _article(title, sentences, facts)
    text = article.text
    entities = tuple(_entities(text))
    by_name = {entity.name: entity for entity in entities}
    deeds = [
        _event(
            article,
            sentence,
            match,
            by_name,
            number,
            when=when,
            where=where,
            status=status,
            mode=mode,
            confidence=confidence,
        )
        for number, (sentence, match) in enumerate(_found(_DEED, article))
    ]
    return Reading(
        article=article,
        entities=entities,
        events=tuple(deeds),
        agreements=tuple(_agreement(article, sentence, match, by_name) for sentence, match in _found(_PACT, article)),
        quotes=tuple(_quote(article, sentence, match, by_name) for sentence, match in _found(_SAID, article)),
        skipped=(Skip(what="event", why="an example", evidence=article.sentences[0]),),
    )


def _article(title: str | None, sentences: tuple[str, ...], facts: dict[str, Any]) -> Article:
    blocks = ([title] if title else []) + list(sentences)
    text = "\n\n".join(blocks)
    ends = list(itertools.accumulate(len(block) + 2 for block in blocks))
    spans = tuple(Span(start=end - len(block) - 2, end=end - 2) for block, end in zip(blocks, ends, strict=True))
    home = facts.get("url") or facts.get("outlet")
    return Article(
        **{
            "id": hashlib.sha256(f"{home}\n{text}".encode("utf-8", "replace")).hexdigest()[:16],
            "language": "id",
            "dateline": Dateline(place="Jakarta", country="IDN"),
            "related": (Related(cue="Baca juga", title="Yang lain"),),
            "dropped": (Dropped(text="Iklan", reason="boilerplate"),),
            **facts,
        },
        title=title,
        text=text,
        paragraphs=spans,
        sentences=spans,
    )


def _found(pattern: re.Pattern[str], article: Article) -> Iterator[tuple[Span, re.Match[str]]]:
    for sentence in article.sentences[1 if article.title else 0 :]:
        for match in pattern.finditer(article.text, sentence.start, sentence.end):
            yield sentence, match


def _entities(text: str) -> Iterator[Entity]:
    for name, (kind, code, sector) in NAMES.items():
        mentions = tuple(Span(start=m.start(), end=m.end()) for m in re.finditer(name, text))
        if mentions:
            roles = (Role(title="menteri", organisation=None, basis="stated"),) if kind == "person" else ()
            yield Entity(
                id=f"{kind}:{code}:{name.casefold()}",
                kind=kind,
                name=name,
                code=code,
                sector=sector,
                roles=roles,
                mentions=mentions,
            )


def _span(match: re.Match[str], group: int) -> Span:
    return Span(start=match.start(group), end=match.end(group))


def _side(match: re.Match[str], group: int, by_name: dict[str, Entity]) -> tuple[tuple[Actor, ...], tuple[Span, ...]]:
    """The actors that a group of a match names, and where it does."""
    if match[group] is None:
        return (), ()
    found = [(by_name[m[0]], m) for m in re.finditer(_NAME, match[group])]
    actors = tuple(Actor(entity=entity.id, code=entity.code or "", sector=entity.sector) for entity, _ in found)
    base = match.start(group)
    return actors, tuple(Span(start=base + m.start(), end=base + m.end()) for _, m in found)


def _event(
    article: Article, sentence: Span, match: re.Match[str], by_name: dict[str, Entity], number: int, **facts: Any
) -> Event:
    actors, acting = _side(match, 1, by_name)
    recipients, undergoing = _side(match, 3, by_name)
    type_ = VERBS[match[2]]
    key = (article.id, match.start(2), type_, actors, recipients)
    return Event(
        id=hashlib.sha256(repr(key).encode()).hexdigest()[:16],
        type=type_,
        contexts=("military",),
        actors=actors,
        recipients=recipients,
        quad=load_codebook().types[type_].quad,
        score=load_codebook().score(type_, None),
        happening=number,
        reported_by=None,
        evidence=Evidence(
            sentence=sentence,
            rule=f"id/verbs:{match[2]}",
            trigger=_span(match, 2),
            actors=acting,
            recipients=undergoing,
        ),
        **facts,
    )


def _agreement(article: Article, sentence: Span, match: re.Match[str], by_name: dict[str, Entity]) -> Agreement:
    sides = [by_name[match[group]] for group in (1, 2)]
    return Agreement(
        id=hashlib.sha256(f"{article.id} {match[0]}".encode()).hexdigest()[:16],
        kind="treaty",
        status="signed",
        subject=None,
        sectors=(match[3].split()[1],),
        parties=tuple(Party(entity=e.id, name=e.name, code=e.code, sector=e.sector) for e in sides),
        when=None,
        evidence=Evidence(sentence=sentence, rule="id/agreements:teken", content=(_span(match, 3),)),
    )


def _quote(article: Article, sentence: Span, match: re.Match[str], by_name: dict[str, Entity]) -> Quote:
    who = by_name[match[3]]
    return Quote(
        id=hashlib.sha256(f"{article.id} {match.start()}".encode()).hexdigest()[:16],
        speaker=Speaker(entity=who.id, name=who.name, code=who.code),
        direct=True,
        text=match[1],
        cue=match[2],
        addressee=None,
        evidence=Evidence(sentence=sentence, rule="id/quotes:kata", content=(_span(match, 1),)),
    )


@pytest.fixture(scope="session")
def reading() -> MakeReading:
    """Make a reading by hand; see `make_reading`."""
    return make_reading


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> FreshStore:
    """Open a new, empty store."""
    folder, numbers = tmp_path_factory.mktemp("stores"), itertools.count()
    open_store(folder / "empty.taut", create=True).close()

    def make() -> Store:
        path = folder / f"{next(numbers)}.taut"
        shutil.copy(folder / "empty.taut", path)
        return open_store(path)

    return make


@pytest.fixture
def store(fresh: FreshStore) -> Iterator[Store]:
    """A new, empty store."""
    with fresh() as made:
        yield made


# What must not depend on how a store came to hold what it holds.
PICTURE = {
    "stories": "SELECT * FROM stories",
    "members": "SELECT story, id FROM articles",
    "happenings": "SELECT * FROM happenings",
    "reports": "SELECT happening, id, judgement FROM events",
    "ties": "SELECT * FROM ties",
    "search": "SELECT a.id, s.title, s.body FROM search s JOIN articles a ON a.n = s.rowid",
}


@pytest.fixture(scope="session")
def picture() -> Picture:
    """Everything that a store makes of what it holds, in an order of its own."""

    def draw(path: Path) -> dict[str, list[tuple[object, ...]]]:
        with closing(sqlite3.connect(path)) as connection:
            return {name: sorted(connection.execute(question), key=repr) for name, question in PICTURE.items()}

    return draw


@pytest.fixture(scope="session")
def week(reading: MakeReading) -> tuple[Reading, ...]:
    """A week of news by four outlets: a story with a copy and two retellings, another with one, and others."""

    def told(day: int, outlet: str, title: str, *sentences: str, **facts: Any) -> Reading:
        url = f"https://{outlet.casefold().replace(' ', '')}.example/{day}/{len(title)}"
        return reading(*sentences, title=title, outlet=outlet, url=url, published=date(2024, 3, day), **facts)

    raid = (
        "Rusia menyerang Ukraina dengan drone pada Senin malam.",
        "Serangan itu merusak pelabuhan gandum dan gudang minyak di pesisir Laut Hitam.",
        "China mengecam Rusia atas serangan pelabuhan itu.",
        '"Pelabuhan gandum harus aman," kata PBB.',
    )
    return (
        told(4, "Warta Satu", "Rusia Serang Pelabuhan Gandum Ukraina", *raid),
        told(4, "Kabar Dua", "Rusia Serang Pelabuhan Gandum Ukraina", *raid),
        told(5, "Harian Tiga", "Pelabuhan Gandum Ukraina Diserang Rusia", raid[2], raid[0], *raid[1::2]),
        told(
            5,
            "Suara Empat",
            "Serangan Rusia Rusak Pelabuhan Gandum Ukraina",
            "Rusia menyerang Ukraina dan merusak pelabuhan gandum di pesisir Laut Hitam pada Senin malam.",
            "Gudang minyak pelabuhan itu terbakar oleh serangan drone.",
        ),
        told(
            6,
            "Warta Satu",
            "China dan Jepang Teken Pakta Dagang Baja",
            "China dan Jepang meneken pakta dagang di Tokyo.",
            "China mendukung Jepang soal tarif baja dan mobil listrik.",
            '"Tarif baja akan turun, dan Iran akan ikut," kata Suryani.',
        ),
        told(
            7,
            "Kabar Dua",
            "Pakta Dagang Baja Diteken China dan Jepang",
            "China dan Jepang meneken pakta dagang di Tokyo.",
            "Tarif baja dan mobil listrik turun, China mendukung Jepang.",
        ),
        told(
            8,
            "Harian Tiga",
            "Iran Bertemu Gazprima",
            "Iran dan Gazprima bertemu membahas ladang gas.",
            "PBB membantu Iran.",
        ),
        told(
            9,
            "Suara Empat",
            "Cuaca Ekstrem di Selatan",
            "Hujan lebat turun di selatan sepanjang pekan.",
            "Rusia mengancam Jepang.",
        ),
    )


@pytest.fixture
def filled(store: Store, week: tuple[Reading, ...]) -> Store:
    """A store that holds the week."""
    with store.transaction():
        for item in week:
            store.add(item)
    return store


@pytest.fixture(scope="session")
def sample() -> tuple[Reading, ...]:
    """Real readings of the first pages of the sample archive."""
    folder = Path(__file__).parents[2] / "sample"
    found = (
        page for page in pages([str(path) for path in sorted(folder.glob("*.txt"))[:12]]) if isinstance(page, Page)
    )
    return tuple(result for page in found if isinstance(result := read(page), Reading))
