"""Who speaks before a cue: the subject of a verb of speech, by the parse and by the order of words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from taut.extract.quotes.speaker import NOMINAL, PREDICATES, Setting, Voice, anaphoric, coordinated, prepositional
from taut.model import Mention, Sentence, Token

CHAIN = 3  # verbs from the start of a sentence whose subject a later verb may share


def shared(sentence: Sentence, verb: int, setting: Setting) -> Voice | None:
    """The voice of the cue or verb before in a chain: `X says ... and adds that`, `"...," says X, adding that`.

    None where the verb stands in no chain; one that points back where a quote has its cue earlier in the sentence.
    """
    if verb < 2:
        return None
    before = sentence.tokens[verb - 1]
    joined = setting.speech.has(before, "coordinator", "accompany", "contrast")
    if not joined and not (before.text == "," and _chained(sentence, verb, setting)):
        return None
    marks = (",", *setting.speech.marks)
    cued = any(
        sentence.tokens[i - 1].text in marks and setting.speech.follower(sentence, i) for i in range(1, verb - 1)
    )
    verbs = [] if cued else [t.i for t in sentence.tokens[: verb - 1] if t.pos == "VERB"]
    voices = (subject(sentence, i, setting) for i in verbs[:CHAIN])
    return next((voice for voice in voices if voice is not None and voice.entities), Voice())


def _chained(sentence: Sentence, i: int, setting: Setting) -> bool:
    """Whether a predicate stands before the comma before a verb, so that this one continues it."""
    clause = sentence.tokens[: i - 1]
    commas = [t.i for t in clause if t.text == ","]
    start = commas[-1] + 1 if commas else 0
    relative = start < len(clause) and setting.speech.has(clause[start], "relative")
    return not relative and any(t.pos == "VERB" for t in clause[start:])


def subject(sentence: Sentence, verb: int, setting: Setting) -> Voice | None:
    """The speaker as subject of the verb at a token: by the parse, else by what stands before the verb."""
    own = [m for m in setting.within(sentence, 0, verb) if not m.place]
    parsed = _parsed_subject(sentence, verb)
    if parsed is not None:
        mention = next((m for m in own if m.first <= parsed < m.last), None)
        if mention is not None:
            return _named(sentence, mention, setting)
    start, stop = _subject_window(sentence, verb, setting)
    inside = [m for m in own if start <= m.first and m.last <= stop]
    if inside:
        chosen = _chosen(sentence, start, inside, setting)
        if chosen is not None:
            return _named(sentence, chosen, setting)
    if start < stop:
        return _phrase_voice(sentence, start, stop, setting)
    return None


def _named(sentence: Sentence, mention: Mention, setting: Setting) -> Voice:
    """A mention as speaker; one that is a bare pronoun points back."""
    if anaphoric(sentence, mention, setting):
        return Voice()
    own = [m for m in setting.mentions[sentence.i] if m.entities and not m.place]
    at = own.index(mention)
    while at and _joined(sentence, own[at - 1], own[at], setting):
        at -= 1
    return coordinated(sentence, own[at], setting)


def _joined(sentence: Sentence, before: Mention, after: Mention, setting: Setting) -> bool:
    gap = sentence.tokens[before.last : after.first]
    return len(gap) == 1 and setting.speech.has(gap[0], "coordinator")


def _parsed_subject(sentence: Sentence, verb: int) -> int | None:
    if not sentence.parsed:
        return None
    subjects = [t.i for t in sentence.tokens if t.head == verb and t.dep.startswith("nsubj") and t.i < verb]
    return subjects[-1] if subjects else None


def _chosen(sentence: Sentence, start: int, inside: Sequence[Mention], setting: Setting) -> Mention | None:
    """Of several mentions before a verb the person, else the first that no preposition governs."""
    free = [m for m in inside if not prepositional(sentence, start, m, setting)]
    person = next((m for m in free if setting.personal(m)), None)
    return person or next(iter(free), None) or next((m for m in inside if setting.personal(m)), None)


def _subject_window(sentence: Sentence, verb: int, setting: Setting) -> tuple[int, int]:
    """Tokens (half open) in which the subject of a verb stands: its clause without what is inserted before the verb.

    `China, yang bersaing di kawasan itu, mengatakan` leads over the insertion to `China`; a name comes with the role
    set between it and the verb.
    """
    inside = {i for m in setting.mentions.get(sentence.i, ()) for i in range(m.first, m.last)}
    commas = [i for i in range(verb) if sentence.tokens[i].text == "," and i not in inside]
    closed = bool(commas) and commas[-1] == verb - 1
    bounds = [-1, *commas] if closed else [-1, *commas, verb]
    segments = [(a + 1, b) for a, b in pairwise(bounds)]
    while len(segments) > 1 and _aside(sentence, *segments[-1], closed, setting):
        segments.pop()
    start, stop = segments.pop()
    if closed and segments:
        start = segments[-1][0]
    start, stop = _uninterrupted(sentence, start, stop, setting)
    return _clause_start(sentence, start, stop, setting), stop


def _aside(sentence: Sentence, start: int, stop: int, closed: bool, setting: Setting) -> bool:
    """Whether a stretch between commas only tells when, where or from which medium, or describes what stands before."""
    speech, tokens = setting.speech, sentence.tokens[start:stop]
    if not tokens or all(t.text.lower() in speech.calendar or t.pos in ("NUM", "PUNCT", "SYM") for t in tokens):
        return True
    head = tokens[0]
    return (
        speech.has(head, "relative", "like")
        or head.text.lower() in speech.sources
        or (closed and speech.has(head, "preposition"))
    )


def _uninterrupted(sentence: Sentence, start: int, stop: int, setting: Setting) -> tuple[int, int]:
    """A clause cut off before the medium it is taken from, and before a relative clause of its subject."""
    tokens, speech = sentence.tokens, setting.speech
    stop = next((i for i in range(start + 1, stop) if tokens[i].text.lower() in speech.sources), stop)
    relative = next((i for i in range(start, stop) if speech.has(tokens[i], "relative")), None)
    if relative is not None and any(t.pos in PREDICATES for t in tokens[relative + 1 : stop]):
        stop = relative
    return start, stop


def _clause_start(sentence: Sentence, start: int, stop: int, setting: Setting) -> int:
    """The first token behind the last conjunction between two tokens, and behind adverbs that open the clause."""
    for i in range(start, stop):
        if setting.speech.has(sentence.tokens[i], "clause", "complement", "relative") and i + 1 < stop:
            start = i + 1
    while start < stop and _opens_clause(sentence.tokens[start], setting):
        start += 1
    return start


def _opens_clause(token: Token, setting: Setting) -> bool:
    return token.pos in ("ADV", "CCONJ", "SCONJ", "PUNCT") or setting.speech.has(token, "clause", "coordinator")


def _phrase_voice(sentence: Sentence, start: int, stop: int, setting: Setting) -> Voice | None:
    """The words before a verb as speaker, where they are a noun phrase."""
    speech = setting.speech
    head = sentence.tokens[start]
    if speech.has(head, "pronoun"):
        return Voice()
    if speech.has(head, "preposition", "according") or head.pos in PREDICATES:
        return None
    if speech.has(head, "statement"):
        return Voice()
    last = start + 1
    while last < stop and sentence.tokens[last].pos not in ("ADV", "AUX", "VERB", "PUNCT"):
        if speech.has(sentence.tokens[last], "addressee"):
            break
        last += 1
    if speech.has(sentence.tokens[last - 1], "definite"):
        return Voice()
    return Voice(phrase=setting.span(sentence, start, last)) if head.pos in NOMINAL else None
