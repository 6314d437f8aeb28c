"""What a user looks for, and the same as an expression of SQLite's full-text search over stems.

Words beside each other must all be there. `"several words"` stand in this order, `word*` begins so, `AND`, `OR` and
`NOT` in capitals and brackets combine, `title:` and `text:` look in one place only. All else is literal. The
expression is written anew from what was understood: whatever is typed, SQLite meets no syntax error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from taut.languages import Pack
from taut.store.words import stem, words

COLUMNS = {"title": "title", "text": "body"}  # what a user writes: what the index calls it
MARKS = '"“”„'
TOKEN = re.compile(
    rf"""
      [{MARKS}](?P<phrase>[^{MARKS}]*)[{MARKS}](?P<star>\*)?
    | (?P<mark>[{MARKS}])
    | (?P<open>\() | (?P<close>\))
    | (?P<column>{"|".join(COLUMNS)}):(?=\s*[^\s)])
    | (?P<operator>AND|OR|NOT)(?=[\s(){MARKS}]|\Z)
    | (?P<bare>[^\s(){MARKS}]+)
    """,
    re.VERBOSE,
)
MOST_WORDS = 128
MOST_DEPTH = 8  # of brackets in brackets: SQLite's own parser has a bound as well


class QueryError(ValueError):
    """A query that cannot be understood; the message says why in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Stems next to each other; where there are `beginnings`, a word follows that begins with one of them."""

    stems: tuple[str, ...]
    beginnings: tuple[str, ...] = ()
    column: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Everything wanted, and nothing unwanted."""

    wanted: tuple[Query, ...]
    unwanted: tuple[Query, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """One of several at least."""

    options: tuple[Query, ...]


Query = Phrase | AllOf | AnyOf


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    """A piece of a query; `kind` is the name of the pattern that found it."""

    kind: str
    text: str
    phrase: Phrase | None = None


def match(query: str, pack: Pack | None) -> str:
    """What follows MATCH in SQLite for this query; raises QueryError where the query cannot be understood.

    >>> from taut.languages import load_pack
    >>> match('sanksi NOT ("uji coba" OR title:rudal*)', load_pack("id"))
    '("sanksi" NOT ("uji coba" OR title : "rudal" *))'
    """
    return _written(parse_query(query, pack))


def parse_query(query: str, pack: Pack | None) -> Query:
    """What a query looks for; raises QueryError.

    >>> parse_query("oil", None)
    Phrase(stems=('oil',), beginnings=(), column=None)
    """
    tokens = tuple(_tokens(query, pack))
    found = [token.phrase for token in tokens if token.phrase]
    if not found:
        raise QueryError("nothing to look for: the query holds no word")
    if sum(len(phrase.stems) + bool(phrase.beginnings) for phrase in found) > MOST_WORDS:
        raise QueryError(f"the query is too long: at most {MOST_WORDS} words")
    asked, rest = _any_of(tokens, None, 0)
    if rest:
        raise QueryError("a bracket is closed that was not opened")
    return asked


def phrases(query: Query) -> Iterator[Phrase]:
    """What a text that answers may show: every phrase of a query, save those that it excludes."""
    match query:
        case Phrase():
            yield query
        case AllOf(wanted=parts) | AnyOf(options=parts):
            for part in parts:
                yield from phrases(part)


def _tokens(query: str, pack: Pack | None) -> Iterator[_Token]:
    """The pieces of a query; one without a letter or digit is none."""
    for piece in TOKEN.finditer(query):
        kind, text = piece.lastgroup or "", piece.group()
        if kind == "mark":
            raise QueryError("a quotation mark is not closed")
        if kind in ("phrase", "star"):
            phrase = _phrase(piece["phrase"], pack, begins=kind == "star")
            if phrase is None:
                raise QueryError("there is no word between the quotation marks")
            yield _Token(kind="phrase", text=text, phrase=phrase)
        elif kind == "bare":
            phrase = _phrase(text, pack, begins=text.endswith("*"))
            if phrase is not None:
                yield _Token(kind="phrase", text=text, phrase=phrase)
        else:
            yield _Token(kind=kind, text=text)


def _phrase(text: str, pack: Pack | None, *, begins: bool) -> Phrase | None:
    """The words of a text as one phrase; what a word begins with is tried as typed and as its stem."""
    found = list(words(text, pack))
    if not found:
        return None
    if not begins:
        return Phrase(stems=tuple(word.stem for word in found))
    last = found.pop()
    typed = stem(last.span.of(text), None)
    return Phrase(stems=tuple(word.stem for word in found), beginnings=tuple(dict.fromkeys((typed, last.stem))))


_Rest = tuple[_Token, ...]


def _any_of(tokens: _Rest, column: str | None, depth: int) -> tuple[Query, _Rest]:
    first, rest = _all_of(tokens, column, depth)
    options = [first]
    while _is(rest, "OR"):
        option, rest = _all_of(rest[1:], column, depth)
        options.append(option)
    return (first if len(options) == 1 else AnyOf(options=tuple(options))), rest


def _all_of(tokens: _Rest, column: str | None, depth: int) -> tuple[Query, _Rest]:
    """Parts with AND, NOT or nothing between them."""
    wanted: list[Query] = []
    unwanted: list[Query] = []
    rest = tokens
    while True:
        without = _is(rest, "NOT")
        part, rest = _part(rest[without:], column, depth)
        (unwanted if without else wanted).append(part)
        if _is(rest, "AND"):
            rest = rest[1:]
        elif not rest or rest[0].kind == "close" or _is(rest, "OR"):
            break
    if not wanted:
        raise QueryError("NOT excludes from what else is looked for, and there is nothing else")
    alone = len(wanted) == 1 and not unwanted
    return (wanted[0] if alone else AllOf(wanted=tuple(wanted), unwanted=tuple(unwanted))), rest


def _part(tokens: _Rest, column: str | None, depth: int) -> tuple[Query, _Rest]:
    """A phrase, a bracket, or either behind the name of a column."""
    if depth > MOST_DEPTH:
        raise QueryError(f"too many brackets in brackets: at most {MOST_DEPTH}")
    if not tokens:
        raise QueryError("the query ends where a word, a phrase or a bracket must follow")
    first, rest = tokens[0], tokens[1:]
    if first.phrase is not None:
        return replace(first.phrase, column=column), rest
    if first.kind == "column" and rest and rest[0].kind in ("phrase", "open"):
        return _part(rest, COLUMNS[first.text[:-1]], depth)
    if first.kind != "open":
        raise QueryError(f"a word, a phrase or a bracket must stand before {first.text}")
    inner, rest = _any_of(rest, column, depth + 1)
    if not rest:
        raise QueryError("a bracket is not closed")
    return inner, rest[1:]


def _is(tokens: _Rest, operator: str) -> bool:
    return bool(tokens) and tokens[0].kind == "operator" and tokens[0].text == operator


def _written(query: Query) -> str:
    """The expression of a query; flat where it can be, for SQLite bounds how deep one may be."""
    match query:
        case Phrase():
            heads = [f'"{" ".join((*query.stems, last))}" *' for last in query.beginnings]
            found = _joined(heads or [f'"{" ".join(query.stems)}"'], "OR")
            return f"{query.column} : {found}" if query.column else found
        case AnyOf(options=options):
            return _joined([_written(option) for option in options], "OR")
        case AllOf(wanted=wanted, unwanted=unwanted):
            found = _joined([_written(part) for part in wanted], "AND")
            return f"({found} NOT {_joined([_written(part) for part in unwanted], 'OR')})" if unwanted else found


def _joined(parts: list[str], operator: str) -> str:
    return parts[0] if len(parts) == 1 else f"({f' {operator} '.join(parts)})"
