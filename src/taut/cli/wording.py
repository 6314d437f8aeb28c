"""Numbers and counts as the interface writes them."""

from __future__ import annotations

from collections.abc import Mapping

Labels = Mapping[str, str]
ID_SHOWN = 8  # letters of an id that tell what a store of many thousands holds apart
KILO = 1000


def counted(number: int, key: str, labels: Labels) -> str:
    """A number with its noun; some languages have another form for one.

    >>> counted(1200, "n", {"n": "{n} happenings", "n_one": "{n} happening", "thousands": ","})
    '1,200 happenings'
    """
    form = labels.get(f"{key}_one", labels[key]) if number == 1 else labels[key]
    return form.format(n=grouped(number, labels))


def grouped(number: int, labels: Labels) -> str:
    """A whole number with its thousands apart."""
    return f"{number:,}".replace(",", labels["thousands"])


def signed(value: float) -> str:
    """A number with one decimal and its sign; zero is never negative."""
    return f"{round(value, 1) + 0.0:+.1f}"


def short(id_: str | None) -> str:
    """The beginning of an id, enough to point to it."""
    return (id_ or "")[:ID_SHOWN]


def sized(size: int) -> str:
    """A size of a file for the eye.

    >>> sized(1_957_888)
    '2.0 MB'
    """
    value = float(size)
    for unit in ("B", "kB", "MB"):
        if value < KILO:
            return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"
        value /= KILO
    return f"{value:.1f} GB"
