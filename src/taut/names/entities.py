"""The roster: entities of one article gathered under stable ids, with their names, codes, roles and mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from taut.languages import Pack
from taut.model import Entity, Role, Span
from taut.names.people import slug

# A name from the first of these is preferred over one from a later.
NAMED, ALSO = 0, 1


@dataclass(slots=True, kw_only=True)
class Card:
    """What is known so far of one entity."""

    kind: str
    names: list[tuple[int, str]] = field(default_factory=list)
    code: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    roles: dict[Role, str] = field(default_factory=dict)  # as written -> what makes two of them the same
    mentions: dict[Span, None] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Roster:
    """Entities under construction; local to one call of `names`."""

    state_names: Mapping[str, str]
    cards: dict[str, Card] = field(default_factory=dict)

    def state(self, code: str, span: Span, name: str | None = None) -> str:
        """The state of a code, as named at a span."""
        ident = f"state:{code}"
        card = self._card(ident, "state", span)
        card.code = code
        card.names.append((NAMED, name) if name else (ALSO, self.state_names.get(code, code)))
        return ident

    def add(
        self,
        ident: str,
        kind: str,
        name: str,
        span: Span,
        code: str | None,
        sector: str | None = None,
        wikidata: str | None = None,
    ) -> str:
        """Any other entity, as named at a span; the first code known stays."""
        card = self._card(ident, kind, span)
        card.names.append((NAMED, name))
        if card.code is None and code is not None:
            card.code, card.sector = code, sector
        card.wikidata = card.wikidata or wikidata
        return ident

    def belongs(self, ident: str, code: str, sector: str | None) -> None:
        """The code of an entity already added, where none is known yet."""
        card = self.cards[ident]
        if card.code is None:
            card.code, card.sector = code, sector

    def role(self, ident: str, role: Role, office: str = "") -> None:
        """A role of an entity already added; of an office that nobody has twice, the fullest wording is kept."""
        self.cards[ident].roles.setdefault(role, office or role.title.casefold())

    def titled(self, ident: str, noun: str) -> bool:
        """Whether an entity has a role with that noun in its title."""
        nouns = noun.casefold().split()
        return any(set(nouns) <= set(role.title.casefold().split()) for role in self.cards[ident].roles)

    def organ_code(self, noun: str) -> str | None:
        """The code of an organ of that name already added."""
        return next(
            (c.code for i, c in self.cards.items() if i.startswith("organ:") and i.endswith(f":{slug(noun)}")), None
        )

    def mention(self, ident: str, span: Span) -> None:
        """A further mention of an entity already added."""
        self.cards[ident].mentions.setdefault(span)

    def _card(self, ident: str, kind: str, span: Span) -> Card:
        card = self.cards.setdefault(ident, Card(kind=kind))
        card.mentions.setdefault(span)
        return card

    def entities(self) -> tuple[Entity, ...]:
        """All entities in the order of their first mention."""
        built = [self._entity(ident, card) for ident, card in self.cards.items()]
        return tuple(sorted(built, key=lambda entity: (entity.mentions[0], entity.id)))

    def _entity(self, ident: str, card: Card) -> Entity:
        best = min(rank for rank, _ in card.names)
        written = [name for rank, name in card.names if rank == best]
        return Entity(
            id=ident,
            kind=card.kind,
            name=max(written, key=lambda name: (len(name.split()), not name.islower(), len(name))),
            code=card.code,
            sector=card.sector,
            wikidata=card.wikidata,
            roles=tuple(_merged(card.roles)),
            mentions=tuple(sorted(card.mentions)),
        )


def _merged(roles: Mapping[Role, str]) -> Iterator[Role]:
    """Every role once: with its organisation before without, a full title before a short one."""
    for same in dict.fromkeys(roles.values()):
        yield max((r for r, key in roles.items() if key == same), key=lambda r: (bool(r.organisation), len(r.title)))


def ident(prefix: str, *parts: str | None) -> str:
    """An id of parts, those that are codes kept as they are."""
    return ":".join((prefix, *(part for part in parts if part)))


def named(prefix: str, code: str | None, name: str) -> str:
    """The id of a named thing of a state: `organ:IRN:the-name`."""
    return ident(prefix, code, slug(name))


@cache
def state_names(pack: Pack) -> Mapping[str, str]:
    """The first name of every state in the pack's language."""
    names: dict[str, str] = {}
    for row in pack.table("countries"):
        if row["use"] == "name" and len(row["form"]) > 3:
            names.setdefault(row["code"], row["form"])
    return names
