"""Triggers: the words of a sentence that tell an event of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from taut.extract.events.lexicon import Entry, Idiom, Lexicon
from taut.extract.events.scene import Scene
from taut.model import Token

COMPLEMENT_REACH = 4  # tokens between a verb and the word that completes it: "menjatuhkan (sejumlah) sanksi (baru)"
VERBAL = frozenset({"ACCUSE", "AGREE", "CONCEDE", "CONSULT", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
FRONT_REACH = 6  # tokens between a passive verb and its complement before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A lexicon entry found in a sentence: its tokens, the first being the predicate or event noun."""

    tokens: tuple[int, ...]
    entries: tuple[Entry, ...]  # alternatives with the same words, in the order of the lexicon
    light: int | None = None  # the light verb that carries an event noun
    light_part: str | None = None  # the part that the light verb's subject plays

    @property
    def i(self) -> int:
        return self.tokens[0]

    @property
    def carrier(self) -> int:
        """The token that predicates: the light verb of an event noun, else the trigger itself."""
        return self.i if self.light is None else self.light


def find_triggers(scene: Scene, lexicon: Lexicon) -> tuple[Trigger, ...]:
    """The triggers of a sentence in reading order; a word serves one trigger only, of the longest phrase it is in."""
    idioms = [idiom for token in scene.tokens for idiom in _idioms_at(scene, token, lexicon)]
    if any(idiom.kind == "sentence" for idiom, _ in idioms):
        return ()
    candidates = [
        trigger
        for token in scene.tokens
        for trigger in _at(scene, token, lexicon)
        if not any(trigger.i in stopped and len(idiom.words) >= len(trigger.tokens) for idiom, stopped in idioms)
    ]
    found: list[Trigger] = []
    taken: set[int] = set()
    for trigger in sorted(candidates, key=lambda t: (-len(t.tokens), t.entries[0].noun, t.i)):
        if taken.isdisjoint(trigger.tokens):
            taken.update(trigger.tokens)
            found.append(trigger)
    return tuple(sorted((t for t in found if not _describes(t, found)), key=lambda trigger: trigger.i))


def silenced(scene: Scene, lexicon: Lexicon) -> Iterator[tuple[Idiom, tuple[int, ...]]]:
    """The idioms of a sentence and the tokens in which they silence a trigger."""
    for token in scene.tokens:
        for idiom, tokens in _idioms_at(scene, token, lexicon):
            if any(trigger.i in tokens for i in tokens for trigger in _at(scene, scene.tokens[i], lexicon)):
                yield idiom, tokens


def _describes(trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether an event noun only says what kind the noun before it is: `menandatangani kesepakatan kerja sama`."""
    if not trigger.entries[0].noun:
        return False
    verbs = (other for other in triggers if not other.entries[0].noun and trigger.light in (None, other.i))
    return any(trigger.i - 1 in other.tokens[1:] for other in verbs)


def _idioms_at(scene: Scene, token: Token, lexicon: Lexicon) -> Iterator[tuple[Idiom, tuple[int, ...]]]:
    """The idioms that begin at one token, and the tokens at which no trigger begins unless it is longer than they."""
    for first in dict.fromkeys((token.lemma, token.text.lower())):
        for idiom in lexicon.idioms.get(first, ()):
            tokens = _idiom_tokens(scene, token.i, idiom)
            if tokens:
                yield idiom, tokens


def _idiom_tokens(scene: Scene, i: int, idiom: Idiom) -> tuple[int, ...] | None:
    if idiom.kind == "verb":
        found = _in_order(scene, i, idiom.words) or _fronted(scene, i, idiom.words)
        return (i,) if found else None
    tokens = scene.tokens[i : i + len(idiom.words)]
    if len(tokens) < len(idiom.words):
        return None
    said = all(word in (token.lemma, token.text.lower()) for word, token in zip(idiom.words, tokens, strict=True))
    return tuple(token.i for token in tokens) if said else None


def _at(scene: Scene, token: Token, lexicon: Lexicon) -> Iterator[Trigger]:
    """The triggers that begin at one token, as a verb and as a noun."""
    if token.i in scene.at and (scene.at[token.i].actors or scene.at[token.i].kind != "name"):
        return  # a word that only the tagger takes for a name, as in headlines, may well be a trigger
    verbs = lexicon.verbs.get(token.lemma, ())
    predicate = _predicate(scene, token, lexicon)
    if not predicate:
        verbs = tuple(entry for entry in verbs if len(entry.words) > 1)
    as_verb = next(_longest(scene, token.i, verbs), None)
    as_noun = next(_longest(scene, token.i, lexicon.nouns.get(token.lemma, ())), None) if token.voice is None else None
    if as_noun:
        yield _carried(scene, as_noun, lexicon)
    if as_verb and (predicate or as_noun is None or len(as_noun.tokens) < len(as_verb.tokens)):
        yield as_verb


def _predicate(scene: Scene, token: Token, lexicon: Lexicon) -> bool:
    """Whether a verb of the lexicon is used as one: `RI kecam Israel`, but not `kecaman`, nor `invasi Rusia`."""
    if token.voice is not None:
        return True
    if token.pos == "VERB" and token.lemma not in lexicon.nouns:
        return True
    follows_actor = scene.before(token.i) in scene.at
    if token.lemma in lexicon.nouns:
        return follows_actor and (token.pos == "VERB" or scene.sentence.title)
    return follows_actor or scene.sentence.title


def _longest(scene: Scene, i: int, entries: tuple[Entry, ...]) -> Iterator[Trigger]:
    """The entries with the most words that match at `i`, of two the one whose words stand closer to it.

    In `menyampaikan penghargaan atas dukungan` it is appreciation that is voiced, not support.
    """
    found: list[tuple[tuple[int, ...], tuple[str, ...]]] = []
    for entry in entries:
        if found and len(entry.words) < len(found[0][1]):
            break  # they come longest first
        tokens = _match(scene, i, entry)
        if tokens:
            found.append((tokens, entry.words))
    if found:
        tokens, words = min(found, key=lambda match: (-len(match[0]), max(match[0])))
        yield Trigger(tokens=tokens, entries=tuple(entry for entry in entries if entry.words == words))


def _match(scene: Scene, i: int, entry: Entry) -> tuple[int, ...] | None:
    return _noun_phrase(scene, i, entry.words) if entry.noun else _verb_phrase(scene, i, entry.words)


def _noun_phrase(scene: Scene, i: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """A noun with its complements right behind it or behind its owner: `janji Israel untuk mencaplok`."""
    tokens = [i]
    for word in words[1:]:
        start = tokens[-1] + 1
        owner = scene.at.get(start)
        if owner and owner.first == start and owner.head == start and scene.tokens[start].lemma != word:
            start = owner.last
        k = _complement(scene, start, word, 1)
        if k is None:
            return None
        tokens.append(k)
    return tuple(tokens)


def _verb_phrase(scene: Scene, i: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """A verb with its complements behind it, or a passive with its complement before it."""
    found = _in_order(scene, i, words)
    return found or (_fronted(scene, i, words) if scene.tokens[i].voice == "pass" else None)


def _in_order(scene: Scene, i: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
    tokens = [i]
    for word in words[1:]:
        k = _complement(scene, tokens[-1] + 1, word, COMPLEMENT_REACH)
        if k is None:
            return None
        tokens.append(k)
    return tuple(tokens)


def _complement(scene: Scene, start: int, word: str, reach: int) -> int | None:
    """Where a complement word stands behind its verb; it may head an actor's phrase: `menarik pasukan Rusia`.

    No complement lies behind an agent or a clause of its own, nor a noun behind a purpose: `akses untuk bantuan`.
    """
    purpose = False
    for k in range(start, min(start + reach, len(scene.tokens))):
        token = scene.tokens[k]
        if token.lemma == word and (k not in scene.at or k == scene.at[k].head or _same_name(scene, k, start)):
            return None if purpose and token.pos == "NOUN" else k
        if token.pos == "PUNCT" or scene.verb(k) or scene.is_(k, "agent", "complement", "relative"):
            return None
        purpose = purpose or scene.is_(k, "purpose")
    return None


def _same_name(scene: Scene, k: int, start: int) -> bool:
    """Whether a complement goes on inside the mention that its last word heads: `mencegat pesawat nirawak Ukraina`."""
    return k == start and scene.at[k] is scene.at.get(k - 1)


def _fronted(scene: Scene, i: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """A verb with its complement before it: `sanksi dijatuhkan`, `hubungan diplomatik diputus`."""
    if len(words) != 2:
        return None
    for k in range(i - 1, max(i - FRONT_REACH, -1), -1):
        if scene.tokens[k].lemma == words[1] and not (k in scene.at and scene.at[k].actors):
            return (i, k)
    return None


def _carried(scene: Scene, trigger: Trigger, lexicon: Lexicon) -> Trigger:
    """An event noun with the light verb that carries it, where there is one."""
    verb = _light_verb(scene, trigger, lexicon)
    if verb is None:
        return trigger
    if scene.tokens[verb].lemma in lexicon.speech and trigger.entries[0].type not in VERBAL:
        return trigger  # who tells of an attack has not carried it out
    return replace(trigger, light=verb, light_part=lexicon.light.get(scene.tokens[verb].lemma))


def _light_verb(scene: Scene, trigger: Trigger, lexicon: Lexicon) -> int | None:
    """The light verb of which a noun is the object or passive subject, or the verb that says it took place."""
    k = trigger.i - 1
    while k >= 0 and trigger.i - k <= COMPLEMENT_REACH and k not in scene.at and not scene.boundary(k):
        k -= 1
    if k >= 0 and k not in scene.at:
        lemma, voice = scene.tokens[k].lemma, scene.tokens[k].voice
        if (lemma in lexicon.light and voice != "pass") or scene.is_(k, "occurrence"):
            return k
    start = max(trigger.tokens) + 1
    near = _told_of(scene, scene.phrase_end(start), lexicon)
    if near is not None:
        return near
    far = _told_of(scene, _subject_end(scene, start), lexicon)
    told = far is not None and (scene.is_(far, "occurrence") or scene.tokens[trigger.i].head == far)
    return far if told else None


def _told_of(scene: Scene, end: int, lexicon: Lexicon) -> int | None:
    """The verb behind the subject that ends at `end`, where it only says that it was done or took place."""
    described = scene.is_(end, "relative")
    while end < len(scene.tokens) and (scene.is_(end, "relative") or (end not in scene.at and scene.auxiliary(end))):
        end += 1
    if end >= len(scene.tokens) or end in scene.at:
        return None
    passive = scene.tokens[end].voice == "pass" and scene.tokens[end].lemma in lexicon.light
    # `serangan yang belum pernah terjadi sebelumnya` did take place
    return end if passive or (scene.is_(end, "occurrence") and not described) else None


def _subject_end(scene: Scene, start: int) -> int:
    """The index past the phrase of an event noun and its parties: `pertemuan antara Peru dan Chile di Lima`."""
    end = scene.phrase_end(start)
    while scene.is_(end, "coordinator", "preposition") and scene.first_mention(end + 1):
        end = scene.phrase_end(end + 1)
    return end
