"""The state at hand: which one is meant by "the government" where a text names none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from taut.model import Actor, Sentence
from taut.names.phrases import Phrase

REACH = 1  # sentences back in which a state named counts as at hand


@dataclass(slots=True, kw_only=True)
class Context:
    """What an article has named so far; local to one call of `names`."""

    dominant: str  # the state the article is most about
    of_noun: dict[str, str] = field(default_factory=dict)  # noun -> the code it was last used with
    latest: tuple[int, str] | None = None  # the state last acting, and in which sentence
    places: set[tuple[int, int]] = field(default_factory=set)  # sentence and end of places named

    def see(self, sentence: Sentence, phrase: Phrase, actors: Sequence[Actor]) -> None:
        """Remember who acted, and with which noun."""
        if not actors or ":" in actors[0].code or not (phrase.owners or phrase.human):
            return
        for head in phrase.heads if phrase.owners else ():
            self.of_noun[head.form.key] = actors[0].code
        if actors[0].sector is None:
            self.latest = (sentence.i, actors[0].code)

    def at_hand(self, sentence: Sentence, phrase: Phrase) -> str:
        """The state of a noun without one: as with that noun before, else its own, else the last acting, else the main."""
        for head in phrase.heads:
            if head.form.key in self.of_noun:
                return self.of_noun[head.form.key]
        own = next((head.form.code for head in phrase.heads if head.form.code), None)
        if own:
            return own
        if self.latest and sentence.i - self.latest[0] <= REACH:
            return self.latest[1]
        return self.dominant

    def place_before(self, sentence: Sentence, end: int) -> bool:
        """Whether a place ends right before a token."""
        return (sentence.i, end) in self.places
