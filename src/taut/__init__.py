"""taut reads the news and tells who did what to whom, when, where, who says so, and which sentence shows it.

import taut

reading = taut.read("RI Kecam Serangan Itu ...", published="2024-03-05")
with taut.open("news.taut", create=True) as store:
    store.add(reading)
    store.events(taut.narrow(country="Rusia", start="2022")).to_pandas()
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the parser and the store are loaded with their first use
    from taut.model import Reading, Skip
    from taut.store import Filters, Store

__all__ = ["NotRead", "narrow", "open", "read", "readings"]


class NotRead(ValueError):
    """A text that holds no article in a language that taut reads; says why."""


def read(
    text: str,
    *,
    title: str | None = None,
    published: date | str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    least: float | None = None,
) -> Reading:
    """Read the text of one article: its people, states and companies, its events, agreements and quotes.

    `published`, a day or `YYYY-MM-DD`, settles dates without a year. Events less likely to be right than `least` are
    left out; None takes what the language's pack sets. In a notebook a reading shows its events in their sentences.
    Raises NotRead.

    >>> reading = read("Jakarta - Menteri Luar Negeri Indonesia bertemu Menteri Luar Negeri China di Jakarta pada "
    ...     "Senin (4/3/2024).")
    >>> [(event.type, [actor.code for actor in event.actors]) for event in reading.events]
    [('CONSULT', ['IDN', 'CHN'])]
    """
    from taut import journey
    from taut.model import Page, Skip

    day = date.fromisoformat(published) if isinstance(published, str) else published
    page = Page(origin="text", text=text, title=title, url=url, outlet=outlet, published=day)
    result = journey.read(page, least)
    if isinstance(result, Skip):
        raise NotRead(result.why)
    return result


def readings(*paths: str | Path) -> Iterator[Reading | Skip]:
    """Read all articles of files and folders one by one, as `taut read` does.

    What cannot be read is a Skip with its reason.
    """
    from taut import journey
    from taut.model import Page
    from taut.sources import pages

    for item in pages([str(path) for path in paths]):
        yield journey.read(item) if isinstance(item, Page) else item


def open(path: str | Path = "news.taut", *, create: bool = False) -> Store:
    """Open a store; with `create` it is made where there is none. Use it in a `with` block, or close it.

    Raises `taut.store.StoreError`.
    """
    from taut.store import open_store

    return open_store(path, create=create)


def narrow(**given: object) -> Filters:
    """Filters for the lists of a store, from names, codes and days as people write them; see `taut.store.narrow`."""
    from taut.store import narrow as filters

    return filters(**given)  # type: ignore[arg-type]
