"""A sentence as the coder sees it: tokens, the actors among them, and where its phrases end.

Indonesian news sentences are long and the parser errs on them, so phrases are walked word by word: a noun phrase
runs on over nouns, adjectives, numerals and names, and ends at a preposition, a verb, a comma or a function word.
Dependency heads are asked where they are strong, which is for subjects and objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from taut.extract.events.grammar import Grammar
from taut.model import Mention, Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "X", "SYM", "ADV"})
TRANSPARENT = frozenset("\"“”‘’'()[]-–")  # marks that do not end a noun phrase
DASHES = frozenset({"-", "--", "–", "—"})
DATELINE = 9  # tokens that a dateline has at most
LONGEST_PHRASE = 10  # tokens; longer noun phrases are parse trouble rather than language


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """One sentence with its mentions and the grammar of its language."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    at: Mapping[int, Mention]  # token index -> the mention that holds it
    grammar: Grammar
    children: Mapping[int, tuple[int, ...]]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def is_(self, i: int, *classes: str) -> bool:
        """Whether the token at `i` is a function word of one of the classes, outside any name."""
        return 0 <= i < len(self.tokens) and i not in self.at and self.grammar.has(self.tokens[i].lemma, *classes)

    def verb(self, i: int) -> bool:
        """Whether a predicate stands at `i`."""
        token = self.tokens[i]
        if i in self.at or self.is_(i, "sequence", "quantity"):
            return False
        return token.pos == "VERB" or token.voice in ("act", "pass")

    def mark(self, i: int) -> bool:
        """Whether a punctuation mark stands at `i` that ends something; quote marks and brackets do not."""
        token = self.tokens[i]
        return token.pos == "PUNCT" and token.text not in TRANSPARENT

    def gap(self, i: int) -> bool:
        """Whether words were lost at `i`, as where a page dropped its links: `setelah kilang , , diserang`."""
        return i > 0 and self.tokens[i].text == self.tokens[i - 1].text == ","

    def boundary(self, i: int) -> bool:
        """Whether a noun phrase cannot run over the token at `i`."""
        token = self.tokens[i]
        if i in self.at:
            return False
        if token.pos == "PUNCT":
            return self.mark(i)
        if self.is_(
            i, "preposition", "agent", "relative", "complement", "coordinator", "clause", "purpose", "sequence"
        ):
            return True
        return self.verb(i) or not (token.pos in NOMINAL or self.is_(i, "quantity"))

    def phrase(self, start: int) -> Iterator[int]:
        """Token indices of the noun phrase that begins at `start`: also of `organisasi dan individu Belarus`."""
        for i in range(start, min(start + LONGEST_PHRASE, len(self.tokens))):
            if self.boundary(i) and not (i > start and self._joins_nouns(i)):
                return
            yield i

    def _joins_nouns(self, i: int) -> bool:
        """Whether a coordinator at `i` stands between two plain nouns, so that what follows the second owns both."""
        if not self.is_(i, "coordinator") or i + 1 >= len(self.tokens):
            return False
        return all(k not in self.at and self.tokens[k].pos == "NOUN" for k in (i - 1, i + 1))

    def first_mention(self, start: int) -> Mention | None:
        """The first mention inside the noun phrase that begins at `start`."""
        for i in self.phrase(start):
            if i in self.at:
                return self.at[i]
        return None

    def phrase_end(self, start: int) -> int:
        """The index just past the noun phrase that begins at `start`."""
        end = start
        for i in self.phrase(start):
            end = i + 1
        return end

    def preposition(self, mention: Mention) -> str | None:
        """The preposition that governs the phrase in which a mention stands, as a lemma."""
        i = mention.first - 1
        while i >= 0 and mention.first - i <= LONGEST_PHRASE and i not in self.at and not self.boundary(i):
            i -= 1
        if i < 0 or not self.is_(i, "preposition", "agent") or self.is_(i, "clause"):
            return None  # `sejak Pyongyang meluncurkan` opens a clause, not a phrase
        return self.tokens[i].lemma

    def together(self, mention: Mention) -> tuple[Mention, ...]:
        """All mentions coordinated with this one: `A dan B`, `A, B, dan C`, `A-B`, `A dari X, grup B, dan C`."""
        heads = self._heads()
        if mention not in heads:
            return (mention,)
        index = heads.index(mention)
        links = [
            None if self._opens_clause(left, right) else self._link(self._end(left), right.first)
            for left, right in pairwise(heads)
        ]
        first = last = index
        while last < len(links) and links[last] is not None:
            last += 1
        while first > 0 and links[first - 1] is not None:
            first -= 1
        # A bare comma joins only where a coordinator follows in the list, and none after it.
        while last > index and not any(links[first:last]):
            last -= 1
        if first < index == last and not links[last - 1]:
            return (mention,)  # `Perang A-B, C meminta ...`: the comma ends the list before
        if not any(links[first:last]):
            return (mention,)
        return tuple(heads[first : last + 1])

    def _heads(self) -> list[Mention]:
        """The mentions that are not where another one is from: `Alibaba dari China` counts once."""
        return [
            mention
            for k, mention in enumerate(self.mentions)
            if not (k and self.mentions[k - 1].last == mention.first - 1 and self.is_(mention.first - 1, "source"))
        ]

    def _opens_clause(self, left: Mention, right: Mention) -> bool:
        """Whether the second mention is subject of a clause of its own: `perang dengan Iran dan dia menyerukan`."""
        subject = self.tokens[right.head].dep.startswith("nsubj") and self.tokens[right.head].head > right.last - 1
        return subject and self.preposition(left) is not None

    def _end(self, mention: Mention) -> int:
        """The index just past a mention and where it is from."""
        if self.is_(mention.last, "source") and mention.last + 1 in self.at:
            return self.at[mention.last + 1].last
        return mention.last

    def _link(self, start: int, end: int) -> bool | None:
        """How two mentions with only tokens `start` to `end` between them are joined.

        True by a coordinator or hyphen, False by a bare comma, None not at all. Plain nouns before the second belong to
        it: `grup internet Mail.ru`.
        """
        marks = 0
        while start + marks < end and self._joins(start + marks):
            marks += 1
        between = [self.tokens[i] for i in range(start, start + marks)]
        rest = range(start + marks, end)
        if not between or len(rest) > 3 or any(self.tokens[i].pos not in ("NOUN", "ADJ") for i in rest):
            return None
        return any(token.text != "," for token in between)

    def _joins(self, i: int) -> bool:
        return self.is_(i, "coordinator") or self.tokens[i].text in {",", "-", "–", "/"}

    def left_verb(self, i: int) -> int | None:
        """The nearest predicate before `i`."""
        return next((k for k in range(i - 1, -1, -1) if self.verb(k)), None)

    def before(self, i: int) -> int:
        """The nearest token before `i` that is no adverb, auxiliary or cue of status."""
        k = i - 1
        while k >= 0 and k not in self.at and self.auxiliary(k):
            k -= 1
        return k

    def auxiliary(self, k: int) -> bool:
        """Whether the token at `k` only colours a predicate: an adverb, an auxiliary, a cue of status."""
        token = self.tokens[k]
        return token.pos in {"AUX", "ADV", "PART"} or token.lemma in self.grammar.cue_words


def _dateline_end(sentence: Sentence) -> int:
    """How many tokens at the head of a sentence are a dateline: short, up to a dash, before any predicate."""
    for token in sentence.tokens[:DATELINE]:
        if token.text in DASHES and token.i and (token.space or sentence.tokens[token.i - 1].space):
            return token.i + 1
        if token.voice is not None or token.pos == "VERB":
            return 0
    return 0


def scene(sentence: Sentence, mentions: Sequence[Mention], grammar: Grammar) -> Scene:
    """Join a sentence with its own mentions; those in a dateline only say where it was filed."""
    begin = 0 if sentence.title else _dateline_end(sentence)
    mentions = [mention for mention in mentions if mention.first >= begin]
    children: dict[int, list[int]] = {}
    for token in sentence.tokens:
        if token.head != token.i:
            children.setdefault(token.head, []).append(token.i)
    return Scene(
        sentence=sentence,
        mentions=tuple(mentions),
        at={i: mention for mention in mentions for i in range(mention.first, mention.last)},
        grammar=grammar,
        children={head: tuple(kids) for head, kids in children.items()},
    )
