"""Who says "we": the stretches between quote marks, and the speaker beside each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taut.languages import Pack
from taut.model import Actor, Doc, Span, Token
from taut.names.gazetteer import stem
from taut.names.reference import Anchor
from taut.names.words import naming

SPEAKERS = ("government", "state", "body", "organisation", "group", "party", "company")
TELLERS = (*SPEAKERS, "person")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Speech:
    """The quoted stretches of an article in order."""

    doc: Doc
    stretches: tuple[Span, ...]
    say: frozenset[str]  # lemmas of verbs of saying that stand behind who said something

    @classmethod
    def of(cls, doc: Doc, pack: Pack) -> Speech:
        sides = {row["mark"]: row["side"] for row in pack.table("quote_marks")}
        return cls(doc=doc, stretches=tuple(_stretches(doc, sides)), say=naming(pack).say)

    def around(self, position: int) -> Span | None:
        """The quoted stretch that holds a position of the text."""
        at = bisect_right([stretch.start for stretch in self.stretches], position) - 1
        return self.stretches[at] if at >= 0 and position < self.stretches[at].end else None

    def speaker(self, position: int, anchors: Sequence[Anchor]) -> tuple[Actor, ...]:
        """The actors who say what stands at a position: named behind the quote, else before it, else last of all."""
        stretch = self.around(position)
        if stretch is None:
            return self._headed(position, anchors)
        after = self._behind(stretch, anchors)
        if after:
            return after
        first = self._sentence(stretch.start)
        before = [a for a in anchors if a.mention.span.end <= stretch.start and a.mention.actors]
        told = next((a for a in reversed(before) if a.mention.sentence == first and self._tells(a)), None)
        if told:
            return told.mention.actors
        persons = [a for a in before if a.kind == "person"]
        own = [a for a in persons if a.mention.sentence == first] or [
            a for a in before if a.mention.sentence == first and a.kind in SPEAKERS and not a.mention.place
        ]
        if own:
            return own[0].mention.actors
        if persons:
            last = persons[-1].mention.sentence
            return next(a.mention.actors for a in persons if a.mention.sentence == last)
        return ()

    def _tells(self, anchor: Anchor) -> bool:
        """Whether a verb of saying stands right behind somebody: `Presiden Peru | berkata`."""
        tokens = self.doc.sentences[anchor.mention.sentence].tokens
        after = tokens[anchor.mention.last] if anchor.mention.last < len(tokens) else None
        return after is not None and after.voice == "act" and after.lemma in self.say and anchor.kind in TELLERS

    def _headed(self, position: int, anchors: Sequence[Anchor]) -> tuple[Actor, ...]:
        """Who speaks in a headline without quote marks: `Name: We do not want war`."""
        sentence = self.doc.sentences[self._sentence(position)]
        colon = next((token.start for token in sentence.tokens if token.text == ":"), position)
        before = [a for a in anchors if a.mention.sentence == sentence.i and a.mention.span.end <= colon < position]
        chosen = max(before, key=lambda a: (not a.governed, a.mention.first), default=None)
        return chosen.mention.actors if chosen and sentence.title else ()

    def _behind(self, stretch: Span, anchors: Sequence[Anchor]) -> tuple[Actor, ...]:
        """The speaker named behind a quote in its last sentence; none where only a clitic stands for one."""
        sentence = self._sentence(stretch.end - 1)
        rest = [token for token in self.doc.sentences[sentence].tokens if token.start >= stretch.end]
        words = [token for token in rest if token.text[:1].isalpha()]
        if not words or _clitic(words[0]):
            return ()
        own = [a for a in anchors if a.mention.sentence == sentence and a.mention.span.start >= stretch.end]
        person = next((a for a in own if a.kind == "person"), None)  # one without a code speaks for no state
        speaking = (a for a in own if a.kind in SPEAKERS and a.mention.actors and not a.mention.place)
        chosen = person or next(speaking, None)
        if chosen is None or (chosen is not person and _named_before(rest, chosen.mention.span.start)):
            return ()
        return chosen.mention.actors

    def _sentence(self, position: int) -> int:
        return max(0, bisect_right([sentence.start for sentence in self.doc.sentences], position) - 1)


def _named_before(rest: Sequence[Token], start: int) -> bool:
    """Whether somebody with a name stands before a position, whoever that is."""
    return any(token.text[:1].isupper() for token in rest if token.start < start)


def _clitic(token: Token) -> bool:
    """Whether a clitic hangs on a word."""
    key = token.text.casefold()
    return stem(key, token) != key


def _stretches(doc: Doc, sides: dict[str, str]) -> Iterator[Span]:
    """What stands between quote marks; one that a paragraph leaves open may be closed in a later one."""
    text = doc.article.text
    open_: Span | None = None  # what an earlier paragraph left open
    for paragraph in doc.article.paragraphs:
        marks = [(i, _side(text, i, sides)) for i in range(paragraph.start, paragraph.end) if text[i] in sides]
        if open_ is not None and marks:
            closed = marks[0][1] == "close"
            yield Span(start=open_.start, end=marks.pop(0)[0] + 1) if closed else open_
            open_ = None
        begun: int | None = None
        for i, side in marks:
            if begun is None:
                begun = i if side != "close" else None
            elif side != "open":
                yield Span(start=begun, end=i + 1)
                begun = None
        if begun is not None:
            open_ = Span(start=begun, end=paragraph.end)
    if open_ is not None:
        yield open_


def _side(text: str, i: int, sides: dict[str, str]) -> str:
    """Whether a mark opens or closes; one that may do either closes where it hangs on a word and a gap follows."""
    side = sides[text[i]]
    if side in ("open", "close"):
        return side
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    return "close" if before.strip() and (not after or after.isspace()) else side
