"""From a page to the article on it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from taut.article.boilerplate import drop_ornaments, drop_phrases, drop_repeated, drop_rows
from taut.article.broken import mend_broken
from taut.article.bylines import closing_sign, mark_bylines
from taut.article.classifier import drop_unlikely, is_crowded
from taut.article.datelines import Filed, opens_report, read_dateline
from taut.article.header import Header, read_header
from taut.article.language import detect_language
from taut.article.lines import Line, Role, split_lines
from taut.article.pieces import cut, rejoin
from taut.article.related import mark_related
from taut.languages import Pack
from taut.model import Article, Dropped, Page, Related, Skip, Span

__all__ = ["clean", "sort_lines"]

_BULLETS = " -–—•*>»[("  # before a cue or a headline
_FEWEST_WORDS = 4  # below it there is no sentence to read


def clean(page: Page, pack: Pack) -> Article | Skip:
    """The article of a page, with everything else on the page kept apart and typed.

    Gives a Skip for a page without a sentence and for one in a language other than the pack's.

    >>> from taut.languages import load_pack
    >>> page = Page(origin="contoh.txt", text="Dunia\\n\\nArandia Undang Belmora ke Perundingan\\n\\n"
    ...     "Contoh.com, ARANDIA – Arandia mengundang Belmora ke perundingan pada hari Senin. (ABC)\\n\\nComments")
    >>> article = clean(page, load_pack("id"))
    >>> article.section, article.title, article.outlet, article.byline
    ('Dunia', 'Arandia Undang Belmora ke Perundingan', 'Contoh.com', 'ABC')
    """
    lines, byline = sort_lines(page.text, pack)
    filed = [read_dateline(line.text, pack) if line.role is Role.BODY else None for line in lines]
    reports = [entry is not None and opens_report(line.text) for entry, line in zip(filed, lines, strict=True)]
    lines = drop_unlikely(lines, pack, reports=reports)
    header = read_header(lines, _even(page.title), pack, reports=reports, crowded=is_crowded(lines))
    paragraphs = [line.text for line in header.lines if line.role is Role.BODY]
    if sum(len(text.split()) for text in paragraphs) < _FEWEST_WORDS:
        return Skip(what="page", why=f"{page.origin}: no text of an article found")
    language = detect_language("\n".join(paragraphs))
    if language != pack.language:
        return Skip(what="page", why=f"{page.origin}: {_foreign(language, pack)}")
    return _article(page, header, byline, _first(header, filed), language)


def _foreign(language: str | None, pack: Pack) -> str:
    if language is None:
        return "the text is too short to tell its language"
    return f"the text is in language {language!r}, not in {pack.settings['name']} ({pack.language!r})"


def sort_lines(text: str, pack: Pack) -> tuple[tuple[Line, ...], str | None]:
    """The lines of a page with all that is not its article marked, and the byline found on the way."""
    lines = mend_broken(drop_phrases(split_lines(text), pack))
    pieces = mark_related(drop_rows(drop_phrases(cut(drop_ornaments(lines), pack), pack)), pack)
    pieces, byline = mark_bylines(pieces, pack)
    whole = drop_rows(drop_repeated(rejoin(pieces)))
    return whole, byline or closing_sign(whole)


def _even(fact: str | None) -> str | None:
    """A headline or name that came with the page, as even as a line of it; None where it shows nothing."""
    return " ".join(line.text for line in split_lines(fact or "")) or None


def _first(header: Header, filed: Sequence[Filed | None]) -> Filed:
    """The dateline of the first paragraph."""
    pairs = zip(header.lines, filed, strict=True)
    first = next((entry for line, entry in pairs if line.role is Role.BODY), None)
    return first or Filed(outlet=None, dateline=None)


def _article(page: Page, header: Header, byline: str | None, filed: Filed, language: str) -> Article:
    blocks = [header.title] if header.title else []
    blocks += [line.text for line in header.lines if line.role is Role.BODY]
    text = "\n\n".join(blocks)
    outlet = _even(page.outlet) or filed.outlet or header.outlet
    return Article(
        id=_content_hash(text, page.url or outlet),
        source_id=page.source_id,
        url=page.url,
        outlet=outlet,
        section=header.section,
        title=header.title,
        byline=byline,
        dateline=filed.dateline,
        published=page.published or header.published,
        language=language,
        text=text,
        paragraphs=_spans(blocks),
        related=tuple(_related(x) for x in header.lines if x.role is Role.RELATED),
        dropped=tuple(_dropped(header.lines)),
    )


def _content_hash(text: str, home: str | None) -> str:
    """Sixteen hexadecimal digits: the same text at the same address has the same id on every machine.

    Without an address the outlet stands for it: a text that two outlets print is two articles.
    """
    return hashlib.sha256(f"{home or ''}\n{text}".encode("utf-8", "replace")).hexdigest()[:16]


def _spans(blocks: Iterable[str]) -> tuple[Span, ...]:
    spans: list[Span] = []
    start = 0
    for block in blocks:
        spans.append(Span(start=start, end=start + len(block)))
        start += len(block) + 2
    return tuple(spans)


def _related(line: Line) -> Related:
    """Cue and headline without the marks of a list around them."""
    headline = line.text.removeprefix(line.cue).strip(" :,").lstrip(_BULLETS)
    if line.cue.startswith(("(", "[")):
        headline = headline.rstrip(" )]")
    return Related(cue=line.cue.lstrip(_BULLETS), title=headline)


def _dropped(lines: Iterable[Line]) -> Iterable[Dropped]:
    for line in lines:
        if line.role is Role.DROPPED:
            yield Dropped(text=line.text, reason=line.reason)
        elif line.role is Role.CUE:
            yield Dropped(text=line.text, reason="related")
