"""Relations: how two actors deal with each other over time, and which pairs draw together or apart."""

from taut.relations.moves import movements
from taut.relations.periods import PERIODS, span
from taut.relations.series import relation

__all__ = ["PERIODS", "movements", "relation", "span"]
