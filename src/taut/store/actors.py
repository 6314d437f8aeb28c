"""What people call an actor, in any language that taut speaks or reads, and its code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType

from babel import Locale

from taut.languages import available, load_pack
from taut.model import full_code
from taut.world import load_world
from taut.world.codebook import load_codebook

__all__ = ["UnknownActor", "code_of", "name_of"]

SUGGESTED = 3
NEAR = 0.7  # how alike a suggestion is at least, as difflib counts it


class UnknownActor(LookupError):
    """A name or code that means no actor here; says what comes near."""


def code_of(name: str) -> str:
    """The code that a name, an ISO code of two or three letters, or a code of taut's own stands for.

    Raises UnknownActor with suggestions.

    >>> [code_of(name) for name in ("Rusia", "russia", "RU", "RUS", "Kremlin", "PBB", "Hamas", "usa:bus")]
    ['RUS', 'RUS', 'RUS', 'RUS', 'RUS', 'IGO:UNO', 'PSE:REB', 'USA:BUS']
    """
    wanted = " ".join(name.split())
    base, _, sector = wanted.upper().partition(":")
    if sector in load_codebook().sectors and base in load_world().countries:
        return f"{base}:{sector}"
    # A name comes before a code of two letters: `AS` is written for the United States, not for American Samoa.
    found = _codes().get(wanted.upper()) or _names().get(wanted.casefold()) or _short_codes().get(wanted.upper())
    if found is None:
        raise UnknownActor(f"{name!r} is no actor known here{_near(wanted)}")
    return found


def _near(name: str) -> str:
    close = [form for forms in _near_forms() for form in get_close_matches(name.casefold(), forms, cutoff=NEAR)]
    codes = dict.fromkeys(_names()[form] for form in close)
    said = [f"{name_of(code)} ({code})" for code in list(codes)[:SUGGESTED]]
    return (
        f"; did you mean {' or '.join(said)}?" if said else "; write a name in English or Indonesian, or a code (RUS)"
    )


def name_of(code: str, language: str = "en") -> str:
    """What a code is called in a language of the interface; a code without a name stays as it is.

    >>> name_of("RUS", "id"), name_of("IGO:UNO"), name_of("USA:BUS")
    ('Rusia', 'United Nations', 'United States, business')
    """
    if code in _bodies():
        return _bodies()[code]
    base, _, sector = code.partition(":")
    country = load_world().countries.get(base)
    if country is None:
        return code
    named = Locale(language).territories.get(country.alpha2)
    label = load_codebook().sectors[sector].label[language] if sector in load_codebook().sectors else sector
    return ", ".join(filter(None, (named or country.name, label)))


@cache
def _codes() -> Mapping[str, str]:
    """Every code that can be written, in capitals."""
    world = load_world()
    codes = {country.code: country.code for country in world.countries.values()}
    codes |= {code.upper(): code for code in ("ARAB", "WEST")}
    own = (full_code(body.code, body.sector) for periods in world.bodies.values() for body in periods)
    return MappingProxyType({code.upper(): code for code in own} | codes)


@cache
def _short_codes() -> Mapping[str, str]:
    return MappingProxyType({row.alpha2: row.code for row in load_world().countries.values() if row.alpha2})


@cache
def _near_forms() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of states, and all others: a slip of the pen is more likely one for a state."""
    states = load_world().countries
    forms = _names().items()
    return tuple(f for f, code in forms if code in states), tuple(f for f, code in forms if code not in states)


@cache
def _names() -> Mapping[str, str]:
    """Every name in small letters; of two with one name, a state comes before a body."""
    return MappingProxyType({form.casefold(): code for form, code in _forms()})


def _forms() -> Iterator[tuple[str, str]]:
    """Names with their codes, the weightier later."""
    world = load_world()
    for name, periods in world.bodies.items():
        yield name, full_code(periods[-1].code, periods[-1].sector)
    for language in available():
        pack = load_pack(language)
        for row in pack.tables.get("bodies", ()):
            body = world.body(row["body"])
            if body is not None:
                yield row["form"], full_code(body.code, body.sector)
        for row in pack.tables.get("countries", ()):
            yield row["form"], row["code"]
    for country in world.countries.values():
        yield country.name, country.code


@cache
def _bodies() -> Mapping[str, str]:
    """One name for each body without a state: the one its code abbreviates, else a form equal to it, else the first."""
    names: dict[str, str] = {}
    for name, periods in load_world().bodies.items():
        code = periods[-1].code
        if ":" in code and (code not in names or code.partition(":")[2].startswith(_initials(name))):
            names[code] = name
    own = {code.partition(":")[2]: code for code, name in names.items() if not code.endswith(_initials(name))}
    for form, code in _forms():
        if own.get(form) == code:
            names[code] = form
    return MappingProxyType(names)


def _initials(name: str) -> str:
    """The capitals that a name abbreviates to, two at least."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return initials if len(initials) > 1 else name
