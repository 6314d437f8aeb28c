"""Joins the trained parts into the one pipeline that a language pack carries, and writes its model card.

`python -m weights.package PARSER ENTITIES SHARED_DATA TARGET`
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from weights.conllu import read_conllu
from weights.evaluate import TREEBANKS, speed, table

TEMPLATE = Path(__file__).parent.parent / "card.md"
LIMIT = 10_000_000  # bytes, all files of the pipeline together
META: Mapping[str, Any] = {
    "name": "taut_parser",
    "version": "0.1.0",
    "description": "Part of speech, voice, dependencies and names for Indonesian news.",
    "author": "The taut authors",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.0,<3.9.0",
}


def join(parser: Path, entities: Path) -> Language:
    """The tagger and parser of one trained pipeline and the entity recogniser of another."""
    # Words come cut: the language's own tokenizer would only cost two seconds at every load.
    anywhere = {"nlp.lang": "xx"}
    nlp = spacy.load(parser, config=anywhere)
    nlp.add_pipe("ner", source=spacy.load(entities, config=anywhere))
    nlp.meta.update(META)
    for key in ("performance", "sources", "email", "url"):
        nlp.meta.pop(key, None)
    config = nlp.config
    config["paths"] = dict.fromkeys(config["paths"])  # where the training data lay is nobody's business
    nlp.config = config
    return nlp


def prune(nlp: Language) -> Language:
    """The same pipeline without what was only needed in training: words seen, tokenizer exceptions."""
    nlp.tokenizer.rules = {}  # type: ignore[union-attr]
    kept = {label for _, pipe in nlp.pipeline for label in getattr(pipe, "labels", ())}
    kept |= {move.partition("-")[2] for _, pipe in nlp.pipeline for move in getattr(pipe, "move_names", ())}
    kept |= {value for label in kept for pair in label.split("|") for value in pair.split("=")}
    nlp.vocab.strings._reset_and_load(sorted(kept))
    return nlp


def card(nlp: Language, data: Path, size: int) -> str:
    """The model card in Markdown, with the scores and the speed measured now."""
    gold = [s for file in TREEBANKS.values() for s in read_conllu(data / "treebanks" / f"{file}.conllu.gz")]
    rate = speed(nlp, gold)
    return TEMPLATE.read_text("utf-8").format(
        pipes=", ".join(f"`{name}`" for name in nlp.pipe_names),
        version=META["version"],
        megabytes=size / 1e6,
        scores=table(nlp, data),
        speed=rate,
        sentences=rate * len(gold) / sum(map(len, gold)),
        batch=nlp.batch_size,
    )


def place(nlp: Language, data: Path, target: Path) -> None:
    """Write the pipeline beside `target` and swap it in, so that no reader sees half a model.

    Raises ValueError where it is larger than a language pack may carry.
    """
    fresh, stale = (target.with_name(f".{target.name}-{state}") for state in ("fresh", "stale"))
    for path in (fresh, stale):
        shutil.rmtree(path, ignore_errors=True)
    nlp.to_disk(fresh, exclude=["lookups", "vectors"])
    size = sum(path.stat().st_size for path in fresh.rglob("*") if path.is_file())
    if size > LIMIT:
        raise ValueError(f"{size:,} bytes, more than {LIMIT:,}: {fresh}")
    (fresh / "MODEL_CARD.md").write_text(card(spacy.load(fresh), data, size), "utf-8")
    if target.exists():
        target.rename(stale)
    fresh.rename(target)
    shutil.rmtree(stale, ignore_errors=True)


def main() -> None:
    """Join, prune, measure and place."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("parser", "entities", "data", "target"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    place(prune(join(options.parser, options.entities)), options.data, options.target)


if __name__ == "__main__":
    main()
