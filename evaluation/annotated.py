"""Annotated articles beside their analysis: what the two fits of this folder learn from."""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from taut.article import clean
from taut.extract.events.coding import Told, told
from taut.extract.events.gate import telling
from taut.extract.quotes import quotes
from taut.languages import load_pack
from taut.model import Article, Doc, Names, Page, Quote
from taut.names import names
from taut.parse import parse
from taut.world import load_world

FOLDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """One article: its annotated events, the sentence of each in our analysis, and what taut may tell of it."""

    id: str
    doc: Doc
    names: Names
    told: Sequence[Told]
    quotes: Sequence[Quote]
    events: Sequence[Mapping[str, Any]]
    places: Mapping[int, int]  # index of a sentence in our analysis -> in the annotation


def arguments(description: str) -> argparse.Namespace:
    """What both fits are told on the command line: `folders` to learn from, and whether to `write`."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def scorer(gold: Path) -> ModuleType:
    """The module `score.py` in the folder above the annotated articles."""
    spec = importlib.util.spec_from_file_location("score", gold.parent / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score.py beside {gold}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def articles(folders: Sequence[Path], score: ModuleType) -> Iterator[Annotated]:
    """The annotated articles of some folders that taut reads."""
    for path in (path for folder in folders for path in sorted(folder.glob("*.json"))):
        found = _annotated(json.loads(path.read_text("utf-8")), score)
        if found:
            yield found


def _annotated(article: Mapping[str, Any], score: ModuleType) -> Annotated | None:
    pack = load_pack("id")
    title, *body = article["sentences"]
    day = date.fromisoformat(article["date"]) if article.get("date") else None
    cleaned = clean(Page(origin=article["id"], title=title, text="\n\n".join(body), published=day), pack)
    if not isinstance(cleaned, Article):
        return None
    doc = parse(cleaned, pack, wanted=telling(pack))
    who = names(doc, pack, load_world())
    said, _ = quotes(doc, who, pack)
    found, _ = told(doc, who, said, pack)
    sentences = [score.words(sentence) for sentence in article["sentences"]]
    places = {s.i: score.align(s.span.of(doc.article.text), sentences) for s in doc.sentences}
    return Annotated(
        id=article["id"], doc=doc, names=who, told=found, quotes=said, events=article["events"], places=places
    )


def fold(ids: Sequence[str]) -> Mapping[str, int]:
    """The fold of each article; its events are judged by weights fitted on the others."""
    return {article: k % FOLDS for k, article in enumerate(sorted(set(ids)))}
