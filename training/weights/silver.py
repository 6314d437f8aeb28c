"""News sentences that several parsers read alike: `python -m weights.silver SHARED_DATA OUT MODEL MODEL MODEL`.

One small parser is unsure of words it has not seen; where two of three trained apart agree on nearly every word of a
sentence, the reading is good enough to learn from, and brings in the vocabulary of the news.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

import spacy
from spacy.tokens import Doc

from weights.augment import Shares, augmented, bare_stems
from weights.conllu import Sentence, Word
from weights.conventions import read_conventions
from weights.convert import CONVENTIONS, to_doc, word_counts, write
from weights.evaluate import predict

TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*%?|\w+(?:[-./&]\w+)*|[^\w\s]")
STOP = re.compile(r"(?<=[a-z][.?!])\s+(?=[\"“A-Z])|\n+")
LENGTHS = range(5, 41)
AGREED = 0.95
OPENING = '"“'
CLOSING = '.?!"”'

# Copies for headlines matter here too; names and quotes are learnt from gold trees.
COPIES = Shares(lower=0.02, title=0.05, headline=0.15, names=0.2, quotes=0.0, verbs=0.0)

Parse = tuple[tuple[str, str, int, str], ...]


def news(data: Path, limit: int, seed: int) -> list[tuple[list[str], list[bool]]]:
    """Words and spaces of so many news sentences, all from international politics first, in random order."""
    random = Random(seed)
    politics: list[str] = []
    other: list[str] = []
    with gzip.open(data / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            if article["ir"] or random.random() < 0.05:
                (politics if article["ir"] else other).extend(STOP.split(article["text"]))
    random.shuffle(politics)
    random.shuffle(other)
    texts = dict.fromkeys(text.strip() for text in politics + other)
    return [tokens for text in texts if (tokens := tokenised(text))][:limit]


def tokenised(text: str) -> tuple[list[str], list[bool]] | None:
    """Words and following spaces of one sentence, or None for what is no plain sentence of a common length."""
    matches = list(TOKEN.finditer(text))
    words = [match.group() for match in matches]
    if len(words) not in LENGTHS or (not text[0].isupper() and text[0] not in OPENING) or text[-1] not in CLOSING:
        return None
    if "." in words[:-2]:  # two sentences in one line
        return None
    return words, [text[match.end() : match.end() + 1].isspace() for match in matches]


def parse_of(doc: Doc) -> Parse:
    """Part of speech, voice, 1-based head and relation of each word."""
    return tuple(
        (t.pos_, str(t.morph), 0 if t.head == t else t.head.i + 1, "root" if t.head == t else t.dep_) for t in doc
    )


def vote(parses: Sequence[Parse]) -> Parse | None:
    """For each word the reading that most parsers share, the first parser's where all differ.

    None where fewer than `AGREED` of the words are settled by a majority, or where the votes make no tree.
    """
    ballots = [Counter(readings).most_common(1)[0] for readings in zip(*parses, strict=True)]
    settled = sum(2 * count > len(parses) for _, count in ballots)
    reading = tuple(reading for reading, _ in ballots)
    return reading if settled >= AGREED * len(ballots) and _is_tree([head for _, _, head, _ in reading]) else None


def _is_tree(heads: Sequence[int]) -> bool:
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return heads.count(0) == 1


def silver(models: Sequence[Path], texts: Sequence[tuple[list[str], list[bool]]]) -> Iterator[Sentence]:
    """The sentences on which the models agree."""
    readings = []
    for model in models:
        nlp = spacy.load(model)
        readings.append([parse_of(doc) for doc in predict(nlp, (Doc(nlp.vocab, words=w, spaces=s) for w, s in texts))])
    for (words, spaces), *parses in zip(texts, *readings, strict=True):
        if (parse := vote(parses)) is not None:
            yield _sentence(words, spaces, parse)


def plausible(sentence: Sentence, verbs: Container[str]) -> bool:
    """Whether no word that the corpus shows to be a verb was read as a noun."""
    return not any(word.upos in {"NOUN", "PROPN", "ADJ"} and word.form in verbs for word in sentence)


def _sentence(words: Iterable[str], spaces: Iterable[bool], parse: Parse) -> Sentence:
    return tuple(
        Word(form=form, upos=upos, head=head, rel=rel, voice=morph.removeprefix("Voice="), space=space)
        for form, space, (upos, morph, head, rel) in zip(words, spaces, parse, strict=True)
    )


def main() -> None:
    """Write the agreed sentences as one more training file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--limit", type=int, default=24000)
    options = parser.parse_args()
    texts = news(options.data, options.limit, seed=0)
    rules = read_conventions(CONVENTIONS)
    stems = bare_stems(word_counts(options.data), rules.prefixes, rules.witness)
    verbs = stems.keys() | {rules.witness + stem for stem in stems.values()}
    agreed = [sentence for sentence in silver(options.models, texts) if plausible(sentence, verbs)]
    print(f"{len(agreed)} of {len(texts)} sentences read alike, {sum(map(len, agreed))} words")
    vocab = spacy.blank("id").vocab
    write((to_doc(s, vocab) for s in augmented(agreed, stems, seed=0, shares=COPIES)), options.out)


if __name__ == "__main__":
    main()
