"""Confidence: how likely an event is right, by how its parties were found and how it is told.

A logistic model over a few dozen plain facts; `confidence.tsv` of the language holds its weights, fitted on annotated
articles by `evaluation/confidence.py`. The facts name grammar and discourse, never words, so that they hold for new
texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp, log1p

from taut.extract.events.cast import Cast, likely
from taut.extract.events.drafts import Draft, bare
from taut.extract.events.scene import Scene
from taut.languages import Pack
from taut.model import Actor, Mention, Quote

BIAS = "bias"
SLOTS = frozenset({"subj", "obj", "gen", "comp", "speaker"})  # the rest of a frame are prepositions
STEPS = frozenset(
    {"aim", "authority", "claim", "complement", "context", "hit", "judged", "light", "mutual", "owner", "retold"}
)
CORE = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "ccomp", "appos", "flat"})


def facts(
    draft: Draft, scene: Scene, quote: Quote | None, people: Cast, others: Sequence[Draft], pack: Pack
) -> Mapping[str, float]:
    """What speaks for and against a draft, by name; every value lies between 0 and about 1.

    `others` are all drafts of its article.
    """
    found = (
        *_telling(draft, scene, quote),
        *_parties(draft, scene, people, others, pack),
        *_company(draft, scene, others),
    )
    return {name: value for name, value in found if value}


def _telling(draft: Draft, scene: Scene, quote: Quote | None) -> Iterator[tuple[str, float]]:
    """How a deed is told."""
    entry, trigger = draft.entry, draft.trigger
    yield BIAS, 1.0
    yield "noun", float(entry.noun)
    yield "noun:light", float(entry.noun and trigger.light is not None)
    yield "phrase", float(len(entry.words) > 1)
    yield f"status:{draft.status}", 1.0
    yield "definite", float(draft.definite)
    yield "title", float(scene.sentence.title)
    yield "quoted", float(quote is not None and not quote.direct)
    yield "quoted:direct", float(quote is not None and quote.direct)
    yield "sentence length", len(scene.tokens) / 50
    yield "unparsed", float(not scene.sentence.parsed)


def _parties(
    draft: Draft, scene: Scene, people: Cast, others: Sequence[Draft], pack: Pack
) -> Iterator[tuple[str, float]]:
    """How its sides were found."""
    framed = draft.entry.frame.recipients
    yield "one state", float(bool(bare(draft.actors) & bare(draft.recipients)))
    sides = (
        ("actor", _step(draft.actor_step, draft.entry.frame.actors), draft.actor_mentions, draft.actors),
        ("recipient", _step(draft.recipient_step, framed), draft.recipient_mentions, draft.recipients),
    )
    for side, step, mentions, actors in sides:
        yield f"{side}:{step}", 1.0
        yield f"{side}:likely", _likely(side, draft, actors, people, others, pack)
        if mentions:
            yield from ((f"{side}:{name}", value) for name, value in _reach(draft, scene, mentions[0]))


def _company(draft: Draft, scene: Scene, others: Sequence[Draft]) -> Iterator[tuple[str, float]]:
    """How many rivals for its sides the sentence has, and whether another one tells it too."""
    actors, recipients = bare(draft.actors), bare(draft.recipients)
    codes = {actor.code for mention in scene.mentions for actor in mention.actors}
    yield "rivals", log1p(len(codes - actors - recipients)) / 2
    same = [other for other in others if other.type == draft.type and _alike(draft, other)]
    yield "told elsewhere", float(any(other.sentence != draft.sentence for other in same))
    here = (other for other in same if other.sentence == draft.sentence and other.position < draft.position)
    yield "told before", float(any(_sides(other) == _sides(draft) for other in here))


def _alike(draft: Draft, other: Draft) -> bool:
    """Whether two drafts share states on both sides, or on the only one."""
    pairs = ((draft.actors, other.actors), (draft.recipients, other.recipients))
    return all(bare(mine) & bare(theirs) or not (mine or theirs) for mine, theirs in pairs)


def _sides(draft: Draft) -> tuple[frozenset[str], frozenset[str]]:
    return bare(draft.actors), bare(draft.recipients)


def _step(step: str, frame: Sequence[Sequence[str]]) -> str:
    """The kind of step that found a side: a slot, "preposition", or what filled it from elsewhere."""
    if not step:
        return "open" if frame else "none"
    if step in STEPS:
        return step
    kinds = {slot if slot in SLOTS else "preposition" for slot in step.split("+")}
    return kinds.pop() if len(kinds) == 1 else "several"


def _likely(
    side: str, draft: Draft, actors: Sequence[Actor], people: Cast, others: Sequence[Draft], pack: Pack
) -> float:
    """How likely the parties on a side are, given the other side and the article around."""
    chances = likely(side, draft, people, others, pack)
    return sum(chances.get(code, 0.0) for code in bare(actors)) if actors else chances[None]


def _reach(draft: Draft, scene: Scene, mention: Mention) -> Iterator[tuple[str, float]]:
    """How a mention stands to its trigger: how far, of what kind, and whether the parser agrees."""
    tokens = {*draft.trigger.tokens, draft.trigger.carrier}
    gap = min(abs(mention.head - i) for i in tokens)
    head = scene.tokens[mention.head]
    yield "far", log1p(gap) / 3
    yield f"kind:{mention.kind}", 1.0
    yield "parsed", float(head.head in tokens and head.dep in CORE)
    yield "place", float(mention.place)


@cache
def _weights(pack: Pack) -> Mapping[str, float]:
    return {row["fact"]: float(row["weight"]) for row in pack.table("confidence")}


def shares(found: Mapping[str, float], pack: Pack) -> tuple[tuple[str, float], ...]:
    """What each fact adds to the log odds of being right, the strongest first."""
    weights = _weights(pack)
    added = [(name, round(weights.get(name, 0.0) * value, 3)) for name, value in found.items()]
    return tuple(sorted(added, key=lambda share: -abs(share[1])))


def confidence(found: Mapping[str, float], pack: Pack) -> float:
    """How likely an event with these facts is right, between 0 and 1."""
    weights = _weights(pack)
    score = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + exp(-score))
