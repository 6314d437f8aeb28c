"""How well the sentence splitter agrees with the gold articles: boundary F1 on their sentences, joined by a space.

python evaluation/sentences.py ../shared/gold [--verbose]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from taut.languages import load_pack
from taut.parse.sentences import split_sentences
from taut.parse.tokens import tokenize

SHOWN = 40  # characters on each side of a boundary


def boundaries(sentences: list[str]) -> Iterator[int]:
    """Where each sentence ends in their joined text."""
    place = -1
    for sentence in sentences:
        place += 1 + len(sentence)
        yield place


def main(folder: Path, *, verbose: bool) -> None:
    pack = load_pack("id")
    right = wrong = missed = 0
    for path in sorted(folder.glob("dev/*.json")):
        sentences = json.loads(path.read_text("utf-8"))["sentences"][1:]  # the headline stands apart
        text = " ".join(sentences)
        gold = set(boundaries(sentences))
        found = {group[-1].end for group in split_sentences(tokenize(text, pack), pack)}
        right, wrong, missed = right + len(gold & found), wrong + len(found - gold), missed + len(gold - found)
        for place in sorted(gold ^ found) if verbose else ():
            sign = "+" if place in found else "-"
            print(f"{path.stem} {sign} {text[max(0, place - SHOWN) : place]} || {text[place : place + SHOWN]}")
    precision, recall = right / (right + wrong), right / (right + missed)
    print(f"sentence boundaries: precision {precision:.3f}, recall {recall:.3f}, ", end="")
    print(f"F1 {2 * precision * recall / (precision + recall):.3f} over {right + missed}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), verbose="--verbose" in sys.argv)
