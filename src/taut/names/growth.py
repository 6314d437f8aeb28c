"""How an actor phrase grows from its first noun or title, word by word to the right."""

from __future__ import annotations

from dataclasses import dataclass, field

from taut.names.gazetteer import Sighting
from taut.names.line import STATES, Line

FILLERS = 5  # words between a noun and the state it belongs to
LONG = ("deputy", "minister", "official", "officer", "spokesperson")  # titles that may run over many words
SERVING = ("business", "citizen", "expert", "journalist", "official", "spokesperson")  # who may work somewhere
SOVEREIGN = ("head-of-government", "head-of-state")
PROPER = ("organ", "unit", "company", "organisation", "party", "media", "group")  # nouns that open a proper name
NAMED_UNITS = ("unit", "company", "organisation", "party", "media", "group")
BEARERS = ("company", "group", "media", "organisation", "party")
COMING = ("company", "group", "media", "organisation", "people")  # nouns whose origin a preposition may tell
SITED = ("company", "group", "media", "organisation", "party", "people")  # nouns that belong to the state they are in


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """An actor phrase of one sentence, not yet resolved.

    `heads` are its actor nouns and titles, `owners` the states, organs, bodies and places it names, `name` the tokens
    (half open) of a proper name and `human` whether it is a person's; `person` is that name where it was known before.
    `alias` is an abbreviation in brackets; `pointer` says how a reference resolves.
    """

    first: int
    last: int
    heads: tuple[Sighting, ...] = ()
    owners: tuple[Sighting, ...] = ()
    name: tuple[int, int] | None = None
    person: Sighting | None = None
    human: bool = False
    alias: int | None = None
    pointer: str | None = None
    noun: str | None = None  # of a reference by a noun
    back: bool = False  # whether its owner is a state named before: `the government of | that country`
    private: bool = False  # whether it belongs to a named organisation that no table knows
    sites: tuple[Sighting, ...] = ()  # places right behind it, which tell whose it is: `activists | in Bulgaria`
    vague: bool = False  # whether it is a noun that by itself may mean anybody
    again: bool = False  # whether it is a ship of nobody that a demonstrative tells was named before


@dataclass(slots=True, kw_only=True)
class Growth:
    """A phrase while it grows to the right; `end` is where it ends if nothing more is found."""

    line: Line
    heads: list[Sighting]
    owners: list[Sighting] = field(default_factory=list)
    name: tuple[int, int] | None = None
    person: Sighting | None = None
    end: int
    at: int
    fillers: int = 0
    back: bool = False
    private: bool = False
    spare: Sighting | None = None  # citizens named in a title, whose state counts where no other is named
    possessed: bool = False  # whether the name is only of somebody whose officials these are

    @property
    def personal(self) -> bool:
        """Whether its nouns may carry the name of a person."""
        people = bool(self.owners) and any(head.form.kind == "people" for head in self.heads)
        return people or any(head.form.office for head in self.heads)

    @property
    def proper(self) -> bool:
        """Whether its nouns may carry a proper name that is no person's."""
        return any(head.form.kind in PROPER or head.form.sector == "EDU" for head in self.heads)

    @property
    def human(self) -> bool:
        """Whether the name is that of the person whom the nouns describe."""
        known = self.person is not None and bool(self.owners)
        return self.name is not None and (self.personal or known) and not self.possessed

    def step(self) -> bool:
        """Take in what stands next; False where the phrase ends."""
        if self.person is not None or self.at >= len(self.line):
            return False
        sighting = self.line.starts.get(self.at)
        if sighting is not None:
            return self._noun(sighting) or self._known_name(sighting) or self._owner(sighting)
        return self._origin() or self._proper_name() or self._filling() or self._brackets()

    def _take(self, last: int) -> bool:
        self.at = self.end = self.line.past_brackets(last)
        return True

    def _noun(self, new: Sighting) -> bool:
        """A further noun: `spokesman | ministry`; behind the owner only a title before a name."""
        if new.form.what != "head" or self.name:
            return False
        if self.at > self.heads[-1].last and (self.line.sentence.title or not self.heads[0].form.office):
            return False
        if self.owners and not (new.form.office and self.heads[0].form.office and self.line.capital(new.first)):
            return False
        if new.form.kind == "land" and self.line.has(new.last, "demonstrative") and not self.owners:
            self.back = True
            self.at = self.end = new.last + 1
            return False
        if self.heads[-1].form.kind in ("organ", "unit") and new.form.office in SOVEREIGN and len(self.heads) > 1:
            self.possessed = True
        self.heads.append(new)
        return self._take(new.last)

    def _known_name(self, new: Sighting) -> bool:
        """The name of who has the function, or of whose government or office it is."""
        whose = self.heads[-1].form.kind in ("organ", "unit", "force") and self.heads[-1].last == self.at
        if new.form.what != "person" or not (self.personal or self.owners or whose):
            return False
        self.person, self.name = new, (self.at, max(new.last, self.line.name_end(self.at)))
        return self._take(self.name[1])

    def _owner(self, new: Sighting) -> bool:
        """A first owner always; a second only where a part of a state is told apart by its state."""
        if not self.line.owner(self.at):
            return False
        if new.form.what == "organ" and new.form.sector and self.heads[0].form.office:
            self.spare = new  # `director of the protection of | citizens | at the ministry of ...`
            return self._take(new.last)
        if self.owners:
            last = self.owners[-1].form.what
            if last in STATES and self._told_apart(new):
                self.owners.insert(0, new)
                return self._take(new.last)
            if last not in ("organ", "body") and not (last == "place" and new.form.what in STATES):
                return False
        self.owners.append(new)
        return self._take(new.last)

    def _told_apart(self, new: Sighting) -> bool:
        """Whether a known name behind the state is what the nouns mean: `rebels of Yemen | Houthi`."""
        same = new.form.code in (None, self.owners[-1].form.code)
        return new.form.what in ("body", "company", "organ") and same and self.heads[-1].form.kind in BEARERS

    def _origin(self) -> bool:
        """`ambassador of Malaysia | to Indonesia`, `activists | from Sweden`."""
        posted = any(head.form.office == "ambassador" or head.form.kind == "organ" for head in self.heads)
        coming = any(head.form.office or head.form.kind in COMING for head in self.heads) and not self.heads[0].clitic
        if not self.line.owner(self.at + 1):
            return self._of_organ()
        native = self.line.has(self.at, "native")
        fits = (
            (native and (self.personal or not self.owners))
            or (bool(self.owners) and posted and self.line.has(self.at, "posting"))
            or (not self.owners and self.line.has(self.at, "owner"))
            or (not self.owners and coming and self.line.has(self.at, "origin"))
            or (not self.owners and self._serves())
        )
        if fits:
            self.owners.append(self.line.starts[self.at + 1])
            return self._take(self.owners[-1].last)
        return False

    def _serves(self) -> bool:
        """`an official | at the central bank`, which no state or city can be."""
        serving = self.heads[0].form.office in SERVING and self.line.has(self.at, "place")
        return serving and self.line.what(self.at + 1) in ("organ", "body", "company")

    def _of_organ(self) -> bool:
        """A preposition before the organ that somebody serves: `director | at the ministry`."""
        if self.owners or self.heads[0].form.office not in SERVING or not self.line.has(self.at, "origin", "place"):
            return False
        behind = self.line.starts.get(self.at + 1)
        if behind is None or behind.form.kind not in ("organ", "unit"):
            return False
        self.at += 1
        return True

    def _proper_name(self) -> bool:
        if self.name or not self.line.name_start(self.at) or not (self.personal or self.proper):
            return False
        if self._unknown_owner():
            self.private = True
            return self._take(self.line.name_end(self.at))
        if self._part_of_unit():
            self.at = self.end = self.line.name_end(self.at)
            return True
        self.name = (self.at, self.line.name_end(self.at))
        return self._take(self.name[1])

    def _unknown_owner(self) -> bool:
        """Whether the name is that of an organisation which a function belongs to, by the name tagger."""
        opens = self.line.labels.get(self.at) == "ORG" and self.line.labels.get(self.at - 1) != "ORG"
        return opens and self.personal and not self.proper and not self.owners

    def _part_of_unit(self) -> bool:
        """Whether a name belongs to the unit inside a function, and not yet to who has the function."""
        if self.owners or self.line.labels.get(self.at) == "PER":
            return False
        end = self.line.name_end(self.at)
        if end == self.at + 1 and self.line.has(end, "joint") and self.line.capital(end + 1):
            return True
        if len(self.heads) < 2:
            return False
        return self.heads[-1].form.kind in NAMED_UNITS or self.line.has(self.at - 1, "joint")

    def _filling(self) -> bool:
        """A word between noun and owner; capitalised ones belong to the name of an organ."""
        if self.name or self.owners or self.fillers >= FILLERS:
            return False
        behind = self.line.past_joint(self.at)
        if behind > self.at:
            self.at = behind
            return True
        if not self.line.filler(self.at):
            return False
        self.fillers += not self.line.capital(self.at)
        self.at += 1
        long = self.proper or (self.heads[0].form.office in LONG and self.line.capital(self.heads[0].first))
        if long and self.line.capital(self.at - 1) and not self.line.sentence.title:
            self.end = self.at
        return True

    def _brackets(self) -> bool:
        last = self.line.past_brackets(self.at)
        if last == self.at or not self.line.capital(self.at - 1):
            return False
        return self._take(last)


def headed(line: Line, head: Sighting) -> Phrase | None:
    if head.form.kind in ("land",) and not line.owner(head.last):
        return None
    growth = Growth(line=line, heads=[head], end=line.past_brackets(head.last), at=line.past_brackets(head.last))
    while growth.step():
        pass
    if growth.spare and not growth.owners:
        growth.owners.append(growth.spare)
    alias = line.abbreviation(head.first, growth.end)
    bare = growth.end == line.past_brackets(head.last) and not growth.owners
    owned = head.last - head.first == 1 and line.has(head.first, "owned")
    sites = _sites(line, growth)
    vague = owned and bare and not sites
    nobody = vague and not line.has(head.first, "unnamed")
    again = bare and line.has(head.first, "vessel") and line.has(growth.end, "demonstrative")
    if bare and ((head.form.kind == "force" and not again) or nobody or _adjective(line, head)):
        return None
    if head.form.kind == "people" and not growth.owners and not growth.name and _told(line, head.first):
        return None
    if alias is not None and not growth.owners and line.what(alias) in ("organ", "body"):
        growth.owners.append(line.starts[alias])
    elif alias is not None and line.what(alias) == "head":
        growth.heads.append(line.starts[alias])
    return Phrase(
        first=head.first,
        last=growth.end,
        heads=tuple(kept for kept in growth.heads if kept.last <= growth.end),
        owners=tuple(growth.owners),
        name=growth.name,
        person=growth.person,
        human=growth.human,
        alias=alias,
        back=growth.back,
        private=growth.private,
        sites=sites,
        vague=vague,
        again=again,
    )


def _sites(line: Line, growth: Growth) -> tuple[Sighting, ...]:
    """Where people and firms are whose state nothing else tells; armies and envoys may be abroad."""
    sited = any(head.form.kind in SITED and head.form.sector for head in growth.heads)
    if not sited or growth.owners or growth.name or growth.heads[0].clitic or not line.has(growth.at, "within"):
        return ()
    found: list[Sighting] = []
    i = growth.at + 1
    while i < len(line):
        while line.has(i, "area"):
            i += 1
        if line.what(i) not in ("state", "capital", "place"):
            break
        found.append(line.starts[i])
        i = line.past_brackets(line.starts[i].last)
        if not line.has(i, "joint"):
            break
        i += 1
    return tuple(found)


def _told(line: Line, first: int) -> bool:
    """Whether people are only what somebody is said to be: `became victims`."""
    before = first - 1 - line.has(first - 1, "article")
    return line.has(before, "copula")


def _adjective(line: Line, head: Sighting) -> bool:
    """Whether a noun only describes the one before it: `a hospital | military`."""
    return line.has(head.first, "adjective") and head.last - head.first == 1 and line.thing(head.first - 1)
