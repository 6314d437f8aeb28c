"""What a reading depends on besides its article: told as digests, so that a stored one is known to be out of date."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from taut import world
from taut.languages import load_pack
from taut.model import Versions

__all__ = ["current"]


@cache
def current(language: str) -> Versions:
    """The versions that an article in this language would be read with now.

    >>> len(current("id").codebook)
    12
    """
    pack = load_pack(language)
    words = [*pack.root.glob("*.tsv"), *pack.root.glob("*.toml")]
    tables = [*world.ROOT.glob("*.tsv"), *world.ROOT.glob("*.toml")]
    parser = [path for path in (pack.root / "parser").rglob("*") if path.is_file() and path.suffix != ".md"]
    return Versions(taut=version("taut"), codebook=_digest([*words, *tables]), parser=_digest(parser))


def _digest(paths: Iterable[Path]) -> str:
    """Twelve hexadecimal digits of names and contents."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:12]
