"""Fingerprints: the little of an article that tells which other articles are about the same matter."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rensa import RMinHash

from taut.languages import Pack
from taut.model import Article, Entity, Fingerprint, Reading
from taut.parse.lemmas import lemma_of

SLOTS = 63  # of the MinHash signature: a Jaccard likeness of 0.5 is told to within 0.06 (one standard error)
ROWS = 3  # slots to a key: two texts that are alike by 0.5 share one of 21 keys in 94 of 100 cases, by 0.7 always
SEED = 20190914
RUN = 3  # words to a shingle

OPENING = 2  # paragraphs after the headline: what is new stands there, background follows
WORDS = 80  # kept of a text, the weightiest; the AUC on judged pairs is that of all words
RARE = 1.5  # weight of a word that is not one of the common ones, against 1 for those (AUC 0.936 -> 0.946)
IN_TITLE = 2.0  # weight of who is in the headline
HOME = 0.3  # weight of the state that every article of the language may name
MAIN = 5  # entities whom an article is mainly about
LEADS = 10  # words of the opening that make a key together with a main entity

_WORD = re.compile(r"[^\W_]+")


def fingerprint(reading: Reading, pack: Pack) -> Fingerprint:
    """What of an article is compared with others: runs of words, the weightiest words, who is in it, and keys.

    Two articles that `likeness` links share a key and lie at most `WINDOW` days apart.

    >>> from taut.languages import load_pack
    >>> from taut.model import Article, Span
    >>> text = "Arandia dan Belmora berunding soal perbatasan"
    >>> article = Article(id="a1", language="id", text=text, paragraphs=(Span(start=0, end=len(text)),))
    >>> reading = Reading(article=article, entities=(), events=(), agreements=(), quotes=(), skipped=())
    >>> [word for word, _ in fingerprint(reading, load_pack("id")).opening]
    ['arandia', 'belmora', 'berunding', 'perbatasan', 'soal']
    """
    article, ignored = reading.article, _ignored(pack) | set(_forms(reading.article.outlet or ""))
    opening = Counter(_words(_opening(article), ignored, pack))
    weights = _entity_weights(reading, pack)
    main = _main(reading.entities, weights)
    signature = _signature(article.text)
    named = {lemma_of(form, pack).text for entity in reading.entities for form in _forms(entity.name)}
    leads = _leads(article, opening, named, ignored, pack)
    return Fingerprint(
        article=article.id,
        outlet=article.outlet,
        published=article.published,
        keys=(*_copy_keys(signature), *(f"{entity}/{word}" for entity in main for word in leads)),
        signature=signature,
        opening=_weighed(opening, WORDS, pack),
        words=_weighed(Counter(_words(article.text, ignored, pack)), WORDS, pack),
        entities=tuple(sorted(weights.items())),
        main=main,
    )


def _opening(article: Article) -> str:
    """The headline and the first paragraphs."""
    count = OPENING + (1 if article.title else 0)
    return article.text[: article.paragraphs[:count][-1].end] if article.paragraphs else article.text


def _forms(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _words(text: str, ignored: frozenset[str], pack: Pack) -> Iterator[str]:
    """The lemmas of the words that say something."""
    for form in _forms(text):
        if len(form) > 1 and form not in ignored:
            lemma = lemma_of(form, pack).text
            if lemma not in ignored:
                yield lemma


@lru_cache
def _ignored(pack: Pack) -> frozenset[str]:
    """Words that any article may hold; days and months say when it was written and not what it is about."""
    tables = ("function_words", "closed_classes", "weekdays", "months")
    return frozenset(word.casefold() for table in tables if table in pack.tables for word in pack.words(table))


def _weighed(counts: Counter[str], most: int, pack: Pack) -> tuple[tuple[str, int], ...]:
    """The weightiest words in alphabetical order, with tenths of their weight: a word told often weighs little more."""
    common = pack.words("words") if "words" in pack.tables else frozenset[str]()
    weights = {
        word: round(10 * (1 + math.log(count)) * (1.0 if word in common else RARE)) for word, count in counts.items()
    }
    return tuple(sorted(_strongest(weights, most)))


def _strongest(weights: dict[str, int], most: int) -> Sequence[tuple[str, int]]:
    return sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:most]


def _entity_weights(reading: Reading, pack: Pack) -> dict[str, int]:
    """Tenths of what each entity weighs in an article."""
    headline = len(reading.article.title or "")
    home = f"state:{pack.settings['home']}" if "home" in pack.settings else None
    weights = {}
    for entity in reading.entities:
        weight = 1 + math.log(max(1, len(entity.mentions)))
        weight *= IN_TITLE if any(span.start < headline for span in entity.mentions) else 1.0
        weights[entity.id] = max(1, round(10 * weight * (HOME if entity.id == home else 1.0)))
    return weights


def _main(entities: Iterable[Entity], weights: dict[str, int]) -> tuple[str, ...]:
    """Whom an article is mainly about; "citizens" and the like are in too many to tell it from others."""
    named = {entity.id: weights[entity.id] for entity in entities if entity.kind != "people"}
    return tuple(entity for entity, weight in _strongest(named, MAIN) if weight >= 10)


def _leads(
    article: Article, opening: Counter[str], named: set[str], ignored: frozenset[str], pack: Pack
) -> tuple[str, ...]:
    """The words that say what the article tells of its main entities: those of the headline first."""
    titled = set(_words(article.title or "", ignored, pack))
    told = [word for word in opening if word not in named and not word.isdigit()]
    return tuple(sorted(told, key=lambda word: (word not in titled, -opening[word], word))[:LEADS])


def _signature(text: str) -> tuple[int, ...]:
    """The MinHash of the runs of words; the same on every machine."""
    forms = _forms(text)
    sketch = RMinHash(num_perm=SLOTS, seed=SEED)
    sketch.update([" ".join(forms[i : i + RUN]) for i in range(max(1, len(forms) - RUN + 1))])
    return tuple(sketch.digest())


def _copy_keys(signature: tuple[int, ...]) -> Iterator[str]:
    """Keys of which near-duplicates share at least one."""
    for i in range(0, len(signature), ROWS):
        yield "-".join(format(slot, "x") for slot in (i, *signature[i : i + ROWS]))
