"""The codebook of an export, made from the model: every table and column, every code with its meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from taut.export.texts import texts
from taut.store import Described
from taut.world.codebook import Code, EventType, load_codebook

__all__ = ["languages", "markdown"]


def languages() -> tuple[str, ...]:
    """The languages that the codebook is written in."""
    return tuple(texts()["codebook"])


def markdown(tables: Sequence[Described], language: str) -> str:
    """The codebook in an interface language.

    >>> from taut.store import described
    >>> print(markdown([described()["stories"]], "id").splitlines()[0])
    # Buku kode
    """
    words = texts()["codebook"][language]
    parts = (*_tables(tables, words, language), *_codes(words, language))
    return "\n".join((f"# {words['title']}", "", words["about"].strip(), "", *parts))


def _tables(tables: Sequence[Described], words: Mapping[str, str], language: str) -> Iterator[str]:
    yield from (f"## {words['tables']}", "")
    for table in tables:
        yield from (f"### `{table.name}`", "", table.description[language], "")
        rows = ((f"`{column.name}`", words[column.type], column.description[language]) for column in table.columns)
        yield from _grid((words["column"], words["type"], words["meaning"]), rows)


def _codes(words: Mapping[str, str], language: str) -> Iterator[str]:
    book = load_codebook()
    yield from (f"## {words['types']}", "", words["about_types"].strip(), "")
    for kind in book.types.values():
        yield from _type(kind, words, language)
    yield from (f"## {words['quads']}", "", words["about_quads"].strip(), "")
    quads = ((str(number), code.label[language]) for number, code in book.quads.items())
    yield from _grid((words["code"], words["label"]), quads)
    for name in ("statuses", "contexts", "sectors"):
        yield from (f"## {words[name]}", "", words[f"about_{name}"].strip(), "")
        yield from _list(getattr(book, name), words, language)
    yield from (f"## {words['actors']}", "", words["about_actors"].strip(), "")


def _type(kind: EventType, words: Mapping[str, str], language: str) -> Iterator[str]:
    quad = load_codebook().quads[kind.quad].label[language]
    yield from (f"### `{kind.name}`: {kind.label[language]}", "", kind.definition[language], "")
    yield from (f"{words['quad']}: {kind.quad} ({quad}). {words['score']}: {kind.score:+.1f}.", "")
    if kind.modes:
        head = (words["mode"], words["label"], words["meaning"], words["score"])
        modes = (
            (f"`{mode.name}`", mode.label[language], mode.definition[language], f"{_score(kind, mode):+.1f}")
            for mode in kind.modes.values()
        )
        yield from _grid(head, modes)


def _score(kind: EventType, mode: Code) -> float:
    return load_codebook().score(kind.name, mode.name)


def _list(codes: Mapping[str, Code], words: Mapping[str, str], language: str) -> Iterator[str]:
    rows = ((f"`{code.name}`", code.label[language], code.definition[language]) for code in codes.values())
    yield from _grid((words["code"], words["label"], words["meaning"]), rows)


def _grid(head: Sequence[str], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """A table in Markdown; a `|` inside a cell has a backslash before it."""
    for row in (head, ("---",) * len(head), *rows):
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
    yield ""
