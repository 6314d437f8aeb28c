"""Make the weights of the line classifier, `src/taut/languages/id/lines.tsv`.

    python lines.py SHARED            # SHARED holds data/pages and data/corpus; writes the weights
    python lines.py SHARED --check    # pages held out by outlet: what is kept of the story and of the rest

Whole pages with a known body teach what menus, teasers and comments look like; articles of the corpus, which hold
little else than their text, keep the classifier from leaving out subheadings, lists and short quotes. Labels of the
corpus are weak: a line is taken for clutter where it is the headline of another article, or stands in lower case behind
the last sentence (the page's tags); other lines behind the last sentence are not used.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import numpy as np

from taut.article.classifier import features
from taut.article.clean import sort_lines
from taut.article.lines import Line, Role
from taut.article.looks import reads_like_text
from taut.languages import ROOT, Pack, load_pack

ARTICLES = 3000  # of the corpus
STRENGTH = 1.0  # of the L2 penalty
ROUNDS = 30  # of Newton's method, far more than it takes
BLOCKS = re.compile(
    "article|aside|blockquote|br|button|caption|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|label|li|main"
    "|nav|ol|option|p|section|select|table|td|th|time|title|tr|ul"
)
HIDDEN = frozenset({"script", "style", "noscript", "head"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One line: its features, whether it belongs to the story, and the page it is from."""

    features: dict[str, float]
    story: bool
    page: str


class Dump(HTMLParser):
    """The text of a page as a browser's "save as text" gives it: one line a block."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in HIDDEN
        if BLOCKS.fullmatch(tag):
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in HIDDEN))
        if BLOCKS.fullmatch(tag):
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def dump(html: str) -> str:
    parser = Dump()
    parser.feed(html)
    parser.close()
    return "\n".join(line.strip() for line in "".join(parser.parts).split("\n") if line.strip())


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def saved_pages(folder: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Name, dump and gold of each saved page in the pack's language."""
    files = {path.name: path for path in folder.rglob("*.html")}
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    for name in sorted(gold):
        if name in files and not name.startswith("tempoen"):
            yield name, dump(files[name].read_bytes().decode("utf-8", "replace")), gold[name]


def page_examples(folder: Path, pack: Pack) -> Iterator[Example]:
    for name, text, gold in saved_pages(folder):
        lines, _ = sort_lines(text, pack)
        body, title = plain(gold["content"]), plain(gold["title"])
        words = [plain(line.text) for line in lines]
        inside = [i for i, w in enumerate(words) if len(w.split()) > 5 and w in body]
        for i, (line, row) in enumerate(zip(lines, features(lines, pack), strict=True)):
            if line.role is not Role.BODY or words[i] == title or not inside:
                continue
            yield Example(features=row, story=inside[0] <= i <= inside[-1] and words[i] in body, page=name)


def corpus_examples(corpus: Path, pack: Pack, rng: random.Random) -> Iterator[Example]:
    with gzip.open(corpus, "rt", encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    headlines = {plain(article["title"]) for article in articles if len(article["title"].split()) > 4}
    long = [article for article in articles if article["text"].count("\n") >= 5]
    for article in rng.sample(long, ARTICLES):
        lines, _ = sort_lines(f"{article['title']}\n{article['text']}", pack)
        last = max((i for i, x in enumerate(lines) if x.role is Role.BODY and reads_like_text(x.text)), default=0)
        for i, (line, row) in enumerate(zip(lines, features(lines, pack), strict=True)):
            if i == 0 or line.role is not Role.BODY:
                continue
            story = label(line, behind=i > last, headlines=headlines - {plain(article["title"])})
            if story is not None:
                yield Example(features=row, story=story, page=article["id"])


def label(line: Line, *, behind: bool, headlines: set[str]) -> bool | None:
    if plain(line.text) in headlines:
        return False
    if behind:
        return False if line.text.islower() and len(line.text.split()) <= 6 else None
    return True


def fit(examples: list[Example], balance: np.ndarray) -> dict[str, float]:
    """Logistic regression with an L2 penalty, by Newton's method."""
    names = sorted(examples[0].features)
    x = np.array([[example.features[name] for name in names] for example in examples])
    y = np.array([float(example.story) for example in examples])
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-(x @ weights)))
        gradient = x.T @ (balance * (p - y)) + STRENGTH * weights
        curvature = (x.T * (balance * p * (1 - p))) @ x + STRENGTH * np.eye(len(names))
        weights -= np.linalg.solve(curvature, gradient)
    return dict(zip(names, weights.tolist(), strict=True))


def balance(examples: list[Example]) -> np.ndarray:
    """Pages and corpus weigh the same in all, and so do story and rest within each."""
    kinds = [(example.page.endswith(".html"), example.story) for example in examples]
    counts = {kind: kinds.count(kind) for kind in set(kinds)}
    return np.array([len(examples) / (len(counts) * counts[kind]) for kind in kinds])


def check(pages: list[Example], corpus: list[Example]) -> None:
    """Print, for each outlet held out, the share of lines on the right side of even odds."""
    for outlet in sorted({page.page.split("-")[0] for page in pages}):
        held = [page for page in pages if page.page.startswith(outlet)]
        rest = [page for page in pages if not page.page.startswith(outlet)] + corpus
        weights = fit(rest, balance(rest))
        for story in (True, False):
            odds = [sum(weights[n] * v for n, v in e.features.items()) for e in held if e.story is story]
            right = sum((odd > 0) is story for odd in odds)
            print(f"{outlet:12} {'story' if story else 'rest':6} {right} of {len(odds)}")


def write(weights: dict[str, float], target: Path) -> None:
    rows = "".join(f"{name}\t{weight:.3f}\n" for name, weight in sorted(weights.items()))
    head = "# Weights of the line classifier, made by training/lines.py; positive ones speak for the story.\n"
    target.write_text(f"{head}feature\tweight\n{rows}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    pack = load_pack("id")
    pages = list(page_examples(arguments.shared / "data/pages", pack))
    corpus = list(corpus_examples(arguments.shared / "data/corpus/articles.jsonl.gz", pack, random.Random(1)))
    if arguments.check:
        check(pages, corpus)
        return
    weights = fit(pages + corpus, balance(pages + corpus))
    write(weights, ROOT / "id" / "lines.tsv")
    for name, weight in sorted(weights.items(), key=lambda item: item[1]):
        print(f"{weight:8.2f}  {name}")


if __name__ == "__main__":
    main()
