"""The vocabulary of reported speech, compiled from a language's pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from taut.languages import Pack
from taut.model import Sentence, Token

__all__ = ["Speech", "Verb", "speech"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb of saying or thinking: where it stands and before what complements it counts."""

    lemma: str
    kind: str  # "post", "clause", "both" or "plain"
    complement: str  # "any", "clause", "as" (a clause, or something named as something) or "marked"

    @property
    def follows(self) -> bool:
        """Whether it may follow what was said, bare."""
        return self.kind in ("post", "both")

    @property
    def leads(self) -> bool:
        """Whether it may lead what was said."""
        return self.kind != "post"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Speech:
    """Verbs of speech by lemma, words around them by class, cues of sources, and quote marks by their shape."""

    language: str
    verbs: Mapping[str, Verb]
    heads: frozenset[str]  # the last word of every verb
    classes: Mapping[str, frozenset[str]]
    sources: frozenset[str]
    negators: frozenset[str]
    undone: frozenset[str]  # words that say that something is not, or not yet, said
    calendar: frozenset[str]  # names of days and months, which look like names of people
    marks: Mapping[str, str]

    def has(self, token: Token, *classes: str) -> bool:
        """Whether a token is a word of one of the classes."""
        word = token.text.lower()
        return any(word in self.classes.get(name, ()) for name in classes)

    def has_lemma(self, token: Token, name: str) -> bool:
        """Whether a token is a form of a word of a class."""
        return token.lemma.lower() in self.classes.get(name, ())

    def verb(self, sentence: Sentence, i: int) -> Verb | None:
        """The verb of speech that token `i` is, or completes together with the token before it."""
        token = sentence.tokens[i]
        lemma = token.lemma.lower()
        if i > 0:
            pair = self.verbs.get(f"{sentence.tokens[i - 1].lemma.lower()} {lemma}")
            if pair is not None:
                return pair
        return self.verbs.get(lemma)

    def follower(self, sentence: Sentence, i: int) -> Verb | None:
        """The verb of speech that token `i` is in its bare form, as it follows a quote, perhaps with a clitic."""
        verb = self.verb(sentence, i)
        text = sentence.tokens[i].text.lower()
        return verb if verb is not None and verb.follows and text.startswith(verb.lemma) else None

    def leader(self, sentence: Sentence, i: int) -> Verb | None:
        """The active verb of speech that token `i` is, as it leads what is said; in headlines it is bare."""
        verb = self.verb(sentence, i)
        if verb is None or not verb.leads:
            return None
        token = sentence.tokens[i - (" " in verb.lemma)]
        headline = sentence.title and token.text[:1].isupper()
        active = token.voice == "act" or (verb.kind == "plain" and token.voice != "pass")
        return verb if active or (headline and token.voice is None) else None

    def according(self, token: Token) -> bool:
        """Whether a token is an `according to`, perhaps with its source as a clitic."""
        word = token.text.lower()
        return any(word.startswith(start) for start in self.classes.get("according", ()))

    def clitic(self, token: Token, verb: Verb) -> bool:
        """Whether a following verb carries its speaker as a clitic."""
        return token.text.lower() != verb.lemma


@cache
def speech(pack: Pack) -> Speech:
    """The speech vocabulary of a pack, built once."""
    verbs = {
        row["lemma"]: Verb(lemma=row["lemma"], kind=row["kind"], complement=row["complement"])
        for row in pack.table("speech")
    }
    classes: dict[str, set[str]] = {}
    for table in ("quote_words", "grammar"):
        for row in pack.table(table):
            classes.setdefault(row["class"], set()).add(row["word"])
    return Speech(
        language=pack.language,
        verbs=verbs,
        heads=frozenset(verb.split()[-1] for verb in verbs),
        classes={name: frozenset(words) for name, words in classes.items()},
        sources=frozenset(row["cue"] for row in pack.table("sources")),
        negators=frozenset(row["cue"] for row in pack.table("status") if row["status"] == "negated"),
        undone=frozenset(row["cue"] for row in pack.table("status") if row["status"] in ("negated", "planned")),
        calendar=frozenset(row["form"] for table in ("months", "weekdays") for row in pack.table(table)),
        marks={row["mark"]: row["side"] for row in pack.table("quote_marks")},
    )
