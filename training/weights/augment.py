"""More of what news looks like and treebanks do not: headlines, other quote marks, names written as one token."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from weights.conllu import Sentence, Word, merge

SMALL = frozenset({"ADP", "CCONJ", "SCONJ", "PRON"})  # headlines leave these in lower case
QUOTES = ('""', "“”", "””", "''", "‘’")
ENDINGS = ("kan", "i")  # what a verb demands hangs on these
MARKS = frozenset("\"“”„'‘’")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How many of the sentences get one more copy of each kind, between 0 and 1."""

    lower: float = 0.06
    title: float = 0.10
    headline: float = 0.20
    names: float = 0.40
    quotes: float = 0.50
    verbs: float = 0.30


def augmented(
    sentences: Iterable[Sentence], stems: Mapping[str, str], seed: int, shares: Shares | None = None
) -> Iterator[Sentence]:
    """Each sentence, followed by its copies; a copy that changes nothing is left out."""
    shares = shares or Shares()
    random = Random(seed)
    pools = _pools(stems)
    makers: Sequence[tuple[float, Callable[[Sentence], Sentence]]] = (
        (shares.lower, lower_case),
        (shares.title, title_case),
        (shares.headline, lambda sentence: headline(sentence, stems)),
        (shares.names, collapse_names),
        (shares.quotes, lambda sentence: requote(sentence, random.choice(QUOTES))),
        (shares.verbs, lambda sentence: other_verbs(sentence, pools, random)),
    )
    for sentence in sentences:
        yield sentence
        for share, make in makers:
            if random.random() < share and (copy := make(sentence)) != sentence:
                yield copy


def lower_case(sentence: Sentence) -> Sentence:
    """The sentence without capitals."""
    return tuple(replace(word, form=word.form.lower()) for word in sentence)


def title_case(sentence: Sentence) -> Sentence:
    """The sentence as a headline is written: capitals on all but the small words, no full stop."""
    return tuple(replace(word, form=_titled(word, index)) for index, word in enumerate(_without_stop(sentence)))


def _titled(word: Word, index: int) -> str:
    return word.form if index and word.upos in SMALL else word.form[:1].upper() + word.form[1:]


def _without_stop(sentence: Sentence) -> Sentence:
    last = sentence[-1]
    is_free = last.head != 0 and all(word.head != len(sentence) for word in sentence)
    return sentence[:-1] if last.form == "." and is_free and len(sentence) > 1 else sentence


def headline(sentence: Sentence, stems: Mapping[str, str]) -> Sentence:
    """The sentence in title case with active verbs bare, as `stems` gives them; unchanged where there is none."""
    bare = tuple(
        replace(word, form=stems[word.form.lower()]) if word.upos == "VERB" and word.form.lower() in stems else word
        for word in sentence
    )
    return sentence if bare == sentence else title_case(bare)


def bare_stems(counts: Mapping[str, int], prefixes: Mapping[str, Sequence[str]], witness: str) -> dict[str, str]:
    """Active verb forms and their stems, believed where the passive with the same stem is attested.

    >>> bare_stems({"mengecam": 3, "dikecam": 2}, {"meng": ["", "k"], "me": [""]}, "di")
    {'mengecam': 'kecam'}
    """
    stems = {}
    for form in counts:
        candidates = {
            letter + form[len(prefix) :]
            for prefix, letters in prefixes.items()
            if form.startswith(prefix)
            for letter in letters
        }
        best = max(sorted(candidates), key=lambda stem: counts.get(witness + stem, 0), default="")
        if counts.get(witness + best, 0) > 1 and len(best) > 2:
            stems[form] = best
    return stems


def other_verbs(sentence: Sentence, pools: Mapping[str, Sequence[str]], random: Random) -> Sentence:
    """The sentence with other active verbs over its objects: treebanks lack many verbs of the news."""
    with_object = {word.head for word in sentence if word.rel == "obj"}
    return tuple(
        replace(word, form=random.choice(pools[_ending(word.form)]))
        if index in with_object and word.upos == "VERB" and word.form in pools.get(_ending(word.form), ())
        else word
        for index, word in enumerate(sentence, 1)
    )


def _pools(stems: Mapping[str, str]) -> dict[str, list[str]]:
    pools: dict[str, list[str]] = {}
    for form in sorted(stems):
        pools.setdefault(_ending(form), []).append(form)
    return pools


def _ending(form: str) -> str:
    return next((ending for ending in ENDINGS if form.endswith(ending)), "")


def collapse_names(sentence: Sentence) -> Sentence:
    """Names of several tokens as their first token alone."""
    return merge(sentence, name_spans(sentence), keep_form=True)


def name_spans(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Spans of a proper noun with the flat parts of its name that follow it without a gap."""
    spans = []
    start = 0
    while start < len(sentence):
        end = start + 1
        while end < len(sentence) and sentence[end].rel == "flat:name" and start < sentence[end].head <= end:
            end += 1
        if end - start > 1 and sentence[start].upos == "PROPN":
            spans.append((start, end))
        start = end
    return tuple(spans)


def requote(sentence: Sentence, pair: str) -> Sentence:
    """The sentence with its quote marks written as `pair` has them."""
    opened = False
    words = []
    for word in sentence:
        if word.upos == "PUNCT" and word.form in MARKS:
            word = replace(word, form=pair[opened])
            opened = not opened
        words.append(word)
    return tuple(words)
