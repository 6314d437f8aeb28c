"""Fit the confidence of events on annotated articles, and tell by cross-validation whether it means what it says.

    python evaluation/confidence.py GOLD_FOLDER [MORE_FOLDERS]            print the reliability table
    python evaluation/confidence.py GOLD_FOLDER [MORE_FOLDERS] --write    write the weights into the language pack too

Each folder holds annotated articles, one JSON file each; `score.py` lies in the folder above the first. An event is
right where type and parties are (`pair`). Every article is judged by weights fitted without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from annotated import Annotated, arguments, articles, fold, scorer

from taut.extract.events.coding import Told
from taut.languages import load_pack

PENALTY = 3.0  # of squared weights; chosen by the cross-validated likelihood among 1, 3 and 10
BANDS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
TABLE = Path(load_pack("id").root) / "confidence.tsv"
HEAD = "# What speaks for and against an event, as weights of a logistic model; written by evaluation/confidence.py.\n"

Sample = tuple[str, Mapping[str, float], bool]  # article, facts, whether right


def judged(item: Annotated, score: ModuleType) -> Iterator[Sample]:
    """The events that taut may tell of one annotated article, each with its facts and whether it is right."""
    left = list(item.events)
    for each in item.told:
        match = next((e for e in left if _same(each, e, item.places, score)), None)
        if match:
            left.remove(match)
        yield item.id, each.facts, match is not None


def _same(item: Told, event: Mapping[str, Any], places: Mapping[int, int], score: ModuleType) -> bool:
    draft = item.draft
    if draft.type != event["type"] or places.get(draft.sentence) != event["s"]:
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
    folds = fold([article for article, _, _ in samples])
    out = np.zeros(len(samples))
    for k in sorted(set(folds.values())):
        weights = fit([s for s in samples if folds[s[0]] != k], facts)
        here = [i for i, s in enumerate(samples) if folds[s[0]] == k]
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
    chosen = arguments(__doc__ or "")
    score = scorer(chosen.folders[0])
    samples = [sample for item in articles(chosen.folders, score) for sample in judged(item, score)]
    facts = sorted({fact for _, found, _ in samples for fact in found})
    for line in report(samples, crossed(samples, facts)):
        print(line)
    if chosen.write:
        weights = fit(samples, facts)
        rows = "".join(f"{fact}\t{weight:.3f}\n" for fact, weight in zip(facts, weights, strict=True))
        TABLE.write_text(f"{HEAD}fact\tweight\n{rows}", "utf-8")


if __name__ == "__main__":
    main()
