"""A record in its sentence, as HTML: who acts, what is done and to whom, told apart by colour and by label."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from taut.model.reading import Event, Reading, Span

# Told apart by the colour-blind; the title says in words what the colour says.
STYLES = {
    "actor": "background:#cfe8ff;border-bottom:2px solid #0b5cad",
    "trigger": "background:#fff3b0;border-bottom:2px dotted #7a5d00",
    "recipient": "background:#ffe0c2;border-bottom:2px dashed #a34700",
}


def marked_reading(reading: Reading) -> str:
    """The headline of a reading and every event under it in its sentence."""
    text = reading.article.text
    shown = [marked_sentence(event, event.evidence.sentence.of(text)) for event in reading.events]
    return f"<h4>{escape(reading.article.title or '')}</h4>{''.join(shown)}<p><small>{_counted(reading)}</small></p>"


def _counted(reading: Reading) -> str:
    counts = {"events": reading.events, "agreements": reading.agreements, "quotes": reading.quotes}
    return " · ".join(f"{len(records)} {name}" for name, records in counts.items())


def marked_sentence(event: Event, sentence: str) -> str:
    """The sentence of an event with its actors, trigger and recipients marked, and the code under it."""
    parts = [
        f'<mark style="{STYLES[k]}" title="{k}">{escape(t)}</mark>' if k else escape(t)
        for k, t in _cut(event, sentence)
    ]
    sides = (", ".join(a.full_code for a in side) for side in (event.actors, event.recipients))
    actors, recipients = (escape(side) or "–" for side in sides)
    what = escape(f"{event.type}/{event.mode}" if event.mode else event.type)
    note = (
        f"<b>{what}</b> {actors} → {recipients} · {escape(event.status)} · {event.score:+.1f} · {event.confidence:.0%}"
    )
    return f"<p>{''.join(parts)}<br><small>{note}</small></p>"


def _cut(event: Event, sentence: str) -> Iterator[tuple[str | None, str]]:
    """The sentence in pieces, each with what it is marked as; where marks overlap the earlier one holds."""
    evidence, base = event.evidence, event.evidence.sentence.start
    marks: list[tuple[Span, str]] = [(span, "actor") for span in evidence.actors]
    marks += [(evidence.trigger, "trigger")] if evidence.trigger else []
    marks += [(span, "recipient") for span in evidence.recipients]
    at = 0
    for span, kind in sorted(marks):
        start, end = span.start - base, span.end - base
        if at <= start < end <= len(sentence):
            yield None, sentence[at:start]
            yield kind, sentence[start:end]
            at = end
    yield None, sentence[at:]
