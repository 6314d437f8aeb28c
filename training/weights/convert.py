"""Treebanks and name lists to spaCy's training format: `python -m weights.convert SHARED_DATA OUT`."""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from weights.augment import augmented, bare_stems
from weights.conllu import Sentence, read_conllu
from weights.conventions import Conventions, learn_labels, modernise, read_conventions, unify
from weights.entities import Tagged, read_iob, titled

CONVENTIONS = Path(__file__).parent.parent / "conventions.toml"
TODAY = ("id_csui-ud-train", "id_pud-ud-test")
OLD = "id_gsd-ud-train-2017-02-04"
DEV = "id_gsd-ud-dev"
HELD_OUT = 10  # every tenth sentence of today's treebanks steers the training instead of being learnt
TIMES = 2  # the old treebank is twice as large, and less like news
LEARN_NAMES = "names"
TITLED = 0.15
NAMES = {
    LEARN_NAMES: ("idner-news-2k/train.txt.gz", "nergrit/train_preprocess.txt.gz"),
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


def trees(data: Path, rules: Conventions) -> tuple[Sequence[Sentence], Sequence[Sentence]]:
    """Sentences to learn from and sentences to stop by, in one set of labels."""
    banks = {name: list(read_conllu(data / "treebanks" / f"{name}.conllu.gz")) for name in (*TODAY, OLD, DEV)}
    today = [unify(sentence, rules) for name in TODAY for sentence in banks[name]]
    labels = learn_labels(today, rules)
    old = [modernise(sentence, labels, rules) for sentence in banks[OLD]]
    learn = [sentence for index, sentence in enumerate(today) if index % HELD_OUT]
    steer = [unify(sentence, rules) for sentence in banks[DEV]] + today[::HELD_OUT]
    return learn * TIMES + old, steer


def main() -> None:
    """Write train and dev for the parser and for names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    (options.out / "train").mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("id").vocab
    random = Random(0)

    rules = read_conventions(CONVENTIONS)
    learn, steer = trees(options.data, rules)
    stems = bare_stems(word_counts(options.data), rules.prefixes, rules.witness)
    write((to_doc(s, vocab) for s in augmented(learn, stems, seed=0)), options.out / "train" / "gold.spacy")
    write((to_doc(s, vocab) for s in steer), options.out / "dev.spacy")
    for name, paths in NAMES.items():
        sentences = [s for path in paths for s in read_iob(options.data / "ner" / path)]
        if name == LEARN_NAMES:
            sentences += [copy for s in sentences if (copy := titled(s, TITLED, random))]
        write((to_entity_doc(s, vocab) for s in sentences), options.out / f"{name}.spacy")


if __name__ == "__main__":
    main()
