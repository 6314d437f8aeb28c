"""The journey of a page, from raw text to a reading, on one page of code."""

from __future__ import annotations

from collections.abc import Sequence

from taut.article import clean, detect_language
from taut.extract.agreements import agreements
from taut.extract.events import Record, events, explanations, telling
from taut.extract.quotes import quotes
from taut.languages import Pack, available, load_pack
from taut.model import Article, Doc, Explanation, Page, Reading, Skip
from taut.names import names
from taut.parse import parse
from taut.world import load_world


def read(page: Page, least: float | None = None) -> Reading | Skip:
    """Read one page: clean it, analyse its sentences, find who is in it, and code what they did and said.

    Returns a Skip with the reason for a page that holds no article in a language with a pack. Events less likely to be
    right than `least`, between 0 and 1, are left out; None takes what the language's pack sets.

    >>> reading = read(Page(origin="example", text="Menlu RI Temui Menlu China\\n\\nJakarta - Menteri Luar Negeri "
    ...     "Indonesia bertemu Menteri Luar Negeri China di Jakarta pada Senin (4/3/2024)."))
    >>> {event.type for event in reading.events}
    {'CONSULT'}
    """
    analysed = _analysed(page)
    return analysed if isinstance(analysed, Skip) else code(*analysed, least)


def explain(page: Page, least: float | None = None) -> tuple[Reading, tuple[Explanation, ...]] | Skip:
    """Read one page as `read` does, and tell for each event why it was coded."""
    analysed = _analysed(page)
    if isinstance(analysed, Skip):
        return analysed
    return _explained(*analysed, least)


def explain_article(article: Article, least: float | None = None) -> tuple[Reading, tuple[Explanation, ...]]:
    """Read an article as `read_article` does, and tell for each event why it was coded."""
    return _explained(*_parsed(article), least)


def article_of(page: Page) -> Article | Skip:
    """The cleaned article of a page, not read yet: enough to tell whether it is known already."""
    language = detect_language(page.text)
    if language not in available():
        return Skip(what="page", why=f"{page.origin}: language not covered ({language or 'unknown'})")
    return clean(page, load_pack(language))


def read_article(article: Article, least: float | None = None) -> Reading:
    """Read an article that is clean: one just made by `article_of`, or one stored by an earlier version."""
    return code(*_parsed(article), least)


def _analysed(page: Page) -> tuple[Doc, Pack] | Skip:
    """The cleaned and parsed article of a page, with the pack of its language."""
    article = article_of(page)
    return article if isinstance(article, Skip) else _parsed(article)


def _parsed(article: Article) -> tuple[Doc, Pack]:
    pack = load_pack(article.language)
    return parse(article, pack, wanted=telling(pack)), pack


def code(doc: Doc, pack: Pack, least: float | None = None) -> Reading:
    """Code an analysed article: names first, then what is said, then what is done and agreed."""
    return _coded(doc, pack, least)[0]


def _explained(doc: Doc, pack: Pack, least: float | None) -> tuple[Reading, tuple[Explanation, ...]]:
    reading, records = _coded(doc, pack, least)
    return reading, explanations(records, pack)


def _coded(doc: Doc, pack: Pack, least: float | None) -> tuple[Reading, tuple[Record, ...]]:
    """The reading of an analysed article, and its events with the tellings that they come from."""
    who = names(doc, pack, load_world())
    said, unsaid = quotes(doc, who, pack)
    records, undone = events(doc, who, said, pack, least)
    agreed = agreements(doc, who, pack)
    reading = Reading(
        article=doc.article,
        entities=who.entities,
        events=tuple(event for _, event in records),
        agreements=agreed,
        quotes=said,
        skipped=_once((*unsaid, *undone)),
    )
    return reading, records


def _once(skips: Sequence[Skip]) -> tuple[Skip, ...]:
    return tuple(dict.fromkeys(skips))
