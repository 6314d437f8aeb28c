"""References: who a pronoun, "both states" or "that group" stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taut.model import Actor, Mention

REACH = 6  # sentences a reference looks back
CLOSE = 4  # sentences "they" looks back
BESIDE = 1  # sentences "that area" looks back
STATELY = ("government", "people", "state")
PRESS = "JRN"
GROUPS = ("group", "party", "people")
FIRMS = ("company", "organisation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A resolved mention that references may point to, with the kind of its first entity."""

    mention: Mention
    kind: str
    governed: bool = False  # whether a preposition stands before it
    joined: bool = False  # whether a conjunction joins it to the mention before
    pair: bool = False  # whether it is two people by number
    subject: bool = False  # whether it is the subject of its clause, by the parser
    quoted: bool = False  # whether it stands in direct speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A pronoun or other reference at a token; `pointer` says what it may stand for."""

    pointer: str
    sentence: int
    token: int
    addressed: bool = False  # whether somebody asks, warns or praises those it means
    governed: bool = False  # whether a preposition or verb before it makes it an object
    owning: bool = False  # whether it stands behind a noun whose owner it is
    inside: bool = False  # whether a preposition before it says that somebody is in it
    quoted: bool = False
    located: tuple[int, int] = (0, 0)  # sentence and token of the last name of a place before it, by the name tagger


def antecedents(reference: Reference, anchors: Sequence[Anchor], reach: int | None = REACH) -> tuple[Actor, ...]:
    """The actors that a reference stands for; empty where it stays unresolved.

    `anchors` are all resolved mentions of the article in reading order. Where somebody in the sentence itself
    addresses several others, the one who does is none of them; nor does an object mean the subject of its clause.
    """
    pointer, sentence = reference.pointer, reference.sentence
    before = [a for a in anchors if (a.mention.sentence, a.mention.first) < (sentence, reference.token)]
    if reference.addressed and pointer in ("two", "two-states", "plural"):
        before = _without_speaker(before, sentence)
    elif reference.governed and pointer == "plural":
        subject = next((a for a in reversed(before) if a.subject and a.mention.sentence == sentence), None)
        before = [a for a in before if subject is None or a.mention.actors != subject.mention.actors]
        own = {a.mention.actors for a in before if a.mention.sentence == sentence and not a.mention.place}
        if subject and len(own) == 1:
            return next(iter(own))
    elif reference.governed and pointer == "state":
        before = _acted_upon(before, reference) or before
    if pointer == "person" and not reference.quoted:
        before = [a for a in before if not a.quoted] or before  # who is only spoken of is seldom meant outside
    near = [a for a in before if reach is None or sentence - a.mention.sentence <= reach]
    if pointer in ("two", "two-states"):
        return _two(near, anchors, states=pointer == "two-states")
    if pointer == "speaker":
        return _speaker(near, sentence) or _person(near)
    if pointer == "person":
        return _person(near, sentence)
    if pointer == "plural":
        return _plural(near, reference)
    if pointer == "state":
        return _state(near, sentence)
    if pointer == "area":
        return _area(near, reference)
    if pointer == "several":
        return ()
    kinds = {"group": ("group", "party"), "body": ("body", "organisation"), "organ": ("government",)}.get(
        pointer, (pointer,)
    )
    return next((a.mention.actors for a in reversed(near) if a.kind in kinds and a.mention.actors), ())


def _without_speaker(before: Sequence[Anchor], sentence: int) -> list[Anchor]:
    """All actors but the only one of the sentence, by whatever name."""
    own = {a.code for x in before if x.mention.sentence == sentence and not x.mention.place for a in x.mention.actors}
    if len(own) != 1:
        return list(before)
    return [x for x in before if not own.intersection(a.code for a in x.mention.actors)]


def _acted_upon(before: Sequence[Anchor], reference: Reference) -> list[Anchor]:
    """What the sentence names of other states than the one that acts last: nobody sends troops to itself."""
    own = [a for a in before if a.mention.sentence == reference.sentence and a.mention.actors]
    acting = [a for a in own if not a.mention.place and not a.governed]
    subject = next((a for a in reversed(acting) if a.subject), acting[0] if acting else None)
    doer = subject.mention.actors[0].code if subject else None
    others = [a for a in own if doer and a.kind in STATELY and doer != a.mention.actors[0].code]
    return [a for a in others if a.mention.place] if reference.inside else others


def _two(near: Sequence[Anchor], anchors: Sequence[Anchor], *, states: bool) -> tuple[Actor, ...]:
    """The last two different ones named before, or in a headline the first two of the article.

    Two persons of one sentence come before all others where no states are asked for.
    """
    persons = [a for a in near if a.kind == "person"]
    pair = next((a for a in reversed(near) if a.pair), None)
    if pair and not states and not any(a.mention.span > pair.mention.span for a in persons):
        return pair.mention.actors
    latest = [a for a in persons if a.mention.sentence == persons[-1].mention.sentence] if not states else []
    own = {actor.code: actor for a in latest for actor in a.mention.actors}
    if len({a.mention.entities for a in latest}) == 2 and all(actor.sector for actor in own.values()):
        return tuple(own.values())  # two private persons need not be of two states
    for group in (latest, tuple(reversed(near)), tuple(anchors)):
        found: dict[str, Actor] = {}
        for actor in _actors(group, states=states):
            found.setdefault(actor.code, actor)
            if len(found) == 2:
                return tuple(sorted(found.values(), key=lambda a: a.code))
    return ()


def _actors(group: Sequence[Anchor], *, states: bool) -> Iterator[Actor]:
    for anchor in group:
        for actor in anchor.mention.actors:
            if anchor.mention.place and not states:
                continue
            if actor.sector is None and ":" not in actor.code:
                yield actor


def _person(near: Sequence[Anchor], sentence: int | None = None) -> tuple[Actor, ...]:
    """The first person of the nearest sentence that has one, those behind a preposition last.

    In a sentence with several subjects the last is meant: `Odinga menyebut Ruto tahu dia kalah`.
    """
    persons = [a for a in near if a.kind == "person"]
    if not persons:
        return ()
    own = [a for a in persons if a.mention.sentence == persons[-1].mention.sentence]
    acting = [a for a in own if a.subject and not a.governed and a.mention.sentence == sentence]
    return (acting[-1] if len(acting) > 1 else min(own, key=lambda a: a.governed)).mention.actors


def _speaker(near: Sequence[Anchor], sentence: int) -> tuple[Actor, ...]:
    """Who acts in the sentence itself: its first person, else its first state, organ, body or group."""
    own = [a for a in near if a.mention.sentence == sentence and a.mention.actors and not a.mention.place]
    return next((a.mention.actors for a in sorted(own, key=lambda a: (a.governed, a.kind != "person"))), ())


def _state(near: Sequence[Anchor], sentence: int) -> tuple[Actor, ...]:
    """The last state named, by itself or in its organs and people, as an actor rather than as a place."""
    stately = [a for a in near if a.kind in STATELY and a.mention.actors and ":" not in a.mention.actors[0].code]
    rank = {a.mention.span: (a.mention.sentence, not a.mention.place, a.mention.first) for a in stately}
    others = [a for a in near if a.kind == "person" and a.mention.actors and ":" not in a.mention.actors[0].code]
    best = max(stately, key=lambda a: rank[a.mention.span], default=None) or next(reversed(others), None)
    return best.mention.actors if best else ()


def _area(near: Sequence[Anchor], reference: Reference) -> tuple[Actor, ...]:
    """The state of the last place named in this sentence or the one before, unless one of no known state follows it."""
    beside = (reference.sentence, reference.token - 1)  # `the base of | in that area`
    places = [a.mention for a in near if a.mention.place and reference.sentence - a.mention.sentence <= BESIDE]
    places = [m for m in places if (m.sentence, m.last) < beside]
    known = bool(places) and (places[-1].sentence, places[-1].last) > reference.located
    return places[-1].actors if known else ()


def _plural(near: Sequence[Anchor], reference: Reference) -> tuple[Actor, ...]:
    """The last group of persons before, in its own sentence whoever acts first and is no person."""
    sentence = reference.sentence
    own = [a for a in near if a.mention.sentence == sentence and a.mention.actors and not a.mention.place]
    subject = next((a for a in own if a.kind != "person" and not a.governed and not _reports(a)), None)
    group = next((a for a in reversed(own) if _several(a)), None)
    close = [a for a in near if a.mention.actors and sentence - a.mention.sentence <= CLOSE]
    joined = _joined([a for a in close if sentence - a.mention.sentence <= 1])
    if joined and not group and (not subject or subject.mention.actors[0].code in {actor.code for actor in joined}):
        return joined
    last = _subject_of(near, sentence - 1) if not own and not reference.governed else None
    chosen = group or subject or last or next((a for a in reversed(close) if _several(a)), None)
    return chosen.mention.actors if chosen else ()


def _subject_of(near: Sequence[Anchor], sentence: int) -> Anchor | None:
    """What acts in a sentence without persons and groups: `Negara itu mengecam X. Mereka juga ...`."""
    own = [a for a in near if a.mention.sentence == sentence and not a.mention.place]
    if any(a.kind == "person" or _several(a) or not a.mention.actors for a in own):
        return None
    subject = next((a for a in own if a.subject and not a.governed and not _reports(a)), None)
    return subject if subject and subject == own[0] else None


def others(reference: Reference, anchors: Sequence[Anchor], speaker: Sequence[Actor]) -> tuple[Actor, ...]:
    """Whom a speaker calls "they": who is told of before, or else whoever was named last; seldom the own state."""
    said = {actor.code for actor in speaker}
    here = (reference.sentence, reference.token)
    before = [a for a in anchors if (a.mention.sentence, a.mention.first) < here]
    rest = [a for a in before if not said.intersection(x.code for x in a.mention.actors) or _spoken_of(a, reference)]
    told = antecedents(reference, rest)
    if told or not said or reference.owning:
        return told
    near = (a for a in reversed(rest) if reference.sentence - a.mention.sentence <= REACH)
    fit = (a for a in near if a.mention.actors and not a.mention.place and a.kind != "person" and not _reports(a))
    return next((a.mention.actors for a in fit), ())


def _spoken_of(anchor: Anchor, reference: Reference) -> bool:
    """Whether a speaker may call an anchor of the own state "they": its people, or whom the sentence has named."""
    beside = anchor.quoted and anchor.mention.sentence == reference.sentence and anchor.mention.last < reference.token
    return anchor.kind == "people" or beside


def _several(anchor: Anchor) -> bool:
    """Whether an anchor is several people: a group by its kind, or a movement or firms by the noun for them."""
    firms = anchor.kind in FIRMS and anchor.mention.kind == "group" and bool(anchor.mention.actors)
    return anchor.kind in GROUPS or (firms and not _reports(anchor))


def _reports(anchor: Anchor) -> bool:
    """Whether an anchor is only who brought the news."""
    return anchor.mention.actors[0].sector == PRESS


def _joined(near: Sequence[Anchor]) -> tuple[Actor, ...]:
    """The last persons or states named together: `X and Y`."""
    for k in range(len(near) - 1, 0, -1):
        if near[k].joined and near[k - 1].mention.sentence == near[k].mention.sentence:
            pair = (*near[k - 1].mention.actors, *near[k].mention.actors)
            return tuple(dict.fromkeys(pair))
    return ()
