"""From phrases to entities and actors: whose soldier, which ministry, what person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from taut.model import Actor, Mention, Role, Sentence, Span
from taut.names.entities import Roster, ident, named
from taut.names.gazetteer import Sighting
from taut.names.people import People, Person, likeliest, name_words
from taut.names.phrases import STATES, Phrase
from taut.names.words import Naming
from taut.world import Body, World

GOVERNING = ("state", "organ")  # kinds of nouns that belong to some state even where none is named
PUBLIC = frozenset(
    {
        "head-of-state",
        "head-of-government",
        "deputy",
        "minister",
        "judge",
        "officer",
        "spokesperson",
        "ambassador",
        "official",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Whose somebody is: a code with sector, and the entity that has it."""

    code: str
    sector: str | None
    entity: str | None = None


@dataclass(slots=True, kw_only=True)
class Resolver:
    """Resolves the phrases of one article in reading order; local to one call of `names`."""

    world: World
    naming: Naming
    people: People
    on: date | None
    text: str
    roster: Roster
    dominant: str
    holders: dict[str, Party] = field(default_factory=dict)  # person id -> the code stated for that person
    last_of: dict[str, str] = field(default_factory=dict)  # noun -> the code it was last used with

    # --- one phrase -----------------------------------------------------------------------------

    def mention(self, sentence: Sentence, phrase: Phrase) -> Mention:
        """The mention of a phrase that is no pointer."""
        owners = [self._owner(sentence, sighting) for sighting in phrase.owners]
        parties = [party for party in owners if party is not None]
        if phrase.human and phrase.name:
            kind, actors, entities = self._person(sentence, phrase, parties)
        elif phrase.heads:
            kind, actors, entities = self._headed(sentence, phrase, parties)
        elif phrase.owners:
            kind, actors, entities = "name", *self._plain(phrase, parties)
        else:
            kind, actors, entities = "name", *self._organisation(sentence, phrase, None)
        place = self._placed(sentence, phrase)
        return make(sentence, phrase, kind=kind, actors=actors, entities=entities, place=place)

    def _span(self, sentence: Sentence, first: int, last: int) -> Span:
        return Span(start=sentence.tokens[first].start, end=sentence.tokens[last - 1].end)

    def _plain(self, phrase: Phrase, parties: Sequence[Party]) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
        if not parties:
            return (), ()
        party = parties[0]
        if phrase.owners[0].form.kind == "organ" or phrase.owners[0].form.what != "organ":
            entity = party.entity or ""
            return (actor(entity, party),), (entity,)
        return (actor(party.entity or "", party),), (party.entity or "",)

    # --- owners ---------------------------------------------------------------------------------

    def _owner(self, sentence: Sentence, sighting: Sighting) -> Party | None:
        """The party that a state, organ, body, company or place is, entered in the roster."""
        form, span = sighting.form, self._span(sentence, sighting.first, sighting.last)
        written = span.of(self.text)
        if form.what == "body":
            return self._body(form.key, written, span)
        if form.code is None:
            return None
        if form.what in (*STATES, "place"):
            full = written if form.what == "state" and form.kind in ("name", "") else None
            return Party(code=form.code, sector=None, entity=self.roster.state(form.code, span, full))
        if form.what == "company":
            entity = self.roster.add(named("company", form.code, form.key), "company", written, span, form.code, "BUS")
            return Party(code=form.code, sector="BUS", entity=entity)
        kind = "people" if form.sector else "government"
        prefix = "people" if form.sector else "organ"
        entity = self.roster.add(named(prefix, form.code, form.key), kind, written, span, form.code, form.sector)
        return Party(code=form.code, sector=form.sector, entity=entity)

    def _body(self, key: str, written: str, span: Span) -> Party | None:
        body: Body | None = self.world.body(key, self.on)
        if body is None:
            return None
        entity = named("body", body.code, body.name) if ":" not in body.code else ident("body", body.code)
        if (":" in body.code and body.kind != "body") or (
            ":" in body.code and body.name.casefold() not in written.casefold()
        ):
            entity = named("body", body.code, body.name)
        kind = {"organisation": "media" if body.sector == "JRN" else "organisation"}.get(body.kind, body.kind)
        kind = "organisation" if kind == "media" else kind
        self.roster.add(entity, kind, written, span, body.code, body.sector, body.wikidata)
        return Party(code=body.code, sector=body.sector, entity=entity)

    # --- persons --------------------------------------------------------------------------------

    def _person(
        self, sentence: Sentence, phrase: Phrase, parties: Sequence[Party]
    ) -> tuple[str, tuple[Actor, ...], tuple[str, ...]]:
        assert phrase.name is not None
        words = name_words(sentence.tokens, phrase.name)
        person = self._who(phrase, words)
        party = self._allegiance(phrase, parties, person)
        span = self._span(sentence, phrase.first, phrase.last)
        wikidata = person.offices[0].wikidata if person.offices else None
        code, sector = (party.code, party.sector) if party else (None, None)
        entity = self.roster.add(person.id, "person", person.name, span, code, sector, wikidata)
        if phrase.heads:
            self.roster.role(entity, self._role(sentence, phrase))
        actors = (Actor(entity=entity, code=party.code, sector=party.sector),) if party else ()
        return "role" if phrase.heads else "name", actors, (entity,)

    def _who(self, phrase: Phrase, words: tuple[str, ...]) -> Person:
        key = phrase.person.form.key if phrase.person else ""
        by_key = next((person for person in self.people.persons if person.id == key), None)
        found = by_key or self.people.named(words)
        return found or Person(id=named("person", None, " ".join(words)), name=" ".join(words), words=words)

    def _allegiance(self, phrase: Phrase, parties: Sequence[Party], person: Person) -> Party | None:
        """Whose a person is: what the text says, here or before, else the table of offices, else the state at hand."""
        stated = parties[0] if parties else None
        sector = next((h.form.sector for h in phrase.heads if h.form.sector), None)
        if stated:
            party = Party(code=stated.code, sector=sector or stated.sector)
            self.holders.setdefault(person.id, party)
            return party
        if person.id in self.holders:
            return self.holders[person.id]
        office = likeliest(person.offices, self.on)
        if office:
            return Party(code=office.code, sector=office.sector)
        if any(h.form.office in PUBLIC or h.form.code for h in phrase.heads):
            party = Party(code=self._at_hand(phrase), sector=sector)
            self.holders.setdefault(person.id, party)
            return party
        return None

    def _role(self, sentence: Sentence, phrase: Phrase) -> Role:
        first, last = phrase.heads[0].first, phrase.heads[-1].last
        organisation = None
        if phrase.owners:
            organisation = self._span(sentence, phrase.owners[0].first, phrase.owners[-1].last).of(self.text)
        return Role(title=self._span(sentence, first, last).of(self.text), organisation=organisation, basis="stated")

    # --- phrases with a noun --------------------------------------------------------------------

    def _headed(
        self, sentence: Sentence, phrase: Phrase, parties: Sequence[Party]
    ) -> tuple[str, tuple[Actor, ...], tuple[str, ...]]:
        head = self._main(phrase)
        kind = head.form.kind or ("state" if head.form.office else "")
        party = self._belongs(phrase, parties, kind)
        if kind in ("company", "organisation", "party", "media", "group") and phrase.name:
            return "name", *self._organisation(sentence, phrase, party)
        if party is None:
            return "group", (), ()
        sector = head.form.sector or (party.sector if kind != "organ" else None)
        if kind == "organ":
            entity = self._organ(sentence, phrase, head, party)
            return "name", (Actor(entity=entity, code=party.code, sector=sector),), (entity,)
        if phrase.heads[0].form.office and phrase.heads[0].form.kind not in ("people",):
            return self._function(sentence, phrase, party)
        entity = self._group(sentence, phrase, party, sector, kind)
        return "group", (Actor(entity=entity, code=party.code, sector=sector),), (entity,)

    def _main(self, phrase: Phrase) -> Sighting:
        """The noun that tells what the phrase is: an organ inside a nameless function is not."""
        return phrase.heads[0]

    def _belongs(self, phrase: Phrase, parties: Sequence[Party], kind: str) -> Party | None:
        if parties:
            party = parties[0]
            for head in phrase.heads:
                if party.sector is None:
                    self.last_of[head.form.key] = party.code
            return party
        public = kind in GOVERNING or any(h.form.kind in GOVERNING for h in phrase.heads)
        return Party(code=self._at_hand(phrase), sector=None) if public else None

    def _at_hand(self, phrase: Phrase) -> str:
        """The state meant where none is named: as with the same noun before, else the noun's own, else the article's."""
        for head in phrase.heads:
            if head.form.key in self.last_of:
                return self.last_of[head.form.key]
        own = next((h.form.code for h in phrase.heads if h.form.code), None)
        return own or self.dominant

    def _organ(self, sentence: Sentence, phrase: Phrase, head: Sighting, party: Party) -> str:
        span = self._span(sentence, phrase.first, phrase.last)
        name = span.of(self.text)
        key = self._span(sentence, head.first, phrase.owners[0].first if phrase.owners else phrase.last).of(self.text)
        return self.roster.add(named("organ", party.code, key), "government", name, span, party.code)

    def _function(
        self, sentence: Sentence, phrase: Phrase, party: Party
    ) -> tuple[str, tuple[Actor, ...], tuple[str, ...]]:
        """A function without a name: its holder where the article names one, else whom it acts for."""
        titles = {h.form.office for h in phrase.heads}
        span = self._span(sentence, phrase.first, phrase.last)
        for person_id, held in self.holders.items():
            card = self.roster.cards.get(person_id)
            keys = {role.title.casefold() for role in card.roles} if card else set()
            if held.code == party.code and any(h.form.key in keys for h in phrase.heads) and titles:
                self.roster.mention(person_id, span)
                return "role", (Actor(entity=person_id, code=held.code, sector=held.sector),), (person_id,)
        sector = next((h.form.sector for h in phrase.heads if h.form.sector), None) or party.sector
        entity = party.entity or self.roster.state(party.code, span)
        return "role", (Actor(entity=entity, code=party.code, sector=sector),), (entity,)

    def _group(self, sentence: Sentence, phrase: Phrase, party: Party, sector: str | None, kind: str) -> str:
        """The state itself for its forces, a class of persons or firms otherwise."""
        span = self._span(sentence, phrase.first, phrase.last)
        if sector is None or (kind == "state" and party.entity):
            return party.entity or self.roster.state(party.code, span)
        if kind == "group" and party.sector and party.entity:
            return party.entity
        entity_kind = {"people": "people", "company": "company", "party": "party", "group": "group"}.get(
            kind, "organisation"
        )
        return self.roster.add(
            ident(entity_kind, party.code, sector), entity_kind, span.of(self.text), span, party.code, sector
        )

    def _organisation(
        self, sentence: Sentence, phrase: Phrase, party: Party | None
    ) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
        """A named organisation or company that no table knows."""
        assert phrase.name is not None
        span = self._span(sentence, phrase.first, phrase.last)
        name = self._span(sentence, *phrase.name).of(self.text)
        head = phrase.heads[0].form if phrase.heads else None
        sector = head.sector if head else None
        kind = {"company": "company", "party": "party", "group": "group"}.get(head.kind if head else "", "organisation")
        code = party.code if party else None
        entity = self.roster.add(named("org", None, name), kind, name, span, code, sector)
        return ((Actor(entity=entity, code=code, sector=sector),) if code else ()), (entity,)

    # --- places ---------------------------------------------------------------------------------

    def _placed(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether a state or place by itself only locates."""
        if phrase.heads or phrase.name or not phrase.owners:
            return False
        what = phrase.owners[0].form.what
        if what == "place":
            return True
        if what not in STATES or phrase.first == 0:
            return False
        before = sentence.tokens[phrase.first - 1]
        return self.naming.has(before, "place", "area")


def actor(entity: str, party: Party) -> Actor:
    """The actor that a party is through an entity."""
    return Actor(entity=entity, code=party.code, sector=party.sector)


def make(
    sentence: Sentence, phrase: Phrase, *, kind: str, actors: tuple[Actor, ...], entities: tuple[str, ...], place: bool
) -> Mention:
    """A mention on the tokens of a phrase; its head is its first word."""
    span = Span(start=sentence.tokens[phrase.first].start, end=sentence.tokens[phrase.last - 1].end)
    return Mention(
        span=span,
        sentence=sentence.i,
        first=phrase.first,
        last=phrase.last,
        head=phrase.first,
        kind=kind,
        entities=entities,
        actors=actors,
        place=place,
    )
