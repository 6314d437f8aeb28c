"""The state at hand: which one is meant by "the government" where a text names none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from taut.model import Actor, Sentence
from taut.names.growth import Phrase
from taut.names.words import Naming

SUBJECTS = ("ADV", "CCONJ", "PUNCT", "SCONJ")  # what stands before a subject


@dataclass(slots=True, kw_only=True)
class Context:
    """What an article has named so far; local to one call of `names`."""

    dominant: str  # the state the article is most about
    codes: frozenset[str]  # all states that it names with somebody acting for them
    naming: Naming
    named: tuple[int, str] | None = None  # the state last named, as actor or place, and in which sentence
    body: int | None = None  # the sentence in which a body without state acted last, if after all states
    abroad: str | None = None  # the state last named other than the home of the language
    of_noun: dict[str, str] = field(default_factory=dict)  # noun -> the code it was last used with
    latest: tuple[int, str] | None = None  # the state last acting, and in which sentence
    anywhere: dict[str, set[str]] = field(default_factory=dict)  # noun -> all codes the article uses it with
    acting: set[tuple[int, int]] = field(default_factory=set)  # sentence and end of actors named
    opening: dict[int, str] = field(default_factory=dict)  # sentence -> the state that acts first in it
    reached: dict[int, list[tuple[int, str]]] = field(default_factory=dict)  # sentence -> states gone to or come from
    places: dict[tuple[int, int], str | None] = field(default_factory=dict)  # sentence and end of places -> their state

    def see(self, sentence: Sentence, phrase: Phrase, actors: Sequence[Actor]) -> None:
        """Remember who acted, and with which noun."""
        self.acting.add((sentence.i, phrase.last))
        if actors:
            self.body = sentence.i if ":" in actors[0].code else None
        if not actors or ":" in actors[0].code or not (phrase.owners or phrase.human):
            return
        for head in phrase.heads if phrase.owners or phrase.human else ():
            self.of_noun.pop(head.form.key, None)  # so that the last is the latest
            self.of_noun[head.form.key] = actors[0].code
        self._note(sentence, actors[0].code)
        if actors[0].sector is None:
            self.latest = (sentence.i, actors[0].code)
            self.opening.setdefault(sentence.i, actors[0].code)

    def at_hand(self, sentence: Sentence, phrase: Phrase) -> str:
        """Whose a noun without a state is: as with that noun before, else its own, the last acting, or the main one."""
        code = self._at_hand(sentence, phrase)
        if phrase.back or (phrase.heads and phrase.heads[0].clitic):
            return code
        for head in phrase.heads:
            self.of_noun.setdefault(head.form.key, code)
        return code

    def facing(self, sentence: Sentence, phrase: Phrase, code: str) -> str:
        """The home instead of a state that a subject deals with: `the government | protests to Peru` is not Peru's."""
        before = sentence.tokens[phrase.first - 1].pos if phrase.first else "PUNCT"
        if before not in SUBJECTS or phrase.heads[0].clitic or self.naming.home not in self.codes:
            return code
        faced = any(state == code and first >= phrase.last for first, state in self.reached.get(sentence.i, ()))
        return self.naming.home if faced else code

    def own(self, phrase: Phrase) -> bool:
        """Whether a noun without an owner belongs to whoever acts in its sentence."""
        return bool(phrase.heads) and phrase.heads[0].form.key in self.naming.classes["own"]

    def in_sentence(self, sentence: Sentence) -> str | None:
        """The state last named in a sentence, as actor or place."""
        return self.named[1] if self.named and self.named[0] == sentence.i else None

    def _at_hand(self, sentence: Sentence, phrase: Phrase) -> str:
        if phrase.back and self.named:
            return self.named[1]
        owner = self.opening.get(sentence.i) or self.in_sentence(sentence)
        if owner and phrase.heads and phrase.heads[0].clitic:
            return owner
        if self.abroad and self.foreign(sentence, phrase):
            return self.abroad
        acting = self.latest[1] if self.latest and self.latest[0] == sentence.i else None
        if acting and self.own(phrase):
            return acting  # `the USA sends troops`: its own, whoever's were named before
        named = self._of_noun(phrase)
        if named:
            return named
        if acting:
            return acting
        return self.opening.get(sentence.i - 1, self.dominant)

    def _of_noun(self, phrase: Phrase) -> str | None:
        """The code that the article uses a noun with, before or else anywhere if always the same, or the noun's own."""
        for head in phrase.heads:
            noun, organ = head.form.key, head.form.kind == "organ"
            used = (n for n in reversed(self.of_noun) if n == noun or (organ and n.startswith(f"{noun} ")))
            latest = next(used, None)
            if latest:
                return self.of_noun[latest]
        only = self._anywhere(phrase.heads[0].form.key) if phrase.heads else set()
        if len(only) == 1:
            return min(only)
        return next((head.form.code for head in phrase.heads if head.form.code), None)

    def _anywhere(self, noun: str) -> set[str]:
        """All codes that the article uses a noun with; the prosecutors' team is that of the prosecutors."""
        return self.anywhere.get(noun) or next(
            (codes for other, codes in self.anywhere.items() if noun.endswith(f" {other}")), set()
        )

    def foreign(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether a noun is one for other states, or told to be of the place at hand: `the local police`."""
        following = sentence.tokens[phrase.last : phrase.last + 1]
        local = bool(following) and self.naming.has(following[0], "local")
        return local or any(head.form.foreign for head in phrase.heads)

    def locate(self, sentence: Sentence, phrase: Phrase, code: str | None) -> None:
        """Remember a place named, and its state."""
        self.places[sentence.i, phrase.last] = code
        self._note(sentence, code)

    def _note(self, sentence: Sentence, code: str | None) -> None:
        if code and ":" not in code:
            self.named = (sentence.i, code)
            if code != self.naming.home:
                self.abroad = code

    def acts(self, sentence: Sentence, end: int) -> bool:
        """Whether an actor, no place, ends right before a token."""
        return (sentence.i, end) in self.acting
