"""Joins the trained parts into the one pipeline that a language pack carries."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

META: Mapping[str, Any] = {
    "name": "taut_parser",
    "version": "0.1.0",
    "description": "Part of speech, voice, dependencies and names for Indonesian news.",
    "author": "The taut authors",
    "license": "CC BY-SA 4.0",
}


def join(parser: Path, entities: Path) -> Language:
    """The tagger and parser of one trained pipeline and the entity recogniser of another."""
    nlp = spacy.load(parser)
    nlp.add_pipe("ner", source=spacy.load(entities))
    nlp.meta.update(META)
    for key in ("performance", "sources", "email", "url"):
        nlp.meta.pop(key, None)
    return nlp


def prune(nlp: Language) -> Language:
    """The same pipeline without what was only needed in training: words seen, tokenizer exceptions."""
    nlp.tokenizer.rules = {}  # type: ignore[union-attr]
    kept = {label for _, pipe in nlp.pipeline for label in getattr(pipe, "labels", ())}
    kept |= {move.partition("-")[2] for _, pipe in nlp.pipeline for move in getattr(pipe, "move_names", ())}
    kept |= {value for label in kept for pair in label.split("|") for value in pair.split("=")}
    nlp.vocab.strings._reset_and_load(sorted(kept))
    return nlp


def place(nlp: Language, target: Path) -> int:
    """Write the pipeline beside `target` and swap it in, so that no reader sees half a model; returns its bytes."""
    fresh, stale = (target.with_name(f".{target.name}-{state}") for state in ("fresh", "stale"))
    for path in (fresh, stale):
        shutil.rmtree(path, ignore_errors=True)
    nlp.to_disk(fresh, exclude=["lookups", "vectors"])
    if target.exists():
        target.rename(stale)
    fresh.rename(target)
    shutil.rmtree(stale, ignore_errors=True)
    return sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
