"""One sentence as names are read from it: its tokens, the forms seen on them, and what the name tagger thinks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from taut.model import Sentence, Token
from taut.names.gazetteer import Sighting
from taut.names.words import Naming

LONGEST_NAME = 6  # tokens
LONGEST_BRACKET = 3
INNER = ".-'’"  # marks inside a name
INITIALS = 2  # letters
STATES = ("state", "capital", "metonym")
OWNERS = (*STATES, "alias", "organ", "body", "company", "place")
PREDICATES = ("VERB", "AUX")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """A sentence with its sightings by first token and its name tags by token."""

    sentence: Sentence
    naming: Naming
    starts: Mapping[int, Sighting]
    labels: Mapping[int, str]
    small: frozenset[str]  # words that the article writes without a capital somewhere

    @classmethod
    def of(
        cls, sentence: Sentence, sightings: tuple[Sighting, ...], naming: Naming, small: frozenset[str] = frozenset()
    ) -> Line:
        labels = {i: name.label for name in sentence.names for i in range(name.first, name.last)}
        persons = {(name.first, name.last) for name in sentence.names if name.label == "PER"}
        heads = {s.last for s in sightings if s.form.what == "head"}
        # An ambiguous company that the tagger takes for a person is one, unless a noun stands before it.
        doubtful = {s for s in sightings if s.form.what == "company" and s.form.exact and s.first not in heads}
        doubtful = {s for s in doubtful if (s.first, s.last) in persons}
        money = {s for s in sightings if s.first and naming.has(sentence.tokens[s.first - 1], "currency")}
        starts = {s.first: s for s in sightings if s not in doubtful | money}
        return cls(sentence=sentence, naming=naming, starts=starts, labels=labels, small=small)

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def __len__(self) -> int:
        return len(self.sentence.tokens)

    def what(self, i: int) -> str | None:
        """What kind of form begins at a token."""
        return self.starts[i].form.what if i in self.starts else None

    def owner(self, i: int) -> bool:
        """Whether a state, organ, body, company or place begins at a token."""
        return self.what(i) in OWNERS

    def has(self, i: int, *classes: str) -> bool:
        """Whether a small word of naming of one of the classes stands at a token."""
        return 0 <= i < len(self) and self.naming.has(self.tokens[i], *classes)

    def capital(self, i: int) -> bool:
        return 0 <= i < len(self) and self.tokens[i].text[:1].isupper()

    def opens(self, i: int) -> bool:
        """Whether a token begins the sentence or a quote in it, so that its capital tells nothing."""
        return i == 0 or (self.tokens[i - 1].pos == "PUNCT" and self.tokens[i - 1].text not in ",-(")

    def predicate(self, i: int) -> bool:
        token = self.tokens[i]
        return token.pos in PREDICATES or token.voice is not None

    def closed(self, i: int) -> bool:
        return self.tokens[i].text.lower() in self.naming.closed

    def ordinary(self, i: int) -> bool:
        """Whether a word is one of the language or of the article, however it is capitalised."""
        return self.naming.ordinary(self.tokens[i]) or self.tokens[i].text.lower() in self.small

    def speaks(self, first: int, last: int) -> bool:
        """Whether a verb of saying stands beside the tokens from `first` to `last` (half open)."""
        said = first > 0 and self.tokens[first - 1].text.lower() in self.naming.said
        after = self.tokens[last] if last < len(self) else None
        return said or (after is not None and after.voice == "act" and after.lemma in self.naming.say)

    def figure(self, i: int) -> bool:
        """Whether a token holds a digit."""
        return any(c.isdigit() for c in self.tokens[i].text)

    def thing(self, i: int) -> bool:
        """Whether a common noun stands at a token, so that a name behind it is not a person's."""
        return i >= 0 and self.tokens[i].pos == "NOUN" and self.tokens[i].text.islower() and i not in self.starts

    def filler(self, i: int) -> bool:
        """A noun or adjective that may stand between a noun and its state."""
        text = self.tokens[i].text
        if self.has(i, "honorific"):
            return True
        if i in self.starts or not text[:1].isalpha() or self.closed(i) or self.predicate(i):
            return False
        if self.has(i, "place", "origin", "owner", "native", "posting", "stop") or self._date(i):
            return False
        return text.islower() or self.ordinary(i) or text.isupper()

    def past_joint(self, i: int) -> int:
        """Past a comma or conjunction inside a long title, before another of its capitalised words; `i` elsewhere."""
        comma = self.tokens[i].text == ","
        if not (comma or self.has(i, "joint")) or (comma and self.sentence.title):
            return i
        if not self.capital(i - 1) and self.tokens[i - 1].text != ")":
            return i
        follower = i + 2 if comma and self.has(i + 1, "joint") else i + 1
        fits = self.capital(follower) and follower not in self.starts
        fits = fits and (self.ordinary(follower) or self.tokens[follower].text.isupper())
        return follower if fits else i

    def name_start(self, i: int) -> bool:
        """Whether an unknown proper name begins here."""
        if i >= len(self) or i in self.starts or not self.capital(i) or self.closed(i):
            return False
        if self.has(i, "honorific"):
            return False
        if not all(c.isalpha() or c in INNER for c in self.tokens[i].text):
            return False
        if self.sentence.title and i not in self.labels:
            return False
        if self.labels.get(i) == "PER" and not (self.sentence.title and (self.ordinary(i) or self.predicate(i))):
            return True
        if self.predicate(i) or self.ordinary(i) or self._acronym(i):
            return False
        return not self._date(i) or (self.capital(i + 1) and not self.ordinary(i + 1) and not self.closed(i + 1))

    def _acronym(self, i: int) -> bool:
        """Whether capitals throughout make a word no personal name; `JF Kennedy` begins with one."""
        text = self.tokens[i].text
        return len(text) > 1 and text.isupper() and not (len(text) == INITIALS and self.capital(i + 1))

    def _date(self, i: int) -> bool:
        return self.tokens[i].text.lower() in self.naming.dates

    def name_end(self, i: int) -> int:
        """Where the proper name that begins at `i` ends."""
        end = i
        while end < len(self) and end - i < LONGEST_NAME:
            within = self.past_brackets(end) if end > i else end  # `John Fitzgerald (JF) Kennedy`
            if within > end and self.labels.get(within) == "PER":
                end = within
            particle = end > i and self.has(end, "particle") and self.capital(end + 1)
            if not particle and not self._inside(end, first=end == i):
                break
            end += 1
        return end

    def _inside(self, i: int, *, first: bool) -> bool:
        """Whether the token at `i` goes on with a name; a place or a person's name may be part of a longer one."""
        what = self.what(i)
        if what not in (None, "person", "place") or not self.capital(i):
            return False
        if what or first or self.name_start(i):
            return True
        if self.closed(i) or self.predicate(i) or self.sentence.title:
            return False
        if self._date(i) or self.tokens[i].pos != "PROPN":
            return False
        return not self.ordinary(i) or self.labels.get(i) == "PER"

    def past_brackets(self, i: int) -> int:
        """Past an abbreviation in brackets: `United Nations (UN)`."""
        if i + 2 < len(self) and self.tokens[i].text == "(":
            for end in range(i + 2, min(i + 2 + LONGEST_BRACKET, len(self))):
                if self.tokens[end].text == ")":
                    short = end == i + 2 and self.tokens[i + 1].text.isalpha()
                    return end + 1 if short or all(self.capital(k) for k in range(i + 1, end)) else i
        return i

    def abbreviation(self, first: int, last: int) -> int | None:
        """The token in brackets between two others, where there is one."""
        for i in range(first + 1, last - 1):
            if self.tokens[i - 1].text == "(" and self.tokens[i + 1].text == ")":
                return i
        return None
