"""From phrases to entities and actors: whose soldier, which ministry, what person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from taut.model import Actor, Mention, Role, Sentence, Span
from taut.names.context import Context
from taut.names.entities import Roster, ident, named
from taut.names.gazetteer import Form, Sighting
from taut.names.growth import Phrase
from taut.names.owners import Owners, Party, tokens_span
from taut.names.people import People, Person, likeliest, name_words, slug
from taut.names.places import locates, reaches
from taut.names.words import Naming

GOVERNING = ("state", "organ")  # nouns that belong to some state even where none is named
PUBLIC = (
    "ambassador",
    "deputy",
    "head-of-government",
    "head-of-state",
    "judge",
    "legislator",
    "minister",
    "officer",
    "spokesperson",
)
PRIVATE = ("company", "media", "organisation", "unit")
SINGLE = ("ambassador", "head-of-government", "head-of-state")
SOVEREIGN = ("deputy", "head-of-government", "head-of-state", "minister")
KINDS = {"people": "people", "company": "company", "party": "party", "group": "group"}  # noun -> entity

Side = tuple[str, str | None]  # code and sector
Resolved = tuple[str, tuple[Actor, ...], tuple[str, ...]]  # kind of mention, actors, entities


@dataclass(slots=True, kw_only=True)
class Resolver:
    """Resolves the phrases of one article in reading order; local to one call of `names`."""

    naming: Naming
    people: People
    on: date | None
    text: str
    roster: Roster
    owners: Owners
    context: Context
    holders: dict[str, Side] = field(default_factory=dict)  # person id -> whose that person is by the text
    titles: dict[str, list[Form]] = field(default_factory=dict)  # person id -> the titles the text gives

    def mention(self, sentence: Sentence, phrase: Phrase) -> Mention:
        """The mention of a phrase that is no pointer."""
        found = (self.owners.party(sentence, sighting) for sighting in phrase.owners)
        parties = [party for party in found if party is not None]
        if phrase.human:
            kind, actors, entities = self._person(sentence, phrase, parties)
        elif phrase.heads:
            kind, actors, entities = self._sited(sentence, phrase) or self._headed(sentence, phrase, parties)
        elif phrase.owners:
            kind, actors, entities = "name", *_plain(parties)
        else:
            kind, actors, entities = self._organisation(sentence, phrase, None)
        if phrase.alias is not None and entities:
            self.owners.aliases.setdefault(sentence.tokens[phrase.alias].text, entities[0])
        place = locates(sentence, phrase, self.naming, self.context)
        if place:
            self.context.locate(sentence, phrase, actors[0].code if actors else None)
        else:
            self.context.see(sentence, phrase, actors)
        return make(sentence, phrase, kind=kind, actors=actors, entities=entities, place=place)

    # --- persons --------------------------------------------------------------------------------

    def _person(self, sentence: Sentence, phrase: Phrase, parties: Sequence[Party]) -> Resolved:
        person = self.who(sentence, phrase)
        self._nested_organ(sentence, phrase, parties)
        side = self._allegiance(sentence, phrase, parties, person)
        self._enter(person, side, tokens_span(sentence, phrase.first, phrase.last))
        if phrase.heads:
            office = phrase.heads[0].form.office
            self.roster.role(person.id, self._role(sentence, phrase), office if office in SOVEREIGN else "")
        actors = (Actor(entity=person.id, code=side[0], sector=side[1]),) if side else ()
        return "role" if phrase.heads else "name", actors, (person.id,)

    def who(self, sentence: Sentence, phrase: Phrase) -> Person:
        """The person whom a phrase names."""
        assert phrase.name is not None
        words = name_words(sentence.tokens, phrase.name)
        key = phrase.person.form.key if phrase.person else ""
        return self.people.with_id(key) or self.people.named(words) or Person.of(words)

    def state_holder(self, sentence: Sentence, phrase: Phrase) -> None:
        """Note whose a person is where the phrase says so, before anything is resolved."""
        parties = [p for p in (self.owners.party(sentence, s) for s in phrase.owners) if p is not None]
        if parties and reaches(sentence, phrase, self.naming):
            self.context.reached.setdefault(sentence.i, []).append((phrase.first, parties[0].code))
        people = phrase.heads[:1] and phrase.heads[0].form.kind in ("people", "group")
        if parties and ":" not in parties[0].code and (people or parties[0].sector is None):
            for head in phrase.heads:
                self.context.anywhere.setdefault(head.form.key, set()).add(parties[0].code)
        if phrase.human and parties:
            side = (parties[0].code, _side_sector(phrase, parties[0]))
            person = self.who(sentence, phrase)
            self.holders.setdefault(person.id, side)
            if phrase.heads:
                self.titles.setdefault(person.id, []).append(phrase.heads[0].form)
            self._enter(person, side, tokens_span(sentence, phrase.first, phrase.last))

    def _enter(self, person: Person, side: Side | None, span: Span) -> None:
        """Put a person into the roster."""
        code, sector = side or (None, None)
        wikidata = person.offices[0].wikidata if person.offices else None
        self.roster.add(person.id, "person", person.name, span, code, sector, wikidata)

    def _allegiance(self, sentence: Sentence, phrase: Phrase, parties: Sequence[Party], person: Person) -> Side | None:
        """Whose a person is: what the text says, here or elsewhere, else the table of offices, or the state at hand."""
        sector = sector_of(phrase)
        if parties:
            return parties[0].code, _side_sector(phrase, parties[0])
        if person.id in self.holders:
            return self.holders[person.id]
        office = likeliest(person.offices, self.on)
        if office:
            return office.code, office.sector
        within = {h.form.kind for h in phrase.heads[1:]}
        private = within.intersection(PRIVATE) and not within.intersection(GOVERNING)
        public = any(h.form.office in (*PUBLIC, "official") or h.form.kind in GOVERNING for h in phrase.heads)
        if not public or private or phrase.private:
            return None
        return self.holders.setdefault(person.id, (self.context.at_hand(sentence, phrase), sector))

    def _role(self, sentence: Sentence, phrase: Phrase) -> Role:
        """The function that a phrase gives a person, without ranks and abbreviations behind it."""
        organisation = None
        if phrase.owners:
            last = next((o for o, p in pairwise(phrase.owners) if p.first > o.last + 1), phrase.owners[-1])
            organisation = tokens_span(sentence, phrase.owners[0].first, last.last).of(self.text)
        first, marks = phrase.heads[0].first, [h.first - 1 for h in phrase.heads[1:]]
        end = next((k for k in marks if sentence.tokens[k].text == "("), phrase.heads[-1].last)
        end = min((o.first for o in phrase.owners if first < o.first < end), default=end)
        title = tokens_span(sentence, first, end).of(self.text)
        return Role(title=title, organisation=organisation, basis="stated")

    # --- phrases with a noun --------------------------------------------------------------------

    def _sited(self, sentence: Sentence, phrase: Phrase) -> Resolved | None:
        """People or firms of every state that they are in."""
        found = (self.owners.party(sentence, site) for site in phrase.sites)
        sides = [self._headed(sentence, phrase, (party,)) for party in found if party is not None]
        if not sides:
            return None
        return "group", tuple(a for _, own, _ in sides for a in own), tuple(e for _, _, own in sides for e in own)

    def _headed(self, sentence: Sentence, phrase: Phrase, parties: Sequence[Party]) -> Resolved:
        head = phrase.heads[0].form
        party = parties[0] if parties else self._of_person(sentence, phrase)
        if party is None:
            party = self._understood(sentence, phrase)
        if head.kind in ("company", "organisation", "party", "media", "group") and phrase.name:
            return self._organisation(sentence, phrase, party)
        if party is None:
            return "group", (), ()
        sector = None if ":" in party.code else head.sector or _inherited(phrase, party)
        if head.kind in ("organ", "unit"):
            if sector and not head.sector:
                return "group", (Actor(entity=party.entity, code=party.code, sector=sector),), (party.entity,)
            entity = self._organ(sentence, phrase, phrase.heads[0], party.code)
            return "name", (Actor(entity=entity, code=party.code, sector=sector),), (entity,)
        if head.office and head.kind != "people":
            return self._function(sentence, phrase, parties, party)
        entity = self._group(sentence, phrase, party, sector)
        return "group", (Actor(entity=entity, code=party.code, sector=sector),), (entity,)

    def _of_person(self, sentence: Sentence, phrase: Phrase) -> Party | None:
        """The party of somebody whose government or office a phrase names: `the Biden administration`."""
        if phrase.person is None:
            return None
        side = self._allegiance(sentence, replace(phrase, heads=()), (), self.who(sentence, phrase))
        return self._state(sentence, phrase, *side) if side and ":" not in side[0] else None

    def _state(self, sentence: Sentence, phrase: Phrase, code: str, sector: str | None = None) -> Party:
        """The state of a code as the party behind a phrase that does not name it."""
        span = tokens_span(sentence, phrase.first, phrase.last)
        return Party(code=code, sector=sector, entity=self.roster.state(code, span))

    def _understood(self, sentence: Sentence, phrase: Phrase) -> Party | None:
        """The state meant by a noun of government that stands without one."""
        if phrase.again:
            return None  # the movement that came in it, if any
        if phrase.vague and not phrase.heads[0].clitic:
            return None
        grown = phrase.last > phrase.heads[0].last
        if phrase.heads[0].form.kind == "party" and grown:
            return self._state(sentence, phrase, self.context.dominant)
        public = phrase.back or any(
            h.form.kind in GOVERNING or (h.form.kind == "unit" and grown) or h.form.office in PUBLIC or h.form.code
            for h in phrase.heads
        )
        clitic = phrase.heads[0].clitic and phrase.heads[0].form.kind in (*GOVERNING, "people")
        if not (public or clitic) or any(h.form.kind in ("force", "land") for h in phrase.heads):
            return None
        if clitic and phrase.heads[0].form.kind == "people" and not self.context.in_sentence(sentence):
            return None
        own = self.context.own(phrase)
        if phrase.private or (own and self.context.body == sentence.i):
            return None
        known = None if own or clitic else self.roster.organ_code(phrase.heads[0].form.key)
        code = known or self.context.at_hand(sentence, phrase)
        return self._state(sentence, phrase, self.context.facing(sentence, phrase, code))

    def _organ(self, sentence: Sentence, phrase: Phrase, head: Sighting, code: str) -> str:
        """The organ of a state that a noun with its owner names."""
        behind = [owner for owner in phrase.owners if owner.first >= head.last]
        stop = behind[0].first if behind else phrase.last
        last = behind[-1].last if behind else phrase.last
        key = head.form.key if head.clitic else tokens_span(sentence, head.first, stop).of(self.text)
        span = tokens_span(sentence, head.first, last)
        return self.roster.add(named("organ", code, key), "government", span.of(self.text), span, code)

    def _nested_organ(self, sentence: Sentence, phrase: Phrase, parties: Sequence[Party]) -> None:
        """Enter the organ or organisation inside a function: the ministry of its spokesman."""
        head = next((h for h in phrase.heads[1:] if h.form.kind in ("organ", "unit", "organisation", "party")), None)
        if head is None:
            return
        state = head.form.kind in ("organ", "unit")
        behind = [owner for owner in phrase.owners if owner.first >= head.last]
        last = behind[-1].last if behind else self._before_name(sentence, phrase, head)
        if last == head.last and not (state and len(sentence.tokens[head.first].text) > 1):
            return
        span = tokens_span(sentence, head.first, last)
        key = tokens_span(sentence, head.first, behind[0].first if behind else last).of(self.text)
        if state:
            code = parties[0].code if parties else self.context.at_hand(sentence, phrase)
            self.roster.add(named("organ", code, key), "government", span.of(self.text), span, code)
        elif not behind:
            name = span.of(self.text)
            self.roster.add(named("org", None, name), KINDS.get(head.form.kind, "organisation"), name, span, None)

    def _before_name(self, sentence: Sentence, phrase: Phrase, head: Sighting) -> int:
        """Where the words of a function end before the name or title that follows them."""
        later = [h.first for h in phrase.heads if h.first >= head.last]
        if phrase.name and phrase.name[0] >= head.last:
            later.append(phrase.name[0])
        end = min(later, default=phrase.last)
        while end > head.last and not sentence.tokens[end - 1].text[:1].isalnum():
            end -= 1
        return end

    def _function(self, sentence: Sentence, phrase: Phrase, parties: Sequence[Party], party: Party) -> Resolved:
        """A function without a name: its holder where the article names one, else whom it acts for."""
        self._nested_organ(sentence, phrase, parties)
        holder = self._holder(phrase, party)
        if holder and holder in self.roster.cards:
            self.roster.mention(holder, tokens_span(sentence, phrase.first, phrase.last))
            code, sector = self.holders[holder]
            return "role", (Actor(entity=holder, code=code, sector=sector),), (holder,)
        sector = _side_sector(phrase, party)
        return "role", (Actor(entity=party.entity, code=party.code, sector=sector),), (party.entity,)

    def _holder(self, phrase: Phrase, party: Party) -> str | None:
        """Who in the article has a function: the same title, or another of an office that only one can hold."""
        head = phrase.heads[0].form
        if head.office not in PUBLIC:
            return None
        for person, titles in self.titles.items():
            same = any(t.key == head.key or (t.office == head.office and t.office in SINGLE) for t in titles)
            if same and self.holders[person][0] == party.code:
                return person
        return None

    def _group(self, sentence: Sentence, phrase: Phrase, party: Party, sector: str | None) -> str:
        """The state itself for its forces and officials, a class of persons or firms otherwise."""
        kind = phrase.heads[0].form.kind
        if sector is None or kind in ("state", "force", "land") or (kind != "people" and party.sector):
            return party.entity
        span = tokens_span(sentence, phrase.first, phrase.last)
        entity_kind = KINDS.get(kind, "organisation")
        key = ident(entity_kind, party.code, sector, slug(phrase.heads[0].form.key))
        return self.roster.add(key, entity_kind, span.of(self.text), span, party.code, sector)

    def _organisation(self, sentence: Sentence, phrase: Phrase, party: Party | None) -> Resolved:
        """A named organisation or company that no table knows."""
        assert phrase.name is not None
        head = phrase.heads[0].form if phrase.heads else None
        last = phrase.name[1] if phrase.name[1] > phrase.name[0] else phrase.last
        first = phrase.first if head and head.kind in ("party", "organisation") else phrase.name[0]
        name = tokens_span(sentence, first, last).of(self.text)
        span = tokens_span(sentence, phrase.first, phrase.last)
        kind = KINDS.get(head.kind, "organisation") if head else "organisation"
        sector, code = head.sector if head else None, party.code if party else None
        entity = self.roster.add(named("org", None, name), kind, name, span, code, sector)
        card = self.roster.cards[entity]
        actors = (Actor(entity=entity, code=card.code, sector=card.sector),) if card.code else ()
        return "name", actors, (entity,)


def sector_of(phrase: Phrase) -> str | None:
    """The sector that the nouns of a phrase give; a minister of industry is no industrialist."""
    if not phrase.heads or phrase.heads[0].form.office in SOVEREIGN:
        return None
    return next((h.form.sector for h in phrase.heads if h.form.sector), None)


def _side_sector(phrase: Phrase, party: Party) -> str | None:
    """The sector of somebody with a function; a body without state has none, and its head is no businessman."""
    if ":" in party.code:
        return None
    inherited = _inherited(phrase, party)
    return (
        inherited
        if inherited and phrase.heads[:1] and phrase.heads[0].form.office == "business"
        else (sector_of(phrase) or inherited)
    )


def _inherited(phrase: Phrase, party: Party) -> str | None:
    """The sector that a function has from whom it serves: from a firm or party, not from citizens it cares for."""
    cares = any(o.form.what == "organ" and o.form.sector for o in phrase.owners)
    head = phrase.heads[0].form if phrase.heads else None
    public = head is not None and (head.office in (*PUBLIC, "official") or head.kind in ("organ", "unit"))
    return None if cares and public else party.sector


def _plain(parties: Iterable[Party]) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
    """A state, body or organ by itself."""
    party = next(iter(parties), None)
    if party is None:
        return (), ()
    return (Actor(entity=party.entity, code=party.code, sector=party.sector),), (party.entity,)


def make(
    sentence: Sentence, phrase: Phrase, *, kind: str, actors: tuple[Actor, ...], entities: tuple[str, ...], place: bool
) -> Mention:
    """A mention on the tokens of a phrase; its head is its first word."""
    span: Span = tokens_span(sentence, phrase.first, phrase.last)
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
