"""Fit the choice of whom a sentence means that leaves a side out, on annotated articles.

    python evaluation/cast.py GOLD_FOLDER [MORE_FOLDERS]            print how often the choice is right
    python evaluation/cast.py GOLD_FOLDER [MORE_FOLDERS] --write    write the weights into the language pack too

Learnt from every annotated event with a known side: who of the article, or nobody, is on the other. Right by
cross-validation over articles, beside the share that naming the article's most named other party would get.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from annotated import Annotated, arguments, articles, fold, scorer

from taut.extract.events.cast import SIDES, Cast, cast, gap, traits
from taut.extract.events.claims import quote_of
from taut.languages import load_pack
from taut.model import Span

PENALTY = 2.0
STEPS = 300
RATE = 0.05
MEETINGS = frozenset({"CONSULT"})  # all who meet are actors: no side is left out
MUTUAL = frozenset({"AGREE", "ASSAULT", "CONSULT", "COOPERATE", "SUPPORT"})
TABLE = Path(load_pack("id").root) / "cast.tsv"
HEAD = (
    "# Who is meant where a sentence leaves a side out, as weights of a choice model; written by evaluation/cast.py.\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One event with a side to choose: the traits of each party, nobody first, and whether it is right."""

    article: str
    options: Sequence[Mapping[str, float]]
    right: Sequence[bool]
    famous: int  # the option that the article names most, the known side aside


def choices(item: Annotated, side: str, score: ModuleType) -> Iterator[Choice]:
    """The choices that an article's annotated events give."""
    people = cast(item.names.mentions)
    ours = {annotated: mine for mine, annotated in reversed(item.places.items()) if annotated is not None}
    told = [each.draft for each in item.told]
    for event in item.events:
        if event["s"] not in ours:
            continue
        sentence = ours[event["s"]]
        for known, wanted in _sides(event, side, score):
            open_ = gap(event["type"], sentence, known, _speaker(item, event, sentence), told)
            parties = (None, *people.fame)
            right = [party in wanted if party else not wanted for party in parties]
            if any(right):
                options = [traits(party, open_, people) for party in parties]
                yield Choice(article=item.id, options=options, right=right, famous=_famous(people, known, parties))


def _speaker(item: Annotated, event: Mapping[str, Any], sentence: int) -> str | None:
    """The code of whoever is quoted with the words that trigger an annotated event."""
    text = item.doc.article.text
    span = item.doc.sentences[sentence].span
    start = text.find(event["trigger"], span.start, span.end)
    if start < 0:
        return None
    quote = quote_of(Span(start=start, end=start + len(event["trigger"])), item.quotes)
    return quote.speaker.code if quote and quote.speaker else None


def _sides(event: Mapping[str, Any], side: str, score: ModuleType) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """What an annotated event shows of a side: the codes known, and those to find."""
    actors, recipients = score.codes(event["actors"]), score.codes(event["recipients"])
    if side == "partner":
        if event["type"] in MUTUAL and not recipients:
            yield from ((frozenset({actor}), actors - {actor}) for actor in actors)
    elif event["type"] not in MEETINGS:
        known, wanted = (recipients, actors) if side == "actor" else (actors, recipients)
        if known:
            yield known, wanted


def _famous(people: Cast, known: frozenset[str], parties: Sequence[str | None]) -> int:
    others = {party: people.fame[party] for party in parties if party and party not in known}
    return parties.index(max(others, key=lambda party: others[party])) if others else 0


def fit(samples: Sequence[Choice], names: Sequence[str]) -> np.ndarray:
    """Weights by penalised maximum likelihood of the right options (Adam, full batch)."""
    tables = [(matrix(sample, names), np.array(sample.right, float)) for sample in samples]
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = -PENALTY * weights
        for table, right in tables:
            chances = softmax(table @ weights)
            wanted = chances * right
            slope += table.T @ (wanted / wanted.sum() - chances)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights += RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def matrix(sample: Choice, names: Sequence[str]) -> np.ndarray:
    return np.array([[option.get(name, 0.0) for name in names] for option in sample.options])


def softmax(scores: np.ndarray) -> np.ndarray:
    shifted = np.exp(scores - scores.max())
    return np.asarray(shifted / shifted.sum())


def crossed(samples: Sequence[Choice], names: Sequence[str]) -> str:
    """How often the likeliest option is right, by weights fitted on the articles of the other folds."""
    folds = fold([sample.article for sample in samples])
    right = 0
    for k in sorted(set(folds.values())):
        weights = fit([sample for sample in samples if folds[sample.article] != k], names)
        here = [sample for sample in samples if folds[sample.article] == k]
        right += sum(sample.right[int(np.argmax(matrix(sample, names) @ weights))] for sample in here)
    famous = sum(sample.right[sample.famous] for sample in samples)
    return f"{len(samples)} | {right / len(samples):.2f} | {famous / len(samples):.2f}"


def main() -> None:
    chosen = arguments(__doc__ or "")
    score = scorer(chosen.folders[0])
    found = list(articles(chosen.folders, score))
    rows = ""
    print("| side | events | right | most named |\n| --- | --- | --- | --- |")
    for side in SIDES:
        samples = [choice for item in found for choice in choices(item, side, score)]
        names = sorted({name for sample in samples for option in sample.options for name in option})
        print(f"| {side} | {crossed(samples, names)} |")
        rows += "".join(f"{side}\t{n}\t{w:.3f}\n" for n, w in zip(names, fit(samples, names), strict=True))
    if chosen.write:
        TABLE.write_text(f"{HEAD}side\ttrait\tweight\n{rows}", "utf-8")


if __name__ == "__main__":
    main()
