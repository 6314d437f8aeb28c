"""The clause that a cue attributes: where it begins, where it ends, and whether it is one."""

from __future__ import annotations

from dataclasses import dataclass

from taut.extract.quotes.speaker import Setting
from taut.model import Sentence, Span

REACH = 14  # tokens from a verb of speech to its complementizer or comma
CLAUSAL = frozenset({"ccomp", "xcomp", "parataxis", "advcl", "csubj"})
SHORT = 3  # a stretch before a cue with at most this many words only opens the sentence
STOPS = frozenset(".!?;,:…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Tokens `first` to `last` (half open) of what is said; `marked` by a complementizer, or behind a comma."""

    first: int
    last: int
    span: Span
    marked: bool
    comma: bool


def region(sentence: Sentence, cue: int, setting: Setting) -> Region | None:
    """What follows a cue token, up to where somebody or something else takes over."""
    first, marked, comma = _first(sentence, cue, setting)
    last = _last(sentence, first, setting)
    if first >= last:
        return None
    span = setting.trimmed(sentence.tokens[first].start, sentence.tokens[last - 1].end)
    return Region(first=first, last=last, span=span, marked=marked, comma=comma) if span else None


def _first(sentence: Sentence, cue: int, setting: Setting) -> tuple[int, bool, bool]:
    """The first token of what is said, and whether a complementizer or a comma leads it in.

    Between the verb and that word may stand to whom, when and where it was said.
    """
    speech, tokens = setting.speech, sentence.tokens
    following = cue + 1
    if following < len(tokens) and tokens[following].text in (",", ":"):
        marked = following + 1 < len(tokens) and speech.has(tokens[following + 1], "complementizer")
        return following + 1 + marked, marked, True
    aside = following < len(tokens) and speech.has(tokens[following], "addressee", "preposition", "definite")
    for i in range(following, min(len(tokens), following + REACH)):
        if speech.has(tokens[i], "complementizer"):
            if aside or i - following <= 1 or speech.has(tokens[i], "that"):
                return i + 1, True, False
            break
        if aside and tokens[i].text == ",":
            marked = i + 1 < len(tokens) and speech.has(tokens[i + 1], "complementizer")
            return i + 1 + marked, marked, True
        if tokens[i].pos == "VERB":
            break
    return following, False, False


def _last(sentence: Sentence, first: int, setting: Setting) -> int:
    """The token before which what is said ends."""
    tokens = sentence.tokens
    last = len(tokens)
    for i in range(first, len(tokens)):
        if i > first and _takes_over(sentence, i, setting):
            last = i
            break
    while last > first and (tokens[last - 1].text in STOPS or setting.speech.has(tokens[last - 1], "coordinator")):
        last -= 1
    return last


def _takes_over(sentence: Sentence, i: int, setting: Setting) -> bool:
    """Whether another cue, a source or a contrast with the speaker as its subject begins at a token."""
    speech, tokens = setting.speech, sentence.tokens
    token, before = tokens[i], tokens[i - 1]
    following = tokens[i + 1] if i + 1 < len(tokens) else token
    if token.text == "." and following.text == ",":  # a sentence break that a crawler glued
        return True
    if token.text.lower() in speech.sources:
        return before.text == "," or speech.has(before, "like")
    if speech.has(token, "like"):
        return following.text.lower() in speech.sources
    if speech.has(token, "accompany"):
        return speech.leader(sentence, i + 1) is not None if i + 1 < len(tokens) else False
    if speech.has(token, "contrast"):
        return before.text == "," and (
            speech.has(following, "pronoun", "definite") or speech.leader(sentence, following.i) is not None
        )
    if before.text == "," and (speech.follower(sentence, i) or speech.according(token)):
        return True
    joined = before.text == "," or speech.has(before, "coordinator")
    verb = following.i if speech.has(token, "pronoun") else i
    return joined and speech.leader(sentence, verb) is not None


def region_before(sentence: Sentence, cue: int, after: int, setting: Setting) -> tuple[Span, ...]:
    """What a cue behind or amid it attributes; `after` is the first token behind the speaker.

    Amid: what stands behind, and what stands before too where that is more than an opening of the sentence.
    """
    tokens = sentence.tokens
    start = _opening(sentence, cue, setting)
    before = setting.trimmed(tokens[start].start, tokens[cue - 1].end) if cue - start > 1 else None
    if cue > 0 and setting.speech.has(tokens[cue - 1], "relative"):
        behind = region(sentence, after - 1, setting)
        return (behind.span,) if behind is not None else ()
    opens = cue == 0 or tokens[cue - 1].text in ",.-–—(" or cue - start <= SHORT
    comma = comma_behind(sentence, after, setting) if opens else None
    if comma is None and cue == start and after == cue + 1:  # a clitic speaker needs no comma
        comma = after
    behind = region(sentence, comma - 1, setting) if comma is not None else None
    if behind is None or (before is not None and behind.last - behind.first <= SHORT):
        return (before,) if before is not None else ()
    opening = tokens[start:cue]
    predicate = any(t.pos == "VERB" for t in opening) or setting.speech.has(tokens[start], "clause", "preposition")
    if before is None or predicate or len(opening) <= SHORT:
        return (behind.span,)
    return (before, behind.span)


def comma_behind(sentence: Sentence, after: int, setting: Setting) -> int | None:
    """The comma that ends the mention of a speaker and of the medium that reports it, from a token on."""
    tokens, speech = sentence.tokens, setting.speech
    source = False
    for i in range(after, min(len(tokens), after + REACH + SHORT)):
        if tokens[i].text == ",":
            following = tokens[i + 1] if i + 1 < len(tokens) else tokens[i]
            if not speech.has(following, "like", "relative") and following.text.lower() not in speech.sources:
                return i
            source = True
        elif not source and tokens[i].pos == "VERB" and tokens[i].text.lower() not in speech.sources:
            return None
    return None


def _opening(sentence: Sentence, cue: int, setting: Setting) -> int:
    """The first token of a sentence behind an adverb and comma that only lead over to it."""
    texts = [token.text for token in sentence.tokens[max(0, cue - 2) : cue]]
    if texts[-1:] == ["."] or texts == [".", ","]:  # a sentence break that a crawler glued
        return cue
    for token in sentence.tokens[: min(cue, SHORT + 1)]:
        if token.text == "," and token.i < cue - 1:
            named = any(t.pos == "PROPN" for t in sentence.tokens[: token.i])
            return 0 if named or setting.within(sentence, 0, token.i) else token.i + 1
    return 0


def is_clause(sentence: Sentence, cue: int, content: Region, setting: Setting) -> bool:
    """Whether a stretch has a predicate of its own, by the parse or by a verb outside relative and purpose clauses.

    `kurangnya kerja sama` and its like, a quality made a noun, count as clauses.
    """
    tokens = sentence.tokens[content.first : content.last]
    if setting.speech.has(tokens[0], "about"):
        return False
    if any(t.head == cue and t.dep.split(":")[0] in CLAUSAL and t.pos in ("VERB", "ADJ", "AUX") for t in tokens):
        return True
    if any(_predicate(sentence, token.i, content.first, setting) for token in tokens):
        return True
    first = tokens[0]
    return setting.speech.has(first, "fact") or (
        first.pos in ("ADJ", "VERB", "ADV") and first.text.lower() != first.lemma.lower()
    )


def _predicate(sentence: Sentence, i: int, first: int, setting: Setting) -> bool:
    """Whether a token is the predicate of the clause that begins at `first`, not of one inside its nouns."""
    speech, tokens = setting.speech, sentence.tokens
    token, k = tokens[i], i - 1
    if token.pos == "ADJ":
        return i > first and tokens[k].pos in ("PRON", "AUX", "ADV")
    if token.pos not in ("VERB", "AUX") and token.text.lower() not in speech.negators:
        return False
    while k >= first and (tokens[k].pos in ("ADV", "AUX") or tokens[k].text.lower() in speech.negators):
        k -= 1
    if k < first:
        return True
    if speech.has(tokens[k], "relative", "purpose", "preposition", "clause"):
        return False
    if speech.has(tokens[k], "coordinator"):  # a verb joined to one before it is what that one is
        return any(_predicate(sentence, n, first, setting) for n in range(first, k) if tokens[n].pos == "VERB")
    return True
