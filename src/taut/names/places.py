"""Where: whether a state or city is named as a place or acts."""

from __future__ import annotations

import re

from taut.model import Sentence
from taut.names.context import Context
from taut.names.growth import Phrase
from taut.names.line import STATES
from taut.names.words import Naming

DATELINE = 8  # tokens in which a dateline stands
SIGNATURE = 5  # tokens of a signature in brackets
DOMAIN = re.compile(r"[\w-]+(\.[a-z]{2,})+", re.IGNORECASE)  # an internet address
DASHES = ("-", "--", "–", "—")


def locates(sentence: Sentence, phrase: Phrase, naming: Naming, context: Context) -> bool:
    """Whether a phrase only says where; a state or capital does behind a preposition of place, or joined to a place."""
    if phrase.again:  # `on board of that ship`
        return any(naming.has(token, "within") for token in sentence.tokens[max(0, phrase.first - 2) : phrase.first])
    if phrase.heads or phrase.name or not phrase.owners:
        return False
    form = phrase.owners[0].form
    if form.what == "place":
        return True
    if form.what in ("body", "company"):
        return phrase.first > 0 and naming.has(sentence.tokens[phrase.first - 1], "within")
    if form.what not in STATES:
        return False
    if form.what == "capital" and _dateline(sentence, phrase):
        return True
    if phrase.first == 0:
        return False
    return naming.has(sentence.tokens[phrase.first - 1], "place", "area") or _joined(sentence, phrase, naming, context)


def reaches(sentence: Sentence, phrase: Phrase, naming: Naming) -> bool:
    """Whether a state is named as where somebody goes to or comes from: `sends a protest | to Peru`."""
    if phrase.heads or phrase.name or phrase.first == 0 or not phrase.owners or phrase.owners[0].form.what != "state":
        return False
    before = sentence.tokens[phrase.first - 1]
    return before.pos == "ADP" and naming.has(before, "place", "origin") and not naming.has(before, "within")


def _joined(sentence: Sentence, phrase: Phrase, naming: Naming, context: Context) -> bool:
    """Whether a phrase goes on with a place: `in Syria and Iraq`, `in Jeddah, Saudi Arabia`."""
    form, link = phrase.owners[0].form, phrase.first - 1
    text, listing = sentence.tokens[link].text, naming.has(sentence.tokens[link], "joint", "list")
    end = link - 1 if listing and sentence.tokens[link - 1].text == "," else link
    before = context.places.get((sentence.i, end))
    if listing or (text in DASHES and not sentence.tokens[link - 1].space):
        return before is not None
    if text != ",":
        return False
    tagged = any(name.last == link and name.label == "LOC" for name in sentence.names)
    unknown = tagged and form.what == "capital" and not context.acts(sentence, link)
    # Behind a comma another state may well act (`in Jeddah, Indonesia said`), but not within a list.
    after = sentence.tokens[phrase.last] if phrase.last < len(sentence.tokens) else None
    listed = before is not None and after is not None and (after.text == "," or naming.has(after, "joint"))
    return before == form.code or listed or unknown


def files(sentence: Sentence, phrase: Phrase, naming: Naming) -> bool:
    """Whether a phrase names the outlet of the report itself, in its dateline or alone in brackets."""
    tokens = sentence.tokens
    if sentence.title or phrase.heads:
        return False
    if len(tokens) <= SIGNATURE and tokens[0].text == "(" and tokens[-1].text == ")":
        return True
    text = "".join(t.text + " " * t.space for t in tokens[phrase.first : phrase.last]).strip()
    behind = {token.text for token in tokens[phrase.last : DATELINE]}
    outlet = text.casefold() in naming.outlets or DOMAIN.fullmatch(text) is not None
    return outlet and not behind.isdisjoint(DASHES)


def _dateline(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a city is where the report was filed: at the start before a dash, or in capitals among small letters."""
    tokens = sentence.tokens
    if phrase.last >= len(tokens):
        return False
    after = tokens[phrase.last]
    shouted = tokens[phrase.first].text.isupper() and not all(t.text.isupper() for t in tokens[:DATELINE])
    opening = phrase.first == 0 or (phrase.first < DATELINE and tokens[phrase.first - 1].text == ",")
    return (opening and after.text in DASHES and not sentence.title) or (
        (shouted or phrase.first == 0) and after.text in (",", "(", *DASHES)
    )
