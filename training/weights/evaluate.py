"""Scores of a trained pipeline on test treebanks and name lists: `python -m weights.evaluate MODEL SHARED_DATA`."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from weights.conllu import Sentence, read_conllu
from weights.conventions import Conventions, read_conventions, unify
from weights.convert import to_doc
from weights.entities import Tagged, read_iob

CONVENTIONS = Path(__file__).parent.parent / "conventions.toml"
TREEBANKS = {"CSUI test": "id_csui-ud-test", "GSD test": "id_gsd-ud-test"}
NAMES = {"idner-news-2k test": "idner-news-2k/test.txt.gz", "nergrit test": "nergrit/test_preprocess.txt.gz"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeScores:
    """Shares of words between 0 and 1; `own` counts the treebank's own labels, `house` the labels of taut."""

    words: int
    upos: float
    voice: float
    uas: float
    las_own: float
    las_house: float
    roots: float
    relations: tuple[tuple[str, float], ...]


def predict(nlp: Language, docs: Iterable[Doc]) -> list[Doc]:
    """Run the pipeline on given words, with every Doc held to be one sentence."""
    return list(nlp.pipe(_one_sentence(nlp, doc) for doc in docs))


def _one_sentence(nlp: Language, doc: Doc) -> Doc:
    starts: list[bool | int | None] = [index == 0 for index in range(len(doc))]
    spaces = [bool(word.whitespace_) for word in doc]
    return Doc(nlp.vocab, words=[word.text for word in doc], spaces=spaces, sent_starts=starts)


def score_trees(nlp: Language, sentences: Sequence[Sentence], rules: Conventions) -> TreeScores:
    """Compare with gold trees on gold words; clitics are part of their word on both sides."""
    docs = predict(nlp, (to_doc(sentence, nlp.vocab) for sentence in sentences))
    counts: Counter[str] = Counter()
    found: Counter[str] = Counter()
    there: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for raw, doc in zip(sentences, docs, strict=True):
        counts["roots"] += sum(token.head == token for token in doc) == 1
        for own, house, token in zip(raw, unify(raw, rules), doc, strict=True):
            head = token.i + 1 if house.head == 0 else house.head
            hit = token.head.i + 1 == head
            rel = token.dep_ if token.head != token else "root"
            counts["words"] += 1
            counts["upos"] += token.pos_ == house.upos
            counts["voice"] += "".join(token.morph.get("Voice", [])) == house.voice
            counts["uas"] += hit
            counts["las_own"] += hit and _universal(rel) == _universal(own.rel)
            counts["las_house"] += hit and _universal(rel) == _universal(house.rel)
            found[_universal(rel)] += 1
            there[_universal(house.rel)] += 1
            right[_universal(rel)] += hit and _universal(rel) == _universal(house.rel)
    words = counts["words"]
    return TreeScores(
        words=words,
        roots=counts["roots"] / len(sentences),
        relations=tuple((rel, 2 * right[rel] / (found[rel] + there[rel])) for rel, _ in there.most_common(20)),
        **{key: counts[key] / words for key in ("upos", "voice", "uas", "las_own", "las_house")},
    )


def _universal(rel: str) -> str:
    return rel.partition(":")[0]


def score_names(nlp: Language, sentences: Sequence[Tagged]) -> dict[str, float]:
    """F1 of exact spans, per label and micro-averaged under `all`."""
    gold = [Doc(nlp.vocab, words=[w for w, _ in s], ents=[tag for _, tag in s]) for s in sentences]
    found: Counter[str] = Counter()
    there: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for truth, doc in zip(gold, predict(nlp, gold), strict=True):
        expected = {(e.start, e.end, e.label_) for e in truth.ents}
        seen = {(e.start, e.end, e.label_) for e in doc.ents}
        for group, counter in ((seen, found), (expected, there), (seen & expected, right)):
            for *_, label in group:
                counter.update((label, "all"))
    return {label: 2 * right[label] / max(1, found[label] + there[label]) for label in ("PER", "ORG", "LOC", "all")}


def speed(nlp: Language, sentences: Sequence[Sentence]) -> float:
    """Words a second of processor time, one sentence a Doc; what else runs on the machine does not count."""
    docs = [to_doc(sentence, nlp.vocab) for sentence in sentences]
    predict(nlp, docs[:50])
    start = time.process_time()
    predict(nlp, docs)
    return sum(len(doc) for doc in docs) / (time.process_time() - start)


def table(nlp: Language, data: Path) -> str:
    """The scores as Markdown tables."""
    rules = read_conventions(CONVENTIONS)
    lines = ["| treebank | words | UPOS | Voice | UAS | LAS | LAS, labels of taut | one root |", "| --- " * 8 + "|"]
    relations = []
    for name, file in TREEBANKS.items() if "parser" in nlp.pipe_names else ():
        gold = list(read_conllu(data / "treebanks" / f"{file}.conllu.gz"))
        s = score_trees(nlp, gold, rules)
        shares = (s.upos, s.voice, s.uas, s.las_own, s.las_house, s.roots)
        lines.append(f"| {name} | {s.words} | " + " | ".join(f"{100 * share:.1f}" for share in shares) + " |")
        relations.append(f"F1 by relation, {name}: " + ", ".join(f"{r} {100 * f:.0f}" for r, f in s.relations) + ".")
    lines += ["", "\n\n".join(relations), "", "| names | PER | ORG | LOC | all |", "| --- " * 5 + "|"]
    for name, file in NAMES.items() if "ner" in nlp.pipe_names else ():
        scores = score_names(nlp, list(read_iob(data / "ner" / file)))
        lines.append(f"| {name} | " + " | ".join(f"{100 * score:.1f}" for score in scores.values()) + " |")
    return "\n".join(lines)


def main() -> None:
    """Print the tables for one trained pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    print(table(spacy.load(options.model), options.data))


if __name__ == "__main__":
    main()
