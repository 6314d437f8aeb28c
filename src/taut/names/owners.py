"""Whose: the states, organs, bodies, companies and places that phrases name, as parties with a code."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from taut.model import Sentence, Span
from taut.names.entities import Roster, ident, named
from taut.names.gazetteer import Sighting
from taut.names.line import STATES
from taut.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Whose somebody is: a code with sector, and the entity that has it."""

    code: str
    sector: str | None
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Owners:
    """Turns sightings into parties and enters them in the roster."""

    world: World
    on: date | None
    text: str
    roster: Roster
    aliases: dict[str, str] = field(default_factory=dict)  # abbreviation -> entity

    def party(self, sentence: Sentence, sighting: Sighting) -> Party | None:
        """The party that a sighting names; None for one without a code."""
        form, span = sighting.form, tokens_span(sentence, sighting.first, sighting.last)
        written = span.of(self.text)
        if form.what == "body":
            return self._body(form.key, written, span)
        if form.what == "alias":
            return self._alias(form.key, span)
        if form.code is None:
            return None
        if form.what == "metonym":
            return self._named("organ", "government", sighting, written, span)
        if form.what in (*STATES, "place"):
            plain = form.what == "state" and form.kind != "metonym"  # "the land of the rising sun" is no name to show
            entity = self.roster.state(form.code, span, written if plain else None)
            return Party(code=form.code, sector=None, entity=entity)
        if form.what == "company":
            return self._named("company", "company", sighting, written, span)
        return self._named(*(("people", "people") if form.sector else ("organ", "government")), sighting, written, span)

    def _named(self, prefix: str, kind: str, sighting: Sighting, written: str, span: Span) -> Party:
        form = sighting.form
        assert form.code is not None
        key = ident(prefix, form.code, form.sector) if prefix == "people" else named(prefix, form.code, form.key)
        entity = self.roster.add(key, kind, written, span, form.code, form.sector)
        return Party(code=form.code, sector=form.sector, entity=entity)

    def _alias(self, written: str, span: Span) -> Party | None:
        """Whatever the article gave the abbreviation for."""
        entity = self.aliases.get(written)
        card = self.roster.cards.get(entity) if entity else None
        if entity is None or card is None or card.code is None:
            return None
        self.roster.mention(entity, span)
        return Party(code=card.code, sector=card.sector, entity=entity)

    def _body(self, key: str, written: str, span: Span) -> Party | None:
        """A body of the world as it counted when the article appeared."""
        body = self.world.body(key, self.on)
        if body is None:
            return None
        # One code may stand for several organs (the Security Council is the United Nations), so the name is in the id.
        entity = named("body", body.code, body.name)
        self.roster.add(entity, body.kind, written, span, body.code, body.sector, body.wikidata)
        return Party(code=body.code, sector=body.sector, entity=entity)


def tokens_span(sentence: Sentence, first: int, last: int) -> Span:
    """The text under tokens `first` to `last` (half open)."""
    return Span(start=sentence.tokens[first].start, end=sentence.tokens[last - 1].end)
