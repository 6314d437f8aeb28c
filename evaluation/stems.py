"""What search merges: words and stems of a corpus sample, agreement with treebank lemmas, pairs to judge by reading.

python evaluation/stems.py ../shared/data [--articles 5000] [--pairs 100] [--seed 7]

Beside the stems of search it counts plain folding, lemmas, and the roots of PySastrawi where that is installed (it is
no dependency of taut: `pip install PySastrawi` in an environment of its own). Treebank lemmas are roots, so a stem that
keeps derivation finds few of their pairs by intent; what it merges should share a root.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

from taut.languages import load_pack
from taut.parse.lemmas import lemma_of
from taut.store.words import stem, words

PACK = load_pack("id")
TREEBANKS = ("id_csui-ud-train", "id_csui-ud-test", "id_gsd-ud-dev", "id_gsd-ud-test", "id_pud-ud-test")
COLUMNS = 10  # of a CoNLL-U line
NOT_WORDS = {"PUNCT", "SYM", "X", "NUM", "PROPN"}

Stemmer = Callable[[str], str]


def stemmers() -> dict[str, Stemmer]:
    """Ways to put words together, the gentlest first."""
    found: dict[str, Stemmer] = {
        "folded": lambda word: stem(word, None),
        "lemma": lambda word: lemma_of(word, PACK).text,
        "search": lambda word: stem(word, PACK),
    }
    if find_spec("Sastrawi"):
        factory = import_module("Sastrawi.Stemmer.StemmerFactory").StemmerFactory()
        found["root"] = factory.create_stemmer().stem
    return found


def vocabulary(path: Path, articles: int, seed: int) -> Counter[str]:
    """The words of a random sample of articles, in small letters, as search cuts them."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = random.Random(seed).sample(list(file), articles)
    counts: Counter[str] = Counter()
    for record in map(json.loads, lines):
        text = f"{record['title'] or ''}. {record['text']}"
        counts.update(word.span.of(text).lower() for word in words(text, PACK))
    return counts


def classes(vocabulary: Iterable[str], stemmer: Stemmer) -> list[list[str]]:
    """Words put together that have one stem."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in vocabulary:
        groups[stemmer(word)].append(word)
    return list(groups.values())


def treebank_lemmas(folder: Path) -> dict[str, str]:
    """The most frequent lemma of each common word of the treebanks, both in small letters."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name in TREEBANKS:
        with gzip.open(folder / f"{name}.conllu.gz", "rt", encoding="utf-8") as file:
            for word, lemma in _words(file):
                seen[word][lemma] += 1
    return {word: lemmas.most_common(1)[0][0] for word, lemmas in seen.items()}


def _words(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Words with their lemma; the parts of a word with clitics are left out."""
    until = 0
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if len(cells) != COLUMNS:
            until = 0
        elif "-" in cells[0]:
            until = int(cells[0].partition("-")[2])
        elif cells[0].isdecimal() and int(cells[0]) > until:
            word, lemma, pos = cells[1].lower(), cells[2].lower(), cells[3]
            if pos not in NOT_WORDS and lemma != "_" and word.replace("-", "").isalpha():
                yield word, lemma


def pairs(groups: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
    """Every two words that are put together."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def sample(groups: Iterable[Sequence[str]], counts: Counter[str], size: int, seed: int) -> list[tuple[str, str]]:
    """Pairs as a reader meets them: one word by its frequency, and by its frequency another of the same stem."""
    chance = random.Random(seed)
    merged = [group for group in groups if len(group) > 1]
    weights = [sum(counts[word] for word in group) for group in merged]
    drawn: dict[tuple[str, str], None] = {}
    while len(drawn) < size:
        group = chance.choices(merged, weights)[0]
        first = chance.choices(group, [counts[word] for word in group])[0]
        rest = [word for word in group if word != first]
        second = chance.choices(rest, [counts[word] for word in rest])[0]
        drawn.setdefault((min(first, second), max(first, second)))
    return list(drawn)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--pairs", type=int, default=0, help="print so many merged pairs of each stemmer")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    gold = treebank_lemmas(args.data / "treebanks")
    same = pairs(classes(gold, gold.__getitem__))
    counts = vocabulary(args.data / "corpus" / "articles.jsonl.gz", args.articles, args.seed)
    print(f"corpus: {args.articles} articles, {counts.total()} words, {len(counts)} different")
    print(f"treebanks: {len(gold)} different words, {len(same)} pairs with one lemma")
    for name, stemmer in stemmers().items():
        groups = classes(counts, stemmer)
        merged = sum(len(group) for group in groups if len(group) > 1)
        found = pairs(classes(gold, stemmer))
        agreed = len(found & same)
        print(f"{name:7} {len(groups)} stems, {merged} words merged; ", end="")
        print(f"treebank pairs: {len(found)} merged, precision {agreed / max(len(found), 1):.3f}, ", end="")
        print(f"recall {agreed / len(same):.3f}")
        if args.pairs:
            print("  " + "  ".join(f"{a}/{b}" for a, b in sample(groups, counts, args.pairs, args.seed)))


if __name__ == "__main__":
    main()
