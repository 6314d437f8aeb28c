"""Who is meant where a sentence leaves a side out: the other party of the article, or nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taut.extract.events.cast import cast, likely
from taut.extract.events.drafts import Draft
from taut.extract.events.lexicon import Entry, Frame
from taut.extract.events.triggers import Trigger
from taut.journey import read
from taut.languages import load_pack
from taut.model import Actor, Mention, Page, Reading, Span

STATES = ("KEN", "SOM", "UGA", "PER", "IGO:AU")

TWO_STATES = """\
Presiden Kenya mengecam Somalia di Nairobi.

Somalia menuduh Kenya pada hari Senin.

"""


def every(text: str) -> Reading:
    """A reading with all its events, likely or not."""
    result = read(Page(origin="test", text=text), 0.0)
    assert isinstance(result, Reading), result
    return result


def told(text: str, type_: str) -> list[tuple[list[str], list[str], str]]:
    return [
        ([a.code for a in e.actors], [a.code for a in e.recipients], e.evidence.rule)
        for e in every(text).events
        if e.type == type_
    ]


def test_of_two_states_the_other_one_is_meant() -> None:
    actors, recipients, rule = told(TWO_STATES + "Kenya melarang warga mengunjungi Somalia.", "COERCE")[0]
    assert (actors, recipients) == (["KEN"], ["SOM"])
    assert rule.endswith("+context")


def test_nobody_is_chosen_where_nobody_else_is_in_the_article() -> None:
    text = "Presiden Kenya berada di Nairobi pada hari Senin.\n\nKenya menjatuhkan sanksi pada hari Selasa."
    assert [recipients for _, recipients, _ in told(text, "SANCTION")] == [[]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Seorang pria tak dikenal menyerang Kenya pada hari Senin.",
        "Kapal asing menyerang Kenya pada hari Senin.",
    ],
)
def test_an_unknown_party_is_not_replaced(sentence: str) -> None:
    assert [actors for actors, _, _ in told(TWO_STATES + sentence, "ASSAULT")] == [[]]


def draft(actors: tuple[Actor, ...], sentence: int, type_: str, *, recipients: bool) -> Draft:
    entry = Entry(
        rule="id/verbs:contoh",
        words=("contoh",),
        noun=False,
        type=type_,
        mode=None,
        frame=Frame(actors=(("subj",),), recipients=(("obj",),) if recipients else ()),
        needs=frozenset({"both"}),
        alone=False,
        topic=False,
        example="",
        expect="",
    )
    return Draft(
        sentence=sentence,
        trigger=Trigger(tokens=(0,), entries=(entry,)),
        entry=entry,
        type=type_,
        mode=None,
        status="done",
        actors=actors,
        recipients=(),
        actor_mentions=(),
        recipient_mentions=(),
    )


def mention(sentence: int, code: str, *, place: bool) -> Mention:
    return Mention(
        span=Span(start=0, end=1),
        sentence=sentence,
        first=0,
        last=1,
        head=0,
        kind="name",
        actors=(actor(code),),
        entities=(code,),
        place=place,
    )


def actor(code: str) -> Actor:
    return Actor(entity=code, code=code)


MENTIONS = st.lists(
    st.builds(
        lambda sentence, code, place: mention(sentence, code, place=place),
        st.integers(0, 9),
        st.sampled_from(STATES),
        st.booleans(),
    ),
    max_size=12,
)


@given(
    mentions=MENTIONS,
    known=st.sampled_from(STATES),
    sentence=st.integers(0, 9),
    side=st.sampled_from(("actor", "partner", "recipient")),
    type_=st.sampled_from(("ASSAULT", "CONSULT", "AGREE", "ACCUSE")),
)
def test_chances_of_a_cast_sum_to_one(
    mentions: list[Mention], known: str, sentence: int, side: str, type_: str
) -> None:
    people = cast(mentions)
    item = draft((actor(known),), sentence, type_, recipients=side != "partner")
    chances = likely(side, item, people, (), load_pack("id"))
    assert sum(chances.values()) == pytest.approx(1)
    assert all(0 <= chance <= 1 for chance in chances.values())
    assert set(chances) == {None, *(a.code for m in mentions for a in m.actors)}
