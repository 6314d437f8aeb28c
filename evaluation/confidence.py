"""Fit the confidence of events on annotated articles, and tell by cross-validation whether it means what it says.

    python evaluation/confidence.py GOLD_FOLDER [MORE_FOLDERS]            print the reliability table
    python evaluation/confidence.py GOLD_FOLDER [MORE_FOLDERS] --write    write the weights into the language pack too

Each folder holds annotated articles, one JSON file each; `score.py` lies in the folder above the first. An event is
right where type and parties are (`pair`). Every article is judged by weights fitted without it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from taut.article import clean
from taut.extract.events.coding import Told, told
from taut.extract.events.gate import telling
from taut.extract.quotes import quotes
from taut.languages import load_pack
from taut.model import Article, Page
from taut.names import names
from taut.parse import parse
from taut.world import load_world

FOLDS = 10
PENALTY = 3.0  # of squared weights; chosen by the cross-validated likelihood among 1, 3 and 10
BANDS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
TABLE = Path(load_pack("id").root) / "confidence.tsv"
HEAD = "# What speaks for and against an event, as weights of a logistic model; written by evaluation/confidence.py.\n"

Sample = tuple[str, Mapping[str, float], bool]  # article, facts, whether right


def scorer(gold: Path) -> ModuleType:
    """The module `score.py` beside the gold articles."""
    spec = importlib.util.spec_from_file_location("score", gold.parent / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score.py beside {gold}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(article: Mapping[str, Any], score: ModuleType) -> Iterator[Sample]:
    """The events that taut may tell of one annotated article, each with its facts and whether it is right."""
    pack = load_pack("id")
    title, *body = article["sentences"]
    day = date.fromisoformat(article["date"]) if article.get("date") else None
    cleaned = clean(Page(origin=article["id"], title=title, text="\n\n".join(body), published=day), pack)
    if not isinstance(cleaned, Article):
        return
    doc = parse(cleaned, pack, wanted=telling(pack))
    who = names(doc, pack, load_world())
    said, _ = quotes(doc, who, pack)
    found, _ = told(doc, who, said, pack)
    sentences = [score.words(sentence) for sentence in article["sentences"]]
    left = list(article["events"])
    for item in found:
        match = next((e for e in left if _same(item, e, doc.article.text, sentences, score)), None)
        if match:
            left.remove(match)
        yield article["id"], item.facts, match is not None


def _same(item: Told, event: Mapping[str, Any], text: str, sentences: Sequence[Any], score: ModuleType) -> bool:
    draft, span = item.draft, item.scene.sentence.span
    if draft.type != event["type"] or score.align(span.of(text), sentences) != event["s"]:
        return False
    sides = ((draft.actors, event["actors"]), (draft.recipients, event["recipients"]))
    return all(
        score.overlap(score.codes([{"code": actor.code} for actor in ours]), score.codes(theirs))
        for ours, theirs in sides
    )


def fit(samples: Sequence[Sample], facts: Sequence[str]) -> np.ndarray:
    """Weights of the facts by penalised maximum likelihood (Newton's method); the bias is not penalised."""
    x, y = matrix(samples, facts), np.array([right for _, _, right in samples], float)
    penalty = np.full(len(facts), PENALTY)
    penalty[facts.index("bias")] = 1e-6
    weights = np.zeros(len(facts))
    for _ in range(25):
        likely = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - likely) - penalty * weights
        curve = (x * (likely * (1 - likely))[:, None]).T @ x + np.diag(penalty)
        weights += np.linalg.solve(curve, slope)
    return weights


def matrix(samples: Sequence[Sample], facts: Sequence[str]) -> np.ndarray:
    return np.array([[found.get(fact, 0.0) for fact in facts] for _, found, _ in samples])


def crossed(samples: Sequence[Sample], facts: Sequence[str]) -> np.ndarray:
    """The confidence of each sample by weights fitted on the articles of the other folds."""
    articles = sorted({article for article, _, _ in samples})
    fold = {article: k % FOLDS for k, article in enumerate(articles)}
    out = np.zeros(len(samples))
    for k in range(FOLDS):
        weights = fit([s for s in samples if fold[s[0]] != k], facts)
        here = [i for i, s in enumerate(samples) if fold[s[0]] == k]
        if here:
            out[here] = 1 / (1 + np.exp(-matrix([samples[i] for i in here], facts) @ weights))
    return out


def report(samples: Sequence[Sample], likely: np.ndarray) -> Iterator[str]:
    """The reliability table, and what a least confidence would leave."""
    right = np.array([r for _, _, r in samples], float)
    yield f"{len(samples)} events, {right.mean():.3f} right; Brier score {np.mean((likely - right) ** 2):.3f}"
    yield "| confidence | events | mean confidence | right |\n| --- | --- | --- | --- |"
    for low, high in pairwise(BANDS):
        here = (likely >= low) & (likely < high)
        if here.any():
            yield f"| {low:.1f}-{high:.1f} | {here.sum()} | {likely[here].mean():.2f} | {right[here].mean():.2f} |"
    yield "| least confidence | events kept | right among them | share of the right kept |\n| --- | --- | --- | --- |"
    for least in (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8):
        kept = likely >= least
        yield f"| {least:.2f} | {kept.sum()} | {right[kept].mean():.2f} | {right[kept].sum() / right.sum():.2f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    score = scorer(options.folders[0])
    articles = [json.loads(path.read_text("utf-8")) for f in options.folders for path in sorted(f.glob("*.json"))]
    samples = [sample for article in articles for sample in judged(article, score)]
    facts = sorted({fact for _, found, _ in samples for fact in found})
    for line in report(samples, crossed(samples, facts)):
        print(line)
    if options.write:
        weights = fit(samples, facts)
        rows = "".join(f"{fact}\t{weight:.3f}\n" for fact, weight in zip(facts, weights, strict=True))
        TABLE.write_text(f"{HEAD}fact\tweight\n{rows}", "utf-8")


if __name__ == "__main__":
    main()
