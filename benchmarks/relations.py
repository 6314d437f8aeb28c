"""How fast series and movements are made, and how often the search for changes errs.

    python benchmarks/relations.py

All ties are made up. Errs: the share of series without any shift in which a change is found, by the penalty and, for
comparison, by a plain BIC; and the share of planted shifts that are found within three happenings.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core: before numpy starts its threads

from taut.model import Tie
from taut.relations import PERIODS, movements, relation, shifts

START, DAYS, NEAR, RUNS = date(2015, 1, 1), 3650, 3, 300
SCORES = (2.1, 2.1, 2.1, 4.2, 4.6, -3, -3, -5, -9, 6.8, 2.8, -2, 1.5, 0.5, -6, -9, -1)
NOISES: dict[str, Callable[[random.Random], float]] = {
    "normal": lambda r: r.gauss(0, 4),
    "PLOVER scores": lambda r: r.choice(SCORES),
    "two extremes": lambda r: r.choice((-9, 7)),
    "rare attacks": lambda r: -9 if r.random() < 0.05 else 2.1,
}


def tie(id_: str, day: date, score: float, ways: tuple[str, str] = ("CHN", "RUS")) -> Tie:
    return Tie(
        happening=id_, source=ways[0], target=ways[1], mutual=False, day=day, quad=1 if score > 0 else 4, score=score,
        reports=2, outlets=1,
    )  # fmt: skip


def made_up(count: int, pairs: Sequence[tuple[str, str]]) -> list[Tie]:
    r = random.Random(1)
    return [
        tie(f"{r.getrandbits(64):016x}", START + timedelta(days=r.randrange(DAYS)), r.choice(SCORES), r.choice(pairs))
        for _ in range(count)
    ]


def median_ms(run: Callable[[], object], times: int = 11) -> float:
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        spent.append(time.perf_counter() - began)
    return 1000 * statistics.median(spent)


def speed() -> None:
    read = {START + timedelta(days=n): 30 for n in range(DAYS)}
    ties = made_up(20_000, [("CHN", "RUS"), ("RUS", "CHN")])
    relation("CHN", "RUS", ties, read, "year")  # loads what is loaded once
    for by in PERIODS:
        spent = median_ms(partial(relation, "CHN", "RUS", ties, read, by))
        print(f"relation, 20,000 ties, ten years by {by}: {spent:.0f} ms")
    codes = [f"C{n:03}" for n in range(190)]
    ties = made_up(200_000, [(a, b) for a in codes[:50] for b in codes if a != b][:8000])
    for days in (90, DAYS // 2):
        spent = median_ms(partial(movements, ties, read, on=START + timedelta(days=DAYS), days=days))
        print(f"movements, 200,000 ties, {days} days: {spent:.0f} ms")


def sequence(scores: Sequence[float]) -> list[Tie]:
    return [tie(f"{n:05}", START + timedelta(days=n), score) for n, score in enumerate(scores)]


def bursts(r: random.Random, size: int) -> list[float]:
    """Normal noise in which each score takes over 0.3 of the one before."""
    scores = [r.gauss(0, 4)]
    while len(scores) < size:
        scores.append(0.3 * scores[-1] + r.gauss(0, 4))
    return scores


def alarms() -> None:
    kept = shifts.PENALTY
    draws = {name: lambda r, n, one=one: [one(r) for _ in range(n)] for name, one in NOISES.items()} | {
        "bursts": bursts
    }
    for penalty in (2.0, kept):
        shifts.PENALTY = penalty
        for name, draw in draws.items():
            r = random.Random(11)
            shares = [
                sum(bool(shifts.changes(sequence(draw(r, n)))) for _ in range(RUNS)) / RUNS for n in (10, 20, 50, 200)
            ]
            print(
                f"penalty {penalty:.0f}, {name}: "
                + ", ".join(f"{share:.1%}" for share in shares)
                + " of 10, 20, 50, 200"
            )


def power() -> None:
    for size, shift in ((30, 5), (30, 8), (60, 6), (60, 9)):
        r, found = random.Random(5), 0
        for _ in range(RUNS):
            ties = sequence([r.choice(SCORES) + (shift if n >= size // 2 else 0) for n in range(size)])
            found += any(abs((c.day - START).days - size // 2) <= NEAR for c in shifts.changes(ties))
        print(f"a shift of {shift} in the middle of {size}: {found / RUNS:.0%} found")


if __name__ == "__main__":
    speed()
    alarms()
    power()
