"""Direct speech: stretches between quote marks and the cue that tells who said them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from taut.extract.quotes.marks import Stretch, stretches
from taut.extract.quotes.speaker import Setting, Voice, voice_after
from taut.extract.quotes.subject import shared, subject
from taut.model import Sentence, Skip, Span

FRAGMENT = 5  # a quoted piece of a sentence with fewer words is a way of putting it, no quote
THUS_REACH = 4  # tokens from a "thus" to the verb or noun of its cue
BEFORE_SPEAKER = ("agent", "statement", "end", "preposition")  # between "thus" with its verb or noun and a speaker
LEAD_REACH = 25  # tokens from a verb of speech to the fragment that it introduces


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something said: its pieces (one quote each, of one or more spans), and the cue with whom it names."""

    direct: bool
    pieces: tuple[tuple[Span, ...], ...]
    voice: Voice
    cue: str | None
    rule: str
    trigger: Span | None
    at: tuple[int, int]  # sentence and token of the cue, or of the quote where there is none
    addressee: str | None = None

    @property
    def start(self) -> int:
        return self.trigger.start if self.trigger else self.pieces[0][0].start


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    """A cue beside a quote: where it stands, whom it names, and the verb."""

    sentence: Sentence
    token: int
    voice: Voice
    verb: str


def direct(setting: Setting) -> tuple[tuple[Said, ...], tuple[Skip, ...]]:
    """All direct speech in reading order, and quoted fragments that nobody is said to have spoken."""
    said: list[Said] = []
    skipped: list[Skip] = []
    article = setting.doc.article
    spans = [sentence.span for sentence in setting.doc.sentences]
    before: Stretch | None = None
    titled = any(sentence.title for sentence in setting.doc.sentences)
    for found in stretches(article.text, article.paragraphs, spans, setting.speech.marks, titled=titled):
        stretch, cue = _cued(found, before, setting)
        pieces = tuple(_pieces(stretch, setting))
        words = sum(len(span.of(article.text).split()) for (span,) in pieces)
        if not pieces:
            continue
        if cue is not None and _spoken(stretch, cue, words, setting):
            said.append(_said(pieces, cue, setting))
            before = stretch
        elif cue is None and stretch.opened and _stands_alone(stretch, setting) and words >= FRAGMENT - 1:
            said.append(_uncued(pieces, setting))
            before = stretch
        elif cue is None and words >= FRAGMENT:
            skipped.append(Skip(what="quote", why="no cue tells who said it", evidence=stretch.outer))
    return tuple(said), tuple(skipped)


def _cued(stretch: Stretch, before: Stretch | None, setting: Setting) -> tuple[Stretch, _Cue | None]:
    """The stretch with its cue; an unclosed one is cut off where a cue follows inside it."""
    if not stretch.closed:
        inside = _inside(stretch, setting)
        if inside is not None:
            end = inside.sentence.tokens[inside.token].start
            inner = Span(start=stretch.inner.start, end=end)
            return replace(stretch, inner=inner, outer=Span(start=stretch.outer.start, end=end)), inside
    return stretch, _behind(stretch, setting) or _ahead(stretch, setting) or _between(stretch, before, setting)


def _behind(stretch: Stretch, setting: Setting) -> _Cue | None:
    """A cue right behind the quote, in its last sentence or as the next one."""
    marks = {",", ".", *setting.speech.marks}
    for sentence in islice(setting.sentences_from(stretch.outer.end - 1), 2):
        following = [t.i for t in sentence.tokens if t.start >= stretch.outer.end and t.text not in marks]
        if following:
            first = following[0]
            near = sentence.tokens[first].start - stretch.outer.end
            own = sentence.start < stretch.outer.end
            if not own and not sentence.tokens[first].text[:1].islower():
                return None
            return _follower(sentence, first, setting) if near <= len(" , . ") else None
    return None


def _follower(sentence: Sentence, i: int, setting: Setting) -> _Cue | None:
    """The cue that starts at a token: a bare verb with its speaker, `thus` with one, or `according to`."""
    speech = setting.speech
    token = sentence.tokens[i]
    if speech.has(token, "thus"):
        return _thus(sentence, i, setting)
    verb = speech.follower(sentence, i)
    if verb is not None:
        voice = Voice() if speech.clitic(token, verb) else voice_after(sentence, i + 1, setting)[0]
        return _Cue(sentence=sentence, token=i, voice=voice, verb=verb.lemma)
    if speech.has(token, "according"):
        return _Cue(sentence=sentence, token=i, voice=voice_after(sentence, i + 1, setting)[0], verb=token.text.lower())
    named = next((m for m in setting.within(sentence, i, len(sentence.tokens)) if m.first == i), None)
    if named is not None and setting.personal(named):  # the verb is lost
        return _Cue(sentence=sentence, token=i, voice=Voice(entities=named.entities), verb="")
    return None


def _thus(sentence: Sentence, i: int, setting: Setting) -> _Cue | None:
    """`Thus said X`, `thus the statement of X`: the verb or noun, and whom it names."""
    speech = setting.speech
    for k in range(i + 1, min(len(sentence.tokens), i + THUS_REACH)):
        token = sentence.tokens[k]
        verb = speech.verb(sentence, k)
        if verb is not None or speech.has(token, "statement"):
            first = k + 1
            while first < len(sentence.tokens) and speech.has(sentence.tokens[first], *BEFORE_SPEAKER):
                first += 1
            clitic = verb is not None and verb.follows and speech.clitic(token, verb) and token.voice is None
            voice = Voice() if clitic else voice_after(sentence, first, setting)[0]
            return _Cue(sentence=sentence, token=k, voice=voice, verb=verb.lemma if verb else token.text.lower())
    return None


def _inside(stretch: Stretch, setting: Setting) -> _Cue | None:
    """The first cue within a quote whose closing mark is lost: a bare verb behind a comma or opening a line."""
    for sentence in setting.sentences_from(stretch.inner.start):
        if sentence.start >= stretch.inner.end:
            return None
        for token in sentence.tokens:
            if not stretch.inner.start < token.start < stretch.inner.end:
                continue
            comma = token.i > 0 and sentence.tokens[token.i - 1].text == ","
            if (comma or token.i == 0) and token.text[:1].islower():
                cue = _follower(sentence, token.i, setting)
                if cue is not None:
                    return cue
    return None


def _ahead(stretch: Stretch, setting: Setting) -> _Cue | None:
    """A cue before the quote in its sentence: a verb of speech with its subject, or a name and a colon."""
    sentence = setting.sentence_at(stretch.outer.start)
    if sentence is None:
        return None
    before = [t for t in sentence.tokens if t.end <= stretch.outer.start]
    for token in reversed(before[-LEAD_REACH:]):
        verb = setting.speech.leader(sentence, token.i)
        if verb is not None:
            voice = shared(sentence, token.i, setting) or subject(sentence, token.i, setting) or Voice()
            return _Cue(sentence=sentence, token=token.i, voice=voice, verb=verb.lemma)
        if token.text in setting.speech.marks:
            return None
    if len(before) > 1 and before[-1].text == ":":
        mentions = setting.within(sentence, 0, before[-1].i)
        if mentions and mentions[-1].last == before[-1].i:
            voice = Voice(entities=mentions[-1].entities)
            return _Cue(sentence=sentence, token=before[-1].i, voice=voice, verb=":")
    return None


def _between(stretch: Stretch, before: Stretch | None, setting: Setting) -> _Cue | None:
    """The cue between this quote and the one before it in the same sentence: `"A," said X, "B."`"""
    sentence = setting.sentence_at(stretch.outer.start)
    if before is None or sentence is None or not sentence.start <= before.outer.end < stretch.outer.start:
        return None
    last = [t for t in sentence.tokens if before.outer.end <= t.start and t.end <= stretch.outer.start]
    return _behind(before, setting) if last and last[-1].text in (",", ":", ".") else None


def _spoken(stretch: Stretch, cue: _Cue, words: int, setting: Setting) -> bool:
    """Whether a cued stretch is speech rather than a few words put in marks."""
    sentence = setting.sentence_at(stretch.outer.start)
    if words >= FRAGMENT or sentence is None or _stands_alone(stretch, setting):
        return True
    before = [t for t in sentence.tokens if t.end <= stretch.outer.start]
    return bool(before) and before[-1].text in (":", ",")


def _stands_alone(stretch: Stretch, setting: Setting) -> bool:
    """Whether nothing but marks stands before a quote in its sentence."""
    sentence = setting.sentence_at(stretch.outer.start)
    if sentence is None:
        return False
    before = [t for t in sentence.tokens if t.end <= stretch.outer.start]
    return not any(character.isalnum() for t in before for character in t.text)


def _pieces(stretch: Stretch, setting: Setting) -> Iterator[tuple[Span]]:
    """What is quoted, one span for each sentence; a line of the page that only names the speaker is left out."""
    for sentence in setting.sentences_from(stretch.inner.start):
        if sentence.start >= stretch.inner.end:
            return
        start, end = max(sentence.start, stretch.inner.start), min(sentence.end, stretch.inner.end)
        if sentence.start > stretch.inner.start and sentence.tokens and _names_speaker(sentence, setting):
            continue
        span = setting.trimmed(start, end)
        if span is not None:
            yield (span,)


def _names_speaker(sentence: Sentence, setting: Setting) -> bool:
    first = sentence.tokens[0]
    return first.text[:1].islower() and setting.speech.follower(sentence, 0) is not None


def _said(pieces: tuple[tuple[Span], ...], cue: _Cue, setting: Setting) -> Said:
    token = cue.sentence.tokens[cue.token]
    return Said(
        direct=True,
        pieces=pieces,
        voice=cue.voice,
        cue=token.text.lower() if cue.verb else None,
        rule=cue.verb or "uncued",
        trigger=Span(start=token.start, end=token.end),
        at=(cue.sentence.i, cue.token),
        addressee=addressee(cue.sentence, cue.token, setting),
    )


def _uncued(pieces: tuple[tuple[Span], ...], setting: Setting) -> Said:
    """A quote of its own without a cue: whoever spoke before goes on."""
    sentence = setting.sentence_at(pieces[0][0].start)
    at = (sentence.i if sentence else 0, -1)
    return Said(direct=True, pieces=pieces, voice=Voice(), cue=None, rule="uncued", trigger=None, at=at)


def addressee(sentence: Sentence, cue: int, setting: Setting) -> str | None:
    """To whom it was said: the nouns behind the addressing preposition that follows a cue."""
    for i in range(cue + 1, min(len(sentence.tokens) - 1, cue + LEAD_REACH)):
        token = sentence.tokens[i]
        if token.text in ".?!" or token.pos == "VERB" or setting.speech.has(token, "complementizer"):
            return None
        if setting.speech.has(token, "addressee"):
            last = i + 1
            while last < len(sentence.tokens) and last < i + 5 and sentence.tokens[last].pos in ("NOUN", "PROPN", "X"):
                last += 1
            return setting.span(sentence, i + 1, last).of(setting.doc.article.text) if last > i + 1 else None
    return None
