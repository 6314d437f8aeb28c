"""The cast of an article: who is in it, and who is likely meant where a sentence leaves a side out.

A choice model weighs every party of the article, and nobody, by plain facts: how much the article speaks of them, how
near they stand, whom the known side faces elsewhere. `cast.tsv` of the language holds its weights, fitted on annotated
articles by `evaluation/cast.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp

from taut.extract.events.drafts import Draft, bare, fits
from taut.languages import Pack
from taut.model import Actor, Mention
from taut.world.codebook import load_codebook

LEAD = 3  # sentences, the headline included, that say whom an article is about
LEAD_WEIGHT = 3.0
PLACE_WEIGHT = 0.5
REACH = 6  # sentences that somebody stays near
SURE = 0.7  # chance that fills a side which its row does not need
ALONE = 0.4  # chance that makes somebody the actor of a deed whose sentence names nobody
ONLOOKERS = frozenset({"EDU", "JRN"})  # sectors that tell and explain what others do; nobody means them unnamed
SIDES = ("actor", "partner", "recipient")  # a partner is who else meets or deals where no one is recipient

Party = str | None  # a code; None is nobody


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cast:
    """Who acts and which states are places in each sentence, and the share of the article that each party has."""

    acting: Mapping[int, frozenset[str]]
    places: Mapping[int, frozenset[str]]
    fame: Mapping[str, float]
    actors: tuple[Actor, ...]  # the most often named first

    def acts(self, code: str, sentence: int) -> bool:
        """Whether a party acts in a sentence."""
        return code in self.acting.get(sentence, frozenset())

    def is_place(self, code: str, sentence: int) -> bool:
        """Whether a party is a place in a sentence."""
        return code in self.places.get(sentence, frozenset())

    def near(self, code: str, sentence: int) -> float:
        """1 where a party acts in the sentence itself, less the farther back, 0 out of reach."""
        back = (k for k in range(REACH) if self.acts(code, sentence - k))
        return 1 / (1 + next(back, float("inf")))

    def together(self, code: str, known: frozenset[str]) -> float:
        """The share of the sentences of the known side in which a party acts too."""
        theirs = [codes for codes in self.acting.values() if codes & known]
        return sum(code in codes for codes in theirs) / len(theirs) if theirs else 0.0

    def actor(self, code: str, side: Sequence[Actor]) -> Actor | None:
        """Whoever stands most often for a party and is not on a side already."""
        taken = {(actor.code, actor.sector) for actor in side}
        return next((a for a in self.actors if a.code == code and (a.code, a.sector) not in taken), None)


def cast(mentions: Iterable[Mention]) -> Cast:
    """The cast that the mentions of an article make."""
    acting: dict[int, set[str]] = {}
    places: dict[int, set[str]] = {}
    fame: dict[str, float] = {}
    actors: Counter[Actor] = Counter()
    for mention in mentions:
        for actor in mention.actors:
            (places if mention.place else acting).setdefault(mention.sentence, set()).add(actor.code)
            if mention.place:
                fame[actor.code] = fame.get(actor.code, 0) + PLACE_WEIGHT
            elif mention.kind != "reference":
                fame[actor.code] = fame.get(actor.code, 0) + (LEAD_WEIGHT if mention.sentence < LEAD else 1)
            actors[actor] += not mention.place and actor.sector not in ONLOOKERS
    total = sum(fame.values())
    return Cast(
        acting={i: frozenset(codes) for i, codes in acting.items()},
        places={i: frozenset(codes) for i, codes in places.items()},
        fame={code: count / total for code, count in sorted(fame.items())},
        actors=tuple(actor for actor, count in actors.most_common() if count),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gap:
    """A side that a deed leaves open, by what is known of the deed."""

    type: str
    sentence: int
    known: frozenset[str]  # the codes of the other side
    faced: Mapping[str, float]  # the share of each party among those whom the known side faces in other sentences
    speaker: str | None  # the code of whoever is quoted with it


def gap(type_: str, sentence: int, known: frozenset[str], speaker: str | None, told: Iterable[Draft]) -> Gap:
    """The gap of a deed in an article where these deeds are told; those with guessed parties do not count."""
    met: Counter[str] = Counter()
    for draft in told:
        if draft.sentence != sentence and not draft.inferred:
            sides = (bare(draft.actors), bare(draft.recipients))
            for one, other in (sides, sides[::-1]):
                met.update(other - known if one & known else ())
    faced = {code: count / met.total() for code, count in met.items()}
    return Gap(type=type_, sentence=sentence, known=known, faced=faced, speaker=speaker)


def traits(party: Party, gap: Gap, cast: Cast) -> Mapping[str, float]:
    """What speaks for a party, or for nobody, in a gap, by name."""
    return {name: value for name, value in _traits(party, gap, cast) if value}


def _traits(party: Party, gap: Gap, cast: Cast) -> Iterator[tuple[str, float]]:
    quad = load_codebook().types[gap.type].quad
    if party is None:
        yield from (("nobody", 1.0), (f"nobody:quad {quad}", 1.0), (f"nobody:{gap.type}", 1.0))
        return
    here, before = gap.sentence, gap.sentence - 1
    yield "fame", cast.fame[party]
    yield "here", float(cast.acts(party, here))
    yield "here as place", float(cast.is_place(party, here) and not cast.acts(party, here))
    yield "before", float(cast.acts(party, before))
    yield "before as place", float(cast.is_place(party, before) and not cast.acts(party, before))
    yield "near", cast.near(party, here)
    yield "headline", float(cast.acts(party, 0) or cast.is_place(party, 0))
    yield "together", cast.together(party, gap.known)
    yield "faced", gap.faced.get(party, 0.0)
    for name, holds in (("own", party in gap.known), ("body", ":" in party), ("speaker", party == gap.speaker)):
        yield name, float(holds)
        yield f"{name}:quad {quad}", float(holds)


@cache
def _weights(pack: Pack, side: str) -> Mapping[str, float]:
    return {row["trait"]: float(row["weight"]) for row in pack.table("cast") if row["side"] == side}


def likely(side: str, draft: Draft, cast: Cast, told: Sequence[Draft], pack: Pack) -> Mapping[Party, float]:
    """How likely each party, or nobody, is on one side of a draft, given the other side; sums to 1."""
    known = bare(draft.recipients if side == "actor" else draft.actors)
    open_ = gap(draft.type, draft.sentence, known, draft.speaker, told)
    weights = _weights(pack, side)
    scores: dict[Party, float] = {}
    for party in (None, *cast.fame):
        found = traits(party, open_, cast)
        scores[party] = exp(sum(weights.get(name, 0.0) * value for name, value in found.items()))
    total = sum(scores.values())
    return {party: score / total for party, score in scores.items()}


def filled(draft: Draft, cast: Cast, told: Sequence[Draft], pack: Pack) -> Draft:
    """A draft that lacks a side, with whom the article most likely means; as it is where that is nobody."""
    if draft.unknown or draft.entry.needs & {"direct", "named"}:
        return draft
    whole = draft
    if not draft.actors:
        whole = _with(draft, "actor", cast, told, pack, sure=0.0 if draft.recipients else ALONE)
    if draft.entry.frame.joint and len(bare(whole.actors)) == 1:
        whole = _with(whole, "partner", cast, told, pack)
    elif draft.entry.frame.recipients and whole.actors and not whole.recipients:
        whole = _with(whole, "recipient", cast, told, pack)
    return whole if fits(whole.entry, whole.actors, whole.recipients) else draft


def _with(draft: Draft, side: str, cast: Cast, told: Sequence[Draft], pack: Pack, sure: float = 0.0) -> Draft:
    """A draft with the likeliest party on a side, where it is likely enough for a deed that may stand without."""
    chances = likely(side, draft, cast, told, pack)
    best = max(chances, key=lambda party: chances[party])
    taken = draft.recipients if side == "actor" else draft.actors
    other = cast.actor(best, taken) if best else None
    if other is None or chances[best] < (SURE if fits(draft.entry, draft.actors, draft.recipients) else sure):
        return draft
    if side == "recipient":
        return replace(draft, recipients=(other,), recipient_step="context", inferred="context")
    return replace(draft, actors=(*draft.actors, other), actor_step="context", inferred="context")
