"""Hold the pinned quality: read the gold articles, score the readings, compare with the floors.

    python evaluation/gate.py GOLD_FOLDER            print the table and fail below a floor
    python evaluation/gate.py GOLD_FOLDER --raise    lift floors to what is reached now
    python evaluation/gate.py GOLD_FOLDER --lower    let floors sink too (say why in the commit)

GOLD_FOLDER holds `score.py` and `dev/`. A figure may fall short of its floor by `slack`, which is the noise of a
changed model on a set of this size; the next raise takes it back.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.json"


def score_text(gold: Path, *, as_json: bool) -> str:
    """What `score.py` prints for the readings of the gold articles."""
    script = str(gold / "score.py")
    with tempfile.TemporaryDirectory() as folder:
        inputs, readings = Path(folder) / "inputs.jsonl", Path(folder) / "readings.jsonl"
        listing = [sys.executable, script, "--inputs", str(gold / "dev")]
        inputs.write_bytes(subprocess.run(listing, check=True, capture_output=True).stdout)
        reading = [sys.executable, "-m", "taut.cli", "read", str(inputs), "--format", "jsonl"]
        readings.write_bytes(subprocess.run(reading, check=False, stdout=subprocess.PIPE).stdout)
        scoring = [sys.executable, script, str(gold / "dev"), str(readings), *(["--json"] if as_json else [])]
        return subprocess.run(scoring, check=True, capture_output=True, text=True).stdout


def figures(scores: dict[str, dict[str, float]]) -> Iterator[tuple[str, float]]:
    """Each pinned figure of a score table by name: F1 where there is one, else recall."""
    for name, row in scores.items():
        if name not in ("articles", "by_type"):
            yield name, row.get("f1", row["recall"])
    yield "events.pair.precision", scores["events.pair"]["precision"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--raise", dest="up", action="store_true")
    parser.add_argument("--lower", dest="down", action="store_true")
    options = parser.parse_args()
    pinned = json.loads(FLOORS.read_text("utf-8"))
    floors, slack = pinned["floors"], pinned["slack"]
    below = 0
    for name, value in figures(json.loads(score_text(options.gold, as_json=True))):
        floor = floors.get(name, 0.0)
        short = value < floor - slack
        below += short
        print(f"{name:<26} {value:.3f}  floor {floor:.3f}{'  BELOW' if short else ''}")
        if (options.up and value > floor) or options.down:
            floors[name] = value
    if options.up or options.down:
        FLOORS.write_text(json.dumps(pinned, indent=2) + "\n", "utf-8")
    print(f"gate: {below} figures below their floor")
    return 1 if below and not options.down else 0


if __name__ == "__main__":
    sys.exit(main())
