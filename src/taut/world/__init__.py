"""What taut knows of the world in no language: countries, bodies, companies, places and who held which office when.

The forms these have in a language stand in that language's pack; here names are English. Where the tables come from,
and under which licences, is in `README.md` beside this file.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from taut.tables import Row, TableError, read_table

__all__ = ["Body", "Company", "Country", "Office", "Place", "World", "WorldError", "load_world"]

ROOT = Path(__file__).parent

# Codes that stand for no country: bodies by prefix, and the two blocs of the codebook.
STATELESS = ("ARAB", "IGO:", "IMG:", "NGO:", "WEST")
BODY_KINDS = frozenset({"body", "group", "organisation", "party"})
OFFICES = frozenset(
    {
        "activist",
        "ambassador",
        "business-leader",
        "chief-of-staff",
        "commission-president",
        "council-president",
        "crown-prince",
        "defence-minister",
        "deputy-head-of-government",
        "deputy-secretary-general",
        "director-general",
        "energy-minister",
        "finance-minister",
        "foreign-minister",
        "former-leader",
        "governor",
        "group-leader",
        "head-of-government",
        "head-of-state",
        "high-representative",
        "intelligence-chief",
        "interior-minister",
        "legislator",
        "minister",
        "opposition-leader",
        "party-leader",
        "secretary-general",
        "security-adviser",
        "speaker",
        "special-envoy",
        "spokesperson",
        "supreme-leader",
        "trade-minister",
        "un-ambassador",
        "vice-president",
    }
)

T = TypeVar("T")


class WorldError(TableError):
    """A table of the world that names an unknown country, kind, office or date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state or territory; `code` is ISO 3166-1 alpha-3, `cow` its Correlates of War number in 2016."""

    code: str
    alpha2: str
    name: str
    cow: int | None
    region: str
    capital: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An intergovernmental body, armed group, party or organisation, as it counted between two dates.

    `code` and `sector` are those of an actor: `IGO:UNO` and None, or `PSE` and `REB`. `kind` is "body", "group",
    "party" or "organisation".
    """

    name: str
    code: str
    sector: str | None
    kind: str
    start: date | None
    end: date | None
    wikidata: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A company and the state it belongs to; `ambiguous` where its name alone may well mean something else."""

    name: str
    aliases: tuple[str, ...]
    country: str
    industry: str
    ambiguous: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city or region; `population` is None for regions and small places."""

    name: str
    country: str
    population: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A person in an office from `start` to `end`, both included; known to be right up to `checked`.

    `code` and `sector` are those of an actor. A start or end known by its year or month alone takes in all of it.
    """

    person: str
    aliases: tuple[str, ...]
    code: str
    sector: str | None
    office: str
    start: date
    end: date | None
    checked: date
    wikidata: str | None

    def held_on(self, day: date) -> bool:
        """Whether the person was in this office on a day."""
        return within(day, self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class World:
    """The tables, indexed by what one looks them up with.

    >>> world = load_world()
    >>> world.countries["IDN"].name
    'Indonesia'
    >>> [world.body("Taliban", day).sector for day in (date(2019, 1, 1), date(2022, 1, 1))]
    ['REB', None]
    """

    countries: Mapping[str, Country]  # by alpha-3 code
    bodies: Mapping[str, tuple[Body, ...]]  # by English name, one or more periods
    companies: tuple[Company, ...]
    places: Mapping[str, Place]  # by English name
    offices: tuple[Office, ...]

    def body(self, name: str, on: date | None = None) -> Body | None:
        """The body of that name as it counted on a day; without a day, or outside all periods, as it counts last."""
        periods = self.bodies.get(name, ())
        if on is not None:
            for body in periods:
                if within(on, body.start, body.end):
                    return body
        return periods[-1] if periods else None

    def known(self, code: str) -> bool:
        """Whether an actor's code, without sector, is that of a country or of a body without a state."""
        return code in self.countries or code.startswith(STATELESS)

    def __hash__(self) -> int:
        return id(self)


def within(day: date, start: date | None, end: date | None) -> bool:
    """Whether a day lies between two others, both included, where None is open.

    >>> within(date(2021, 8, 15), date(2021, 8, 15), None)
    True
    """
    return (start is None or start <= day) and (end is None or day <= end)


@cache
def load_world() -> World:
    """Read and check all tables; the value is shared and immutable. Raises WorldError where a row cannot be right."""
    countries = {row.code: row for row in table("countries", country)}
    read = Reader(codes=frozenset(countries))
    bodies: dict[str, tuple[Body, ...]] = {}
    for body in sorted(table("bodies", read.body), key=lambda body: body.start or date.min):
        bodies[body.name] = (*bodies.get(body.name, ()), body)
    return World(
        countries=MappingProxyType(countries),
        bodies=MappingProxyType(bodies),
        companies=tuple(table("companies", read.company)),
        places=MappingProxyType({row.name: row for row in table("places", read.place)}),
        offices=tuple(table("people", read.office)),
    )


def table(name: str, make: Callable[[Row], T]) -> Iterable[T]:
    """The rows of one table as values; names table and row in the error of one that cannot be right."""
    path = ROOT / f"{name}.tsv"
    for row in read_table(path) if path.exists() else ():
        try:
            yield make(row)
        except (KeyError, ValueError) as error:
            raise WorldError(f"{path.name}, {next(iter(row.values()))!r}: {error}") from error


def country(row: Row) -> Country:
    """One row of `countries.tsv`."""
    return Country(
        code=row["code"],
        alpha2=row["alpha2"],
        name=row["name"],
        cow=int(row["cow"]) if row["cow"] else None,
        region=row["region"],
        capital=row["capital"] or None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Makes values of rows that name a country, and raises ValueError for one that there is not."""

    codes: frozenset[str]

    def body(self, row: Row) -> Body:
        """One row of `bodies.tsv`."""
        if row["kind"] not in BODY_KINDS:
            raise ValueError(f"unknown kind {row['kind']!r}")
        return Body(
            name=row["name"],
            code=self.actor(row["code"]),
            sector=row["sector"] or None,
            kind=row["kind"],
            start=day(row["start"]),
            end=day(row["end"]),
            wikidata=row["wikidata"] or None,
        )

    def company(self, row: Row) -> Company:
        """One row of `companies.tsv`."""
        return Company(
            name=row["name"],
            aliases=several(row["aliases"]),
            country=self.state(row["country"]),
            industry=row["industry"],
            ambiguous=row["ambiguous"] == "yes",
        )

    def place(self, row: Row) -> Place:
        """One row of `places.tsv`."""
        population = int(row["population"]) if row["population"] else None
        return Place(name=row["name"], country=self.state(row["country"]), population=population)

    def office(self, row: Row) -> Office:
        """One row of `people.tsv`."""
        if row["office"] not in OFFICES:
            raise ValueError(f"unknown office {row['office']!r}")
        start, end = first_day(row["start"]), last_day(row["end"]) if row["end"] else None
        if end is not None and end < start:
            raise ValueError(f"the office ends {end}, before it starts {start}")
        checked = day(row["checked"])
        if checked is None:
            raise ValueError("no day up to which it was checked")
        code, _, sector = (row["code"], "", "") if row["code"].startswith(STATELESS) else row["code"].partition(":")
        return Office(
            person=row["person"],
            aliases=several(row["aliases"]),
            code=self.actor(code),
            sector=sector or None,
            office=row["office"],
            start=start,
            end=end,
            checked=checked,
            wikidata=row["wikidata"] or None,
        )

    def state(self, code: str) -> str:
        """The code of a country, checked."""
        if code not in self.codes:
            raise ValueError(f"unknown country code {code!r}")
        return code

    def actor(self, code: str) -> str:
        """The code of a country or of a body without a state, checked."""
        return code if code.startswith(STATELESS) else self.state(code)


def day(text: str) -> date | None:
    """An ISO date, or None for an empty cell."""
    return date.fromisoformat(text) if text else None


def first_day(text: str) -> date:
    """The first day of a day, month or year.

    >>> first_day("2016-05")
    datetime.date(2016, 5, 1)
    """
    return date.fromisoformat(f"{text}-01-01"[:10])


def last_day(text: str) -> date:
    """The last day of a day, month or year.

    >>> last_day("2016-02"), last_day("2016")
    (datetime.date(2016, 2, 29), datetime.date(2016, 12, 31))
    """
    if len(text) == len("2016-02-29"):
        return date.fromisoformat(text)
    month = first_day(text if "-" in text else f"{text}-12")
    return month.replace(day=monthrange(month.year, month.month)[1])


def several(text: str) -> tuple[str, ...]:
    """The parts of a cell that holds several values, separated by `|`."""
    return tuple(part for part in text.split("|") if part)
