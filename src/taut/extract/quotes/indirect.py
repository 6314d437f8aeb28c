"""Indirect speech: clauses that a verb of saying or thinking, or an `according to`, attributes to someone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from taut.extract.quotes.clause import Region, comma_behind, is_clause, region, region_before
from taut.extract.quotes.direct import Said, addressee
from taut.extract.quotes.speaker import Setting, Voice, voice_after
from taut.extract.quotes.subject import shared, subject
from taut.extract.quotes.words import Verb
from taut.model import Sentence, Span

MARKED = 0.6  # indirect speech that is direct to this share is not told twice
HEADLINE = 2  # words that must follow the colon of a headline
SPEAKING = frozenset({"person", "state", "government", "body", "group", "party"})  # who is quoted behind a colon
ANAPHOR_REACH = 6  # tokens from an anaphor to the passive verb of speech


def indirect(setting: Setting, spoken: Sequence[Said]) -> Iterator[Said]:
    """All indirect speech in reading order, leaving out what is quoted directly and the cues behind it."""
    used = {said.at for said in spoken if said.trigger and said.trigger.start > said.pieces[0][0].start}
    quoted = [span for said in spoken for piece in said.pieces for span in piece]
    for sentence in setting.doc.sentences:
        own = [span for span in quoted if span.start < sentence.end and sentence.start < span.end]
        for said in _in_sentence(sentence, setting, used, own):
            if said is not None and not _already(said, own, setting):
                yield _short_of(said, [s for d in spoken if d.at in used for (s,) in d.pieces if s in own], setting)


def _in_sentence(
    sentence: Sentence, setting: Setting, used: set[tuple[int, int]], own: Sequence[Span]
) -> Iterator[Said | None]:
    if sentence.title:
        yield _headline(sentence, setting)
    for token in sentence.tokens:
        according = setting.speech.according(token)
        if not according and token.lemma.lower() not in setting.speech.heads:
            continue
        inside = any(span.start <= token.start < span.end for span in own)
        if inside or (sentence.i, token.i) in used:
            continue
        if according:
            yield _according(sentence, token.i, setting)
            continue
        verb = setting.speech.leader(sentence, token.i)
        if verb is not None:
            yield _led(sentence, token.i, verb, setting)
        elif setting.speech.follower(sentence, token.i) is not None:
            yield _followed(sentence, token.i, setting)
        elif token.voice == "pass" and setting.speech.verb(sentence, token.i) is not None:
            yield _passive(sentence, token.i, setting)


def _already(said: Said, own: Sequence[Span], setting: Setting) -> bool:
    """Whether most of an indirect quote is direct speech on its own account."""
    text = setting.doc.article.text
    content = sum(len(span.of(text).split()) for piece in said.pieces for span in piece)
    shared = [Span(start=max(a.start, b.start), end=min(a.end, b.end)) for a in own for p in said.pieces for b in p]
    direct = sum(len(span.of(text).split()) for span in shared if span.start < span.end)
    return direct >= MARKED * content


def _short_of(said: Said, quoted: Sequence[Span], setting: Setting) -> Said:
    """Indirect speech cut off before direct speech that has a cue of its own."""
    start, end = said.pieces[0][-1].start, said.pieces[0][-1].end
    end = min((span.start for span in quoted if start < span.start < end), default=end)
    span = setting.trimmed(start, end) or said.pieces[0][-1]
    return replace(said, pieces=((*said.pieces[0][:-1], span),))


def _led(sentence: Sentence, i: int, verb: Verb, setting: Setting) -> Said | None:
    """`X says (that) ...`"""
    content = region(sentence, i, setting)
    if content is None or not _asserts(sentence, i, content, setting):
        return None
    if not _complements(sentence, i, verb, content, setting):
        return None
    voice = shared(sentence, i, setting) or subject(sentence, i, setting)
    if voice is None and i > 0 and sentence.tokens[i - 1].pos not in ("ADV", "AUX", "CCONJ", "SCONJ", "PUNCT"):
        return None
    return _said(sentence, i, voice or Voice(), (content.span,), verb.lemma, setting)


def _asserts(sentence: Sentence, i: int, content: Region, setting: Setting) -> bool:
    """Whether the verb is said of its subject: not denied or to come, no aim of another verb, no mark of a noun."""
    speech = setting.speech
    if any(t.text.lower() in speech.undone for t in sentence.tokens[max(0, i - 2) : i]):
        return False
    before = i - 1
    while before >= 0 and sentence.tokens[before].pos in ("ADV", "AUX"):
        if speech.has(sentence.tokens[before], "accompany"):
            return True
        before -= 1
    if before < 0:
        return True
    token = sentence.tokens[before]
    if speech.has(token, "purpose") or (speech.has(token, "relative") and not content.marked):
        return False
    return not (token.pos == "VERB" and speech.has_lemma(token, "catenative"))


def _complements(sentence: Sentence, i: int, verb: Verb, content: Region, setting: Setting) -> bool:
    """Whether what follows a verb is such as it says."""
    if content.marked or verb.complement == "any":
        return True
    if verb.complement == "marked":
        return setting.speech.has(sentence.tokens[content.first], "fact")
    if verb.complement == "as" and any(
        setting.speech.has(t, "as") for t in sentence.tokens[content.first : content.last]
    ):
        return True
    return is_clause(sentence, i, content, setting)


def _followed(sentence: Sentence, i: int, setting: Setting) -> Said | None:
    """`..., says X`, without quote marks."""
    if i < 2 or sentence.tokens[i - 1].text != ",":
        return None
    verb = setting.speech.follower(sentence, i)
    clitic = verb is not None and setting.speech.clitic(sentence.tokens[i], verb)
    voice, last = (Voice(), i + 1) if clitic else voice_after(sentence, i + 1, setting)
    if verb is None or (not clitic and last == i + 1):
        return None
    if voice.phrase is not None and sentence.tokens[i + 1].pos != "NOUN":
        return None
    behind = sentence.tokens[last] if last < len(sentence.tokens) else None
    if behind is not None and behind.text not in '.,;"”' and not setting.speech.has(behind, "end", "addressee"):
        return None
    spans = region_before(sentence, i, last, setting)
    return _said(sentence, i, voice, spans, verb.lemma, setting) if spans else None


def _according(sentence: Sentence, i: int, setting: Setting) -> Said | None:
    """`according to X, ...`, `..., according to X` and `which according to X ...`."""
    speech = setting.speech
    token = sentence.tokens[i]
    clitic = not speech.has(token, "according")
    voice, last = (Voice(), i + 1) if clitic else voice_after(sentence, i + 1, setting)
    if not clitic and last == i + 1:
        return None
    nobody = not voice.entities and i + 1 < len(sentence.tokens) and speech.has(sentence.tokens[i + 1], "nobody")
    if nobody and not clitic:
        return None
    spans = region_before(sentence, i, last, setting)
    return _said(sentence, i, voice, spans, token.text.lower(), setting) if spans else None


def _passive(sentence: Sentence, i: int, setting: Setting) -> Said | None:
    """`it was said by X that ...`, and `this was confirmed by X`, which attributes the sentence before."""
    speech = setting.speech
    first = i + 1
    while first < len(sentence.tokens) and sentence.tokens[first].pos == "ADV":
        first += 1
    agent = first < len(sentence.tokens) and speech.has(sentence.tokens[first], "agent")
    voice, last = voice_after(sentence, first + agent, setting)
    verb = speech.verb(sentence, i)
    if verb is None or not voice.entities:
        return None
    head = sentence.tokens[: min(i, ANAPHOR_REACH)]
    if any(speech.has(t, "anaphor") for t in head[:2]) and any(speech.has(t, "definite") for t in head):
        before = setting.doc.sentences[sentence.i - 1] if sentence.i else None
        if before is None or before.title or setting.kind(voice.entities[0]) != "person":
            return None
        span = setting.trimmed(before.start, before.end)
        return _said(sentence, i, voice, (span,), verb.lemma, setting) if span else None
    content = region(sentence, last - 1, setting)
    if agent and content is not None and not content.marked:
        comma = comma_behind(sentence, last, setting)
        content = region(sentence, comma - 1, setting) if comma is not None else None
    opens = all(t.pos in ("ADV", "PUNCT") for t in sentence.tokens[:i])
    if not agent or content is None or not (content.marked or (content.comma and opens)):
        return None
    return _said(sentence, i, voice, (content.span,), verb.lemma, setting)


def _headline(sentence: Sentence, setting: Setting) -> Said | None:
    """`X: ...` of a headline, where X is an actor and nothing else stands before the colon or its last comma."""
    colon = next((t.i for t in sentence.tokens if t.text == ":"), None)
    if colon is None:
        return None
    start = max((t.i + 1 for t in sentence.tokens[:colon] if t.text == ","), default=0)
    mentions = setting.within(sentence, start, colon)
    if len(mentions) != 1 or mentions[0].first != start or mentions[0].last != colon:
        return None
    if setting.kind(mentions[0].entities[0]) not in SPEAKING:
        return None
    span = setting.trimmed(sentence.tokens[colon].end, sentence.end)
    if span is None or len(span.of(setting.doc.article.text).split()) < HEADLINE:
        return None
    return _said(sentence, colon, Voice(entities=mentions[0].entities), (span,), ":", setting)


def _said(sentence: Sentence, i: int, voice: Voice, spans: tuple[Span, ...], rule: str, setting: Setting) -> Said:
    token = sentence.tokens[i]
    return Said(
        direct=False,
        pieces=(spans,),
        voice=voice,
        cue=token.text.lower(),
        rule=rule,
        trigger=Span(start=token.start, end=token.end),
        at=(sentence.i, i),
        addressee=addressee(sentence, i, setting),
    )
