"""The place of an event: where its own sentence says that it happened."""

from __future__ import annotations

from collections.abc import Iterable

from taut.model import Mention, Names, Sentence, Where

CLAUSE_COST = 8  # a clause boundary counts like this many tokens
BOUNDARIES = frozenset({"SCONJ", "CCONJ"})
CLOSE = 15  # a place farther from the trigger than this tells about something else


def where_for(sentence: Sentence, trigger: int, names: Names) -> Where | None:
    """The place nearest to a trigger token in its sentence, and its state; None where none is close."""
    places = [m for m in names.mentions if m.sentence == sentence.i and m.place]
    near = [(cost, m.first, m) for m in places if (cost := _cost(sentence, trigger, m)) <= CLOSE]
    if not near:
        return None
    mention = min(near, key=lambda item: item[:2])[2]
    return Where(place=_written(sentence, mention), country=_country(mention, names), basis="stated")


def _cost(sentence: Sentence, trigger: int, mention: Mention) -> int:
    """Tokens between a trigger and a place, more across clauses; a place before its trigger counts double."""
    before = mention.first < trigger
    between = sentence.tokens[mention.last : trigger] if before else sentence.tokens[trigger + 1 : mention.first]
    crossed = sum(token.pos in BOUNDARIES for token in between)
    return len(between) * (2 if before else 1) + CLAUSE_COST * crossed


def _written(sentence: Sentence, mention: Mention) -> str:
    """The place as the text writes it."""
    tokens = sentence.tokens[mention.first : mention.last]
    return "".join(token.text + (" " if token.space else "") for token in tokens).strip()


def _country(mention: Mention, names: Names) -> str | None:
    """The state of a place: its actor's code, or that of the entity it names."""
    codes = (actor.code for actor in mention.actors)
    known = {entity.id: entity.code for entity in names.entities}
    return next(filter(None, (*codes, *_codes(mention.entities, known))), None)


def _codes(entities: Iterable[str], known: dict[str, str | None]) -> Iterable[str | None]:
    return (known.get(entity) for entity in entities)
