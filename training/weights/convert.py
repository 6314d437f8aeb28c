"""Treebanks and name lists to spaCy's training format: `python -m weights.convert SHARED_DATA OUT`."""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from weights.augment import augmented, bare_stems
from weights.conllu import Sentence, read_conllu
from weights.conventions import Conventions, learn_labels, modernise, read_conventions, unify
from weights.entities import Tagged, read_iob

CONVENTIONS = Path(__file__).parent.parent / "conventions.toml"
TODAY = ("id_csui-ud-train", "id_pud-ud-test")
OLD = "id_gsd-ud-train-2017-02-04"
DEV = "id_gsd-ud-dev"
HELD_OUT = 10  # every tenth sentence of today's treebanks steers the training instead of being learnt
STEER_TIMES = 3  # ... and weighs as much as the old treebank's development set
NAMES = {
    "names": ("idner-news-2k/train.txt.gz", "nergrit/train_preprocess.txt.gz"),
    "names-dev": ("idner-news-2k/dev.txt.gz", "nergrit/valid_preprocess.txt.gz"),
}


def to_doc(sentence: Sentence, vocab: Vocab) -> Doc:
    """One sentence as a Doc with part of speech, voice, heads and relations."""
    return Doc(
        vocab,
        words=[word.form for word in sentence],
        spaces=[word.space for word in sentence],
        pos=[word.upos for word in sentence],
        morphs=[f"Voice={word.voice}" if word.voice else "" for word in sentence],
        heads=[word.head - 1 if word.head else index for index, word in enumerate(sentence)],
        deps=[word.rel if word.head else "ROOT" for word in sentence],
    )


def to_entity_doc(sentence: Tagged, vocab: Vocab) -> Doc:
    """One sentence as a Doc with named entities and nothing else."""
    return Doc(vocab, words=[word for word, _ in sentence], ents=[tag for _, tag in sentence])


def write(docs: Iterable[Doc], path: Path) -> None:
    """Write Docs as one DocBin."""
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def word_counts(data: Path) -> Counter[str]:
    """How often each lower-case word stands in the news corpus."""
    counts: Counter[str] = Counter()
    with gzip.open(data / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            counts.update(re.findall(r"[a-z]+", json.loads(line)["text"].lower()))
    return counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """Sentences in one set of labels: today's annotation, the relabelled old one, and those to choose the step by."""

    today: Sequence[Sentence]
    old: Sequence[Sentence]
    steer: Sequence[Sentence]


def trees(data: Path, rules: Conventions) -> Trees:
    """The treebanks, without their test sets."""
    banks = {name: list(read_conllu(data / "treebanks" / f"{name}.conllu.gz")) for name in (*TODAY, OLD, DEV)}
    today = [unify(sentence, rules) for name in TODAY for sentence in banks[name]]
    labels = learn_labels(today, rules)
    return Trees(
        today=[sentence for index, sentence in enumerate(today) if index % HELD_OUT],
        old=[modernise(sentence, labels, rules) for sentence in banks[OLD]],
        steer=[unify(sentence, rules) for sentence in banks[DEV]] + today[::HELD_OUT] * STEER_TIMES,
    )


def write_trees(data: Path, out: Path, vocab: Vocab) -> None:
    """Write the training trees with their copies, today's once more with other copies, and the development set."""
    rules = read_conventions(CONVENTIONS)
    banks = trees(data, rules)
    stems = bare_stems(word_counts(data), rules.prefixes, rules.witness)
    gold = augmented([*banks.today, *banks.today, *banks.old], stems, seed=0)
    write((to_doc(sentence, vocab) for sentence in gold), out / "train" / "gold.spacy")
    write((to_doc(sentence, vocab) for sentence in augmented(banks.today, stems, seed=1)), out / "today.spacy")
    write((to_doc(sentence, vocab) for sentence in banks.steer), out / "dev.spacy")


def write_names(data: Path, out: Path, vocab: Vocab) -> None:
    """Write the name lists to learn from and to choose the step by."""
    for name, paths in NAMES.items():
        tagged = [sentence for path in paths for sentence in read_iob(data / "ner" / path)]
        write((to_entity_doc(sentence, vocab) for sentence in tagged), out / f"{name}.spacy")


def main() -> None:
    """Write train and dev for the parser and for names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    (options.out / "train").mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("id").vocab
    write_trees(options.data, options.out, vocab)
    write_names(options.data, options.out, vocab)


if __name__ == "__main__":
    main()
