"""Quotes: what is said, by whom and to whom, directly or indirectly."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from taut.extract.quotes.direct import Said, direct
from taut.extract.quotes.indirect import indirect
from taut.extract.quotes.speaker import Setting, Voice, speaker
from taut.extract.quotes.words import speech
from taut.languages import Pack
from taut.model import Doc, Evidence, Mention, Names, Quote, Sentence, Skip, Span, Speaker

THEME_REACH = 3  # sentences back in which a first speaker that nobody names is looked for


def quotes(doc: Doc, names: Names, pack: Pack) -> tuple[tuple[Quote, ...], tuple[Skip, ...]]:
    """All quotes in reading order, one for each sentence that is quoted, and the stretches nobody is named for.

    Pronouns, clitics and quotes without a cue take the speaker of what was said before.
    """
    setting = Setting.of(doc, names, speech(pack))
    spoken, skipped = direct(setting)
    reported = tuple(indirect(setting, spoken))
    inside, lost = _inside(reported, skipped, setting)
    heard = sorted([*spoken, *reported, *inside], key=lambda said: (said.start, said.direct))
    found: list[Quote] = []
    voices = _resolved(heard, setting)
    for said, voice in zip(heard, voices, strict=True):
        who = speaker(voice, setting)
        if who is None:
            spans = [span for piece in said.pieces for span in piece]
            lost.append(Skip(what="quote", why="speaker not resolved", evidence=spans[0]))
            continue
        found += [_quote(said, piece, who, setting, pack.language) for piece in said.pieces]
    once = {quote.id: quote for quote in reversed(found)}  # two cues may attribute one clause
    return tuple(sorted(once.values(), key=_place)), tuple(lost)


def _inside(reported: Sequence[Said], skipped: Sequence[Skip], setting: Setting) -> tuple[list[Said], list[Skip]]:
    """Fragments in marks inside reported speech, as direct speech of its voice, and those that stay without one."""
    found: list[Said] = []
    lost: list[Skip] = []
    for skip in skipped:
        mark = skip.evidence
        span = setting.trimmed(mark.start + 1, mark.end - 1) if mark is not None else None
        said = next((s for s in reported if span and any(p.covers(span) for piece in s.pieces for p in piece)), None)
        if said is None or span is None:
            lost.append(skip)
        else:
            found.append(replace(said, direct=True, pieces=((span,),)))
    return found, lost


def _place(quote: Quote) -> tuple[int, int]:
    return quote.evidence.content[0].start, quote.evidence.content[-1].end


def _resolved(heard: Sequence[Said], setting: Setting) -> list[Voice]:
    """The voice of everything said; one that points back takes the last, or whom the sentence between is about."""
    voices: list[Voice] = []
    last, place = Voice(), -1
    for number, said in enumerate(heard):
        voice = said.voice
        if voice.points_back:
            topic = _topic(place, said.at[0], setting)
            voice = (topic if said.cue or last.points_back else None) or last
            if voice.points_back and said.cue:
                voice = _theme(said.at[0], setting)
            if len(voice.entities) > 1:
                voice = _one_of(voice, heard[number + 1 :])
        voices.append(voice)
        if not voice.points_back:
            last, place = voice, said.at[0]
    return voices


def _topic(place: int, now: int, setting: Setting) -> Voice | None:
    """The person or persons whom the sentence just before is about, where nobody spoke in it."""
    if now - 1 <= place or now < 1:
        return None
    first = _foremost(now - 1, setting)
    persons = first is not None and all(setting.kind(entity) == "person" for entity in first.entities)
    return Voice(entities=first.entities) if first is not None and persons else None


def _theme(now: int, setting: Setting) -> Voice:
    """Whom the sentences before are about, of whatever kind: who is meant where nobody has spoken yet."""
    found = (_foremost(i, setting) for i in range(now - 1, max(-1, now - 1 - THEME_REACH), -1))
    return next((Voice(entities=mention.entities) for mention in found if mention is not None), Voice())


def _foremost(i: int, setting: Setting) -> Mention | None:
    """The first actor before the verb of a sentence."""
    sentence = setting.doc.sentences[i]
    verb = next((t.i for t in sentence.tokens if t.pos == "VERB"), len(sentence.tokens))
    mentions = (m for m in setting.mentions.get(i, ()) if not m.place and m.entities and m.kind != "reference")
    return next((m for m in mentions if m.first < verb), None)


def _one_of(voice: Voice, following: Sequence[Said]) -> Voice:
    """Of several speakers pointed back to the one whose name comes next."""
    for said in following:
        if said.voice.entities:
            named = set(said.voice.entities) & set(voice.entities)
            return said.voice if named else voice
    return voice


def _quote(said: Said, piece: tuple[Span, ...], who: Speaker, setting: Setting, language: str) -> Quote:
    article = setting.doc.article
    text = " ".join(span.of(article.text) for span in piece)
    sentence = _sentence(piece[0], setting)
    key = f"{article.id} {piece[0].start} {piece[-1].end} {who.name} {said.direct}"
    return Quote(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        speaker=who,
        direct=said.direct,
        text=text,
        cue=said.cue,
        addressee=said.addressee,
        evidence=Evidence(
            sentence=sentence.span, rule=f"{language}/speech:{said.rule}", trigger=said.trigger, content=piece
        ),
    )


def _sentence(span: Span, setting: Setting) -> Sentence:
    found = setting.sentence_at(span.start)
    if found is None:
        raise AssertionError(f"a quote outside all sentences: {span}")
    return found
