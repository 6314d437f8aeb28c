"""Treebanks in CoNLL-U, read as the tokenizer of taut would see them: one written word, one token."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = 0  # CoNLL-U counts words from 1; head 0 is the root


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One token: `head` is 1-based as in CoNLL-U, 0 for the root; `voice` is `Act`, `Pass` or empty."""

    form: str
    upos: str
    head: int
    rel: str
    voice: str = ""
    space: bool = True


Sentence = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    first: int
    last: int
    word: Word


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of one treebank file, plain or gzipped; raises ValueError for a line that is no CoNLL-U."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        yield from parse_conllu(file)


def parse_conllu(lines: Iterable[str]) -> Iterator[Sentence]:
    """The sentences in lines of CoNLL-U, with multi-word tokens written as the one word they are in the text."""
    block: list[_Line] = []
    for line in lines:
        if line.strip():
            if not line.startswith("#"):
                block.extend(_line(line))
        elif block:
            yield _sentence(block)
            block = []
    if block:
        yield _sentence(block)


def _line(line: str) -> Iterator[_Line]:
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) != 10:
        raise ValueError(f"{len(cells)} columns instead of 10: {line.strip()!r}")
    if "." in cells[0]:  # an empty node of the enhanced graph is no word
        return
    first, _, last = cells[0].partition("-")
    voice = dict(pair.split("=", 1) for pair in cells[5].split("|") if "=" in pair).get("Voice", "")
    yield _Line(
        int(first),
        int(last or first),
        Word(
            form=cells[1],
            upos=cells[3],
            head=int(cells[6]) if cells[6].isdigit() else ROOT,
            rel=cells[7],
            voice=voice,
            space="SpaceAfter=No" not in cells[9].split("|"),
        ),
    )


def _sentence(block: list[_Line]) -> Sentence:
    spans = [line for line in block if line.last > line.first]
    words = {line.first: line.word for line in block if line.last == line.first}
    groups: dict[int, tuple[int, ...]] = {}
    hidden: set[int] = set()
    for span in spans:
        members = tuple(range(span.first, span.last + 1))
        host = host_of(members, words)
        words[host] = replace(words[host], form=span.word.form, space=span.word.space)
        groups[host] = members
        hidden.update(set(members) - {host})
    owner = {member: host for host, members in groups.items() for member in members}
    kept = [index for index in sorted(words) if index not in hidden]
    place = {index: position for position, index in enumerate(kept, 1)} | {ROOT: ROOT}
    return tuple(replace(words[index], head=place[owner.get(words[index].head, words[index].head)]) for index in kept)


def host_of(members: tuple[int, ...], words: dict[int, Word]) -> int:
    """The word of a multi-word token that the rest of the sentence sees: the one whose head lies outside."""
    outside = [member for member in members if words[member].head not in members]
    open_class = [member for member in outside if words[member].upos not in {"PRON", "PART", "DET"}]
    return (open_class or outside or list(members))[0]


def merge(sentence: Sentence, spans: Iterable[tuple[int, int]], keep_form: bool = False) -> Sentence:
    """The sentence with each 0-based, half-open span written as one token with the tags of its highest word.

    `keep_form` keeps the first word's form alone; otherwise the forms are joined as they stand in the text.
    """
    owner = list(range(len(sentence)))
    merged = {}
    for start, end in spans:
        top = next((i for i in range(start, end) if not start < sentence[i].head <= end), start)
        for index in range(start, end):
            owner[index] = top
        parts = sentence[start:end]
        form = parts[0].form if keep_form else "".join(w.form + " " * w.space for w in parts[:-1]) + parts[-1].form
        merged[top] = replace(sentence[top], form=form, space=parts[-1].space)
    kept = [index for index in range(len(sentence)) if owner[index] == index]
    place = {index: position for position, index in enumerate(kept, 1)}
    return tuple(
        replace(
            merged.get(index, sentence[index]),
            head=place[owner[sentence[index].head - 1]] if sentence[index].head else ROOT,
        )
        for index in kept
    )
