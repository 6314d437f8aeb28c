"""Copies and retellings across outlets put together: one story, one happening, many reports.

Pure functions over values: whoever keeps fingerprints finds candidates by their keys, asks `likeness` of each pair, and
gives a connected set to `stories`; the result does not depend on the order in which the articles came.
"""

from taut.stories.alike import WINDOW, likeness
from taut.stories.bonds import ties
from taut.stories.deeds import happenings
from taut.stories.matters import stories
from taut.stories.outlets import outlet_key
from taut.stories.prints import fingerprint

__all__ = ["WINDOW", "fingerprint", "happenings", "likeness", "outlet_key", "stories", "ties"]
