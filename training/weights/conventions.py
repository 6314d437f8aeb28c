"""One set of labels for all treebanks: mechanical relabelling, most of it learned from today's annotation."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from weights.conllu import Sentence, Word, merge

Key = tuple[str, bool]
Label = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """What `conventions.toml` says about labels and the few words they hang on."""

    closed: frozenset[str]
    share: float
    cases: int
    agent: frozenset[str]
    relative: frozenset[str]
    passive: tuple[str, ...]
    relations: Mapping[str, str]
    prefixes: Mapping[str, tuple[str, ...]]
    witness: str


def read_conventions(path: Path) -> Conventions:
    """Read `conventions.toml`; raises KeyError for a missing entry."""
    raw = tomllib.loads(path.read_text("utf-8"))
    return Conventions(
        closed=frozenset(raw["closed"]),
        share=raw["share"],
        cases=raw["cases"],
        agent=frozenset(raw["agent"]),
        relative=frozenset(raw["relative"]),
        passive=tuple(raw["passive"]),
        relations=raw["relations"],
        prefixes={prefix: tuple(letters) for prefix, letters in raw["headline"]["prefixes"].items()},
        witness=raw["headline"]["witness"],
    )


def unify(sentence: Sentence, rules: Conventions) -> Sentence:
    """Today's treebanks in the labels of the house: subtypes that taut does not read are folded away."""
    words = tuple(_plain(word, rules) for word in sentence)
    children = _children(words)
    return tuple(_relation(index, words, children, rules) for index in range(len(words)))


def _plain(word: Word, rules: Conventions) -> Word:
    voice = word.voice or _voice(word, rules) if word.upos == "VERB" else ""
    return replace(word, rel=rules.relations.get(word.rel, word.rel), voice=voice)


def _voice(word: Word, rules: Conventions) -> str:
    return "Pass" if word.form.lower().startswith(rules.passive) else "Act"


def _children(words: Sentence) -> dict[int, list[int]]:
    children: dict[int, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        children[word.head - 1].append(index)
    return children


def _relation(index: int, words: Sentence, children: Mapping[int, list[int]], rules: Conventions) -> Word:
    word = words[index]
    head = words[word.head - 1] if word.head else None
    below = [words[child] for child in children.get(index, ())]
    if head is not None and word.rel.startswith("flat"):
        return replace(word, rel="flat:name" if {word.upos, head.upos} == {"PROPN"} else "flat")
    if word.rel == "obl" and any(c.rel == "case" and c.form.lower() in rules.agent for c in below):
        return replace(word, rel="obl:agent")
    if word.rel == "acl" and any(c.rel.startswith("nsubj") and c.form.lower() in rules.relative for c in below):
        return replace(word, rel="acl:relcl")
    if head is not None and word.rel.startswith("nsubj") and head.upos == "VERB":
        return replace(word, rel="nsubj:pass" if head.voice == "Pass" else "nsubj")
    return word


def learn_labels(today: Iterable[Sentence], rules: Conventions) -> dict[Key, Label]:
    """What a function word is called today, by its form and whether it hangs on a verb, where that is settled."""
    seen: dict[Key, Counter[Label]] = defaultdict(Counter)
    for sentence in today:
        for word in sentence:
            if word.upos in rules.closed and word.head:
                seen[_key(word, sentence)][word.upos, word.rel] += 1
    settled = {}
    for key, labels in seen.items():
        label, count = labels.most_common(1)[0]
        if count >= rules.cases and count >= rules.share * labels.total():
            settled[key] = label
    return settled


def _key(word: Word, sentence: Sentence) -> Key:
    return word.form.lower(), sentence[word.head - 1].upos == "VERB"


def modernise(sentence: Sentence, labels: Mapping[Key, Label], rules: Conventions) -> Sentence:
    """A sentence of the first UD 2 annotation in today's labels; heads stay, reduplicated words become one token."""
    words = merge(sentence, reduplications(sentence))
    words = tuple(_modern(word, words, labels, rules) for word in words)
    return unify(words, rules)


def reduplications(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Spans of plural forms that old annotation cut at the hyphen: word, hyphen, word."""
    return tuple(
        (index - 2, index + 1)
        for index, word in enumerate(sentence)
        if word.rel == "compound:plur" and index >= 2 and sentence[index - 1].form == "-" and word.head == index - 1
    )


def _modern(word: Word, sentence: Sentence, labels: Mapping[Key, Label], rules: Conventions) -> Word:
    if not word.head:
        return word
    head = sentence[word.head - 1]
    if word.upos in rules.closed:
        upos, rel = labels.get(_key(word, sentence), (word.upos, word.rel))
        leaf = word.rel in {"advmod", "case", "mark", "det", "cc", "aux", "cop"}
        return replace(word, upos=upos, rel=rel if leaf else word.rel)
    if word.rel == "flat" and head.upos != "PROPN":
        return replace(word, rel="nmod")
    if word.rel == "acl" and head.upos == "VERB":
        return replace(word, rel="advcl")
    return word
