"""Actor phrases: a noun or title with the state, body or name it belongs to, as one maximal stretch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from taut.names.gazetteer import Sighting
from taut.names.growth import Phrase, headed
from taut.names.line import STATES, Line

FILLED = 2  # words between a noun and its demonstrative
REGION = 4  # words of the region between them, with its preposition


def read_phrases(line: Line) -> tuple[Phrase, ...]:
    """The actor phrases of one sentence, in order, none overlapping another."""
    return tuple(_phrases(line))


def _phrases(line: Line) -> Iterator[Phrase]:
    i = end = 0
    while i < len(line):
        phrase = _phrase_at(line, i)
        if phrase is None:
            i += 1
        else:
            phrase = _with_apposition(line, _with_origin(line, phrase))
            if not (_describes_last(phrase) and phrase.first == end):
                yield phrase
            i = end = phrase.last


def _phrase_at(line: Line, i: int) -> Phrase | None:
    sighting = line.starts.get(i)
    named = sighting is not None and sighting.form.what != "head" and sighting.last > i + 1
    pointing = None if named else _pointing(line, i)
    if pointing is not None:
        return pointing
    if sighting is None:
        return _bare_name(line, i)
    if sighting.form.what == "head":
        return headed(line, sighting)
    if sighting.form.what == "person":
        longer = line.name_start(sighting.last) and not line.sentence.title
        end = line.name_end(sighting.last) if longer else sighting.last
        return Phrase(first=i, last=end, name=(i, end), person=sighting, human=True)
    return _owner_alone(line, sighting)


# --- references -----------------------------------------------------------------------------------


def _pointing(line: Line, i: int) -> Phrase | None:
    """A pronoun, a pair (`both states`), or a noun with a demonstrative."""
    if line.tokens[i].text.lower() not in line.naming.openings:
        return None
    for length in (3, 2, 1):
        words = tuple(token.text.lower() for token in line.tokens[i : i + length])
        end = i + length
        if len(words) < length:
            continue
        alone, definite = line.naming.pointers.get(words), line.naming.definite.get(words)
        if alone and line.has(end, "stop"):
            return None  # `those who`
        if alone:
            alone = "several" if line.has(i - 1, "notion") else alone  # `the solution of | two states`
            return Phrase(first=i, last=end + line.has(end, "demonstrative"), pointer=alone)
        if definite:
            stop = _demonstrative(line, end)
            if stop is not None:
                counted = i > 0 and line.tokens[i - 1].pos == "NUM"
                definite = "several" if counted else definite
                return Phrase(first=i, last=stop + 1, pointer=definite, noun=" ".join(words))
    return None


def _demonstrative(line: Line, end: int) -> int | None:
    """Where the demonstrative of a noun that ends at `end` stands: `negara itu`, `negara miskin di Asia Timur itu`."""
    plain = region = end
    while plain < min(end + FILLED, len(line)) and line.filler(plain):
        plain += 1
    region = plain + line.has(plain, "within")
    while region < min(plain + REGION, len(line)) and line.capital(region) and region not in line.starts:
        region += 1
    return next((k for k in (end, plain, region) if line.has(k, "demonstrative")), None)


# --- other phrases --------------------------------------------------------------------------------


def _owner_alone(line: Line, sighting: Sighting) -> Phrase:
    """A state, body, organ, company or place by itself, with its abbreviation or state behind it."""
    owners = [sighting]
    end = line.past_brackets(sighting.last)
    if line.what(end) in STATES and sighting.form.what in ("organ", "body", "company"):
        owners.append(line.starts[end])
        end = line.past_brackets(line.starts[end].last)
    return Phrase(first=sighting.first, last=end, owners=tuple(owners), alias=line.abbreviation(sighting.first, end))


def _bare_name(line: Line, i: int) -> Phrase | None:
    """A name that only the name tagger knows."""
    label = line.labels.get(i)
    if label not in ("PER", "ORG") or not line.capital(i):
        return _unknown_run(line, i)
    if line.sentence.title and line.predicate(i):
        return None
    if (line.ordinary(i) and (line.sentence.title or line.opens(i))) or line.closed(i) or line.figure(i):
        return None
    end = i + 1
    while end < len(line) and line.labels.get(end) == label and end not in line.starts:
        end += 1
    if end == i + 1 and label == "PER" and line.naming.ordinary(line.tokens[i]):
        return None
    last = line.past_brackets(end)
    return Phrase(first=i, last=last, name=(i, end), human=label == "PER", alias=line.abbreviation(i, last))


def _unknown_run(line: Line, i: int) -> Phrase | None:
    """Capitalised words that mean nothing else, two or more or beside a verb of saying: somebody's name."""
    if line.sentence.title or not line.name_start(i) or line.thing(i - 1):
        return None
    if line.has(i - 1, "area") or (line.labels.get(i) == "LOC" and line.has(i - 1, "place", "origin")):
        return None
    end = line.name_end(i)
    words = [k for k in range(i, end) if line.tokens[k].text[:1].isalpha() and len(line.tokens[k].text) > 1]
    shouted = all(line.tokens[k].text.isupper() for k in words)
    if shouted or (len(words) < 2 and not line.speaks(i, end)):
        return None
    return Phrase(first=i, last=end, name=(i, end), human=True)


def _with_origin(line: Line, phrase: Phrase) -> Phrase:
    """A name with the state it comes from behind it."""
    after = phrase.last
    if phrase.owners or not phrase.name or line.what(after + 1) not in STATES or not line.has(after, "native"):
        return phrase
    state = line.starts[after + 1]
    return replace(phrase, last=line.past_brackets(state.last), owners=(state,))


def _with_apposition(line: Line, phrase: Phrase) -> Phrase:
    """`TITLE OF X, Name` and `Name, TITLE OF X` as one phrase; not where it may be a list of several."""
    phrase = _with_bracket(line, phrase)
    comma = phrase.last
    if line.sentence.title or phrase.pointer or comma + 1 >= len(line) or line.tokens[comma].text != ",":
        return phrase
    start = comma + 1 + line.has(comma + 1, "article")
    other = _phrase_at(line, start) if start < len(line) else None
    if other is None and _describes(phrase) and line.name_start(comma + 1):
        end = line.name_end(comma + 1)
        other = Phrase(first=comma + 1, last=end, name=(comma + 1, end), human=True)
    if other is None or other.pointer or line.has(other.last, "joint"):
        return phrase
    if _describes(phrase) and other.human and not other.owners:
        heads = (*phrase.heads, *other.heads)
        return replace(phrase, last=other.last, heads=heads, name=other.name, person=other.person, human=True)
    if phrase.human and not phrase.heads and _describes(other):
        return replace(phrase, last=other.last, heads=other.heads, owners=other.owners, alias=other.alias)
    closed = line.tokens[other.last : other.last + 1]
    if phrase.human and phrase.heads and _describes(other) and closed and closed[0].text == ",":
        listed = line.has(other.last + 1, "joint")
        return phrase if listed else replace(phrase, last=other.last, owners=phrase.owners or other.owners)
    return phrase


def _with_bracket(line: Line, phrase: Phrase) -> Phrase:
    """`TITLE OF X (Name)` as one phrase; an abbreviation in brackets is no name."""
    end = phrase.last - 1
    opening = next((k for k in range(end, phrase.first, -1) if line.tokens[k].text == "("), end)
    inner = range(opening + 1, end)
    if len(inner) < 2 or line.tokens[end].text != ")" or not _describes(phrase) or phrase.person:
        return phrase
    known = line.what(inner.start) == "person"
    if not known and not (line.name_start(inner.start) and line.name_end(inner.start) == end):
        return phrase
    return replace(phrase, name=(inner.start, end), person=line.starts[inner.start] if known else None, human=True)


def _describes_last(phrase: Phrase) -> bool:
    """Whether people of no state only describe whom stands right before: `citizens of Peru | victims`."""
    people = bool(phrase.heads) and phrase.heads[0].form.kind == "people"
    return people and not (phrase.owners or phrase.name or phrase.pointer) and phrase.first > 0


def _describes(phrase: Phrase) -> bool:
    """Whether a nameless phrase tells what somebody is: a function, or a citizen of some state."""
    if phrase.name:
        return False
    if not phrase.heads:
        return any(owner.form.what == "organ" and owner.form.sector for owner in phrase.owners)
    head = phrase.heads[0].form
    return bool(head.office) or (head.kind == "people" and bool(phrase.owners))
