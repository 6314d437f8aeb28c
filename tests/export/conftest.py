"""A store of hand-made readings with all that makes exports hard, and its exports, each made once."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from taut.export import Exported, export
from taut.model import (
    Actor,
    Agreement,
    Article,
    Entity,
    Event,
    Evidence,
    Party,
    Quote,
    Reading,
    Role,
    Span,
    Speaker,
    When,
    Where,
)
from taut.store import Store, open_store
from taut.world.codebook import load_codebook

HOSTILE = 'PT "Maju|Jaya"\t& <Sons>\nTbk\\ \x07 \x1f'
KEPT = HOSTILE.replace("\x07", " ").replace("\x1f", " ")  # control characters mean nothing
WIDE = "Ægir Ñandú 中国 😀 O'Neil"
START = date(2024, 1, 30)

STATES = {code: Entity(id=f"state:{code}", kind="state", name=name, code=code, sector=None) for code, name in (
    ("CHN", "Tiongkok"), ("RUS", "Rusia"), ("NOR", "Norwegia"), ("ROU", "Rumania"),
)}  # fmt: skip
OTHERS = {
    "body": Entity(id="body:IGO:UNO:united-nations", kind="body", name="PBB", code="IGO:UNO", sector=None),
    "firm": Entity(id="company:NOR:maju", kind="company", name=HOSTILE, code="NOR", sector="BUS"),
    "person": Entity(
        id="person:ægir", kind="person", name=WIDE, code="NOR", sector="GOV", wikidata="Q42",
        roles=(Role(title="Menteri|Luar Negeri", organisation="Norwegia", basis="stated"),),
    ),
    "people": Entity(id="people:RUS:CVL:warga", kind="people", name="warga Rusia", code="RUS", sector="CVL"),
    "party": Entity(id="party:ROU:psd", kind="party", name="PSD", code="ROU", sector="PTY"),
}  # fmt: skip
WHO = {**STATES, **OTHERS}

Made = Callable[..., Exported]


def event(
    text: str, actors: Sequence[str], recipients: Sequence[str], type_: str, number: int, **facts: object
) -> Event:
    """An event told by the first sentence of a text."""
    sentence = Span(start=0, end=text.index(".") + 1)
    kind = load_codebook().types[type_]
    told = Event(
        id=hashlib.sha256(f"{text} {type_} {number}".encode()).hexdigest()[:16],
        type=type_,
        mode=None,
        contexts=(),
        status="done",
        actors=tuple(Actor(entity=WHO[who].id, code=WHO[who].code or "", sector=_sector(who)) for who in actors),
        recipients=tuple(
            Actor(entity=WHO[who].id, code=WHO[who].code or "", sector=_sector(who)) for who in recipients
        ),
        when=None,
        where=None,
        quad=kind.quad,
        score=kind.score,
        happening=number,
        reported_by=None,
        confidence=0.75,
        evidence=Evidence(
            sentence=sentence,
            rule="id/verbs:contoh",
            trigger=Span(start=0, end=4),
            actors=tuple(Span(start=0, end=4) for _ in actors),
            recipients=(),
        ),
    )
    return replace(told, **facts)  # type: ignore[arg-type]


def _sector(who: str) -> str | None:
    return WHO[who].sector if who in ("firm", "people", "party") else None


def reading(number: int, text: str, events: Sequence[Event] = (), **facts: object) -> Reading:
    """A reading of an article of its own day and outlet."""
    sentence = Span(start=0, end=text.index(".") + 1)
    article = Article(
        id=f"a{number:015x}",
        url=f"https://contoh.example/{number}" if number % 2 else None,
        outlet="NO" if number % 3 else WIDE,
        section="010",
        title=f"NA {number}",
        byline="null",
        published=START + timedelta(days=20 * number),
        language="id",
        text=text,
        paragraphs=(Span(start=0, end=len(text)),),
        sentences=(sentence,),
    )
    used = {actor.entity for each in events for actor in each.actors + each.recipients}
    entities = tuple(entity for entity in WHO.values() if entity.id in used)
    made = Reading(article=article, entities=entities, events=tuple(events), agreements=(), quotes=(), skipped=())
    return replace(made, **facts)  # type: ignore[arg-type]


def readings() -> Iterator[Reading]:
    """Fifteen articles, far enough from each other to be stories of their own."""
    day = date(2024, 3, 5)
    stated = When(start=day, end=day, precision="day", basis="stated", text=None)
    openly = When(start=None, end=None, precision="day", basis="stated", text=None, candidates=(day, date(2019, 3, 5)))
    place = Where(place='Oslo "tengah"', country="NOR", basis="stated")
    sides: tuple[tuple[Sequence[str], Sequence[str], str, dict[str, object]], ...] = (
        (("CHN", "RUS"), (), "CONSULT", {"mode": "phone", "when": stated, "contexts": ("diplomatic", "military")}),
        (("NOR",), ("RUS", "firm"), "ACCUSE", {"mode": "allege", "where": place, "contexts": ("corruption",)}),
        (("body",), ("people",), "AID", {"contexts": ("human_security",)}),
        (("firm",), ("CHN",), "COOPERATE", {"contexts": ("economic",)}),
        (("party",), ("ROU",), "PROTEST", {"mode": "demo"}),
        (("RUS",), ("NOR",), "THREATEN", {"status": "planned"}),
        (("RUS",), ("NOR",), "SANCTION", {"status": "negated", "mode": "expel"}),
        (("CHN",), ("NOR",), "SUPPORT", {"when": openly}),
        (("person",), ("CHN",), "SUPPORT", {}),
        ((), ("RUS",), "ASSAULT", {"mode": "drone"}),
        (("RUS",), (), "MOBILIZE", {"mode": "troops"}),
        (("CHN", "RUS", "NOR"), (), "AGREE", {}),
    )  # fmt: skip
    for number, (actors, recipients, type_, facts) in enumerate(sides):
        text = f'Kata ke-{number} tentang "{type_.lower()}" dengan\ttab dan | garis {number * 37}. Sesudah itu tenang.'
        told = event(text, actors, recipients, type_, 1, **facts)
        again = replace(told, id=told.id[::-1], confidence=0.5) if number == 0 else None
        yield reading(number, text, [told, *([again] if again else [])])
    yield _with_agreement(20)
    yield _with_quote(21)
    yield replace(reading(22, "Tidak ada apa-apa di sini. Sungguh."), skipped=())


def _with_agreement(number: int) -> Reading:
    text = "Kata tentang perjanjian dagang antara mereka. Sudah."
    sides = tuple(Party(entity=e.id, name=e.name, code=e.code, sector=e.sector) for e in (WHO["firm"], WHO["CHN"]))
    unknown = Party(entity=None, name="Entah|Siapa", code=None, sector=None)
    evidence = Evidence(sentence=Span(start=0, end=45), rule="id/agreements:perjanjian")
    agreement = Agreement(
        id="c" * 16, kind="agreement", status="signed", subject="dagang", sectors=("economic",),
        parties=(*sides, unknown), when=None, evidence=evidence,
    )  # fmt: skip
    return reading(number, text, entities=(WHO["firm"], WHO["CHN"]), agreements=(agreement,))


def _with_quote(number: int) -> Reading:
    text = 'Kata dia: kami "senang"; titik dua. Sudah.'
    evidence = Evidence(sentence=Span(start=0, end=35), rule="id/quotes:kata", content=(Span(start=10, end=34),))
    person = WHO["person"]
    quote = Quote(
        id="d" * 16, speaker=Speaker(entity=person.id, name=person.name, code=person.code), direct=True,
        text=evidence.content[0].of(text), cue="kata", addressee=None, evidence=evidence,
    )  # fmt: skip
    return reading(number, text, entities=(person,), quotes=(quote,))


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store, with one event that a person rejected and one accepted."""
    with open_store(tmp_path_factory.mktemp("store") / "news.taut", create=True) as made:
        for each in readings():
            made.add(each)
        told = [record.telling.event.id for record in made.events()]
        made.accept(told[0], why='jelas, "betul"')
        made.reject(next(t.event.id for t in made.reports() if t.event.type == "PROTEST"), why="bukan itu")
        assert not list(made.check())
        yield made


@pytest.fixture
def own(store: Store, tmp_path: Path) -> Iterator[Store]:
    """A copy of the store, to be changed at will."""
    path = tmp_path / "own.taut"
    with closing(sqlite3.connect(store.path)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    with open_store(path) as made:
        yield made


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("empty") / "news.taut", create=True) as made:
        yield made


@pytest.fixture(scope="session")
def made(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The store exported in a format, once for each."""
    done: dict[str, Exported] = {}

    def run(name: str) -> Exported:
        if name not in done:
            done[name] = export(store, tmp_path_factory.mktemp(name), name)
        return done[name]

    return run


@pytest.fixture(scope="session")
def hostile() -> tuple[str, str]:
    """A name that breaks what can be broken, and what must be left of it: control characters mean nothing."""
    return HOSTILE, KEPT


@pytest.fixture(scope="session")
def wide() -> str:
    """A name in many scripts."""
    return WIDE
