"""Whose people are that no word tells the state of: those whom a state acts upon, and all of a one-state article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from taut.model import Actor, Mention, Sentence, Token
from taut.names.entities import Roster, ident
from taut.names.growth import Phrase
from taut.names.people import slug
from taut.names.resolve import sector_of
from taut.names.words import Naming

FEWEST = 3  # actors of a state that make an article its own
SHARE = 0.9  # of all actors of states
RARE = ("OPP", "REB", "REF")  # sectors whose people are seldom of two states in one article
ABROAD = 0.4  # places in other states for each actor of the own one, at most
VAGUE = ("group", "people", "state")  # nouns that mean somebody of some state
MOVEMENT = "NGO:"
CIVIL = "CVL"  # the sector of somebody without any other

INTRODUCING = ("article", "copula", "former", "stop")  # words between a name and what its bearer is
NONSTATE = "NGO:"
NEAR = 5  # tokens between somebody and another whom a copula makes the same
THINGS = ("NOUN", "PROPN")

Read = tuple[Sentence, Phrase, Mention]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Unsaid:
    """Gives people without a state to the one they must belong to; the rest stays open."""

    naming: Naming
    roster: Roster
    named: Mapping[str, set[str]]  # noun -> the states that the article names with it
    alike: Mapping[str, set[str]]  # sector -> the states of those of that sector, of people whom few states have
    home: str | None  # the state whose domestic affairs the article tells
    movement: str | None  # the non-governmental organisation that the article is about

    def told(self, read: Sequence[Read]) -> Iterator[Mention]:
        """The mentions of phrases, in order, with the actors that only their surroundings tell."""
        sentences: dict[int, list[Read]] = {}
        for item in read:
            sentences.setdefault(item[0].i, []).append(item)
        for around in sentences.values():
            for left, right in pairwise(around):
                self._introduce(left, right)
        movement = next(filter(None, map(self._movement, read)), None)
        last: Read | None = None  # the people last told, in their sentence
        settled: dict[str, str] = {}  # noun -> the state that such people were given to
        for sentence, phrase, mention in read:
            open_ = not mention.actors and not mention.place and not phrase.pointer and not phrase.private
            state = None
            if movement and (open_ or phrase.again) and not phrase.owners and not phrase.human and self._member(phrase):
                kind = "reference" if phrase.again else mention.kind
                yield replace(mention, kind=kind, actors=(movement,), entities=(movement.entity,))
                continue
            if open_ and not phrase.owners and phrase.human:
                state = self.home or self._identified(sentence, phrase, mention, last)
            elif open_ and not phrase.owners and _people(phrase):
                noun = phrase.heads[0].form.key
                state = settled.get(noun) or self._state(phrase, sentences[sentence.i])
                if state:
                    settled[noun] = state
            told = self._given(phrase, mention, state) if state else mention
            if told.actors and (_people(phrase) or (phrase.human and state)):
                last = sentence, phrase, told
            yield told

    def _introduce(self, left: Read, right: Read) -> None:
        """Note whose somebody is by what stands beside the name: `Odinga adalah menteri Kenya`, `aktor Peru X`."""
        sentence, phrase, mention = left
        if _nobody(left) and right[2].actors and not right[1].human and right[1].heads and right[1].owners:
            person, told = mention, right[2]
            linked = self._says_what(sentence.tokens[phrase.last : right[1].first])
        else:
            person, told = right[2], mention
            beside = phrase.last == right[1].first < right[1].last - 1 and not sentence.title
            linked = beside and _nobody(right) and _of_state(left)
        if linked:
            actor = told.actors[0]
            self.roster.belongs(person.entities[0], actor.code, actor.sector if right[1].heads else CIVIL)

    def _movement(self, item: Read) -> Actor | None:
        """The organisation whose activists or ship a phrase names: `aktivis X`, `kapal yang disewa oleh X`."""
        sentence, phrase, mention = item
        if not mention.actors or not mention.actors[0].code.startswith(NONSTATE):
            return None
        before = sentence.tokens[: phrase.first]
        sails = any(self.naming.has(t, "vessel") for t in before) and self.naming.has(before[-1], "agent")
        known = self.naming.classes["member"] | self.naming.classes["vessel"]
        return mention.actors[0] if sails or any(head.form.key in known for head in phrase.heads) else None

    def _member(self, phrase: Phrase) -> bool:
        """Whether a phrase names those who act for a movement, or the ship they are on."""
        member = self.naming.classes["member"] | (self.naming.classes["vessel"] if phrase.again else frozenset())
        return any(head.form.key in member for head in phrase.heads)

    def _says_what(self, between: Sequence[Token]) -> bool:
        """Whether words between a name and a function say that the one is the other, an age among them or not."""
        words = [t for t in between if t.pos not in ("ADV", "NUM", "PUNCT")]
        words = [t for t in words if not (t.pos == "NOUN" and t.i > between[0].i and self._counted(between, t))]
        return any(self.naming.has(t, "copula") for t in words) and all(self.naming.has(t, *INTRODUCING) for t in words)

    def _counted(self, between: Sequence[Token], noun: Token) -> bool:
        """Whether a number stands before a noun: `50 | tahun`."""
        return any(t.i == noun.i - 1 and t.pos == "NUM" for t in between)

    def _identified(self, sentence: Sentence, phrase: Phrase, mention: Mention, last: Read | None) -> str | None:
        """The state of a person known by now, or whom the sentence says to be one of some people."""
        known = self.roster.cards[mention.entities[0]].code
        if known or last is None or last[0] is not sentence:
            return known
        between = sentence.tokens[last[2].last : phrase.first]
        links = between[-1:] if _people(last[1]) or len(between) > NEAR else between
        linked = any(self.naming.has(t, "copula") for t in links) or (last[1].human and self._listed(between))
        return last[2].actors[0].code if linked else None

    def _listed(self, between: Sequence[Token]) -> bool:
        """Whether two persons are only parted by a conjunction and an age."""
        return (
            bool(between) and self.naming.has(between[-1], "joint") and not any(t.text.isalpha() for t in between[:-1])
        )

    def _state(self, phrase: Phrase, around: Sequence[Read]) -> str | None:
        """The state that unnamed people belong to, or the organisation whose members they are."""
        if self.movement and phrase.heads[0].form.key in self.naming.classes["member"]:
            return self.movement
        if self.home:
            return self.home
        there = {actor.code for _, _, mention in around for actor in mention.actors}
        before = self._before(phrase)
        if before and there and before not in there and self._public(phrase):
            before = min(there) if len(there) == 1 and self._only_places(around) else None
        return before or self._held(around) or self._governed(phrase, around)

    def _before(self, phrase: Phrase) -> str | None:
        """The only state of which the article names such people elsewhere, or rebels and refugees at all."""
        codes = self.named.get(phrase.heads[0].form.key) or self.alike.get(phrase.heads[0].form.sector or "", set())
        return min(codes) if len(codes) == 1 else None

    def _held(self, around: Sequence[Read]) -> str | None:
        """Whose police or courts act in the sentence: whom they hold is of that state as far as anybody knows."""
        codes = {m.actors[0].code for _, phrase, m in around if m.actors and not m.place and self._law(phrase)}
        return min(codes) if len(codes) == 1 else None

    def _law(self, phrase: Phrase) -> bool:
        """Whether a phrase names police, prosecutors or a court."""
        law = self.naming.classes["law"]
        sightings = phrase.heads or phrase.owners[:1]
        words = [sighting.form.key.casefold() for sighting in sightings if sighting.form.what in ("head", "organ")]
        return any(word in law or word.split()[0] in law for word in words)

    def _public(self, phrase: Phrase) -> bool:
        """Whether a noun means people whom every state has."""
        return phrase.heads[0].form.key in self.naming.classes["public"]

    def _only_places(self, around: Sequence[Read]) -> bool:
        """Whether no state acts in a sentence that names some."""
        return all(mention.place for _, _, mention in around if mention.actors)

    def _governed(self, phrase: Phrase, around: Sequence[Read]) -> str | None:
        """The only state of a sentence, where it acts and the noun means a public, which every government has."""
        if not self._public(phrase):
            return None
        codes = {actor.code for _, _, mention in around for actor in mention.actors}
        acting = {a.code for _, _, m in around if not m.place for a in m.actors if a.sector is None}
        only = min(codes) if len(codes) == 1 and codes == acting else None
        return only if only and ":" not in only else None

    def _given(self, phrase: Phrase, mention: Mention, state: str) -> Mention:
        """A mention with the state of its people."""
        if state == self.movement:
            return self._joining(mention, state)
        official = bool(phrase.heads) and phrase.heads[0].form.kind == "state"
        sector = None if official else sector_of(phrase) or CIVIL
        if phrase.human:
            person = mention.entities[0]
            self.roster.belongs(person, state, sector)
            sector = self.roster.cards[person].sector
            return replace(mention, actors=(Actor(entity=person, code=state, sector=sector),))
        if official:
            entity = self.roster.state(state, mention.span)
            return replace(mention, actors=(Actor(entity=entity, code=state),), entities=(entity,))
        kind = "group" if phrase.heads[0].form.kind == "group" else "people"
        noun = phrase.heads[0].form.key
        entity = self.roster.add(ident(kind, state, sector, slug(noun)), kind, noun, mention.span, state, sector)
        return replace(mention, actors=(Actor(entity=entity, code=state, sector=sector),), entities=(entity,))

    def _joining(self, mention: Mention, code: str) -> Mention:
        """People who stand for the movement of the article: `para aktivis`."""
        entity = next(ident_ for ident_, card in self.roster.cards.items() if card.code == code)
        return replace(mention, actors=(Actor(entity=entity, code=code),), entities=(entity,))


def movement(mentions: Iterable[Mention]) -> str | None:
    """The non-governmental organisation that an article names more often than any other."""
    codes = Counter(a.code for mention in mentions for a in mention.actors if a.code.startswith(MOVEMENT))
    (first, most), *others = [*codes.most_common(2), (None, 0)]
    return first if most > max((count for _, count in others), default=0) else None


def _nobody(item: Read) -> bool:
    """Whether a mention is the name of somebody of no known state."""
    _, phrase, mention = item
    return phrase.human and not (mention.actors or phrase.owners or phrase.heads or phrase.private)


def _of_state(item: Read) -> bool:
    """Whether a mention is the name of a state behind some other word: `the actor | Peru`."""
    sentence, phrase, mention = item
    plain = bool(phrase.owners) and phrase.owners[0].form.what == "state" and not phrase.heads and bool(mention.actors)
    return plain and not mention.place and phrase.first > 0 and sentence.tokens[phrase.first - 1].pos in THINGS


def _people(phrase: Phrase) -> bool:
    return bool(phrase.heads) and phrase.heads[0].form.kind in VAGUE and phrase.name is None


def alike(mentions: Iterable[Mention]) -> dict[str, set[str]]:
    """The states of rebels, refugees and the like of an article, by sector."""
    found: dict[str, set[str]] = {}
    for actor in (actor for mention in mentions for actor in mention.actors if ":" not in actor.code):
        if actor.sector in RARE:
            found.setdefault(actor.sector, set()).add(actor.code)
    return found


def domestic(mentions: Iterable[Mention]) -> str | None:
    """The state that is nearly alone to act in an article, and whose deeds are at home."""
    acting: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for mention in mentions:
        (places if mention.place else acting).update(a.code for a in mention.actors if ":" not in a.code)
    if not acting:
        return None
    code, most = acting.most_common(1)[0]
    alone = most >= FEWEST and most >= SHARE * acting.total()
    return code if alone and places.total() - places[code] <= ABROAD * most else None
