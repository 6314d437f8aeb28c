"""Actor phrases: a noun or title with the state, body or name it belongs to, as one maximal stretch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from taut.model import Sentence, Token
from taut.names.gazetteer import Sighting
from taut.names.words import Naming

FILLERS = 5  # words between a noun and the state it belongs to
LONGEST_NAME = 6
STATES = ("state", "capital", "metonym")
OWNERS = (*STATES, "organ", "body", "company", "place")
PREDICATES = ("VERB", "AUX")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """An actor phrase of one sentence, not yet resolved.

    `heads` are its actor nouns and titles, `owners` the states, organs, bodies and places it names, `name` the tokens
    (half open) of a personal or proper name, `person` whether that name is a person's, `alias` an abbreviation given in
    brackets, `own` the tokens that name the organ or body itself where the phrase holds more.
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


@dataclass(slots=True, kw_only=True)
class Reader:
    """Reads the phrases of one sentence from left to right."""

    sentence: Sentence
    naming: Naming
    starts: Mapping[int, Sighting]
    labels: Mapping[int, str] = field(default_factory=dict)

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def phrases(self) -> Iterator[Phrase]:
        """All phrases, none overlapping another."""
        i = 0
        while i < len(self.tokens):
            phrase = self._at(i)
            if phrase is None:
                i += 1
            else:
                phrase = self._with_apposition(phrase)
                yield phrase
                i = phrase.last

    def _at(self, i: int) -> Phrase | None:
        pointing = self._pointing(i)
        if pointing is not None:
            return pointing
        sighting = self.starts.get(i)
        if sighting is None:
            return self._bare_name(i)
        if sighting.form.what == "head":
            return self._headed(sighting)
        if sighting.form.what == "person":
            end = max(sighting.last, self._name_end(sighting.last) if self._capital(sighting.last) else 0)
            return Phrase(first=i, last=end, name=(i, end), person=sighting, human=True)
        return self._owner_alone(sighting)

    # --- references -----------------------------------------------------------------------------

    def _pointing(self, i: int) -> Phrase | None:
        """A pronoun, a pair (`two states`), or a noun with a demonstrative."""
        for length in (3, 2, 1):
            words = tuple(token.text.lower() for token in self.tokens[i : i + length])
            end = i + length
            if len(words) < length:
                continue
            pointer = self.naming.pointers.get(words)
            if pointer:
                return Phrase(first=i, last=self._past_demonstrative(end), pointer=pointer)
            pointer = self.naming.definite.get(words)
            after = end
            while after < min(end + 2, len(self.tokens)) and self._filler(after):
                after += 1
            for stop in (end, after):
                if pointer and stop < len(self.tokens) and self.naming.has(self.tokens[stop], "demonstrative"):
                    return Phrase(first=i, last=stop + 1, pointer=pointer)
        return None

    def _past_demonstrative(self, i: int) -> int:
        return i + 1 if i < len(self.tokens) and self.naming.has(self.tokens[i], "demonstrative") else i

    # --- phrases with a noun or title -----------------------------------------------------------

    def _headed(self, head: Sighting) -> Phrase | None:
        heads: list[Sighting] = [head]
        owners: list[Sighting] = []
        name: tuple[int, int] | None = None
        person: Sighting | None = None
        j = end = head.last
        fillers = 0
        while j < len(self.tokens):
            sighting = self.starts.get(j)
            if sighting and sighting.form.what == "head" and not name and self._nests(heads, owners, sighting):
                heads.append(sighting)
                j = sighting.last
                end = j if self._joins(head, heads) else end
            elif sighting and sighting.form.what == "person":
                if not (self._personal(heads) or owners):
                    break
                person, name = sighting, (j, max(sighting.last, self._name_end(j)))
                j = end = name[1]
                break
            elif sighting and sighting.form.what in OWNERS and self._owns(heads, owners, sighting):
                owners.append(sighting)
                j = end = self._past_brackets(sighting.last)
            elif self._posted(heads, owners, j) or (not owners and self._sourced(heads, j)):
                owners.append(self.starts[j + 1])
                j = end = self._past_brackets(self.starts[j + 1].last)
            elif self._name_start(j) and (self._personal(heads) or self._proper(heads)):
                stop = self._name_end(j)
                name = (j, stop)
                j = end = self._past_brackets(stop)
                if self._personal(heads):
                    break
            elif name is None and fillers < FILLERS and self._filler(j) and not owners:
                fillers += 1
                j += 1
                if self._proper(heads) and self.tokens[j - 1].text[:1].isupper() and not self.sentence.title:
                    end = j
            elif name is None and not owners and self._joint(j):
                j += 1
            elif self._bracket(j) and j == end:
                after = self._past_brackets(j)
                if after == j:
                    break
                j = end = after
            else:
                break
        return self._assembled(head, heads, owners, name, person, end)

    def _assembled(
        self,
        head: Sighting,
        heads: list[Sighting],
        owners: list[Sighting],
        name: tuple[int, int] | None,
        person: Sighting | None,
        end: int,
    ) -> Phrase:
        kept = tuple(h for h in heads if h.last <= end)
        human = bool(name) and (person is not None or self._personal(list(kept)))
        alias = next((i for i in range(head.first, end) if self._abbreviation(i, end)), None)
        return Phrase(
            first=head.first,
            last=end,
            heads=kept,
            owners=tuple(owners),
            name=name,
            person=person,
            human=human,
            alias=alias,
        )

    def _nests(self, heads: list[Sighting], owners: list[Sighting], new: Sighting) -> bool:
        """Whether a further noun continues the phrase: `spokesman | ministry`, `minister | general`."""
        if not owners:
            return True
        return bool(new.form.office) and self.tokens[new.first].text[:1].isupper() and bool(heads[0].form.office)

    def _joins(self, head: Sighting, heads: list[Sighting]) -> bool:
        return bool(head.form.office or head.form.kind)

    def _owns(self, heads: list[Sighting], owners: list[Sighting], new: Sighting) -> bool:
        """A first owner always; a second only where a part of a state is told apart by its state."""
        if not owners:
            return True
        last = owners[-1].form.what
        return (last in ("organ", "body") and new.form.what in OWNERS) or (last == "place" and new.form.what in STATES)

    def _posted(self, heads: list[Sighting], owners: list[Sighting], j: int) -> bool:
        """Where an envoy serves: `ambassador of Malaysia | to Indonesia`."""
        return (
            bool(owners)
            and self.naming.has(self.tokens[j], "posting")
            and any(h.form.office == "ambassador" or h.form.kind == "organ" for h in heads)
            and self._owner_at(j + 1)
        )

    def _sourced(self, heads: list[Sighting], j: int) -> bool:
        """Where somebody comes from: `activists | from Sweden`."""
        token = self.tokens[j]
        if not self._owner_at(j + 1):
            return False
        if self.naming.has(token, "owner"):
            return True
        loose = any(h.form.office or h.form.kind in ("people", "company", "organisation") for h in heads)
        return self.naming.has(token, "origin") and loose

    def _owner_at(self, i: int) -> bool:
        return i in self.starts and self.starts[i].form.what in OWNERS

    def _personal(self, heads: list[Sighting]) -> bool:
        return any(h.form.office or h.form.kind == "people" for h in heads)

    def _proper(self, heads: list[Sighting]) -> bool:
        kinds = ("organ", "company", "organisation", "party", "media", "group")
        return any(h.form.kind in kinds or h.form.sector == "EDU" for h in heads)

    # --- other phrases --------------------------------------------------------------------------

    def _owner_alone(self, sighting: Sighting) -> Phrase:
        """A state, body, organ, company or place by itself, with its abbreviation or state behind it."""
        owners = [sighting]
        end = self._past_brackets(sighting.last)
        follower = self.starts.get(end)
        if follower and follower.form.what in STATES and sighting.form.what in ("organ", "body", "company"):
            owners.append(follower)
            end = self._past_brackets(follower.last)
        alias = next((i for i in range(sighting.last, end) if self._abbreviation(i, end)), None)
        return Phrase(first=sighting.first, last=end, owners=tuple(owners), alias=alias)

    def _bare_name(self, i: int) -> Phrase | None:
        """A name that only the name tagger knows."""
        label = self.labels.get(i)
        if label not in ("PER", "ORG") or (i and self.labels.get(i - 1) == label and self._capital(i - 1)):
            return None
        if not self._capital(i) or (self.naming.ordinary(self.tokens[i]) and self.sentence.title):
            return None
        end = i + 1
        while end < len(self.tokens) and self.labels.get(end) == label and end not in self.starts:
            end += 1
        alias = end + 1 if self._past_brackets(end) > end else None
        return Phrase(first=i, last=self._past_brackets(end), name=(i, end), human=label == "PER", alias=alias)

    def _with_apposition(self, phrase: Phrase) -> Phrase:
        """`TITLE OF X, Name` and `Name, TITLE OF X` as one phrase."""
        comma = phrase.last
        if comma + 1 >= len(self.tokens) or self.tokens[comma].text != "," or phrase.pointer:
            return phrase
        other = self._at(comma + 1)
        if other is None or other.pointer or not self._closed_behind(other.last):
            return phrase
        titled, named = (phrase, other) if phrase.heads and not phrase.name else (other, phrase)
        if not (titled.heads and titled.heads[0].form.office and not titled.name and named.human):
            return phrase
        if named.heads and named is other:
            return phrase
        return Phrase(
            first=phrase.first,
            last=other.last,
            heads=titled.heads,
            owners=titled.owners,
            name=named.name,
            person=named.person,
            human=True,
            alias=titled.alias,
        )

    def _closed_behind(self, i: int) -> bool:
        """Whether an apposition may end here: not inside a list of names."""
        if i >= len(self.tokens):
            return True
        return not self.naming.has(self.tokens[i], "joint")

    # --- tokens ---------------------------------------------------------------------------------

    def _capital(self, i: int) -> bool:
        return i < len(self.tokens) and self.tokens[i].text[:1].isupper()

    def _filler(self, i: int) -> bool:
        """A noun or adjective that may stand between a noun and its state."""
        token = self.tokens[i]
        word = token.text.lower()
        if i in self.starts or not token.text[:1].isalpha() or word in self.naming.closed:
            return False
        if token.pos in PREDICATES or token.voice is not None:
            return False
        return token.text.islower() or self.naming.ordinary(token) or token.text.isupper()

    def _joint(self, i: int) -> bool:
        """A comma or conjunction inside a long title, before another of its capitalised words."""
        token = self.tokens[i]
        if token.text != "," and not self.naming.has(token, "joint"):
            return False
        if i + 1 >= len(self.tokens) or not self._capital(i - 1):
            return False
        follower = self.tokens[i + 1]
        if token.text == "," and self.sentence.title:
            return False
        return i + 1 not in self.starts and follower.text[:1].isupper() and self.naming.ordinary(follower)

    def _name_start(self, i: int) -> bool:
        """Whether an unknown proper name begins here."""
        token = self.tokens[i]
        if i in self.starts or not token.text[:1].isupper():
            return False
        if token.text.lower() in self.naming.closed or token.voice is not None:
            return False
        if self.labels.get(i) == "PER":
            return True
        return not self.naming.ordinary(token) and token.pos not in PREDICATES

    def _name_end(self, i: int) -> int:
        """Where the proper name that begins at `i` ends."""
        end = i
        while end < len(self.tokens) and end - i < LONGEST_NAME:
            if (end > i and self._particle(end)) or self._in_name(end, end > i):
                end += 1
            else:
                break
        return end

    def _particle(self, i: int) -> bool:
        return self.naming.has(self.tokens[i], "particle") and self._capital(i + 1)

    def _in_name(self, i: int, inside: bool) -> bool:
        token = self.tokens[i]
        sighting = self.starts.get(i)
        if sighting and sighting.form.what not in ("person", "place"):
            return False
        if sighting is None and self._name_start(i):
            return True
        if not token.text[:1].isupper() or token.text.lower() in self.naming.closed or token.voice is not None:
            return False
        return bool(sighting) or (inside and not self.sentence.title and token.pos == "PROPN") or not inside

    def _bracket(self, i: int) -> bool:
        return i < len(self.tokens) and self.tokens[i].text == "("

    def _past_brackets(self, i: int) -> int:
        """Past an abbreviation in brackets: `United Nations (UN)`."""
        if i + 2 < len(self.tokens) and self._bracket(i) and self.tokens[i + 2].text == ")":
            word = self.tokens[i + 1].text
            if word[:1].isupper() and (sum(map(str.isupper, word)) > 1 or i + 1 in self.starts):
                return i + 3
        return i

    def _abbreviation(self, i: int, end: int) -> bool:
        return 0 < i < end - 1 and self.tokens[i - 1].text == "(" and self.tokens[i + 1].text == ")"


def read_phrases(sentence: Sentence, sightings: tuple[Sighting, ...], naming: Naming) -> tuple[Phrase, ...]:
    """The actor phrases of one sentence, in order, none overlapping another."""
    labels = {i: name.label for name in sentence.names for i in range(name.first, name.last)}
    starts = {sighting.first: sighting for sighting in sightings}
    reader = Reader(sentence=sentence, naming=naming, starts=starts, labels=labels)
    return tuple(reader.phrases())
