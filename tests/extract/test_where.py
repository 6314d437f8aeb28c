"""Places: where a sentence says that something happened."""

from __future__ import annotations

from taut.extract.where import where_for
from taut.languages import load_pack
from taut.model import Article, Entity, Mention, Names, Sentence, Span, Where
from taut.parse import parse

PLACES = {"Bonn": "DEU", "Kairo": "EGY"}


def sentence(text: str) -> Sentence:
    article = Article(
        id="a", source_id=None, url=None, outlet=None, section=None, title=None, byline=None, dateline=None,
        published=None, language="id", text=text, paragraphs=(Span(start=0, end=len(text)),),
    )  # fmt: skip
    return parse(article, load_pack("id")).sentences[0]


def where(text: str, trigger: str) -> Where | None:
    """The place of the event whose trigger is that word, with the two places known and nothing else."""
    told = sentence(text)
    mentions = tuple(
        Mention(
            span=Span(start=t.start, end=t.end), sentence=0, first=t.i, last=t.i + 1, head=t.i, kind="name",
            entities=(PLACES[t.text],), actors=(), place=told.tokens[t.i - 1].text == "di",
        )
        for t in told.tokens
        if t.text in PLACES
    )  # fmt: skip
    entities = tuple(Entity(id=c, kind="state", name=c, code=c, sector=None) for c in PLACES.values())
    return where_for(
        told, next(t.i for t in told.tokens if t.text == trigger), Names(entities=entities, mentions=mentions)
    )


def test_an_event_happens_at_the_place_behind_it() -> None:
    assert where("Mereka bertemu di Bonn setelah berunding di Kairo", "bertemu") == Where(
        place="Bonn", country="DEU", basis="stated"
    )
    assert where("Mereka bertemu di Bonn setelah berunding di Kairo", "berunding") == Where(
        place="Kairo", country="EGY", basis="stated"
    )


def test_an_actor_is_no_place() -> None:
    assert where("Kairo mengecam serangan itu", "mengecam") is None
