"""Who speaks: the phrase beside a cue, read as mentions of known entities or, failing that, as written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from taut.extract.quotes.words import Speech
from taut.model import Doc, Entity, Mention, Names, Sentence, Span, Speaker

REACH = 24  # tokens a speaker's description may run to
PERSONAL = frozenset({"person"})
PREDICATES = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "X"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Setting:
    """A document with its mentions by sentence and its entities by id."""

    doc: Doc
    speech: Speech
    mentions: Mapping[int, tuple[Mention, ...]]
    entities: Mapping[str, Entity]

    @classmethod
    def of(cls, doc: Doc, names: Names, speech: Speech) -> Setting:
        mentions: dict[int, list[Mention]] = {}
        for mention in names.mentions:
            mentions.setdefault(mention.sentence, []).append(mention)
        by_sentence = {i: tuple(sorted(group, key=lambda m: m.first)) for i, group in mentions.items()}
        return cls(doc=doc, speech=speech, mentions=by_sentence, entities={e.id: e for e in names.entities})

    def within(self, sentence: Sentence, first: int, last: int) -> tuple[Mention, ...]:
        """Mentions of actors that lie between two tokens of a sentence (half open)."""
        own = self.mentions.get(sentence.i, ())
        return tuple(m for m in own if first <= m.first and m.last <= last and m.entities)

    def personal(self, mention: Mention) -> bool:
        """Whether a mention names one person."""
        return len(mention.entities) == 1 and self.kind(mention.entities[0]) in PERSONAL

    def full(self, mention: Mention) -> bool:
        """Whether a mention names one person whose name has several words, as one misread rarely has."""
        return self.personal(mention) and " " in self.entities[mention.entities[0]].name

    def kind(self, entity: str) -> str | None:
        return self.entities[entity].kind if entity in self.entities else None

    def sentences_from(self, position: int) -> Iterator[Sentence]:
        """The sentences from the one that holds a position of the text on."""
        first = bisect_right([s.start for s in self.doc.sentences], position) - 1
        for i in range(max(0, first), len(self.doc.sentences)):
            yield self.doc.sentences[i]

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds a position of the text."""
        sentence = next(self.sentences_from(position), None)
        return sentence if sentence is not None and sentence.start <= position < sentence.end else None

    def trimmed(self, start: int, end: int) -> Span | None:
        """A stretch without white space, commas and quote marks around it, but for one that closes a mark inside it.

        None where no letter or digit is left.
        """
        text, marks, whole = self.doc.article.text, self.speech.marks, end
        while start < end and (text[start].isspace() or text[start] == "," or text[start] in marks):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] == "," or text[end - 1] in marks):
            end -= 1
        if end < whole and text[end] in marks and sum(c in marks for c in text[start:end]) % 2:
            end += 1
        return Span(start=start, end=end) if any(c.isalnum() for c in text[start:end]) else None

    def span(self, sentence: Sentence, first: int, last: int) -> Span:
        """The text under tokens `first` to `last` (half open), which must not be empty."""
        return Span(start=sentence.tokens[first].start, end=sentence.tokens[last - 1].end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Whom a cue names: entities, a phrase no entity stands behind, or both where a role stands for its state.

    Neither where a pronoun points back.
    """

    entities: tuple[str, ...] = ()
    phrase: Span | None = None

    @property
    def points_back(self) -> bool:
        return not self.entities and self.phrase is None


def speaker(voice: Voice, setting: Setting) -> Speaker | None:
    """The speaker a voice stands for, under the fullest names the article gives."""
    entities = [setting.entities[i] for i in voice.entities if i in setting.entities]
    written = voice.phrase.of(setting.doc.article.text) if voice.phrase is not None else None
    if entities:
        codes = {entity.code for entity in entities}
        code = codes.pop() if len(codes) == 1 else None
        name = written or ", ".join(entity.name for entity in entities)
        return Speaker(entity=entities[0].id, name=name, code=code)
    return Speaker(entity=None, name=written, code=None) if written is not None else None


def voice_after(sentence: Sentence, first: int, setting: Setting) -> tuple[Voice, int]:
    """The speaker named from token `first` on, as behind a cue that follows a quote, and the token it ends before."""
    last = _end(sentence, first, setting)
    if first >= last:
        return Voice(), first
    found = [m for m in setting.within(sentence, first, last) if not m.place]
    head = sentence.tokens[first]
    if _points_back(sentence, first, last, found, setting):
        return Voice(), last
    unlisted = None if any(map(setting.full, found)) else _unlisted(sentence, first, last, found, setting)
    if unlisted is not None:
        return unlisted, last
    if found:
        chosen = next(filter(setting.full, found), None) or next(filter(setting.personal, found), found[0])
        if setting.personal(chosen) or not prepositional(sentence, first, chosen, setting):
            return coordinated(sentence, chosen, setting), found[-1].last if chosen is found[0] else chosen.last
    if head.pos in NOMINAL or head.text[:1].isupper():
        last = _phrase_end(sentence, first, last, setting)
        return Voice(phrase=setting.span(sentence, first, last)), last
    return Voice(), first


def _end(sentence: Sentence, first: int, setting: Setting) -> int:
    """Where the description of a speaker ends; one comma may stand before the name, any number inside a mention."""
    speech = setting.speech
    mentions = setting.within(sentence, first, len(sentence.tokens))
    inside = {i for m in mentions for i in range(m.first, m.last)}
    commas = int(first < len(sentence.tokens) and speech.has(sentence.tokens[first], "pronoun"))
    for i in range(first, min(len(sentence.tokens), first + REACH)):
        token = sentence.tokens[i]
        if i in inside:
            continue
        if token.text in '.;:!?()"“”' or speech.has(token, "relative", "that") or token.text.lower() in speech.sources:
            return i
        named = any(m.last <= i for m in mentions) or (i > first and speech.has(sentence.tokens[i - 1], "definite"))
        dated = i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].text.lower() in speech.calendar
        if speech.has(token, "addressee", "end") or ((named or dated) and speech.has(token, "soft_end")):
            return i
        if token.text == ",":
            person = any(setting.full(m) for m in mentions if m.last <= i)
            if commas or person or not _apposed(sentence, i + 1, setting):
                return i
            commas += 1
    return min(len(sentence.tokens), first + REACH)


def _apposed(sentence: Sentence, i: int, setting: Setting) -> bool:
    """Whether a name of the speaker begins at a token behind a comma."""
    following = setting.within(sentence, i, len(sentence.tokens))
    mention = following[0] if following and following[0].first == i else None
    last = mention.last if mention is not None else _run(sentence, i, setting)
    if last - i < 2 and (mention is None or mention.place):
        return False
    behind = sentence.tokens[last] if last < len(sentence.tokens) else None
    return behind is None or behind.pos == "PUNCT" or setting.speech.has(behind, "end", "soft_end", "addressee")


def _run(sentence: Sentence, i: int, setting: Setting) -> int:
    """The end of a run of capitalised names that begins at a token; days and months are no names."""
    covered = {k for m in setting.mentions.get(sentence.i, ()) for k in range(m.first, m.last)}
    while i < len(sentence.tokens) and i not in covered:
        token = sentence.tokens[i]
        if token.pos != "PROPN" or not token.text[:1].isupper() or token.text.lower() in setting.speech.calendar:
            break
        i += 1
    return i


def _unlisted(sentence: Sentence, first: int, last: int, found: Sequence[Mention], setting: Setting) -> Voice | None:
    """A name of two words or more that no mention covers, behind the role or body that introduces it."""
    commas = [token.i + 1 for token in sentence.tokens[first:last] if token.text == ","]
    starts = [first, *(m.last for m in found), *commas]
    runs = [(start, end) for start in starts if (end := _run(sentence, start, setting)) - start > 1]
    return Voice(phrase=setting.span(sentence, *max(runs))) if runs else None


def _points_back(sentence: Sentence, first: int, last: int, found: Sequence[Mention], setting: Setting) -> bool:
    """Whether the phrase is a pronoun, a statement, or a definite noun that no mention resolves."""
    speech = setting.speech
    head, end = sentence.tokens[first], sentence.tokens[last - 1]
    if speech.has(head, "pronoun") and last - first == 1:
        return True
    if speech.has(head, "statement"):
        return not found
    return speech.has(end, "definite") and all(anaphoric(sentence, m, setting) for m in found)


def prepositional(sentence: Sentence, first: int, mention: Mention, setting: Setting) -> bool:
    """Whether a mention only locates the speaker: `sumber di kementerian`."""
    return any(setting.speech.has(token, "preposition") for token in sentence.tokens[first : mention.first])


def coordinated(sentence: Sentence, mention: Mention, setting: Setting) -> Voice:
    """A mention with those joined to it."""
    entities = list(mention.entities)
    own = [m for m in setting.mentions[sentence.i] if m.entities and not m.place]
    at = own.index(mention) if mention in own else len(own)
    for before, after in zip(own[at:], own[at + 1 :], strict=False):
        gap = sentence.tokens[before.last : after.first]
        if len(gap) != 1 or not setting.speech.has(gap[0], "coordinator"):
            break
        entities += [e for e in after.entities if e not in entities]
    collective = mention.kind in ("role", "group") and len(entities) == 1 and setting.kind(entities[0]) == "state"
    return Voice(entities=tuple(entities), phrase=mention.span if collective else None)


def _phrase_end(sentence: Sentence, first: int, last: int, setting: Setting) -> int:
    """The token before which a phrase ends: its first verb or addressing preposition."""
    for i in range(first + 1, last):
        if sentence.tokens[i].pos in PREDICATES or setting.speech.has(sentence.tokens[i], "addressee"):
            return i
    return last


def anaphoric(sentence: Sentence, mention: Mention, setting: Setting) -> bool:
    """Whether a mention is a pronoun or `that senator`: in reported speech whoever spoke last is meant."""
    first, last = sentence.tokens[mention.first], sentence.tokens[mention.last - 1]
    if mention.last - mention.first == 1 and setting.speech.has(first, "pronoun"):
        return True
    return mention.kind == "reference" and setting.personal(mention) and setting.speech.has(last, "definite")
