"""Triggers: the words of a sentence that tell an event of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from taut.extract.lexicon import Entry, Lexicon
from taut.extract.scene import Scene

COMPLEMENT_REACH = 4  # tokens between a verb and the word that completes it: "menjatuhkan (sejumlah) sanksi (baru)"


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


def find_triggers(scene: Scene, lexicon: Lexicon) -> tuple[Trigger, ...]:
    """The triggers of a sentence in reading order; a word serves one trigger only."""
    found: list[Trigger] = []
    taken: set[int] = set()
    for trigger in (*_verbs(scene, lexicon), *_nouns(scene, lexicon)):
        if taken.isdisjoint(trigger.tokens):
            taken.update(trigger.tokens)
            found.append(trigger)
    return tuple(sorted(found, key=lambda trigger: trigger.i))


def _verbs(scene: Scene, lexicon: Lexicon) -> Iterator[Trigger]:
    for token in scene.tokens:
        if token.i in scene.at:
            continue
        entries = lexicon.verbs.get(token.lemma, ())
        if token.pos == "NOUN" and token.voice is None and not scene.sentence.title:
            entries = tuple(entry for entry in entries if len(entry.words) > 1)
        yield from _longest(scene, token.i, entries)


def _nouns(scene: Scene, lexicon: Lexicon) -> Iterator[Trigger]:
    for token in scene.tokens:
        if token.i in scene.at or token.voice is not None:
            continue
        for trigger in _longest(scene, token.i, lexicon.nouns.get(token.lemma, ())):
            verb = _light_verb(scene, token.i, lexicon)
            yield Trigger(
                tokens=trigger.tokens,
                entries=trigger.entries,
                light=verb,
                light_part=lexicon.light[scene.tokens[verb].lemma] if verb is not None else None,
            )


def _longest(scene: Scene, i: int, entries: tuple[Entry, ...]) -> Iterator[Trigger]:
    """The entries with the most words that match at `i`; they come longest first."""
    for entry in entries:
        tokens = _match(scene, i, entry)
        if tokens:
            same = tuple(e for e in entries if e.words == entry.words)
            yield Trigger(tokens=tokens, entries=same)
            return


def _match(scene: Scene, i: int, entry: Entry) -> tuple[int, ...] | None:
    tokens, position = [i], i + 1
    reach = 1 if entry.noun else COMPLEMENT_REACH
    for word in entry.words[1:]:
        stop = min(position + reach, len(scene.tokens))
        for k in range(position, stop):
            if scene.tokens[k].lemma == word and k not in scene.at:
                tokens.append(k)
                position = k + 1
                break
            if scene.tokens[k].pos == "PUNCT" or (scene.verb(k) and k > i):
                return _fronted(scene, i, entry)
        else:
            return _fronted(scene, i, entry)
    return tuple(tokens)


def _fronted(scene: Scene, i: int, entry: Entry) -> tuple[int, ...] | None:
    """A passive with its complement before it: `sanksi dijatuhkan`, `hubungan diplomatik diputus`."""
    if entry.noun or len(entry.words) != 2 or scene.tokens[i].voice != "pass":
        return None
    for k in range(i - 1, max(i - 6, -1), -1):
        if scene.tokens[k].lemma == entry.words[1] and k not in scene.at:
            return (i, k)
    return None


def _light_verb(scene: Scene, i: int, lexicon: Lexicon) -> int | None:
    """The light verb of which the noun at `i` is the object, or the subject of its passive."""
    k = i - 1
    while k >= 0 and i - k <= COMPLEMENT_REACH and k not in scene.at and not scene.boundary(k):
        k -= 1
    if k >= 0 and scene.tokens[k].lemma in lexicon.light and scene.tokens[k].voice != "pass" and k not in scene.at:
        return k
    end = scene.phrase_end(i)
    while end < len(scene.tokens) and (scene.is_(end, "relative") or scene.auxiliary(end)):
        end += 1
    if end < len(scene.tokens) and scene.tokens[end].voice == "pass" and scene.tokens[end].lemma in lexicon.light:
        return end
    return None
